// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

#include "model/base/text.h"
#include "model/compute/series_growth.h"
#include "model/figure/make_figure.h"
#include "model/view/view_query.h"
#include "tests/support/dataset_text.h"
#include "tests/support/explained.h"

#include <fmt/format.h>

#include <cmath>

using namespace model;

namespace {

using Values = std::vector<std::optional<double>>;

double factorOf(const Values& values)
{
    return growthOf(values).value().line.factorPerYear();
}

const TableRow* row(const Figure& figure, std::string_view series, std::string_view quarter)
{
    for (const auto& entry : figure.table) {
        if (entry.series == series && entry.quarter == parseQuarter(quarter))
            return &entry;
    }
    return nullptr;
}

}

TEST_CASE("A series that doubles every year grows 2-fold")
{
    Values values;
    for (int i = 0; i < 8; ++i)
        values.emplace_back(100 * std::exp2(i / 4.0));

    REQUIRE(factorOf(values) == Approx(2));
    REQUIRE(*doublingYears(2) == Approx(1));
    REQUIRE_FALSE(doublingYears(0.9));
}

TEST_CASE("Growth is fitted through what is above 0 and leaves a small beginning out")
{
    // y = ln(1, 2, 4, 8) at x = 0, 0.25, 0.5, 0.75 years: slope ln 2 a quarter, so 16-fold a year
    REQUIRE(factorOf(Values { 1, 2, 4, 8 }) == Approx(16));
    // 0, 1, 2, 3 doublings after 1, 3, 5 and 6 quarters: 136 / 59 doublings a year
    REQUIRE(factorOf(Values { 0.01, 1, 0, 2, std::nullopt, 4, 8 }) == Approx(std::exp2(136.0 / 59)));
    REQUIRE(factorOf(Values { 0.05, 1, 2, 4, 8 }) == Approx(16)); // 0.05 is below 1 % of 8
}

TEST_CASE("Fewer than four values do not grow")
{
    REQUIRE_FALSE(growthOf(Values { 1, 2, 4 }));
    REQUIRE_FALSE(growthOf(Values { 1, 2, 0, std::nullopt, 4 }));
    REQUIRE_FALSE(growthOf(Values {}));
}

TEST_CASE("The sample's additions by kind of chip are the reference ones")
{
    const auto figure = makeFigure(sample(), parseQuery("figure=growth&by=chip-kind&measure=flow&unit=chips&access=owned").view);

    CHECK(row(figure, "GPU", "2025Q4")->value == Approx(1291087).epsilon(1e-6));
    CHECK(row(figure, "TPU", "2025Q4")->value == Approx(592716).epsilon(1e-6));
    CHECK(row(figure, "ASIC", "2025Q4")->value == Approx(567028).epsilon(1e-6));
    CHECK(row(figure, "GPU", "2023Q3")->value == Approx(390577).epsilon(1e-5));
    CHECK(row(figure, "TPU", "2023Q3")->value == Approx(261292).epsilon(1e-5));
    CHECK(row(figure, "TPU", "2022Q3") == nullptr); // nothing, not zero
    CHECK(figure.timeline.at == Quarter::of(2025, 4));
}

TEST_CASE("An index is the value over that of its base quarter, also of a base outside the range")
{
    const auto dataset = datasetOf(R"(
        inventory: A | H100 | 2023Q1 | added 50
        inventory: A | H100 | 2024Q1 | added 50
        inventory: B | H100 | 2024Q1 | added 10
        inventory: A | H100 | 2024Q2 | added 100)");
    const auto index = [&](std::string_view line) {
        return makeFigure(dataset, parseQuery(line, parseQuery("figure=growth&measure=index&by=organization&to=2024Q2").view).view);
    };

    REQUIRE(row(index("from=2023Q1"), "A", "2024Q2")->value == Approx(4));
    REQUIRE(row(index("from=2024Q1"), "A", "2024Q2")->value == Approx(2));
    REQUIRE(row(index("from=2024Q1&base=2023Q1"), "A", "2024Q2")->value == Approx(4));
    REQUIRE(row(index("from=2023Q1"), "B", "2024Q2") == nullptr);  // it has no value at the base
    REQUIRE(row(index("from=2022Q1"), "A", "2023Q1")->value == 1); // the first drawn quarter is the base
}

