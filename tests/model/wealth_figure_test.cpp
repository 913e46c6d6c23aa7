// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

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

constexpr std::string_view records = R"(
    chip: H100 SXM | GPU | bf16=1000
    inventory: A | H100 SXM | 2025Q3 | installed 1000
    inventory: A | H100 SXM | 2025Q4 | installed 2000 1000..4000
    inventory: B | H100 SXM | 2025Q4 | installed 500
    inventory: C | H100 SXM | 2025Q4 | installed 100
    people: A | 2025Q4 | researchers 10 5..20
    people: B | 2025Q4 | researchers 100
    people: D | 2025Q4 | researchers 10)";

double ratio(const Guide& guide)
{
    return guide.toValue / guide.toPosition;
}

}

TEST_CASE("A bubble has its people to the right, its chips upwards, and an area that is its part of the largest")
{
    const auto figure = figureOf(records, "figure=wealth");
    REQUIRE(figure.series.size() == 2);
    CHECK(figure.series[0].name == "A"); // the largest is drawn first, below the others
    const auto& a = pointOf(figure.series[0], "A");
    CHECK(a.position == 10);
    CHECK(*a.positionLow == 5);
    CHECK(*a.positionHigh == 20);
    CHECK(a.value == 2000);
    CHECK(*a.low == 1000);
    CHECK(*a.high == 4000);
    CHECK(a.hasInterval);
    CHECK(a.size == 1);
    const auto& b = pointOf(figure.series[1], "B");
    CHECK(b.size == 0.25);
    CHECK_FALSE(b.hasInterval);
}

TEST_CASE("The table of people against chips has who is drawn, then who is not and why")
{
    const auto figure = figureOf(records, "figure=wealth");
    const auto& a = rowOf(figure, "A");
    CHECK(*a.x == 10);
    CHECK(*a.xLow == 5);
    CHECK(*a.xHigh == 20);
    CHECK(*a.value == 2000);
    CHECK(*a.low == 1000);
    CHECK(*a.high == 4000);
    CHECK(*a.mark == Mark::Stated);
    CHECK(a.note.empty());
    CHECK(rowOf(figure, "B").note == "no interval given");
    CHECK(rowOf(figure, "C").note == "no headcount");
    CHECK_FALSE(rowOf(figure, "C").value);
    CHECK(rowOf(figure, "D").note == "no chips");
    CHECK(figure.status.starts_with("2 of 4 organizations drawn: "));
    CHECK(hasNote(figure, "1 without a headcount"));
}

TEST_CASE("A diagonal has the same for each of the people at both of its ends")
{
    const auto figure = figureOf(records, "figure=wealth");
    for (const auto& guide : figure.guides) {
        INFO(guide.label);
        CHECK(guide.fromValue / guide.fromPosition == Approx(ratio(guide)));
        CHECK(guide.fromPosition == figure.positions.low);
        CHECK(guide.toPosition == figure.positions.high);
    }
    CHECK(ratio(guideOf(figure, "GPU-rich, 100 and more")) == Approx(100));
    CHECK(guideOf(figure, "GPU-rich, 100 and more").look == Guide::Look::Dashed);
    CHECK(ratio(guideOf(figure, "GPU-poor, below 10")) == Approx(10));
    CHECK(std::ranges::count(figure.guides, Guide::Look::Dashed, &Guide::look) == 2);

    const auto wider = figureOf(std::string(records) + "\n inventory: D | H100 SXM | 2025Q4 | installed 5", "figure=wealth");
    CHECK(ratio(guideOf(wider, "1 each")) == Approx(1));
    CHECK(guideOf(wider, "1 each").look == Guide::Look::Plain);

    const auto inPower = figureOf("chip: H100 SXM | GPU | bf16=1000 tdp=700\n inventory: A | H100 SXM | 2025Q4 | installed 5\n"
                                  "people: A | 2025Q4 | researchers 2",
        "figure=wealth&unit=power");
    CHECK(std::ranges::count(inPower.guides, Guide::Look::Dashed, &Guide::look) == 0); // rich and poor are lines in H100e
}

