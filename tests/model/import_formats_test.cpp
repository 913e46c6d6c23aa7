// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

#include "model/base/number_format.h"
#include "model/exchange/date_format.h"

#include <cmath>

using namespace model;

namespace {

constexpr NumberFormat point { '.' };
constexpr NumberFormat comma { ',' };

NumberGuess guessOf(const std::vector<std::string>& values, char otherwise = '.')
{
    return guessNumberFormat(values, otherwise);
}

DateGuess datesOf(const std::vector<std::string>& values)
{
    return guessDateOrder(values);
}

}

TEST_CASE("A number is read with thousands set apart in any usual way")
{
    const auto [text, number] = GENERATE(table<std::string, double>({ { "480,000", 480000 }, { "1 234 567", 1234567 },
        { "1\xC2\xA0"
          "234",
            1234 },
        { "1\xE2\x80\xAF"
          "234.5",
            1234.5 },
        { "1'234'567.25", 1234567.25 },
        { "1\xE2\x80\x99"
          "234",
            1234 },
        { "1_000", 1000 }, { "-1,234", -1234 },
        { "\xE2\x88\x92"
          "5",
            -5 },
        { "+7", 7 }, { " 12 ", 12 }, { "3e5", 300000 }, { "2.1e25", 2.1e25 }, { "0.35", 0.35 }, { ".5", 0.5 } }));
    CAPTURE(text);
    CHECK(readNumber(text, point) == number);
}

TEST_CASE("A number's suffix multiplies it exactly")
{
    const auto [text, number] = GENERATE(table<std::string, double>({ { "1.2M", 1200000 }, { "2.3 M", 2300000 }, { "1.1k", 1100 },
        { "5 thousand", 5000 }, { "1.5B", 1.5e9 }, { "1.5bn", 1.5e9 }, { "3 million", 3e6 }, { "2T", 2e12 }, { "35%", 0.35 },
        { "37.9 %", 0.379 }, { "1,200k", 1200000 }, { "1.2\xE4\xB8\x87", 12000 } }));
    CAPTURE(text);
    CHECK(readNumber(text, point) == number);
}

TEST_CASE("A number with a decimal comma is read as such")
{
    CHECK(readNumber("1.234,5", comma) == 1234.5);
    CHECK(readNumber("1,5", comma) == 1.5);
    CHECK(readNumber("1.234", comma) == 1234);
    CHECK(readNumber("1 234,5", comma) == 1234.5);
    CHECK(readNumber("1,5 Mio", comma) == 1500000);
    CHECK(readNumber("1.5", comma) == std::nullopt);
    CHECK(readNumber("35", NumberFormat { '.', true }) == 0.35);
    CHECK(readNumber("35%", NumberFormat { '.', true }) == 0.35);
}

TEST_CASE("What is no number is not taken for one")
{
    const auto* text = GENERATE("", " ", "x", "k", "%", "1,23", "1,2345", "12,34,567", "1,,234", ",123", "1,234,", "1 2", "1.2.3", "--5",
        "1-2", "5 apples", "nan", "inf", "1e999", "1,234 567", "0x10", "2023Q3");
    CAPTURE(text);
    CHECK(readNumber(text, point) == std::nullopt);
}

TEST_CASE("A typed number is read with point or comma, the point first")
{
    CHECK(readPersonsNumber("480,000") == 480000);
    CHECK(readPersonsNumber("1.234") == 1.234);
    CHECK(readPersonsNumber("1,234") == 1234);
    CHECK(readPersonsNumber("1,5") == 1.5);
    CHECK(readPersonsNumber("1.234,5") == 1234.5);
    CHECK(readPersonsNumber("1.2M") == 1200000);
    CHECK(readPersonsNumber("3e5") == 300000);
    CHECK(readPersonsNumber("many") == std::nullopt);
}

TEST_CASE("A column's numbers tell their format")
{
    CHECK(guessOf({ "1.234", "1.234,5" }).format == comma);
    CHECK_FALSE(guessOf({ "1.234", "1.234,5" }).isAmbiguous);
    CHECK(guessOf({ "1.234", "12.5" }).format == point);
    CHECK(guessOf({ "1,234", "1,234,567" }).format == point);
    CHECK(guessOf({ "1.234.567" }).format == comma);
    CHECK(guessOf({ "12", "100" }).example.empty());

    const auto either = guessOf({ "12", "1.234" }, ',');
    CHECK(either.isAmbiguous);
    CHECK(either.example == "1.234");
    CHECK(either.format == comma);
    CHECK(guessOf({ "1.234" }).format == point);
}

TEST_CASE("Words for unknown are no value")
{
    for (const auto* text : { "", " ", "-", "n/a", "N/A", "?", "unknown", "\xE2\x80\x93" })
        CHECK(isNoValue(text));
    for (const auto* text : { "0", "no", "nano", "-5" })
        CHECK_FALSE(isNoValue(text));
}

TEST_CASE("A quarter is read from any accepted writing and from dates in four styles")
{
    const auto third = Quarter::of(2023, 3);
    const auto* text = GENERATE("2023Q3", "Q3 2023", "24q3", "2023-Q3", "3Q23", "3Q2023", "3Q 2023", "2023-09-30", "2023-09-30 12:00:00",
        "9/30/2023", "30.09.2023", "30.9.23", "9/30/23", "2023/9/30", "9-30-2023");
    CAPTURE(text);
    const auto quarter = readQuarter(text, DateOrder::MonthFirst);
    CHECK(quarter == (std::string(text) == "24q3" ? Quarter::of(2024, 3) : third));
}

TEST_CASE("The order of day and month decides what a date with slashes means")
{
    CHECK(readQuarter("4/1/2022", DateOrder::MonthFirst) == Quarter::of(2022, 2));
    CHECK(readQuarter("4/1/2022", DateOrder::DayFirst) == Quarter::of(2022, 1));
    CHECK(readQuarter("30/09/2023", DateOrder::DayFirst) == Quarter::of(2023, 3));
    CHECK(readQuarter("30/09/2023", DateOrder::MonthFirst) == std::nullopt);
    for (const auto* text : { "31/02/2023", "2023-02-30", "1/1", "1/1/1/2023", "soon", "2023", "1.5", "5Q23", "0Q23" }) {
        CAPTURE(text);
        CHECK(readQuarter(text, DateOrder::DayFirst) == std::nullopt);
    }
}

TEST_CASE("A column's dates tell their order, or that they do not")
{
    CHECK(datesOf({ "1/4/2022", "30/09/2023" }).order == DateOrder::DayFirst);
    CHECK(datesOf({ "1/4/2022", "30/09/2023" }).isDecided);
    CHECK(datesOf({ "1/4/2022", "9/30/2023" }).order == DateOrder::MonthFirst);
    CHECK(datesOf({ "4/1/2022", "7/1/2022" }).isAmbiguous);
    CHECK(datesOf({ "4/1/2022", "7/1/2022" }).example == "4/1/2022");
    CHECK_FALSE(datesOf({ "1/1/2022", "2/3/2022" }).isAmbiguous); // the same quarter either way
    CHECK_FALSE(datesOf({ "01.04.2022", "2022-04-01" }).isAmbiguous);
}
