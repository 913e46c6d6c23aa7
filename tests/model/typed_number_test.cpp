// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/table/typed_number.h"
#include "tests/support/catch.h"

using model::groupedNumber;
using model::readTypedNumber;

TEST_CASE("A typed number may have thousands, a magnitude and an exponent")
{
    CHECK(readTypedNumber("480,000") == 480000);
    CHECK(readTypedNumber("480 000") == 480000);
    CHECK(readTypedNumber("480\u202f000") == 480000);
    CHECK(readTypedNumber(" 1,234.5 ") == 1234.5);
    CHECK(readTypedNumber("1.2M") == 1.2e6);
    CHECK(readTypedNumber("35 k") == 35000);
    CHECK(readTypedNumber("3e5") == 300000);
    CHECK(readTypedNumber("2.1e25") == 2.1e25);
    CHECK(readTypedNumber("-12") == -12);
}

TEST_CASE("A typed number is nothing where its meaning is a guess")
{
    for (const auto* text : { "", "many", "1,2", "1,23,456", "1,2345", "12k5", "1.2.3", "1,000.5,0", "1e400", "0x10", "nan" }) {
        CAPTURE(text);
        CHECK_FALSE(readTypedNumber(text));
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
        CHECK(readTypedNumber(groupedNumber(number)) == number);
    }
}
