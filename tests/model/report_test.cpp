// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

#include "model/figure/report.h"
#include "tests/support/figure_parts.h"

#include <set>

using namespace model;

namespace {

// Lab has 3,000, later 6,000 H100s for 10 people; University 50 for 10; Cloud has no headcount.
constexpr std::string_view records = R"(
    source: press | press | 2024-02-10
    source: census | dataset | 2025-03
    inventory: Lab | H100 SXM | 2024Q1 | installed 3000 | press
    inventory: Lab | H100 SXM | 2025Q1 | installed 6000 | press
    inventory: University | H100 SXM | 2025Q1 | installed 50 40..60 | press
    inventory: Cloud | H100 SXM | 2025Q1 | installed 100 | press
    people: Lab | 2024Q1 | researchers 10 | census
    people: University | 2024Q1 | researchers 10 | census)";

SavedView saved(const std::string& name, double position, const std::string& view, const std::string& caption = {})
{
    SavedView result;
    result.id = SavedViewId { static_cast<std::int64_t>(position) };
    result.name = name;
    result.position = position;
    result.view = view;
    result.caption = caption;
    return result;
}

std::shared_ptr<const Dataset> dataset(std::vector<SavedView> views = {})
{
    auto made = datasetOf(records);
    made.setTable(RecordTable<SavedView>(std::move(views)));
    return std::make_shared<const Dataset>(std::move(made));
}

Report reportOf(const std::shared_ptr<const Dataset>& data)
{
    ReportRequest request { {}, "fleet.flop", "abc123", "1.2", reportViews(*data) };
    return makeReport(data, request);
}

std::vector<std::string> names(const Report& report)
{
    std::vector<std::string> result;
    for (const auto& figure : report.figures)
        result.push_back(figure.name);
    return result;
}

std::set<std::string> pages(const Report& report)
{
    std::set<std::string> ids;
    for (const auto& page : report.method)
        ids.insert(page.id);
    return ids;
}

std::string fact(const Report& report, std::string_view label)
{
    const auto found = std::ranges::find(report.facts, label, &ReportFact::label);
    return found == report.facts.end() ? std::string() : found->text;
}

}

TEST_CASE("A report holds all saved views in their order, each with its caption as the records fill it")
{
    const auto report = reportOf(dataset({ saved("late", 2, "figure=growth&at=2025Q1"), saved("early", 1, "at=2025Q1", "{[Lab]} each") }));

    CHECK(names(report) == std::vector<std::string> { "early", "late" });
    CHECK(report.figures[0].caption == "600 each"); // 6,000 / 10
    CHECK(report.figures[0].number == "1");
    CHECK(report.figures[0].heading == "early");
    CHECK(report.figures[0].figure.kind == FigureKind::Ranking);
    CHECK(report.figures[1].caption.empty());
    CHECK(report.figures[1].figure.kind == FigureKind::Growth);
    CHECK(report.figures[0].notes.empty());
}

TEST_CASE("A report of a document without saved views holds the default view under its figure's title")
{
    const auto report = reportOf(dataset());

    REQUIRE(report.figures.size() == 1);
    CHECK(report.figures[0].figure == makeFigure(*dataset(), {}));
    CHECK(report.figures[0].name == report.figures[0].figure.title);
    CHECK(report.figures[0].number == "Figure 1");
    CHECK(report.figures[0].heading.empty()); // the title is drawn
    CHECK(report.about.starts_with("A figure"));
}

TEST_CASE("A report notes what of a view and its caption could not be read, and shows the rest")
{
    const auto report = reportOf(dataset({ saved("old", 1, "at=2025Q1&colour=red&organization=Lab,Lub", "{[Lab]} and {[Nobody]}") }));

    REQUIRE(report.figures.size() == 1);
    const auto& figure = report.figures.front();
    CHECK(figure.caption == "600 and (unknown: the figure has no 'Nobody')");
    REQUIRE(figure.notes.size() == 3);
    CHECK(figure.notes[0].starts_with("Not heeded in the view: unknown view key 'colour'"));
    CHECK(figure.notes[1].find("organization 'Lub' is not in the document") != std::string::npos);
    CHECK(figure.notes[2].starts_with("Not read in the caption: {[Nobody]}: the figure has no 'Nobody'"));
    CHECK_FALSE(figure.figure.isEmpty());
}

TEST_CASE("A report lists each source behind a drawn figure once, with the figures it stands behind")
{
    const auto report = reportOf(dataset({ saved("a", 1, "at=2025Q1"), saved("b", 2, "figure=growth&at=2025Q1&from=2024Q1"),
        saved("c", 3, "at=2024Q1"), saved("nothing", 4, "organization=") }));

    REQUIRE(report.sources.size() == 2);
    CHECK(report.sources[0].uses == "Figures 1, 3"); // census: only where people count
    CHECK(report.sources[0].text.find("(2025-03)") != std::string::npos);
    CHECK(report.sources[1].uses == "Figures 1–3");
    CHECK(report.sources[1].text.find("(2024-02-10)") != std::string::npos);
}

TEST_CASE("A report says of what records it is and how far they reach")
{
    const auto report = reportOf(dataset({ saved("a", 1, "at=2025Q1") }));

    CHECK(report.title == "Who holds how much AI compute");
    CHECK(report.attribution == "Data: Epoch AI (epoch.ai/data, CC BY 4.0) and the sources named in each record.");
    CHECK(fact(report, "Document") == "fleet.flop");
    CHECK(fact(report, "Records").starts_with("4 claims on chips held, 2 headcounts, 0 training runs, 3 organizations, 1 chip, "));
    CHECK(fact(report, "Data as of") == "2025-03");
    CHECK(fact(report, "SHA-256 of the data") == "abc123");
    CHECK(fact(report, "Made with") == "Flopulence 1.2");
    CHECK(makeReport(dataset(), { "Ours", {}, {}, {}, {} }).title == "Ours");
}

