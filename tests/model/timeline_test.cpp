// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

#include "model/figure/records_behind.h"
#include "tests/support/figure_parts.h"

#include <map>
#include <tuple>

using namespace model;
using test::figureOf;
using test::seriesOf;

namespace {

// Each researcher of A has 5, 20 and 200, of B 2, 1.5 and 1.
constexpr std::string_view records = R"(
    chip: H100 SXM | GPU | bf16=989.4
    inventory: A | H100 SXM | 2025Q1 | installed 50 40..60
    inventory: A | H100 SXM | 2025Q2 | installed 200 100..400
    inventory: A | H100 SXM | 2025Q3 | installed 2000
    inventory: B | H100 SXM | 2025Q1 | installed 20
    inventory: B | H100 SXM | 2025Q3 | installed 10
    inventory: C | H100 SXM | 2025Q1 | installed 10
    people: A | 2025Q1 | researchers 10
    people: B | 2025Q1 | researchers 10)";

Figure figureOfSample(const std::string& text)
{
    return makeFigure(sample(), parseQuery(text).view);
}

constexpr std::string_view line = "figure=timeline&from=2025Q1&to=2025Q3";

}

TEST_CASE("A line has an organization's value of the ranking at each quarter")
{
    const auto figure = figureOf(records, line);
    REQUIRE(figure.series.size() == 2);
    const auto& a = seriesOf(figure, "A");
    REQUIRE(a.points.size() == 3);
    CHECK(a.points[0].value == 5);
    CHECK(*a.points[0].low == 4);
    CHECK(*a.points[0].high == 6);
    CHECK(a.points[1].value == 20);
    CHECK(a.points[2].value == 200);
    CHECK_FALSE(a.points[2].hasInterval);
    CHECK(a.labelValue == "200");
    const auto& b = seriesOf(figure, "B");
    CHECK(b.points[1].value == 1.5);
    CHECK(b.points[0].mark == Mark::Stated);
    CHECK(b.points[1].mark == Mark::Carried); // chips between two claims, researchers of the quarter before: the weaker of both
}

TEST_CASE("Where a line goes over a line of rich or poor it says when")
{
    const auto figure = figureOf(records, line);
    const auto& points = seriesOf(figure, "A").points;
    CHECK_FALSE(points[0].crossing);
    REQUIRE(points[1].crossing);
    CHECK(points[1].crossing->isUp);
    CHECK(points[1].crossing->label == "2025Q2");
    CHECK(points[1].crossing->paint.kind == Paint::Kind::Middle);
    REQUIRE(points[2].crossing);
    CHECK(points[2].crossing->paint.kind == Paint::Kind::Rich);
    CHECK(points[2].tip.find("enters GPU-rich in 2025Q3") != std::string::npos);
    CHECK(figure.summary.find("GPU-rich: A since 2025Q3") != std::string::npos);
    REQUIRE(figure.zones.size() == 2);
    const auto without = figureOf(records, std::string(line) + "&unit=chips&per=none");
    CHECK(without.zones.empty());
    CHECK_FALSE(seriesOf(without, "A").points[2].crossing);
}

TEST_CASE("The table of lines has every organization and quarter, and who has no value")
{
    const auto figure = figureOf(records, std::string(line) + "&top=1");
    CHECK(figure.series.size() == 1);
    std::size_t rowsOfB = 0;
    for (const auto& row : figure.table)
        rowsOfB += row.series == "B" && row.value;
    CHECK(rowsOfB == 3);
    CHECK(test::rowOf(figure, "C").note == "no headcount");
    CHECK(figure.status.find("1 of 3") != std::string::npos);
}

TEST_CASE("Of many organizations the first twelve are drawn, or those that are chosen")
{
    std::string many(records);
    for (int i = 0; i < 20; ++i)
        many += "\n    inventory: N" + std::to_string(i) + " | H100 SXM | 2025Q3 | installed " + std::to_string(100 + i) + "\n    people: N"
            + std::to_string(i) + " | 2025Q3 | researchers 10";
    const auto figure = figureOf(many, line);
    CHECK(figure.series.size() == 12);
    CHECK(figure.series.front().name == "A");
    CHECK(figure.series[1].name == "N19");
    CHECK_FALSE(figure.series.front().hasBands);
    const auto chosen = figureOf(many, std::string(line) + "&organization=B,N0,A");
    CHECK(chosen.series.size() == 3);
    CHECK(chosen.series.front().hasBands);
}

TEST_CASE("The key of lines tells of intervals only where they are drawn")
{
    const auto tells = [](const Figure& figure) {
        return std::ranges::any_of(figure.key, [](const KeyEntry& entry) { return entry.symbol == KeyEntry::Symbol::Band; });
    };
    CHECK(tells(figureOf(records, line)));
    CHECK_FALSE(tells(figureOf(records, std::string(line) + "&intervals=off")));
}

TEST_CASE("A quarter without a value interrupts a line, and a value of nothing stands on a linear axis only")
{
    const std::string text = std::string(records) + R"(
    inventory: Z | H100 SXM | 2025Q1 | added 0
    people: Z | 2025Q1 | researchers 10)";
    CHECK(test::rowOf(figureOf(text, line), "Z").note == "zero");
    const auto linear = figureOf(text, std::string(line) + "&scale=linear");
    CHECK(seriesOf(linear, "Z").points.front().value == 0);
}

TEST_CASE("The values of lines are those of the ranking at every quarter of the sample, in either table")
{
    const auto first = Quarter::of(2016, 1);
    const auto last = Quarter::of(2026, 4);
    const std::string whole = "figure=timeline&from=" + quarterText(first) + "&to=" + quarterText(last) + "&top=1000";
    for (const auto* more :
        { "", "&per=none", "&per=employees&access=owned", "&per=customers&scale=linear", "&unit=flops&per=none&status=planned",
            "&unit=power&access=owned", "&basis=int8&evidence=press&carry=1", "&unit=cost&per=none&chip-kind=GPU&kind=lab" }) {
        INFO(more);
        const auto lines = figureOfSample(whole + more);
        std::map<std::pair<std::string, Quarter>, const TableRow*> cells;
        for (const auto& row : lines.table)
            if (row.value)
                CHECK(cells.emplace(std::pair(row.series, *row.quarter), &row).second);
        std::size_t compared = 0;
        for (auto quarter = first; quarter <= last; quarter = quarter + 1) {
            const auto ranking = figureOfSample("top=1000&at=" + quarterText(quarter) + more);
            for (const auto& row : ranking.table) {
                if (!row.value)
                    continue;
                INFO(row.item << ' ' << quarterText(quarter));
                const auto same = cells.find({ row.item, quarter });
                REQUIRE(same != cells.end());
                const auto shown
                    = [](const TableRow& one) { return std::tuple(one.value, one.low, one.high, one.rankBest, one.rankWorst, one.mark); };
                CHECK(shown(*same->second) == shown(row));
                ++compared;
            }
        }
        CHECK(compared == cells.size());                                                                 // and nothing beside them
        CHECK(compared > (std::string_view(more).find("customers") == std::string_view::npos ? 20 : 5)); // few say how many they have
    }
}

TEST_CASE("A picked line leads to the organization's records")
{
    const auto view = parseQuery(line).view;
    const auto dataset = datasetOf(records);
    const auto behind = recordsBehind(SelectedSeries { "A", parseQuarter("2025Q2") }, view, dataset);
    REQUIRE(behind.fields.size() == 1);
    CHECK(behind.fields.front() == std::pair<std::string, std::string>("organization", "A"));
}