TEST_CASE("A total grows only where all of it is known throughout")
{
    const std::string whole = R"(
        chip: TPU v5 | TPU | bf16=989.4
        inventory: A | H100 | 2023Q1 | added 1
        inventory: A | H100 | 2023Q2 | added 2
        inventory: A | H100 | 2023Q3 | added 4
        inventory: A | H100 | 2023Q4 | added 8
        inventory: A | TPU v5 | 2023Q1 | added 1
        inventory: A | TPU v5 | 2023Q2 | added 2
        inventory: A | TPU v5 | 2023Q3 | added 4)";
    const auto growth
        = [](std::string_view text) { return makeFigure(datasetOf(text), parseQuery("figure=growth&from=2023Q1&to=2023Q4").view).growth; };

    const auto full = growth(whole + "\ninventory: A | TPU v5 | 2023Q4 | added 8");
    REQUIRE(full.size() == 3);
    REQUIRE(full.back().series.empty());
    REQUIRE(full.back().perYear.best == Approx(16));
    REQUIRE(growth(whole).size() == 1); // three TPU quarters are too few, and then there is no total either
}

TEST_CASE("More than twelve series become twelve and one other at the end")
{
    std::string text;
    for (int i = 1; i <= 15; ++i)
        text += "inventory: Org" + std::to_string(i) + " | H100 | 2024Q1 | added " + std::to_string(i * 10) + "\n";
    const auto figure = makeFigure(datasetOf(text), parseQuery("figure=growth&by=organization&to=2024Q1").view);

    REQUIRE(figure.series.size() == 13);
    REQUIRE(figure.series.front().name == "Org15");
    REQUIRE(figure.series.back().name == "other");
    REQUIRE(row(figure, "other", "2024Q1")->value == 60); // 10 + 20 + 30
}

TEST_CASE("Lines have intervals, stacks have none and stand on each other")
{
    const auto dataset = datasetOf(R"(
        chip: TPU v5 | TPU | bf16=989.4
        inventory: A | H100 | 2024Q1 | added 100 80..130
        inventory: A | TPU v5 | 2024Q1 | added 50 40..70)");
    const auto stacked = makeFigure(dataset, parseQuery("figure=growth&to=2024Q1").view);
    const auto lines = makeFigure(dataset, parseQuery("figure=growth&to=2024Q1&style=lines").view);

    REQUIRE_FALSE(row(stacked, "GPU", "2024Q1")->low);
    REQUIRE(stacked.series.at(1).points.at(0).base == 100);
    REQUIRE(*row(lines, "GPU", "2024Q1")->low == 80);
    REQUIRE(*row(lines, "GPU", "2024Q1")->high == 130);
}

TEST_CASE("Organizations without a part in a growth figure are listed with the reason")
{
    const auto figure = makeFigure(datasetOf(R"(
        org: Renter | lab | US
        chip: Secret | ASIC | memory=8
        inventory: A | H100 | 2024Q1 | added 100
        inventory: Unknown | Secret | 2024Q1 | added 100
        inventory: Renter | H100 | 2024Q1 | installed 7 | rented A)"),
        parseQuery("figure=growth&to=2024Q1&unit=h100e").view);

    std::vector<std::string> notes;
    for (const auto& entry : figure.table) {
        if (!entry.value)
            notes.push_back(entry.item + ": " + entry.note);
    }
    REQUIRE(notes == std::vector<std::string> { "Renter: no chips", "Unknown: chip figure unknown" });
}

