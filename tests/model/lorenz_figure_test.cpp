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

// 30 each for 10 people, 10 / 3 each for 30: shares of people 0.75 and 0.25, of compute 0.25 and 0.75.
constexpr std::string_view records = R"(
    inventory: A | H100 SXM | 2025Q3 | installed 100
    inventory: A | H100 SXM | 2025Q4 | installed 300
    inventory: B | H100 SXM | 2025Q3 | installed 100
    inventory: B | H100 SXM | 2025Q4 | installed 100
    inventory: C | H100 SXM | 2025Q4 | installed 7
    people: A | 2025Q3 | researchers 10
    people: A | 2025Q4 | researchers 10
    people: B | 2025Q3 | researchers 30
    people: B | 2025Q4 | researchers 30)";

}

TEST_CASE("A Lorenz curve is drawn from nobody to everybody, the poorest first")
{
    const auto figure = figureOf(records, "figure=lorenz");
    REQUIRE(figure.series.size() == 1);
    const auto& points = figure.series[0].points;
    REQUIRE(points.size() == 3);
    CHECK(points[0].position == 0);
    CHECK(points[0].value == 0);
    CHECK(points[1].item == "B");
    CHECK(points[1].position == Approx(0.75));
    CHECK(points[1].value == Approx(0.25));
    CHECK(points[2].item == "A");
    CHECK(points[2].position == 1);
    CHECK(points[2].value == 1);
}

TEST_CASE("The title and the subtitle of a Lorenz curve have the richest tenth and the Gini")
{
    // Gini: 1 − (0.75 × 0.25 + 0.25 × 1.25). At 0.9 the curve is 0.25 + 0.75 × 0.15 ÷ 0.25 = 0.7.
    const auto figure = figureOf(records, "figure=lorenz");
    CHECK(figure.title == "The richest tenth of researchers has 30 % of the compute");
    CHECK(figure.subtitle.find("Gini 0.50 · richest tenth") != std::string::npos);
    CHECK(figure.series[0].labelValue == "Gini 0.50");
}

TEST_CASE("Two quarters are two Lorenz curves of different colours, and the last of them has the names")
{
    const auto figure = figureOf(records, "figure=lorenz&quarters=2025Q4,2025Q3");
    REQUIRE(figure.series.size() == 2);
    CHECK(figure.series[0].name == "2025Q3");
    CHECK(figure.series[1].name == "2025Q4");
    CHECK(figure.series[0].paint != figure.series[1].paint);
    CHECK(pointOf(figure.series[0], "A").label.empty());
    CHECK(pointOf(figure.series[1], "A").label == "A");
    // In 2025Q3 both have 100: the 30 have half of all.
    CHECK(*rowOf(figure, "B", "2025Q3").x == Approx(0.75));
    CHECK(*rowOf(figure, "B", "2025Q3").value == Approx(0.5));
    CHECK(*rowOf(figure, "B", "2025Q4").value == Approx(0.25));
    CHECK(figure.subtitle.find("Gini 0.25 in 2025Q3, 0.50 in 2025Q4") != std::string::npos);
}

TEST_CASE("The names on Lorenz curves are on the last one that is drawn")
{
    const auto figure = figureOf(records, "figure=lorenz&quarters=2025Q4,2030Q4");
    REQUIRE(figure.series.size() == 1);
    CHECK(figure.series[0].name == "2025Q4");
    CHECK(pointOf(figure.series[0], "A").label == "A");
}

TEST_CASE("Who is not on a Lorenz curve is in its table with the reason")
{
    const auto figure = figureOf(records, "figure=lorenz");
    CHECK(rowOf(figure, "C").note == "no headcount");
    CHECK(figure.status.starts_with("2 of 3 organizations drawn: "));
    CHECK(hasNote(figure, "1 without a headcount"));

    const auto withPart = figureOf(std::string("org: L | lab | US | A\n") + std::string(records)
            + "\n inventory: L | H100 SXM | 2025Q4 | installed 5 | rented A\n people: L | 2025Q4 | researchers 5",
        "figure=lorenz");
    CHECK(rowOf(withPart, "L").note == "within another");
    CHECK(hasNote(withPart, "Counted within another: L"));
}

TEST_CASE("The line of equality of a Lorenz curve goes from corner to corner")
{
    const auto figure = figureOf(records, "figure=lorenz");
    REQUIRE(figure.guides.size() == 1);
    CHECK(figure.guides[0] == Guide { 0, 0, 1, 1, "if all had the same", Guide::Look::Dashed });
    CHECK(figure.positions.high == 1);
    CHECK(figure.values.high == 1);
}

TEST_CASE("Every Lorenz curve of the sample is convex from (0, 0) to (1, 1)")
{
    for (const auto* line : { "", "&access=owned", "&per=employees", "&unit=power", "&at=2023Q3", "&at=2020Q1", "&country=US" }) {
        INFO(line);
        const auto figure = makeFigure(sample(), parseQuery(std::string("figure=lorenz") + line).view);
        for (const auto& series : figure.series) {
            REQUIRE(series.points.size() >= 2);
            CHECK(series.points.front().position == 0);
            CHECK(series.points.front().value == 0);
            CHECK(series.points.back().position == 1);
            CHECK(series.points.back().value == 1);
            double before = 0;
            for (std::size_t i = 1; i < series.points.size(); ++i) {
                const double width = series.points[i].position - series.points[i - 1].position;
                REQUIRE(width > 0);
                const double slope = (series.points[i].value - series.points[i - 1].value) / width;
                CHECK(slope >= before * (1 - 1e-9));
                before = slope;
            }
        }
    }
}

TEST_CASE("A Lorenz curve of nobody says why")
{
    CHECK(figureOf("", "figure=lorenz").emptyText.starts_with("This document has no inventory yet."));
    const auto nobody = figureOf("inventory: A | X | 2025Q4 | installed 5", "figure=lorenz");
    CHECK(nobody.emptyText.starts_with("No organization has a value in 2025Q4: 1 without a headcount."));
    CHECK(nobody.title == "How unequally compute is spread over researchers");
}
