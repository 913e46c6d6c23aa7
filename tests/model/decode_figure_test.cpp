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

// 2e12 B/s over 1e9 parameters of 2 bytes is 1,000 tokens a second; 80 GB hold 4e10 of them.
constexpr std::string_view records = R"(
    chip: X | GPU | bf16=1000 bandwidth=2000 memory=80 | V | 2022Q3
    chip: Y | GPU | bf16=1000 bandwidth=1000 | V
    chip: Z | GPU | bf16=500 memory=8
    inventory: A | Y | 2025Q4 | installed 9
    inventory: A | X | 2025Q4 | installed 5)";

double at(const Series& series, double size)
{
    const auto found = std::ranges::find(series.points, size, &Point::position);
    REQUIRE(found != series.points.end());
    return found->value;
}

}

TEST_CASE("A decode curve is the bandwidth over what one token reads")
{
    const auto figure = figureOf(records, "figure=decode");
    const auto& x = seriesOf(figure, "X");
    CHECK(x.points.front().position == 1e9);
    CHECK(x.points.back().position == 1e12);
    CHECK(at(x, 1e9) == Approx(1000));
    CHECK(at(x, 1e12) == Approx(1));
    CHECK(at(seriesOf(figure, "Y"), 1e9) == Approx(500));
    CHECK(figure.series[0].name == "Y"); // of which most are held
    CHECK(figure.summary.find("X is the fastest: 1,000 tokens a second") != std::string::npos);
}

TEST_CASE("A decode bound halves when the bytes or the parameters double")
{
    const auto figure = figureOf(records, "figure=decode&bytes=2,1,0.5");
    REQUIRE(figure.series.size() == 6);
    for (const auto& point : seriesOf(figure, "X@2").points) {
        CHECK(at(seriesOf(figure, "X@1"), 1e10) == Approx(2 * at(seriesOf(figure, "X@2"), 1e10)));
        CHECK(point.value * point.position == Approx(1e12)); // whatever the size
    }
    CHECK(at(seriesOf(figure, "X@0.5"), 1e10) == Approx(2 * at(seriesOf(figure, "X@1"), 1e10)));
    CHECK(seriesOf(figure, "X@2").paint == seriesOf(figure, "X@0.5").paint);
    CHECK(seriesOf(figure, "X@2").paint != seriesOf(figure, "Y@2").paint);
}

TEST_CASE("A decode curve is dashed from where the memory is full, and all along where it is unknown")
{
    const auto figure = figureOf(records, "figure=decode");
    for (const auto& point : seriesOf(figure, "X").points)
        CHECK(point.isDashed == (point.position >= 4e10));
    CHECK(at(seriesOf(figure, "X"), 4e10) == Approx(25)); // the curve turns just there
    for (const auto& point : seriesOf(figure, "Y").points)
        CHECK(point.isDashed);
    for (const auto& row : figure.table) {
        if (row.series == "X")
            CHECK(row.note == (*row.x > 4e10 ? "beyond memory" : ""));
        if (row.series == "Y")
            CHECK(row.note == "memory unknown");
    }
}

TEST_CASE("A decode curve goes over the sizes that the view asks for")
{
    const auto figure = figureOf(records, "figure=decode&sizes=3e9-3e10");
    const auto& points = seriesOf(figure, "X").points;
    std::vector<double> sizes;
    for (const auto& point : points)
        sizes.push_back(point.position);
    CHECK(sizes == std::vector<double> { 3e9, 5e9, 1e10, 2e10, 3e10 });
}

TEST_CASE("Chips that no decode curve is drawn of are in the table with the reason")
{
    std::string many(records);
    for (int i = 1; i <= 9; ++i)
        many += "\n chip: C" + std::to_string(i) + " | GPU | bandwidth=100";
    const auto figure = figureOf(many, "figure=decode");
    const auto noteOf = [&](std::string_view chip) {
        const auto found = std::ranges::find(figure.table, chip, &TableRow::series);
        return found->value ? std::string("drawn") : found->note;
    };
    CHECK(figure.series.size() == 8);
    CHECK(noteOf("X") == "drawn");
    CHECK(noteOf("Z") == "chip figure unknown");
    CHECK(noteOf("C9") == "beyond top");
    CHECK(figure.status == "8 of 12 chips drawn");
    CHECK(hasNote(figure, "The chips of which most are held; 3 more can be checked in the list"));
    CHECK(hasNote(figure, "Without a known figure: Z"));
}

TEST_CASE("A figure of no decode curves says why")
{
    CHECK(figureOf("", "figure=decode").emptyText.starts_with("There are no chips yet."));
    CHECK(figureOf("chip: Z | GPU | bf16=500", "figure=decode").emptyText.starts_with("No chip with a known memory bandwidth"));
}
