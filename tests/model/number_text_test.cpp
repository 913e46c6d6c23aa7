// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

#include "model/base/text.h"
#include "model/figure/column_text.h"
#include "model/figure/number_text.h"
#include "model/figure/ticks.h"

using namespace model;

TEST_CASE("Numbers have three significant digits")
{
    const auto [number, text] = GENERATE(table<double, std::string>({
        { 0.037, "0.037" },
        { 8.53, "8.53" },
        { 99.7, "99.7" },
        { 2407.6, "2,410" },
        { 9996, "10 k" },
        { 9994, "9,990" },
        { 45234, "45.2 k" },
        { 1743359, "1.74 M" },
        { 2.1e25, "2.1e25" },
        { 3.42e9, "3.42 B" },
        { 999500, "1 M" },
        { 0, "0" },
        { -1234, "−1,230" },
        { 0.00001234, "1.23e-5" },
        { 100, "100" },
        { 25.04, "25" },
    }));
    REQUIRE(numberText(number) == text);
}

TEST_CASE("Numbers are never rounded across a line")
{
    const NumberStyle style { NumberStyle::Kind::Plain, { 100, 10 } };
    REQUIRE(numberText(99.97, style) == "99.97");
    REQUIRE(numberText(9.996, style) == "9.996");
    REQUIRE(numberText(100.04, style) == "100");
    REQUIRE(numberText(10.004, style) == "10");
}

TEST_CASE("Units with a sign carry it")
{
    REQUIRE(numberText(3.4e9, numberStyle(Unit::Cost)) == "$3.4 B");
    REQUIRE(numberText(850, numberStyle(Unit::Cost)) == "$850");
    REQUIRE(numberText(1.2e9, numberStyle(Unit::Power)) == "1.2 GW");
    REQUIRE(numberText(700, numberStyle(Unit::Power)) == "700 W");
    REQUIRE(numberText(80, numberStyle(Unit::Memory)) == "80 GB");
    REQUIRE(numberText(45.2e6, numberStyle(Unit::Memory)) == "45.2 PB");
    REQUIRE(numberText(0, numberStyle(Unit::Power)) == "0 W");
}

TEST_CASE("A range leaves an absent end open")
{
    REQUIRE(rangeText({ 2, 1, 3 }) == "1 – 3");
    REQUIRE(rangeText({ 2, 1, {} }) == "1 – …");
    REQUIRE(rangeText({ 2, {}, {} }).empty());
}

TEST_CASE("Shortest numbers read back the same")
{
    for (const double number : { 0.1, 1.0 / 3, 2.1e25, 1295189.1834, -7e-9, 120.0, 1e15, 123456789012.0 })
        REQUIRE(parseNumber(shortestNumber(number)) == number);
    REQUIRE(shortestNumber(120) == "120");
}

TEST_CASE("A log axis has a tick at each power of ten and encloses its values")
{
    const auto axis = logAxis(0.061, 5537, {});
    std::vector<std::string> labels;
    for (const auto& tick : axis.ticks) {
        if (!tick.label.empty())
            labels.push_back(tick.label);
    }

    REQUIRE(labels == std::vector<std::string> { "0.1", "1", "10", "100", "1,000", "10 k" });
    REQUIRE(axis.place(axis.low) == Approx(0));
    REQUIRE(axis.place(axis.high) == Approx(1));
    REQUIRE(axis.place(0) == 0); // an interval down to 0 ends at the axis
    REQUIRE(axis.low <= 0.061);
    REQUIRE(axis.high >= 5537);
}

TEST_CASE("A linear axis has few round ticks and contains 0 and its values")
{
    const auto high = GENERATE(0.0013, 0.9, 7.0, 10.0, 99.0, 2.45e6, 8.1e25);
    const auto low = GENERATE(0.0, -0.3);
    const auto axis = linearAxis(low * high, high, {});

    REQUIRE(axis.low <= low * high);
    REQUIRE(axis.high >= high);
    REQUIRE(axis.ticks.size() >= 4);
    REQUIRE(axis.ticks.size() <= 11);
}

TEST_CASE("A linear axis gives a little below 0 a little room")
{
    const auto axis = linearAxis(-3, 2450, {});
    REQUIRE(axis.low < -3);
    REQUIRE(axis.low > -100);
    REQUIRE(axis.ticks.front().label == "0");
}

TEST_CASE("A quarter axis names years once, and only years over long ranges")
{
    const auto quarters = quarterAxis(Quarter::of(2023, 2), 5);
    REQUIRE(quarters.ticks[0].label == "Q2");
    REQUIRE(quarters.ticks[0].subLabel == "2023");
    REQUIRE(quarters.ticks[1].subLabel.empty());
    REQUIRE(quarters.ticks[3].subLabel == "2024");

    const auto years = quarterAxis(Quarter::of(2010, 1), 40);
    REQUIRE(years.ticks[0].label == "2010");
    REQUIRE(years.ticks[1].label.empty());
}

TEST_CASE("The ends of a range are written with as many digits, zeros too")
{
    REQUIRE(significantText(3.8) == "3.80");
    REQUIRE(significantText(3.586) == "3.59");
    REQUIRE(significantText(12) == "12.0");
    REQUIRE(significantText(9.996) == "10.0");
    REQUIRE(significantText(0.5) == "0.500");
    REQUIRE(significantText(250.4) == "250");
    REQUIRE(significantText(999.7) == "1,000");
}

TEST_CASE("How many times a value is another says what a factor below 1 means")
{
    REQUIRE(foldText(3.726, Words {}) == "3.73-fold");
    REQUIRE(foldText(2, Words {}) == "2.00-fold");
    REQUIRE(foldText(1.001, Words {}) == "1.00-fold (unchanged)");
    REQUIRE(foldText(0.98, Words {}) == "0.980-fold (−2 %)");
    REQUIRE(foldText(0.25, Words {}) == "0.250-fold (−75 %)");
}

TEST_CASE("Three digits are three digits in a column")
{
    const NumberStyle style;
    REQUIRE(columnText(25, style) == "25.0");
    REQUIRE(columnText(8.53, style) == "8.53");
    REQUIRE(columnText(4.5, style) == "4.50");
    REQUIRE(columnText(0.037, style) == "0.0370");
    REQUIRE(columnText(1.7e6, style) == "1.70 M");
    REQUIRE(columnText(2e25, style) == "2.00e25");
    REQUIRE(columnText(2410, style) == "2,410");
    REQUIRE(columnText(0, style) == "0");
    REQUIRE(columnText(0.25, { NumberStyle::Kind::Percent, {} }) == "25.0 %");
    REQUIRE(columnText(99.97, { NumberStyle::Kind::Plain, { 100 } }) == "99.97"); // as little as keeps it on its side
    REQUIRE(columnRangeText({ 30, 16.0, 46.1 }, style) == "16.0 – 46.1");
}
