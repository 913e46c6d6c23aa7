// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

#include "model/figure/figure_text.h"
#include "model/figure/make_figure.h"
#include "model/view/view_query.h"
#include "tests/support/dataset_text.h"

using namespace model;

namespace {

/// The lines of a figure's alternatives, its key entry and what its footer says of them.
std::string marks(const Figure& figure)
{
    std::string text;
    const auto whole = figureText(figure);
    for (std::size_t begin = 0; begin < whole.size();) {
        const auto end = whole.find('\n', begin);
        const auto line = whole.substr(begin, end - begin);
        if (line.starts_with("  alternative ") || line.starts_with("border: ") || line == "key: other sources' claims"
            || line.find("lternative") != std::string::npos || line.find("No other source") != std::string::npos)
            text += line + "\n";
        begin = end + 1;
    }
    return text;
}

std::string marks(std::string_view records, const std::string& line)
{
    return marks(makeFigure(datasetOf(records), parseQuery(line).view));
}

// A's H100 in 2024Q1: the filing counts, the press says 300. B is claimed once.
constexpr std::string_view twoClaims = R"(
    source: filing | filing | 2024
    source: press | press | 2025
    inventory: A | H100 | 2024Q1 | installed 100 | filing
    inventory: A | H100 | 2024Q1 | installed 300 | press
    inventory: B | H100 | 2024Q1 | installed 50 | filing
    people: A | 2024Q1 | researchers 10 | filing
    people: B | 2024Q1 | researchers 10 | filing)";

}

TEST_CASE("Alternatives are what a ranking's values would be if another source's claim counted")
{
    REQUIRE(marks(twoClaims, "alternatives=on") == "  alternative A: 30 (if press counted)\nkey: other sources' claims\n");
    REQUIRE(marks(twoClaims, "") == "");
}

TEST_CASE("Alternatives leave the drawn values, the table and the summary as they are")
{
    const auto dataset = datasetOf(twoClaims);
    const auto line = GENERATE(as<std::string>(), "", "figure=growth&style=lines&measure=stock&from=2024Q1");
    const auto plain = makeFigure(dataset, parseQuery(line).view);
    const auto marked = makeFigure(dataset, parseQuery(line + "&alternatives=on").view);

    REQUIRE(marked.table == plain.table);
    REQUIRE(marked.summary == plain.summary);
    REQUIRE(marked.rows == plain.rows);
    REQUIRE(marked.series.size() == plain.series.size());
    for (std::size_t s = 0; s < plain.series.size(); ++s) {
        for (std::size_t i = 0; i < plain.series[s].points.size(); ++i)
            REQUIRE(marked.series[s].points[i].value == plain.series[s].points[i].value);
    }
}

TEST_CASE("Alternatives of headcounts divide by the other number of people")
{
    // 100 chips: 10 people of the filing make 10 each, the 40 of the press 2.5.
    REQUIRE(marks(R"(
        source: filing | filing | 2024
        source: press | press | 2025
        inventory: A | H100 | 2024Q1 | installed 100 | filing
        people: A | 2024Q1 | researchers 10 | filing
        people: A | 2024Q1 | researchers 40 | press
        people: A | 2024Q1 | employees 7 | press)",
                "alternatives=on")
        == "  alternative A: 2.5 (if press counted)\nkey: other sources' claims\n");
}

TEST_CASE("Alternatives are drawn in every quarter they reach")
{
    // The press's 300 in 2024Q2 would be interpolated to and from: 2024Q1 100, Q2 300, Q3 250, Q4 200.
    REQUIRE(marks(R"(
        source: filing | filing | 2024
        source: press | press | 2025
        inventory: A | H100 | 2024Q1 | installed 100 | filing
        inventory: A | H100 | 2024Q2 | installed 100 | filing
        inventory: A | H100 | 2024Q2 | installed 300 | press
        inventory: A | H100 | 2024Q4 | installed 200 | filing)",
                "figure=growth&style=lines&measure=stock&from=2024Q1&alternatives=on")
        == "  alternative 2024Q2: 300 (if press counted)\n  alternative 2024Q3: 250 (if press counted)\nkey: other sources' claims\n");
}

TEST_CASE("Alternatives of an index are over the same base quarter")
{
    // In 2024Q1 filing 100, press 200: twice as much there halves the index of 2024Q2, 300.
    REQUIRE(marks(R"(
        source: filing | filing | 2024
        source: press | press | 2025
        inventory: A | H100 | 2024Q1 | installed 100 | filing
        inventory: A | H100 | 2024Q1 | installed 200 | press
        inventory: A | H100 | 2024Q2 | installed 300 | filing)",
                "figure=growth&measure=index&base=2024Q1&from=2024Q1&alternatives=on")
        == "  alternative 2024Q2: 1.5 (if press counted)\nkey: other sources' claims\n");
}

TEST_CASE("Alternatives of what is let are drawn where they change the lender's value")
{
    // P owns 100. The filing says A rents 20 of them, the press 60: P keeps 80 or 40.
    REQUIRE(marks(R"(
        source: filing | filing | 2024
        source: press | press | 2025
        inventory: P | H100 | 2024Q1 | installed 100 | filing
        inventory: A | H100 | 2024Q1 | installed 20 | rented P | filing
        inventory: A | H100 | 2024Q1 | installed 60 | rented P | press)",
                "per=none&organization=P&alternatives=on")
        == "  alternative P: 40 (if press counted)\nkey: other sources' claims\n");
}

