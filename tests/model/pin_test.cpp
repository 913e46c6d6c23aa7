// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

#include "model/compute/series.h"
#include "model/figure/figure_text.h"
#include "tests/support/figure_parts.h"

#include <algorithm>

using namespace model;
using test::figureOf;
using test::seriesOf;

namespace {

// Per researcher: A 200, B 50, Our Lab 4 with an interval that B's does not touch, C 2.
constexpr std::string_view records = R"(
    chip: H100 SXM | GPU | bf16=989.4
    chip: H200 | GPU | bf16=989.4
    inventory: A | H100 SXM | 2025Q4 | installed 2000 1900..2100
    inventory: B | H100 SXM | 2025Q4 | installed 500 480..520
    inventory: Our Lab | H200 | 2025Q4 | installed 40 38..42
    inventory: C | H100 SXM | 2025Q4 | installed 20 19..21
    people: A | 2025Q4 | researchers 10
    people: B | 2025Q4 | researchers 10
    people: C | 2025Q4 | researchers 10
    people: Our Lab | 2025Q4 | researchers 10
    people: Nobody | 2025Q4 | researchers 10)";

const Point* pinnedPoint(const Figure& figure)
{
    for (const auto& series : figure.series)
        for (const auto& point : series.points)
            if (point.isPinned)
                return &point;
    return nullptr;
}

}

TEST_CASE("A pinned organization is marked in a ranking, which says where it stands")
{
    const auto figure = figureOf(records, "at=2025Q4&pin=Our Lab");
    REQUIRE(pinnedPoint(figure));
    CHECK(pinnedPoint(figure)->item == "Our Lab");
    CHECK(std::ranges::count_if(figure.rows, &Row::isPinned) == 1);
    REQUIRE(figure.standings.size() == 1);
    // 6 more H100e each for 10 researchers lead to the line at 10.
    CHECK(figure.standings.front()
        == "Our Lab: rank 3 of 4 in 2025Q4; GPU-poor; next above: B with 50; next below: C with 2; "
           "60 H100-equivalents (dense BF16) more and it is no longer GPU-poor");
    CHECK(std::ranges::find(figure.footer, figure.standings.front()) < figure.footer.begin() + static_cast<int>(figure.footerKept));
    CHECK(figure.summary.ends_with(figure.standings.front() + "."));
    CHECK(figure.key.back().symbol == KeyEntry::Symbol::Pin);
    CHECK(figure.key.back().text == "Our Lab");
}

TEST_CASE("Pins change no value")
{
    auto pinned = figureOf(records, "at=2025Q4&pin=Our Lab,Nobody");
    const auto plain = figureOf(records, "at=2025Q4");
    CHECK(pinned.table == plain.table);
    CHECK(plain.standings.empty());
    CHECK(!pinnedPoint(plain));
    CHECK(pinned.standings.at(1) == "Nobody is not shown in 2025Q4: no chips");
}

TEST_CASE("Who is pinned is drawn beyond the top, with its rank among all")
{
    const auto figure = figureOf(records, "at=2025Q4&top=1&pin=Our Lab");
    REQUIRE(figure.rows.size() == 2);
    CHECK(figure.rows[1].label == "Our Lab");
    CHECK(figure.rows[1].rank == "3");
    const auto beyond = [](const TableRow& row) { return row.note == "beyond top"; };
    CHECK(std::ranges::count_if(figure.table, beyond) == 2);
}

TEST_CASE("Who is filtered out or not in the records is said to be")
{
    CHECK(figureOf(records, "at=2025Q4&organization=A&pin=Our Lab").standings.front() == "Our Lab is not among those that are ranked here");
    const auto unknown = figureOf(records, "at=2025Q4&pin=Our Leb");
    CHECK(unknown.standings.empty());
    CHECK(unknown.footer.front().find("Our Leb") != std::string::npos);
}

TEST_CASE("Every figure marks what stands for a pinned organization")
{
    const std::string run = std::string(records) + R"(
    source: s | dataset | 2025-12
    run: M | 2025Q1 | flop=2e25 | s | Our Lab)";
    for (const auto* line : { "figure=ranking", "figure=timeline&from=2025Q3", "figure=growth&measure=stock&by=organization",
             "figure=shares&by=organization", "figure=wealth", "figure=lorenz",
             "figure=versus&measure=stock&groups=Us:organization=Our Lab,Them:organization=A|B", "figure=training", "figure=suppliers" }) {
        INFO(line);
        const auto* point = pinnedPoint(figureOf(run, std::string(line) + "&at=2025Q4&to=2025Q4&pin=Our Lab"));
        CHECK(point != nullptr);
        CHECK(!pinnedPoint(figureOf(run, std::string(line) + "&at=2025Q4&to=2025Q4")));
    }
}

TEST_CASE("Figures of chips mark those that a pinned organization holds")
{
    const auto figure
        = figureOf(std::string(records) + "\n chip: B200 | GPU | bf16=2250 bandwidth=8000\n chip: H20 | GPU | bf16=148 bandwidth=4000",
            "figure=chips&at=2025Q4&pin=Our Lab");
    CHECK(!pinnedPoint(figure)); // nobody holds them
    const auto held = figureOf("chip: H200 | GPU | bf16=989.4 bandwidth=4800\n chip: B200 | GPU | bf16=2250 bandwidth=8000\n"
                               "inventory: Our Lab | H200 | 2025Q4 | installed 40",
        "figure=chips&at=2025Q4&pin=Our Lab");
    REQUIRE(pinnedPoint(held));
    CHECK(nameOf(pinnedPoint(held)->selection) == "H200");
    CHECK(held.key.back().text == "held by Our Lab");
}

TEST_CASE("A pinned organization keeps its series where the smaller ones become one")
{
    std::string many = "chip: H100 SXM | GPU | bf16=989.4\n";
    for (int i = 0; i < 20; ++i)
        many += "inventory: O" + std::to_string(i) + " | H100 SXM | 2025Q4 | installed " + std::to_string(1000 - i) + "\n";
    const auto line = std::string("figure=growth&by=organization&measure=stock&from=2025Q4&at=2025Q4");
    const auto figure = figureOf(many, line + "&pin=O19,O3");
    REQUIRE(figure.series.size() == maxSeries + 1);
    CHECK(seriesOf(figure, "O19").isPinned);
    CHECK(seriesOf(figure, "O3").isPinned);
    CHECK(figure.series[maxSeries - 1].name == "O19");
    CHECK(figure.series[maxSeries].name == "other");
    const auto sum = [](const Figure& one) {
        double all = 0;
        for (const auto& series : one.series)
            all += series.points.back().value;
        return all;
    };
    CHECK(sum(figure) == Approx(sum(figureOf(many, line))));
}

TEST_CASE("Who is pinned has a line over time behind the twelve")
{
    std::string many = "chip: H100 SXM | GPU | bf16=989.4\n";
    for (int i = 0; i < 20; ++i)
        many += "inventory: O" + std::to_string(i) + " | H100 SXM | 2025Q4 | installed " + std::to_string(1000 - i) + "\n";
    const auto figure = figureOf(many, "figure=timeline&per=none&from=2025Q3&at=2025Q4&pin=O19");
    REQUIRE(figure.series.size() == 13);
    CHECK(figure.series.back().name == "O19");
    CHECK(figure.standings.front().starts_with("O19: rank 20 of 20 in 2025Q4"));
}
