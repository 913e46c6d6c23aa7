// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/error.h"
#include "model/figure/compare_tables.h"
#include "model/figure/figure_table.h"
#include "model/figure/figure_text.h"
#include "model/figure/make_figure.h"
#include "model/view/view_query.h"
#include "tests/support/catch.h"
#include "tests/support/dataset_text.h"
#include "tests/support/sample_views.h"

using namespace model;

namespace {

TableRow row(const std::string& item, double value)
{
    TableRow row;
    row.series = "rich";
    row.item = item;
    row.quarter = Quarter::of(2025, 4);
    row.value = value;
    row.mark = Mark::Stated;
    return row;
}

Figure ranking(std::vector<TableRow> rows)
{
    Figure figure;
    figure.table = std::move(rows);
    return figure;
}

}

TEST_CASE("The table of every figure of the sample is read back from its CSV")
{
    const auto line = GENERATE(from_range(test::sampleViews()));
    CAPTURE(line);
    const auto figure = makeFigure(sample(), parseQuery(line).view);

    const auto rows = tableOf(figureCsv(figure));

    CHECK(rows == figure.table);
    const auto comparison = compareTables(rows, figure);
    CHECK(comparison.compared == figure.table.size());
    CHECK(comparison.changed.empty());
}

TEST_CASE("Names with commas, quotes and line ends come back from CSV")
{
    auto figure = ranking({ row("A, \"B\"\nC", 0.1) });
    figure.table[0].note = "not stated, in part";

    CHECK(tableOf(figureCsv(figure)) == figure.table);
}

TEST_CASE("What is no figure's table is refused with its line")
{
    const auto csv = figureCsv(ranking({ row("OpenAI", 1) }));
    const auto [text, line] = GENERATE_COPY(table<std::string, std::string>({
        { "", "line 1" },
        { "figure,series\n", "line 1" },
        { csv.substr(0, csv.size() - 1), "line 2" },
        { csv + "ranking,rich\n", "line 3" },
        { csv + "ranking,rich,A,2025Q9,,,,1,,,,,,\n", "line 3" },
        { csv + "ranking,rich,A,2025Q4,,,,one,,,,,,\n", "line 3" },
        { csv + "ranking,rich,A,2025Q4,,,,1,,,1e99,,,\n", "line 3" },
        { csv + "ranking,rich,A,2025Q4,,,,1,,,,,guessed,\n", "line 3" },
    }));
    CAPTURE(text);
    std::string sentence;
    try {
        tableOf(text);
    } catch (const Error& error) {
        sentence = error.what();
    }
    CHECK(sentence.find(line) != std::string::npos);
}

TEST_CASE("Changed values are listed with what they were and are")
{
    auto left = row("Gone", 5);
    auto told = row("xAI", 100);
    told.low = 80;
    told.high = 130;
    const std::vector<TableRow> then { row("OpenAI", 1743), told, left, row("Meta", 20) };
    auto carried = row("xAI", 100);
    carried.low = 70;
    carried.high = 130;
    carried.mark = Mark::Carried;
    auto unknown = row("Meta", 0);
    unknown.series.clear();
    unknown.value.reset();
    unknown.mark.reset();
    unknown.note = "no headcount";
    auto now = ranking({ row("OpenAI", 1516), carried, row("New", 7), unknown });

    const auto comparison = compareTables(then, now);

    const auto quarter = Quarter::of(2025, 4);
    CHECK(comparison.compared == 5);
    CHECK(comparison.changed
        == std::vector<ChangedValue> { { "OpenAI", quarter, "1,740", "1,520" },
            { "xAI", quarter, "100 [80 – 130]", "100 [70 – 130], a part is carried forward" }, { "New", quarter, "not in the figure", "7" },
            { "Meta", quarter, "20", "no headcount" }, { "Gone", quarter, "5", "not in the figure" } });
}

TEST_CASE("A value that moved to another tier is the same value, and one that differs late is written in full")
{
    auto poorer = row("OpenAI", 1743);
    poorer.series = "middle";
    poorer.rankBest = 3;

    CHECK(compareTables(std::vector { row("OpenAI", 1743) }, ranking({ poorer })).changed.empty());
    CHECK(compareTables(std::vector { row("OpenAI", 1945542.5872245806) }, ranking({ row("OpenAI", 1945542.5872245808) })).changed.empty());
    const auto late = compareTables(std::vector { row("OpenAI", 1743.25) }, ranking({ row("OpenAI", 1743.5) }));
    REQUIRE(late.changed.size() == 1);
    CHECK(late.changed[0].then == "1743.25");
    CHECK(late.changed[0].now == "1743.5");
}

TEST_CASE("Values of series are told apart by series and quarter")
{
    auto then = makeFigure(sample(), parseQuery("figure=growth").view);
    auto now = then;
    std::size_t place = 0;
    while (now.table[place].series != "TPU" || now.table[place].quarter != Quarter::of(2025, 1))
        ++place;
    now.table[place].value = *now.table[place].value * 2;

    const auto comparison = compareTables(then.table, now);

    REQUIRE(comparison.changed.size() == 1);
    CHECK(comparison.changed[0].item == "TPU");
    CHECK(comparison.changed[0].quarter == Quarter::of(2025, 1));
}

TEST_CASE("A figure's table goes to a spreadsheet with its numbers in full and no formula")
{
    auto figure = ranking({ row("=HYPERLINK(\"x\")", -1234.5678), row("A\tB & <C>", 2) });

    const auto tsv = figureTsv(figure);
    const auto html = figureHtml(figure);

    CHECK(tsv
        == "figure\tseries\titem\tquarter\tx\tx_low\tx_high\tvalue\tlow\thigh\trank_best\trank_worst\tmark\tnote\n"
           "ranking\trich\t'=HYPERLINK(\"x\")\t2025Q4\t\t\t\t-1234.5678\t\t\t\t\tstated\t\n"
           "ranking\trich\tA B & <C>\t2025Q4\t\t\t\t2\t\t\t\t\tstated\t\n");
    CHECK(html.find("<th>figure</th>") != std::string::npos);
    CHECK(html.find("<td>&#39;=HYPERLINK(&quot;x&quot;)</td>") != std::string::npos);
    CHECK(html.find("<td>-1234.5678</td>") != std::string::npos);
    CHECK(html.find("<td>A B &amp; &lt;C&gt;</td>") != std::string::npos);
}
