// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/number_format.h"
#include "tests/support/catch.h"

using model::groupedNumber;
using model::readPersonsNumber;

TEST_CASE("A typed number may have thousands, a magnitude and an exponent")
{
    CHECK(readPersonsNumber("480,000") == 480000);
    CHECK(readPersonsNumber("480 000") == 480000);
    CHECK(readPersonsNumber("480\u202f000") == 480000);
    CHECK(readPersonsNumber(" 1,234.5 ") == 1234.5);
    CHECK(readPersonsNumber("1.2M") == 1.2e6);
    CHECK(readPersonsNumber("35 k") == 35000);
    CHECK(readPersonsNumber("3e5") == 300000);
    CHECK(readPersonsNumber("2.1e25") == 2.1e25);
    CHECK(readPersonsNumber("-12") == -12);
    CHECK(readPersonsNumber("1,2345") == 1.2345); // no thousands are grouped so
}

TEST_CASE("A typed number is nothing where its meaning is a guess")
{
    for (const auto* text : { "", "many", "1,23,456", "12k5", "1.2.3", "1,000.5,0", "1e400", "0x10", "nan" }) {
        CAPTURE(text);
        CHECK_FALSE(readPersonsNumber(text));
    }
}

TEST_CASE("A grouped number reads back the same")
{
    CHECK(groupedNumber(480000) == "480,000");
    CHECK(groupedNumber(999) == "999");
    CHECK(groupedNumber(-1234567.25) == "-1,234,567.25");
    CHECK(groupedNumber(0.35) == "0.35");
    for (const double number : { 0.0, 12.5, 1e6, 123456789.0, 2.1e25, 0.000012 }) {
        CAPTURE(number);
        CHECK(readPersonsNumber(groupedNumber(number)) == number);
    }
}