TEST_CASE("On linear axes the diagonals of people against chips begin at nothing")
{
    const auto figure = figureOf(records, "figure=wealth&scale=linear");
    REQUIRE_FALSE(figure.guides.empty());
    for (const auto& guide : figure.guides) {
        CHECK(guide.fromPosition == 0);
        CHECK(guide.fromValue == 0);
    }
    CHECK(ratio(guideOf(figure, "GPU-rich, 100 and more")) == Approx(100));
}

TEST_CASE("A trail has a point for each earlier quarter with people and chips, and widens the axes only where it is drawn")
{
    const auto figure = figureOf(records, "figure=wealth&trails=on");
    REQUIRE(figure.showsTrails);
    CHECK(seriesOf(figure, "A").trail == std::vector<TrailPoint> { { 10, 1000, Quarter::of(2025, 3) } });
    CHECK(seriesOf(figure, "B").trail.empty()); // nobody says what it had
    CHECK(hasNote(figure, "Lines lead from 2022Q1 to now"));

    const std::string grown = std::string(records) + "\n inventory: A | H100 SXM | 2024Q4 | installed 3";
    CHECK(figureOf(grown, "figure=wealth&trails=on").values.low <= 3);
    CHECK(figureOf(grown, "figure=wealth").values.low > 3);
}

TEST_CASE("A trail leads through where the figure of each earlier quarter has the bubble, to the last digit")
{
    const auto ofSample = [](const std::string& line) { return makeFigure(sample(), parseQuery("figure=wealth&" + line).view); };
    std::size_t compared = 0;
    for (const std::string view : { "top=30", "access=owned&unit=cost", "state=operational&per=employees&unit=power",
             "chip-kind=TPU,ASIC&basis=fp4", "status=planned&scale=linear&carry=1&kind=lab,hyperscaler" }) {
        const auto figure = ofSample("from=2022Q1&at=2026Q3&trails=on&" + view);
        REQUIRE_FALSE(figure.series.empty());
        for (auto quarter = Quarter::of(2022, 1); quarter < Quarter::of(2026, 3); quarter = quarter + 3) {
            const auto then = ofSample(view + "&top=100&at=" + quarterText(quarter));
            for (const auto& series : figure.series) {
                INFO(view << " " << quarterText(quarter) << " " << series.name);
                const auto step = std::ranges::find(series.trail, quarter, &TrailPoint::quarter);
                const auto bubble = std::ranges::find(then.series, series.name, &Series::name);
                const bool isThere = bubble != then.series.end() && bubble->points.front().value > 0;
                REQUIRE(isThere == (step != series.trail.end()));
                if (!isThere)
                    continue;
                REQUIRE(step->position == bubble->points.front().position);
                REQUIRE(step->value == bubble->points.front().value);
                ++compared;
            }
        }
    }
    REQUIRE(compared > 100);
}

TEST_CASE("A bubble of chips of which one's figure is unknown is a lower bound")
{
    const auto figure
        = figureOf("chip: H100 SXM | GPU | bf16=1000\n chip: Odd | GPU | memory=1\n inventory: A | H100 SXM | 2025Q4 | installed 5\n"
                   "inventory: A | Odd | 2025Q4 | installed 7\n people: A | 2025Q4 | researchers 2",
            "figure=wealth");
    CHECK(figure.series.at(0).points.at(0).isLowerBound);
    CHECK(rowOf(figure, "A").note == "≥, without Odd");
    CHECK(figure.sideValues.at(0).text == "≥ 5.00");
}

TEST_CASE("People against chips without anybody says why and draws nothing")
{
    CHECK(figureOf("", "figure=wealth").emptyText.starts_with("This document has no inventory yet."));
    const auto nobody = figureOf("inventory: A | X | 2025Q4 | installed 5", "figure=wealth");
    CHECK(nobody.isEmpty());
    CHECK(nobody.emptyText.starts_with("No organization has a value in 2025Q4: 1 without a headcount."));
    CHECK(rowOf(nobody, "A").note == "no headcount");
}
