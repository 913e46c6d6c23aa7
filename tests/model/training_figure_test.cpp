// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

#include "model/figure/show_run.h"
#include "tests/support/dataset_text.h"
#include "tests/support/explained.h"
#include "tests/support/figure_parts.h"

#include <cmath>

using namespace model;
using test::figureOf;
using test::guideOf;
using test::hasNote;
using test::pointOf;
using test::rowOf;
using test::seriesOf;

namespace {

// The largest grow ten times a year. Small: 1000 × 1e15 × 0.5 × 10 × 86,400 = 4.32e23.
constexpr std::string_view records = R"(
    chip: X | GPU | bf16=1000
    run: One | 2022Q1 | flop=1e24 | s | Lab
    run: Two | 2023Q1 | flop=1e25 | s | Lab
    run: Three | 2024Q1 | flop=1e26 | s | Lab
    run: Four | 2025Q1 | flop=1e27 | s | Lab
    run: Small | 2024Q2 | chips=1000 days=10 mfu=0.5 | s | Other lab | X
    run: Both | 2024Q3 | flop=1e24 chips=1000 days=10 mfu=0.5 | s | Lab | X
    run: Secret | 2024Q4 | mfu=0.4 | s | Lab
    run: Next | 2026Q3 | flop=1e28 | s | Lab)";

}

TEST_CASE("A training run is a dot at its quarter, hollow where it is computed")
{
    const auto figure = figureOf(records, "figure=training");
    CHECK(figure.firstQuarter == Quarter::of(2022, 1));
    const auto& three = pointOf(seriesOf(figure, "Lab"), "Three");
    CHECK(three.position == 8);
    CHECK(three.value == 1e26);
    CHECK_FALSE(three.isHollow);
    const auto& small = pointOf(seriesOf(figure, "Other lab"), "Small");
    CHECK(small.position == 9);
    CHECK(small.value == Approx(4.32e23));
    CHECK(small.isHollow);
}

TEST_CASE("A run that is stated and computed is two dots with one name, and said to be apart beyond the limit")
{
    const auto figure = figureOf(records, "figure=training");
    std::vector<Point> both;
    for (const auto& point : seriesOf(figure, "Lab").points) {
        if (point.item == "Both")
            both.push_back(point);
    }
    REQUIRE(both.size() == 2);
    CHECK(both[0].value == 1e24);
    CHECK(both[0].label == "Both");
    CHECK(both[1].value == Approx(4.32e23));
    CHECK(both[1].isHollow);
    CHECK(both[1].label.empty());
    CHECK(hasNote(figure, "Stated and computed FLOP are apart for Both (2.31-fold)")); // 1e24 / 4.32e23
    CHECK(rowOf(figure, "Both", "stated").value == 1e24);
    CHECK(*rowOf(figure, "Both", "computed").value == Approx(4.32e23));
}

TEST_CASE("The trend of training runs is of those that were the largest so far")
{
    const auto figure = figureOf(records, "figure=training");
    CHECK(figure.subtitle.find("the largest grow 10.0-fold a year") != std::string::npos);
    REQUIRE(figure.trends.size() == 1);
    const auto& trend = figure.trends.front().points;
    CHECK(trend.front().position == 0);
    CHECK(trend.front().value == Approx(1e24));
    CHECK(trend.back().position == 12);
    CHECK(trend.back().value == Approx(1e27));
    CHECK_FALSE(trend.back().low); // nothing is continued

    CHECK(figureOf(records, "figure=training&scale=linear").trends == figure.trends);
    CHECK(figureOf("run: One | 2022Q1 | flop=1e24", "figure=training").subtitle.find("grow") == std::string::npos);
}