TEST_CASE("A figure in which nothing is drawn is in the report and says why")
{
    const auto report = reportOf(dataset({ saved("nothing", 1, "organization=") }));

    REQUIRE(report.figures.size() == 1);
    CHECK(report.figures[0].figure.isEmpty());
    CHECK_FALSE(report.figures[0].figure.emptyText.empty());
    CHECK(report.sources.empty());
    CHECK(report.sourcesAbout == "The figures rest on no source.");
    CHECK(fact(report, "Data as of").empty()); // unknown is not said
}

TEST_CASE("A report brings the pages of the method that its figures rest on, and no others")
{
    const auto ranking = pages(reportOf(dataset({ saved("a", 1, "at=2025Q1") })));
    for (const auto* id : { "overview", "claims", "intervals", "per-head", "order", "rich-and-poor", "h100e", "holding", "left-out" })
        CHECK(ranking.contains(id));
    for (const auto* id : { "decode", "shares", "versus", "wealth", "suppliers" })
        CHECK_FALSE(ranking.contains(id));

    const auto chips = pages(reportOf(dataset({ saved("a", 1, "figure=chips") })));
    CHECK(chips.contains("chip-figures"));
    CHECK(chips.contains("ridge")); // what that page leads to
    CHECK_FALSE(chips.contains("per-head"));

    const auto power = pages(reportOf(dataset({ saved("a", 1, "figure=growth&unit=power&at=2025Q1") })));
    CHECK(power.contains("power"));
    CHECK_FALSE(power.contains("decode"));
}

TEST_CASE("A report's method refers to pages that are in it, in the order of reading")
{
    const auto report = reportOf(dataset({ saved("a", 1, "at=2025Q1"), saved("b", 2, "figure=shares&at=2025Q1") }));
    const auto all = methodPageIds();
    const auto ids = pages(report);
    std::size_t before = 0;
    for (const auto& page : report.method) {
        const auto place = static_cast<std::size_t>(std::ranges::find(all, page.id) - all.begin());
        CHECK(place >= before);
        before = place;
        for (const auto& related : page.related)
            CHECK(ids.contains(related));
    }
}

TEST_CASE("Making a report tells how far it is and ends when it is asked to")
{
    const auto data = dataset();
    const ReportRequest request { {}, {}, {}, {}, { {}, {}, {} } };
    std::vector<double> shares;
    makeReport(data, request, {}, Progress({}, [&](double share) { shares.push_back(share); }));
    CHECK(shares.front() == 0);

    std::stop_source stop;
    stop.request_stop();
    CHECK_THROWS_AS(makeReport(data, request, {}, Progress(stop.get_token(), {})), Cancelled);
}

TEST_CASE("The same records give the same report")
{
    const std::vector views { saved("a", 1, "at=2025Q1", "{[Lab]}"), saved("b", 2, "figure=growth&at=2025Q1") };
    CHECK(reportOf(dataset(views)) == reportOf(dataset(views)));
}

TEST_CASE("Numbers of figures are written as ranges")
{
    CHECK(rangesText({ 1, 2, 3, 7 }) == "1–3, 7");
    CHECK(rangesText({ 1, 2, 4, 5, 6 }) == "1, 2, 4–6");
    CHECK(rangesText({ 12 }) == "12");
    CHECK(rangesText({}).empty());
}

TEST_CASE("A readable table writes numbers as the figure does and leaves out columns that nothing is in")
{
    const auto table = readableTable(test::figureOf(records, "at=2025Q1"));
    std::vector<std::string> heads;
    for (const auto& column : table.columns)
        heads.push_back(column.head);
    CHECK(heads
        == std::vector<std::string> {
            "rank", "name", "group", "quarter", "H100-equivalents (dense BF16) per researcher", "low", "high", "mark", "note" });
    REQUIRE(table.rows.size() == 3);
    CHECK(table.rows[0][1].text == "Lab");
    CHECK(table.rows[0][4].text == "600");
    CHECK(table.rows[0][4].number == 600.0);
    CHECK(table.columns[4].isNumber);
    CHECK(table.rows[1][5].text == "4.00"); // 40 / 10
    CHECK(table.rows[2][1].text == "Cloud");
    CHECK_FALSE(table.rows[2][4].number); // unknown, not 0
    CHECK(table.rows[2][4].text.empty());
    CHECK(table.rows[2][8].text == "no headcount");
}

TEST_CASE("A readable table of suppliers has amounts beside their shares")
{
    const auto table = readableTable(test::figureOf(R"(
        inventory: Lab | H100 SXM | 2025Q1 | installed 300
        inventory: Cloud | H100 SXM | 2025Q1 | installed 500
        inventory: Lab | H100 SXM | 2025Q1 | installed 100 | rented Cloud)",
        "figure=suppliers&at=2025Q1"));
    const auto value = std::ranges::find(table.columns, "value", &ReadableColumn::head) - table.columns.begin();
    const auto row = std::ranges::find_if(table.rows, [](const auto& cells) { return cells[0].text == "Lab"; });
    REQUIRE(row != table.rows.end());
    const auto at = static_cast<std::size_t>(value);
    CHECK((*row)[at].text == "300");
    CHECK((*row)[at - 1].text == "75.0 %");
}
