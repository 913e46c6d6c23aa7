// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

#include "model/records/quarter.h"

using namespace model;

TEST_CASE("A quarter is year * 4 + (q - 1)")
{
    REQUIRE(Quarter::of(2023, 3).index == 2023 * 4 + 2);
    REQUIRE(quarterText(Quarter::of(2023, 3)) == "2023Q3");
    REQUIRE(quarterText(Quarter::of(2023, 4) + 1) == "2024Q1");
    REQUIRE(Quarter::of(2024, 1) - Quarter::of(2022, 2) == 7);
}

TEST_CASE("A quarter is read in every writing of it")
{
    const auto text = GENERATE(as<std::string>(), "2023Q3", "2023-Q3", "2023 Q3", "Q3 2023", "23q3", "23Q3", "2023q3", "3Q23", "3Q2023",
        "3Q 2023", " 2023Q3 ", "2023-07-01", "2023-09-30");
    REQUIRE(parseQuarter(text) == Quarter::of(2023, 3));
}

TEST_CASE("A quarter that does not exist is none")
{
    const auto text = GENERATE(as<std::string>(), "", "2023", "2023Q5", "2023Q0", "Q", "Q32023", "2023Q33", "5Q2023", "2023-13-01",
        "2023-02-30", "2023/07/01", "1800Q1", "2023Q", "202Q3", "2023-Q", "-2023Q3", "2023--Q3");
    CAPTURE(text);
    REQUIRE_FALSE(parseQuarter(text));
}

TEST_CASE("Leap days exist in leap years only")
{
    REQUIRE(parseQuarter("2024-02-29") == Quarter::of(2024, 1));
    REQUIRE_FALSE(parseQuarter("2023-02-29"));
    REQUIRE_FALSE(parseQuarter("2100-02-29"));
}

TEST_CASE("Every quarter reads back from its text")
{
    for (auto quarter = Quarter::of(1990, 1); quarter <= Quarter::of(2060, 4); quarter = quarter + 1)
        REQUIRE(parseQuarter(quarterText(quarter)) == quarter);
}
