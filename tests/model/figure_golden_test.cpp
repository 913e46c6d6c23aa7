// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

#include "model/figure/figure_text.h"
#include "model/figure/make_figure.h"
#include "model/figure/words.h"
#include "model/view/view_query.h"
#include "tests/support/dataset_text.h"
#include "tests/support/golden.h"

#include <nlohmann/json.hpp>

#include <set>

using namespace model;

TEST_CASE("Figures of the sample are as accepted", "[golden]")
{
    const auto line = GENERATE(as<std::string>(), "", "at=2023Q3", "at=2024Q4&per=employees", "at=2025Q4&per=none&scale=linear&top=10",
        "at=2024Q4&unit=power&per=none&access=owned", "at=2025Q4&unit=memory&kind=lab", "at=2025Q4&unit=gpt4s&mfu=0.3",
        "at=2025Q4&basis=int8&top=8", "at=2026Q4&status=planned&kind=lab", "at=2025Q4&evidence=press", "at=2025Q4&chip-kind=TPU",
        "at=2012Q1", "figure=growth", "figure=growth&chip-kind=TPU,GPU&unit=h100e",
        "figure=growth&by=organization&unit=h100e&measure=stock", "figure=growth&measure=stock&style=lines&by=vendor&unit=power",
        "figure=growth&measure=index&by=chip-kind&base=2023Q4&from=2023Q1",
        "figure=growth&access=access&by=provider&measure=stock&unit=h100e", "figure=growth&access=access&by=kind",
        "figure=growth&by=country&unit=cost",
        "figure=growth&status=planned&access=access&organization=OpenAI,Anthropic&by=organization&measure=stock&unit=h100e&to=2026Q4",
        "figure=growth&organization=OpenAI", "figure=growth&organization=", "figure=growth&from=2025Q1&to=2024Q1",
        "figure=growth&by=chip&unit=flops&style=lines&scale=log&vendor=Google");
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

TEST_CASE("The table form is CSV with product.md's columns and numbers that read back")
{
    const auto csv = figureCsv(makeFigure(sample(), parseQuery("at=2025Q4&top=3").view));

    REQUIRE(csv.starts_with(
        "figure,series,item,quarter,x,x_low,x_high,value,low,high,rank_best,rank_worst,mark,note\nranking,rich,xAI,2025Q4,,,,2407.6"));
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

TEST_CASE("Every message of the catalogue is asked for with a key that exists")
{
    const auto keys = Words::keys();
    REQUIRE(std::set<std::string>(keys.begin(), keys.end()).size() == keys.size());
    const Words words({ { "heads.rank", "Rang" }, { "inspect.rank", "Rang {rank}" } });
    REQUIRE(words("heads.rank") == "Rang");
    REQUIRE(words("inspect.rank", { { "rank", "2–5" } }) == "Rang 2–5");
    REQUIRE(words("heads.each") == "each");
    REQUIRE(words.counted("footer.no-interval", 1) == "1 claim gives no interval");
    REQUIRE(words.counted("footer.no-interval", 3) == "3 claims give no interval");
}

TEST_CASE("What stands behind a ranked value is told down to its records and sources")
{
    FigureMaker maker;
    const auto shared = std::make_shared<const Dataset>(sample());
    const auto inspection = maker.inspect(shared, parseQuery("at=2025Q4").view, { "rich", "OpenAI", {} }, {});

    REQUIRE(inspection.heading == "OpenAI · 2025Q4");
    REQUIRE(inspection.value == "1,740");
    REQUIRE(inspection.interval == "90 %: 905 – 3,570");
    REQUIRE(inspection.tier == "GPU-rich");
    REQUIRE(inspection.operands.size() == 2);
    REQUIRE_FALSE(inspection.operands[0].operands.empty());
    for (const auto& part : inspection.operands[0].operands) {
        REQUIRE_FALSE(part.operands.empty());
        REQUIRE(sample().inventory().find({ part.operands[0].record->id })->organization == sample().organizationNamed("OpenAI")->id);
    }
    REQUIRE_FALSE(inspection.sources.empty());
}

TEST_CASE("What is not drawn is inspected with its reason, what is in no figure not at all")
{
    FigureMaker maker;
    const auto shared = std::make_shared<const Dataset>(sample());
    const auto view = parseQuery("at=2025Q4").view;

    REQUIRE(maker.inspect(shared, view, { "", "Amazon", {} }, {}).note == "No value in 2025Q4: no headcount.");
    REQUIRE(maker.inspect(shared, view, { "", "Nobody", {} }, {}) == Inspection());
    REQUIRE(maker.inspect(shared, view, {}, {}) == Inspection());
}

TEST_CASE("A column of growth is inspected as the sum of its parts")
{
    FigureMaker maker;
    const auto shared = std::make_shared<const Dataset>(sample());
    const auto inspection = maker.inspect(shared, parseQuery("figure=growth").view, { "TPU", "", Quarter::of(2025, 4) }, {});

    REQUIRE(inspection.value == "593 k");
    REQUIRE(inspection.operands.front().label == "Google, TPU v6e, owned");
    REQUIRE(inspection.sources.size() == 1);
}

TEST_CASE("What is drawn together as other is inspected as the sum of its groups")
{
    std::string text;
    for (int i = 1; i <= 15; ++i)
        text += "inventory: Org" + std::to_string(i) + " | H100 | 2024Q1 | added " + std::to_string(i * 10) + "\n";
    FigureMaker maker;
    const auto inspection = maker.inspect(std::make_shared<const Dataset>(datasetOf(text)),
        parseQuery("figure=growth&by=organization&to=2024Q1").view, { "other", "", Quarter::of(2024, 1) }, {});

    REQUIRE(inspection.value == "60"); // 10 + 20 + 30
    REQUIRE(inspection.operands.size() == 3);
}
