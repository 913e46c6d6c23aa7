// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

#include "model/base/amount.h"
#include "model/base/number_format.h"
#include "model/base/text.h"
#include "model/exchange/date_format.h"

#include <cmath>

using namespace model;

namespace {

constexpr NumberFormat point { '.' };
constexpr NumberFormat comma { ',' };

NumberJudge judgeOf(const std::vector<std::string>& values, std::string_view field = "units")
{
    NumberJudge judge(unitsOf(field));
    for (const auto& value : values)
        judge.see(value);
    return judge;
}

DateJudge::Verdict datesOf(const std::vector<std::string>& values, int latestYear = 2026, bool isExact = false)
{
    DateJudge judge(latestYear, isExact);
    for (const auto& value : values)
        judge.see(value);
    return judge.verdict();
}

using State = DateJudge::Verdict::State;

/// "1000 [900, 1100]"
std::string amountOf(std::string_view text, std::string_view field = "units", char decimal = '.')
{
    const auto amount = readAmount(text, { decimal }, unitsOf(field));
    if (!amount)
        return "none";
    const auto end = [](const std::optional<double>& number) { return number ? shortestNumber(*number) : std::string(); };
    const auto ends = amount->low || amount->high ? " [" + end(amount->low) + ", " + end(amount->high) + "]" : std::string();
    return shortestNumber(amount->value) + ends;
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
    CHECK(judgeOf({ "1.234", "1.234,5" }).decimal() == ',');
    CHECK(judgeOf({ "1.234", "12.5" }).decimal() == '.');
    CHECK(judgeOf({ "1,234", "1,234,567" }).decimal() == '.');
    CHECK(judgeOf({ "1.234.567" }).decimal() == ',');
    CHECK(judgeOf({ "12", "100" }).decimal() == std::nullopt);
    CHECK_FALSE(judgeOf({ "12", "100" }).isAmbiguous());
    CHECK(judgeOf({ "12", "1.234" }).isAmbiguous());
    CHECK(judgeOf({ "12", "1.234" }).eitherExample() == "1.234");
}

TEST_CASE("A lone nought is no group of thousands, so 0,435 decides for the decimal comma")
{
    CHECK(judgeOf({ "1,286", "0,435" }).decimal() == ',');
    CHECK(judgeOf({ "1.286", "-0.435" }).decimal() == '.');
    CHECK(readNumber("0,435", point) == std::nullopt);
    CHECK(readNumber("-0,435", point) == std::nullopt);
    CHECK(readPersonsNumber("0,435") == 0.435);
    CHECK(readNumber("10,435", point) == 10435);
}

TEST_CASE("Numbers of two conventions in a column contradict each other, however many of one there are")
{
    std::vector<std::string> values(999, "12.5");
    values.emplace_back("1.234,5");
    CHECK(judgeOf(values).isContradictory());
    CHECK(judgeOf(values).decimal() == std::nullopt);
    CHECK(judgeOf(values).commaExample() == "1.234,5");
}

TEST_CASE("Three noughts are thousands, not decimals")
{
    CHECK(judgeOf({ "10,000", "8,000" }).decimal() == '.');
    CHECK(judgeOf({ "10,000", "8,000" }).isByRoundNumbers());
    CHECK(judgeOf({ "10.000" }).decimal() == ',');
    CHECK(judgeOf({ "10,000", "12,375" }).isAmbiguous());
    CHECK(judgeOf({ "10,000", "12.000" }).isAmbiguous());
}

TEST_CASE("Amounts are read as people write them")
{
    CHECK(amountOf("$7,699.00", "price_usd") == "7699");
    CHECK(amountOf("US$ 1.2k", "price_usd") == "1200");
    CHECK(amountOf("300 W", "tdp_w") == "300");
    CHECK(amountOf("1.2 kW", "tdp_w") == "1200");
    CHECK(amountOf("24 GB", "memory_gb") == "24");
    CHECK(amountOf("80 GiB", "memory_gb") == "85.89934592");
    CHECK(amountOf("3.35 TB/s", "memory_bandwidth_gbs") == "3350");
    CHECK(amountOf("989 TFLOPS", "bf16_tflops") == "989");
    CHECK(amountOf("~25,000") == "25000");
    CHECK(amountOf("\xE7\xBA\xA6"
                   "2.5\xE4\xB8\x87")
        == "25000");
    CHECK(amountOf("10\xE4\xB8\x87") == "100000");
    CHECK(amountOf("100,000+") == "100000 [100000, ]");
    CHECK(amountOf(">100,000") == "100000 [100000, ]");
    CHECK(amountOf("100k-150k") == "125000 [100000, 150000]");
    CHECK(amountOf("100-150k") == "125000 [100000, 150000]");
    CHECK(amountOf("1,000 to 1,500") == "1250 [1000, 1500]");
    CHECK(amountOf("1,240 \xC2\xB1 30 %") == "1240 [868, 1612]");
    CHECK(amountOf("1,240 +/- 40") == "1240 [1200, 1280]");
    CHECK(amountOf("1,240 (900-1,500)") == "1240 [900, 1500]");
    CHECK(amountOf("1.2 Mrd.") == "1200000000");
    CHECK(amountOf("1,2 Mrd.", "units", ',') == "1200000000");
    CHECK(amountOf("35%", "mfu") == "0.35");
    CHECK(amountOf("25,000 GPUs") == "25000");
    CHECK(amountOf("720 h", "days") == "30");
}

TEST_CASE("What changes a field's unit, or is no amount, is none")
{
    CHECK(amountOf("3.35T", "memory_bandwidth_gbs") == "none");
    CHECK(amountOf("0.7k", "tdp_w") == "none");
    CHECK(amountOf("\xE2\x82\xAC"
                   "5000",
              "price_usd")
        == "none");
    for (const auto* text : { "5-3", "a-b", "~", "+", "1,240 ± x", "10 apples", "(5)", "-", "1-2-3" }) {
        CAPTURE(text);
        CHECK(amountOf(text) == "none");
    }
}

TEST_CASE("A margin is a number or a share of the best estimate")
{
    CHECK(readMargin("300", 1000, point, unitsOf("units")) == 300);
    CHECK(readMargin("30 %", 1000, point, unitsOf("units")) == 300);
    CHECK(readMargin("\xC2\xB1 10%", -500, point, unitsOf("units")) == 50);
    CHECK(readMargin("-3", 1000, point, unitsOf("units")) == std::nullopt);
    CHECK(readMargin("some", 1000, point, unitsOf("units")) == std::nullopt);
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

TEST_CASE("Dates are read as people write them")
{
    const auto [text, expected] = GENERATE(table<std::string, std::string>({ { "2019-03", "2019Q1" }, { "03/2019", "2019Q1" },
        { "Mar 2019", "2019Q1" }, { "Mar-19", "2019Q1" }, { "31-Mar-2019", "2019Q1" }, { "March 31, 2019", "2019Q1" },
        { "1st April 2019", "2019Q2" }, { "31. M\xC3\xA4rz 2019", "2019Q1" }, { "1Q'19", "2019Q1" }, { "Q4/2025", "2025Q4" },
        { "Q4'25", "2025Q4" }, { "27Q4", "2027Q4" }, { "98Q4", "1998Q4" }, { "45291", "2023Q4" }, { "45292.5", "2024Q1" },
        { "2019\xE5\xB9\xB4"
          "3\xE6\x9C\x88"
          "31\xE6\x97\xA5",
            "2019Q1" },
        { "2023\xE5\xB9\xB4\xE7\xAC\xAC"
          "3\xE5\xAD\xA3\xE5\xBA\xA6",
            "2023Q3" },
        { "11/30/98", "1998Q4" }, { "6/15/97", "1997Q2" }, { "5/20/14", "2014Q2" } }));
    CAPTURE(text);
    const auto quarter = readQuarter(text, DateRules { .latestYear = 2026 });
    REQUIRE(quarter);
    CHECK(quarterText(*quarter) == expected);
}

TEST_CASE("A quarter of a fiscal year is read by the month that ends it")
{
    const auto fiscal = [](std::string_view text, std::optional<int> end) {
        const auto quarter = readQuarter(text, DateRules { .latestYear = 2026, .fiscalYearEnd = end });
        return quarter ? quarterText(*quarter) : "none";
    };
    CHECK(fiscal("Q1 FY24", 6) == "2023Q3");
    CHECK(fiscal("FY24 Q4", 6) == "2024Q2");
    CHECK(fiscal("FY2024Q1", 1) == "2023Q1"); // February to April 2023
    CHECK(fiscal("1Q FY24", 12) == "2024Q1");
    CHECK(fiscal("Q1 FY24", std::nullopt) == "none");
    CHECK(isFiscalQuarter("Q1 FY24"));
    CHECK_FALSE(isFiscalQuarter("Q1 2024"));
}

TEST_CASE("A source's date keeps as much as it says")
{
    const DateRules rules { .order = DateOrder::DayFirst, .latestYear = 2026 };
    CHECK(readDate("2026", rules) == "2026");
    CHECK(readDate("2026-04", rules) == "2026-04");
    CHECK(readDate("2026/04/22", rules) == "2026-04-22");
    CHECK(readDate("22/04/2026", rules) == "2026-04-22");
    CHECK(readDate("22.4.26", rules) == "2026-04-22");
    CHECK(readDate("Apr 2026", rules) == "2026-04");
    CHECK(readDate("soon", rules) == std::nullopt);
    CHECK(readDate("31/02/2026", rules) == std::nullopt);
}

TEST_CASE("A column's dates tell their order, or that they do not")
{
    CHECK(datesOf({ "1/4/2022", "30/09/2023" }).order == DateOrder::DayFirst);
    CHECK(datesOf({ "1/4/2022", "30/09/2023" }).state == State::Decided);
    CHECK(datesOf({ "1/4/2022", "9/30/2023" }).order == DateOrder::MonthFirst);
    CHECK(datesOf({ "4/2/2022", "7/3/2022" }).state == State::Ambiguous);
    CHECK(datesOf({ "4/2/2022", "7/3/2022" }).example == "4/2/2022");
    CHECK(datesOf({ "1/1/2022", "2/3/2022" }).state == State::Open); // the same quarter either way
    CHECK(datesOf({ "1/1/2022", "2/3/2022" }, 2026, true).state == State::Ambiguous);
    CHECK(datesOf({ "01.04.2022", "2022-04-01" }).state == State::Open);
    CHECK(datesOf({ "30/09/2023", "9/30/2023" }).state == State::Contradictory);
}

TEST_CASE("First days of months are read in the order in which all of them are")
{
    const auto days = datesOf({ "01/04/2021", "01/07/2021", "01/10/2021" });
    CHECK(days.state == State::Likely);
    CHECK(days.order == DateOrder::DayFirst);
    CHECK(datesOf({ "1/1/2022", "4/1/2022", "7/1/2022" }).order == DateOrder::MonthFirst);
    CHECK(datesOf({ "01/04/2021" }).state == State::Ambiguous);
    CHECK(datesOf({ "01/04/2021", "01/07/2021", "1/13/2021" }).order == DateOrder::MonthFirst); // one value above 12 overrules it
}

TEST_CASE("Years of two digits lie at most in the latest year")
{
    CHECK(datesOf({ "24/03/31", "24/06/30" }).order == DateOrder::YearFirst);
    CHECK(datesOf({ "98/11/30" }).order == DateOrder::YearFirst);
    CHECK(datesOf({ "11/30/98", "6/15/97" }).order == DateOrder::MonthFirst);
    CHECK(readQuarter("24/03/31", DateOrder::YearFirst) == Quarter::of(2024, 1));
    DateJudge judge(2026, false);
    judge.see("6/15/97");
    CHECK(judge.shortYearExample() == "6/15/97");
}