TEST_CASE("A figure whose organizations own nothing says so and offers what they have access to")
{
    const auto dataset = datasetOf("inventory: Renter | H100 | 2024Q1 | installed 7 | rented P\n");
    const auto figure = makeFigure(dataset, parseQuery("figure=growth&to=2024Q1&organization=Renter").view);

    REQUIRE(figure.isEmpty());
    REQUIRE(figure.nextSteps.size() == 1);
    REQUIRE(parseQuery(figure.nextSteps.front().view).view.access == Holding::HasAccess);
    REQUIRE(figure.emptyText.ends_with("Show what organizations have access to."));
}

TEST_CASE("Trends of lines are drawn beside them, that of stacked columns is the total's, and both are continued where asked")
{
    const std::string text = R"(
        chip: TPU v5 | TPU | bf16=989.4
        inventory: A | H100 | 2023Q1 | added 1 0.5..2
        inventory: A | H100 | 2023Q2 | added 3 2..5
        inventory: A | H100 | 2023Q3 | added 4 3..6
        inventory: A | H100 | 2023Q4 | added 10 8..12
        inventory: A | TPU v5 | 2023Q1 | added 2
        inventory: A | TPU v5 | 2023Q2 | added 2
        inventory: A | TPU v5 | 2023Q3 | added 4
        inventory: A | TPU v5 | 2023Q4 | added 8)";
    const auto figureOf = [&](const std::string& more) {
        return makeFigure(datasetOf(text), parseQuery("figure=growth&from=2023Q1&to=2023Q4" + more).view);
    };

    const auto stacked = figureOf("");
    REQUIRE(stacked.trends.size() == 1);
    REQUIRE(stacked.trends.front().series.empty());
    REQUIRE(stacked.trends.front().points.size() == 4);
    REQUIRE(row(stacked, "trend", "2024Q1") == nullptr);

    const auto lines = figureOf("&style=lines&projection=3");
    REQUIRE(lines.trends.size() == 2);
    REQUIRE(lines.trends.front().series == "GPU");
    REQUIRE(lines.trends.front().points.size() == 7);
    REQUIRE(lines.positions.ticks.size() == 7);
    // ln 1, 3, 4, 10 over 0 to 3: mean 1.196873, slope (-1.5 * 0 - 0.5 * 1.098612 + 0.5 * 1.386294 + 1.5 * 2.302585) / 5 = 0.719544
    const auto* projected = row(lines, "GPU", "2024Q3");
    REQUIRE(projected != nullptr);
    REQUIRE(*projected->value == Approx(std::exp(1.196873 + 0.719544 * 4.5)).epsilon(1e-5));
    REQUIRE(projected->note == "projection");
    REQUIRE(*projected->high > *projected->value);

    REQUIRE(row(figureOf("&projection=2"), "trend", "2024Q2") != nullptr);
    test::requireExplained(datasetOf(text), "figure=growth&from=2023Q1&to=2023Q4&projection=2");
    test::requireExplained(datasetOf(text), "figure=growth&from=2023Q1&to=2023Q4&style=lines&projection=3");
    const auto few = makeFigure(datasetOf(text), parseQuery("figure=growth&from=2023Q2&to=2023Q4&projection=2").view);
    REQUIRE(few.trends.empty());
    REQUIRE(std::ranges::count(
                few.footer, "No trend is continued: one takes four values above 0, that of a total every series above 0 in every quarter")
        == 1);
}

namespace {

/// The only factor of a figure of growth over 2023.
Estimate factorOf(const std::string& text, const std::string& more = "")
{
    const auto figure = makeFigure(datasetOf(text), parseQuery("figure=growth&from=2023Q1&to=2023Q4" + more).view);
    REQUIRE(figure.growth.size() == 1);
    return figure.growth.front().perYear;
}

void requireWidth(const Estimate& factor, double width)
{
    REQUIRE(factor.low.has_value());
    REQUIRE(std::log(factor.best / *factor.low) == Approx(width));
    REQUIRE(std::log(*factor.high / factor.best) == Approx(width));
}

}

