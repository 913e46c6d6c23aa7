// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

#include "model/base/words.h"
#include "model/figure/figure_text.h"
#include "model/figure/make_figure.h"
#include "model/view/view_query.h"
#include "tests/support/dataset_text.h"
#include "tests/support/golden.h"
#include "tests/support/sample_views.h"

#include <nlohmann/json.hpp>

#include <set>

using namespace model;

TEST_CASE("Figures of the sample are as accepted", "[golden]")
{
    const auto line = GENERATE(from_range(test::sampleViews()));
    const auto parsed = parseQuery(line);
    REQUIRE(parsed.problems.empty());

    requireGolden("figures/" + (line.empty() ? std::string("default") : line) + ".txt", figureText(makeFigure(sample(), parsed.view)));
}

TEST_CASE("A remembered ledger makes the same figure as a fresh one")
{
    FigureMaker maker;
    const auto shared = std::make_shared<const Dataset>(sample());
    for (const auto* line :
        { "", "at=2023Q3", "evidence=paper", "figure=growth", "figure=growth&status=planned", "at=2023Q3&rho=0.5", "" }) {
        const auto view = parseQuery(line).view;
        REQUIRE(maker.make(shared, view, {}) == makeFigure(sample(), view));
    }
}

TEST_CASE("The table form is CSV with the names of its columns and numbers that read back")
{
    const auto csv = figureCsv(makeFigure(sample(), parseQuery("at=2025Q4&top=3").view));

    REQUIRE(csv.starts_with(
        "figure,series,item,quarter,x,x_low,x_high,value,low,high,rank_best,rank_worst,mark,note\nranking,rich,xAI,2025Q4,,,,2668.4"));
    REQUIRE(csv.find("\nranking,,Anthropic,2025Q4,,,,,,,,,,beyond top\n") != std::string::npos);
}

TEST_CASE("The JSON form has the table, the words and the sources")
{
    const auto figure = makeFigure(sample(), parseQuery("at=2025Q4").view);
    const auto json = nlohmann::json::parse(figureJson(figure, sample(), "abc"));

    REQUIRE(json["title"] == "GPUs per researcher");
    REQUIRE(json["data_hash"] == "abc");
    REQUIRE(json["view"] == "at=2025Q4");
    REQUIRE(json["rows"].size() == figure.table.size());
    REQUIRE(json["rows"][0]["item"] == "xAI");
    REQUIRE(json["rows"][0]["rank_best"] == 1);
    REQUIRE(json["sources"].size() > 5);
    REQUIRE(json["summary"].get<std::string>().find("xAI leads") != std::string::npos);
}