TEST_CASE("Alternatives that make the drawn value, or that the view does not take, are not drawn")
{
    const auto [records, line] = GENERATE(table<std::string, std::string>({
        { "inventory: A | H100 | 2024Q1 | installed 100 | press", "" },
        { "inventory: A | H100 | 2024Q1 | installed 300 | press", "&evidence=filing" },
        { "inventory: A | H100 | 2024Q1 | installed 300 | planned | press", "" },
        { "inventory: A | H100 | 2024Q1 | installed 300 | planned | press", "&status=planned" }, // an actual claim is there
        { "inventory: A | H100 | 2024Q2 | installed 300 | press", "&at=2024Q1" },                // another thing
        { "inventory: B | H100 | 2024Q1 | installed 300 | press", "&organization=A" },
    }));
    CAPTURE(records, line);

    REQUIRE(marks("source: filing | filing | 2024\nsource: press | press | 2025\ninventory: A | H100 | 2024Q1 | installed 100 | filing\n"
                  "inventory: B | H100 | 2024Q1 | installed 100 | filing\n"
                    + records,
                "per=none&alternatives=on" + line)
        == "footer: No other source's claims make another value\n");
}

TEST_CASE("Alternatives are relative to the sources the view prefers")
{
    REQUIRE(marks(twoClaims, "prefer=press&alternatives=on") == "  alternative A: 10 (if filing counted)\nkey: other sources' claims\n");
}

TEST_CASE("Alternatives of equal value are one mark that names its sources")
{
    REQUIRE(marks(R"(
        source: filing | filing | 2024
        source: one | press | 2025
        source: two | press | 2025
        inventory: A | H100 | 2024Q1 | installed 100 | filing
        inventory: A | H100 | 2024Q1 | installed 300 | one
        inventory: A | H100 | 2024Q1 | installed 300 | two)",
                "per=none&alternatives=on")
        == "  alternative A: 300 (if one, two counted)\nkey: other sources' claims\n");
}

TEST_CASE("Alternatives of the eight sources with the most claims are drawn, the footer counts the others")
{
    std::string records = "source: filing | filing | 2024\ninventory: A | H100 | 2024Q1 | installed 100 | filing\n"
                          "inventory: B | H100 | 2024Q1 | installed 100 | filing\n";
    for (int i = 1; i <= 10; ++i) {
        const auto source = "s" + std::to_string(i);
        records += "source: " + source + " | press | 2025\n";
        records += "inventory: A | H100 | 2024Q1 | installed " + std::to_string(100 + i) + " | " + source + "\n";
        if (i > 3)
            records += "inventory: B | H100 | 2024Q1 | installed " + std::to_string(200 + i) + " | " + source + "\n";
    }

    const auto figure = makeFigure(datasetOf(records), parseQuery("per=none&alternatives=on").view);

    std::size_t drawn = 0;
    for (const auto& series : figure.series)
        drawn += series.alternatives.size();
    REQUIRE(drawn == 7 * 2 + 1);
    REQUIRE(marks(figure).find("footer: Alternatives of 2 more sources are not drawn") != std::string::npos);
    REQUIRE(marks(figure).find("if s1 counted") != std::string::npos); // of three with one claim each the first
    REQUIRE(marks(figure).find("if s2 counted") == std::string::npos);
}

TEST_CASE("Alternatives have no place in stacked columns, and the footer says so")
{
    REQUIRE(marks(twoClaims, "figure=growth&measure=stock&alternatives=on") == "footer: Alternatives are drawn on lines only\n");
}

TEST_CASE("Axes have room for alternatives")
{
    const auto dataset = datasetOf(twoClaims);
    const auto line = GENERATE(as<std::string>(), "per=none", "per=none&scale=linear", "figure=growth&style=lines&measure=stock");

    const auto figure = makeFigure(dataset, parseQuery(line + "&alternatives=on").view);

    REQUIRE(figure.values.high >= 300);
}

TEST_CASE("The border stands after the last quarter with an actual claim, where planned values are drawn beyond it")
{
    constexpr std::string_view records = R"(
        inventory: A | H100 | 2024Q1 | installed 100
        inventory: A | H100 | 2024Q2 | installed 120
        inventory: A | H100 | 2024Q4 | installed 300 | planned
        inventory: B | H100 | 2024Q2 | installed 10)";
    const std::string line = "figure=growth&measure=stock&from=2024Q1&to=2024Q4&by=organization";

    REQUIRE(marks(records, line + "&status=planned") == "border: planned from 2024Q3\n");
    REQUIRE(makeFigure(datasetOf(records), parseQuery(line + "&status=planned").view).border->position == 1.5);
    REQUIRE(marks(records, line) == "");
    REQUIRE(marks(records, line + "&status=planned&to=2024Q2") == "");
    REQUIRE(marks(records, line + "&status=planned&organization=B") == ""); // only carried
    REQUIRE(makeFigure(datasetOf(records), parseQuery(line + "&status=planned&from=2024Q4").view).border->position == -0.5);
}
