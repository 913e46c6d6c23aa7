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

// Ridge points: 1e15 / 2e12 = 500 and 1e14 / 1e12 = 100 FLOP a byte.
constexpr std::string_view records = R"(
    chip: X | GPU | bf16=1000 bandwidth=2000 price=20000 tdp=500 | V | 2022Q3
    chip: Y | TPU | bf16=100 bandwidth=1000 | W | 2020Q1
    chip: Z | GPU | bf16=500 | V | 2021Q1
    chip: F | GPU | bf16=9000 bandwidth=9000 | V | 2030Q1)";

}

TEST_CASE("A chip is a dot by two of its figures, in the series of its vendor")
{
    const auto figure = figureOf(records, "figure=chips");
    const auto& x = pointOf(seriesOf(figure, "V"), "X");
    CHECK(x.position == 2000);
    CHECK(x.value == 1e15);
    CHECK(x.tip.find("500 FLOP per byte") != std::string::npos);
    CHECK(pointOf(seriesOf(figure, "W"), "Y").value == 1e14);
    CHECK(*rowOf(figure, "X").x == 2000);
    CHECK(*rowOf(figure, "X").value == 1e15);
    CHECK(rowOf(figure, "X").series == "V");
}

TEST_CASE("Chips without a figure or not yet introduced are not drawn, and it is said")
{
    const auto figure = figureOf(records, "figure=chips");
    CHECK(rowOf(figure, "Z").note == "chip figure unknown");
    CHECK_FALSE(rowOf(figure, "Z").value);
    CHECK(figure.status == "2 of 4 chips drawn");
    CHECK(hasNote(figure, "Without a known figure: Z"));
    CHECK(hasNote(figure, "1 chip was introduced after 2025Q4"));
    CHECK(figureOf(records, "figure=chips&at=2030Q1").status == "3 of 4 chips drawn");
}

TEST_CASE("A ridge line has the ratio it names at both ends, whichever axis the peak is on")
{
    const auto check = [](const Figure& figure, bool isPeakUp) {
        std::vector<std::string> labels;
        for (const auto& guide : figure.guides) {
            labels.push_back(guide.label);
            const auto said = std::stod(guide.label.starts_with("1,000") ? "1000" : guide.label);
            for (const auto& [position, value] :
                { std::pair(guide.fromPosition, guide.fromValue), std::pair(guide.toPosition, guide.toValue) })
                CHECK((isPeakUp ? value / (position * 1e9) : position / (value * 1e9)) == Approx(said));
        }
        CHECK(labels == std::vector<std::string> { "100 FLOP per byte", "300 FLOP per byte", "1,000 FLOP per byte" });
    };
    check(figureOf(records, "figure=chips"), true);
    check(figureOf(records, "figure=chips&x=peak&y=bandwidth"), false);
}

TEST_CASE("Lines of the same ratio are by watt and dollar too, and none where there is no ratio")
{
    const auto byWatt = figureOf(records, "figure=chips&x=power&y=peak"); // 1e15 / 500 W = 2e12
    CHECK(guideOf(byWatt, "1 TFLOP/s per W").toValue == Approx(1e12 * guideOf(byWatt, "1 TFLOP/s per W").toPosition));
    CHECK_FALSE(figureOf(records, "figure=chips&x=price&y=peak").guides.empty());
    CHECK(figureOf(records, "figure=chips&x=introduced&y=peak").guides.empty());
    CHECK(figureOf(records, "figure=chips&x=power&y=price").guides.empty());
    CHECK(figureOf(records, "figure=chips&x=peak&y=peak").guides.empty());
}

TEST_CASE("A chip's quarters are fourths of its year along an axis of years")
{
    const auto figure = figureOf(records, "figure=chips&x=introduced&y=peak");
    CHECK(*rowOf(figure, "X").x == 2022.5);
    CHECK(*rowOf(figure, "Y").x == 2020);
    CHECK(figure.positions.low == 2020);
    CHECK(figure.positions.high == 2023);
    REQUIRE(figure.positions.ticks.size() == 4);
    CHECK(figure.positions.ticks[0].label == "2020");
    CHECK(pointOf(seriesOf(figure, "V"), "X").labelOrder < pointOf(seriesOf(figure, "W"), "Y").labelOrder); // the newest first
}

TEST_CASE("More than eight vendors of chips are seven and the others")
{
    std::string text;
    for (int i = 1; i <= 9; ++i)
        text += "chip: C" + std::to_string(i) + " | GPU | bf16=100 bandwidth=1000 | V" + std::to_string(i) + "\n";
    const auto figure = figureOf(text, "figure=chips");
    REQUIRE(figure.series.size() == 8);
    CHECK(figure.series.back().name == "other");
    CHECK(figure.series.back().points.size() == 2);
    CHECK(figure.series.back().paint.kind == Paint::Kind::Other);
}

TEST_CASE("A figure of no chips says why")
{
    CHECK(figureOf("", "figure=chips").emptyText.starts_with("There are no chips yet."));
    CHECK(figureOf("chip: Z | GPU | bf16=500", "figure=chips")
              .emptyText.starts_with("No chip shown has both a known memory bandwidth and a known"));
    CHECK(figureOf(records, "figure=chips&at=2000Q1").emptyText.starts_with("No chip passes the filters"));
}