TEST_CASE("A factor's interval is what its claims leave open, errors a source has in all quarters cancelling out")
{
    // c = -1.2, -0.4, 0.4, 1.2; each flow errs by a tenth, so c d / v = 0.12, 0.04, 0.04, 0.12 with those signs. Together 0; apart
    // 0.25 * (2 * 0.0144 + 2 * 0.0016) = 0.008
    const std::string flows = R"(
        inventory: A | H100 | 2023Q1 | added 1 0.9..1.1 | s
        inventory: A | H100 | 2023Q2 | added 2 1.8..2.2 | s
        inventory: A | H100 | 2023Q3 | added 4 3.6..4.4 | s
        inventory: A | H100 | 2023Q4 | added 8 7.2..8.8 | s)";
    REQUIRE(factorOf(flows).best == Approx(16));
    requireWidth(factorOf(flows), std::sqrt(0.008));
    requireWidth(factorOf(flows, "&rho=0"), std::sqrt(0.032));
    REQUIRE(factorOf(flows, "&rho=1").low == factorOf(flows, "&rho=1").best);

    // As stocks 1, 3, 7, 15: c / v = -1.2, -0.133333, 0.0571429, 0.08; a claim has those of its quarter and all later ones:
    // -1.19619, 0.00380952, 0.137143, 0.08; times d 0.1, 0.2, 0.4, 0.8: -0.119619, 0.000761905, 0.0548571, 0.064
    const double squares = 0.119619 * 0.119619 + 0.000761905 * 0.000761905 + 0.0548571 * 0.0548571 + 0.064 * 0.064;
    requireWidth(factorOf(flows, "&measure=stock"), std::sqrt(0.25 * squares));
    REQUIRE(factorOf(flows, "&measure=index") == factorOf(flows, "&measure=stock"));
}

TEST_CASE("A claim on either side of interpolated quarters has its part in each of them")
{
    // Stocks 1, 2, 3, 4: c / v = -1.2, -0.2, 0.133333, 0.3. The first claim has all, 2/3, 1/3 and nothing of them, -1.288889, the last
    // the rest, 0.322222; times 0.1 and 0.4: 0.1288889 either way.
    const auto text = [](const std::string& later) {
        return "inventory: A | H100 | 2023Q1 | installed 1 0.9..1.1 | s\ninventory: A | H100 | 2023Q4 | installed 4 3.6..4.4 | " + later;
    };
    requireWidth(factorOf(text("s"), "&measure=stock"), 0.1288889 * std::sqrt(0.25 * 2)); // what they have in common cancels out
    requireWidth(factorOf(text("t"), "&measure=stock"), 0.1288889 * std::sqrt(2.0));
}

TEST_CASE("Without a claim that has an interval a factor has none, and a flow between two stocks adds nothing to it")
{
    const std::string bare = R"(
        inventory: A | H100 | 2022Q4 | installed 1
        inventory: A | H100 | 2023Q1 | added 1
        inventory: A | H100 | 2023Q2 | added 2
        inventory: A | H100 | 2023Q3 | added 4
        inventory: A | H100 | 2023Q4 | added 8)";
    REQUIRE_FALSE(factorOf(bare).low);
    const std::string stocks = R"(
        inventory: A | H100 | 2022Q4 | installed 1 0.5..2
        inventory: A | H100 | 2023Q1 | installed 2 1..3
        inventory: A | H100 | 2023Q2 | installed 4 3..5
        inventory: A | H100 | 2023Q3 | installed 8 7..9
        inventory: A | H100 | 2023Q4 | installed 16 14..18)";
    REQUIRE(factorOf(stocks).best == Approx(16));
    REQUIRE_FALSE(factorOf(stocks).low);
    REQUIRE(factorOf(stocks, "&measure=stock").low);
    REQUIRE_FALSE(factorOf(stocks, "&measure=stock&state=operational").low); // shares of chips that run err too, in ways of their own
}