TEST_CASE("A trend of training runs that is continued widens as far as the view asks")
{
    const auto text = std::string(records) + "\n run: Five | 2026Q1 | flop=2e28 | s | Lab";
    const auto figure = figureOf(text, "figure=training&projection=8&to=2026Q2");
    const auto& trend = figure.trends.at(0).points;
    CHECK(trend.back().position == 24); // 2022Q1 to 2028Q1
    CHECK(figure.positions.ticks.size() == 25);
    double before = 1;
    for (const auto& point : trend) {
        CHECK(point.low.has_value() == (point.position >= 16));
        if (!point.low)
            continue;
        CHECK(*point.high / *point.low > before);
        CHECK(*point.high / point.value == Approx(point.value / *point.low));
        before = *point.high / *point.low;
    }
    const auto row
        = std::ranges::find(figure.table, Quarter::of(2028, 1), [](const TableRow& one) { return one.quarter.value_or(Quarter()); });
    REQUIRE(row != figure.table.end());
    CHECK(row->series == "trend");
    CHECK(row->note == "projection");
    CHECK(row->value == trend.back().value);
    CHECK(row->low == trend.back().low);
    CHECK(hasNote(figure, "Trends are continued for 8 quarters; their fans are of the scatter around the line alone"));
    CHECK_FALSE(hasNote(
        figureOf(text, "figure=training"), "Trends are continued for 0 quarters; their fans are of the scatter around the line alone"));
    test::requireExplained(datasetOf(text), "figure=training&projection=8&to=2026Q2");
}

TEST_CASE("Lines stand at multiples of the GPT-4 that counts")
{
    const auto figure = figureOf(records, "figure=training");
    CHECK(guideOf(figure, "GPT-4").fromValue == 2.1e25);
    CHECK(guideOf(figure, "5 × GPT-4").toValue == Approx(1.05e26));
    CHECK(guideOf(figure, "20 × GPT-4").fromValue == Approx(4.2e26));
    CHECK(guideOf(figure, "100 × GPT-4").fromValue == Approx(2.1e27));

    const auto own = figureOf(std::string(records) + "\n run: GPT-4 | 2023Q1 | flop=2e25", "figure=training");
    CHECK(guideOf(own, "GPT-4").fromValue == 2e25);
    CHECK(pointOf(own.series.back(), "GPT-4").tip.find("1 times GPT-4") != std::string::npos);
}

TEST_CASE("Runs of unknown size, later ones and earlier ones are counted below the figure")
{
    const auto figure = figureOf(records, "figure=training");
    CHECK(rowOf(figure, "Secret").note == "no chips");
    CHECK_FALSE(rowOf(figure, "Secret").value);
    CHECK(figure.status == "6 of 8 training runs drawn");
    CHECK(hasNote(figure, "1 run without known FLOP is not shown"));
    CHECK(hasNote(figure, "1 run is later than 2025Q4"));

    const auto since = figureOf(records, "figure=training&from=2023Q2");
    CHECK(since.status == "4 of 8 training runs drawn");
    CHECK(hasNote(since, "2 runs are earlier than"));
}

TEST_CASE("Filters take training runs by who trained them and on what")
{
    CHECK(figureOf(records, "figure=training&organization=Other lab").series.size() == 1);
    const auto onX = figureOf(records, "figure=training&chip=X");
    CHECK(onX.table.size() == 3); // Small, and Both twice
    CHECK(rowOf(onX, "Small", "computed").quarter == Quarter::of(2024, 2));
}

TEST_CASE("A figure of no training runs says why")
{
    CHECK(figureOf("", "figure=training").emptyText.starts_with("There are no training runs yet."));
    CHECK(figureOf(records, "figure=training&at=2020Q1").emptyText.starts_with("No training run of known size passes the filters"));
}

TEST_CASE("Every run is drawn in the view that is made for it, whatever the view before showed")
{
    const auto dataset = datasetOf(records);
    const auto view = parseQuery("figure=growth&at=2023Q3&from=2023Q2&chip=X&zoom=0,1,0,1").view;
    REQUIRE(view.zoom);
    dataset.trainingRuns().forEach([&](const TrainingRun& run) {
        const auto shown = viewOfRun(view, run, dataset);
        const auto all = makeFigure(dataset, withoutFilters(shown));
        INFO(run.name);
        CHECK_FALSE(shown.zoom);
        CHECK(shown.chip == view.chip);
        CHECK(std::ranges::any_of(all.table, [&](const TableRow& row) { return row.item == run.name; }));
    });
}