TEST_CASE("A claim whose error moves no factor gives it an interval of no width, one that has no part in it none")
{
    const auto stock = factorOf("inventory: A | H100 | 2022Q4 | installed 100 50..150", "&measure=stock");
    REQUIRE(stock.best == Approx(1));
    REQUIRE(stock.low.value() == Approx(1).epsilon(1e-12));
    REQUIRE(stock.high.value() == Approx(1).epsilon(1e-12));
    // The line through five quarters does not hang on the one in the middle.
    const std::string middle = R"(
        inventory: A | H100 | 2022Q4 | added 1
        inventory: A | H100 | 2023Q1 | added 2
        inventory: A | H100 | 2023Q2 | added 4 1..5
        inventory: A | H100 | 2023Q3 | added 8
        inventory: A | H100 | 2023Q4 | added 16)";
    const auto flow = makeFigure(datasetOf(middle), parseQuery("figure=growth&from=2022Q4&to=2023Q4").view).growth.front().perYear;
    REQUIRE(flow.low.value() == Approx(flow.best).epsilon(1e-12));
    REQUIRE(flow.high.value() == Approx(flow.best).epsilon(1e-12));
    const std::string before = R"(
        inventory: A | H100 | 2022Q4 | added 1 0..2
        inventory: A | H100 | 2023Q1 | added 2
        inventory: A | H100 | 2023Q2 | added 4
        inventory: A | H100 | 2023Q3 | added 8
        inventory: A | H100 | 2023Q4 | added 16)";
    REQUIRE_FALSE(factorOf(before).low);
}

TEST_CASE("Two factors are called different only where both have intervals that do not touch")
{
    REQUIRE(factorsDiffer({ 2, 1.5, 2.4 }, { 3, 2.5, 4 }) == FactorsDiffer::Yes);
    REQUIRE(factorsDiffer({ 3, 2.5, 4 }, { 2, 1.5, 2.4 }) == FactorsDiffer::Yes);
    REQUIRE(factorsDiffer({ 2, 1.5, 2.5 }, { 3, 2.5, 4 }) == FactorsDiffer::No);
    REQUIRE(factorsDiffer({ 2, 1.5, 2.4 }, { 30, {}, {} }) == FactorsDiffer::Unknown);
    REQUIRE(factorsDiffer({ 2, {}, {} }, { 30, 20, 40 }) == FactorsDiffer::Unknown);
}

TEST_CASE("What is said of growth has the interval right behind the factor, and which factors differ")
{
    const auto figureOf = [](double tpuWidth) {
        std::string text = "chip: TPU v5 | TPU | bf16=989.4\n";
        for (int q = 0; q < 4; ++q) {
            const double gpu = std::exp2(q), tpu = std::exp2(q * 1.2);
            text += fmt::format("inventory: A | H100 | 2023Q{} | added {} {}..{} | s\n", q + 1, gpu, gpu * 0.9, gpu * 1.1);
            text += fmt::format(
                "inventory: A | TPU v5 | 2023Q{} | added {} {}..{} | t\n", q + 1, tpu, tpu * (1 - tpuWidth), tpu * (1 + tpuWidth));
        }
        return makeFigure(datasetOf(text), parseQuery("figure=growth&from=2023Q1&to=2023Q4").view);
    };
    const auto has = [](const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; };
    const auto notes = [](const Figure& figure) { return joined(figure.footer, "\n"); };

    const auto apart = figureOf(0.1); // 16 exp(+-0.0894), 2^4.8 exp(+-0.0894)
    INFO(apart.subtitle);
    CHECK(has(apart.subtitle, "GPU 16.0-fold a year (14.6 to 17.5), TPU 27.9-fold (25.5 to 30.5)"));
    CHECK(has(notes(apart), "Growing at different rates, for their intervals do not touch: TPU faster than GPU"));
    CHECK(has(notes(figureOf(0.9)), "Which grows faster is open, for their intervals touch: TPU or GPU"));
    CHECK(has(notes(figureOf(0)), "do not touch")); // a width of 0 is an interval
}
