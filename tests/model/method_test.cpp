// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

#include "model/base/text.h"
#include "model/compute/checks.h"
#include "model/compute/frontier.h"
#include "model/compute/growth.h"
#include "model/compute/metric.h"
#include "model/compute/order.h"
#include "model/compute/training.h"
#include "model/compute/uncertainty.h"
#include "model/figure/method.h"
#include "model/view/view_query.h"
#include "model/view/view_words.h"
#include "tests/support/dataset_text.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

using namespace model;

namespace {

using Translated = std::map<std::string, std::string, std::less<>>;

MethodPage page(std::string_view id, const Words& words = {})
{
    const auto pages = methodPages(words);
    const auto found = std::ranges::find(pages, id, &MethodPage::id);
    REQUIRE(found != pages.end());
    return *found;
}

/// All of a page in one line, formulas too.
std::string said(std::string_view id)
{
    std::string text;
    for (const auto& block : page(id).blocks)
        text += block.term + ": " + block.text + " ";
    return text;
}

bool says(std::string_view id, const std::string& words)
{
    return said(id).find(words) != std::string::npos;
}

std::string pageOf(const std::string& line, FigurePart part = FigurePart::Values)
{
    const auto view = parseQuery(line).view;
    return std::string(methodPageFor(view, resolve(view, {}), part));
}

std::size_t columnsOf(std::string_view line)
{
    return static_cast<std::size_t>(std::ranges::count_if(line, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}

TEST_CASE("A page of the method has a title and a text in the catalogue")
{
    std::set<std::string> titles;
    for (const auto& each : methodPages()) {
        INFO(each.id);
        CHECK(each.title.find("method.") == std::string::npos);
        CHECK(titles.insert(each.title).second);
        REQUIRE_FALSE(each.blocks.empty());
        CHECK(each.blocks.front().kind == MethodBlock::Kind::Paragraph);
        for (const auto& block : each.blocks) {
            CHECK_FALSE(block.text.empty());
            CHECK((each.id == "captions" || block.text.find_first_of("{}") == std::string::npos)); // which is about braces
            CHECK((block.kind != MethodBlock::Kind::Item || !block.term.empty()));
        }
    }
}

TEST_CASE("A page's id is its own, and every page is in the catalogue once and the other way round")
{
    const auto ids = methodPageIds();
    const std::set<std::string> unique(ids.begin(), ids.end());
    REQUIRE(unique.size() == ids.size());

    std::set<std::string> written;
    for (const auto* message : allMessages())
        if (message->key.starts_with("method.") && !message->key.ends_with(".title"))
            written.emplace(message->key.substr(7));
    CHECK(written == unique);
}

TEST_CASE("A page leads to other pages only")
{
    const auto ids = methodPageIds();
    for (const auto& each : methodPages()) {
        INFO(each.id);
        CHECK_FALSE(each.related.empty());
        for (const auto& id : each.related) {
            CHECK(id != each.id);
            CHECK(std::ranges::find(ids, id) != ids.end());
        }
    }
}

TEST_CASE("A page about a measure has its formula")
{
    // All others are rules in words.
    const std::set<std::string> without { "overview", "claims", "marks", "left-out", "checks", "captions" };
    for (const auto& each : methodPages()) {
        INFO(each.id);
        const bool hasFormula = std::ranges::any_of(each.blocks, [](const auto& b) { return b.kind == MethodBlock::Kind::Formula; });
        CHECK(hasFormula == !without.contains(each.id));
    }
}

TEST_CASE("Every unit, basis, denominator, measure and figure has a page")
{
    const auto ids = methodPageIds();
    const auto exists = [&](const std::string& id) { return std::ranges::find(ids, id) != ids.end(); };
    for (const auto& figure : viewWords("figure"))
        for (const auto& unit : viewWords("unit"))
            for (const auto& basis : viewWords("basis"))
                for (const auto& per : viewWords("per"))
                    for (const auto& measure : viewWords("measure"))
                        for (const auto part :
                            { FigurePart::Values, FigurePart::Positions, FigurePart::Rank, FigurePart::Interval, FigurePart::Zone }) {
                            const auto line
                                = "figure=" + figure + "&unit=" + unit + "&basis=" + basis + "&per=" + per + "&measure=" + measure;
                            if (!exists(pageOf(line, part)))
                                FAIL(line + " has the page '" + pageOf(line, part) + "'");
                        }
    for (const auto& unit : viewWords("unit"))
        CHECK(pageOf("figure=growth&unit=" + unit) == unit);
}

TEST_CASE("The page of an axis is that of what it shows")
{
    CHECK(pageOf("") == "per-head");
    CHECK(pageOf("per=customers&unit=power") == "per-head");
    CHECK(pageOf("per=none") == "h100e");
    CHECK(pageOf("per=none&unit=cost") == "cost");
    CHECK(pageOf("figure=growth") == "chips");
    CHECK(pageOf("figure=growth&unit=gpt4s&measure=stock") == "gpt4s");
    CHECK(pageOf("figure=growth&unit=gpt4s&measure=index") == "index");
    CHECK(pageOf("figure=growth", FigurePart::Positions) == "stock-and-flow");
    CHECK(pageOf("", FigurePart::Positions) == "holding");
    CHECK(pageOf("", FigurePart::Rank) == "order");
    CHECK(pageOf("", FigurePart::Interval) == "intervals");
    CHECK(pageOf("", FigurePart::Zone) == "rich-and-poor");
}

TEST_CASE("The page of each figure is about what it shows along both axes")
{
    const auto both = [](const std::string& line) { return pageOf(line) + " " + pageOf(line, FigurePart::Positions); };
    CHECK(both("figure=shares") == "shares stock-and-flow");
    CHECK(both("figure=wealth") == "wealth per-head");
    CHECK(both("figure=lorenz") == "inequality inequality");
    CHECK(both("figure=versus") == "versus stock-and-flow");
    CHECK(both("figure=versus&measure=index") == "index stock-and-flow");
    CHECK(both("figure=training") == "training trend");
    CHECK(both("figure=chips") == "chip-figures chip-figures");
    CHECK(both("figure=decode") == "decode decode");
    CHECK(both("figure=suppliers") == "suppliers holding");
    for (const auto& figure : viewWords("figure")) {
        INFO(figure);
        CHECK(pageOf("figure=" + figure) != "overview");
        CHECK(pageOf("figure=" + figure, FigurePart::Positions) != "overview");
    }
}

TEST_CASE("The method's limits of the trend are the program's")
{
    constexpr std::string_view three = "run: A | 2022Q1 | flop=1\n run: B | 2023Q1 | flop=10\n run: C | 2024Q1 | flop=100\n";
    const auto trend = [](const std::string& runs) {
        const Books books(runs);
        const auto models = trainedModels(books.ledger).models;
        return trendOf(frontierOf(models));
    };
    CHECK(says("trend", "at least 4 runs"));
    CHECK_FALSE(trend(std::string(three)));
    CHECK_FALSE(trend(std::string(three) + "run: D | 2024Q3 | flop=50")); // not the largest when it was made
    CHECK(trend(std::string(three) + "run: D | 2025Q1 | flop=1000")->line.factorPerYear() == Approx(10));
    CHECK(says("trend", shortestNumber(gpt4Flop(Books("").ledger))));
}

TEST_CASE("The method's text has all pages, none of its lines is over 80 columns, and the contents name each")
{
    const auto text = methodText();
    for (const auto& line : split(text, '\n')) {
        INFO(line);
        CHECK(columnsOf(line) <= 80);
        CHECK((line.empty() || line.back() != ' '));
    }
    for (const auto& each : methodPages()) {
        INFO(each.id);
        CHECK(text.find("\n  " + each.id + " ") != std::string::npos);
        CHECK(text.find("\n\n\n" + methodText({}, each.id)) != std::string::npos);
        CHECK(methodText({}, each.id).find(each.title + " (" + each.id + ")\n---") == 0);
    }
    CHECK(methodText({}, "no-such-page").empty());
}

TEST_CASE("A long paragraph and a long item of the method continue under their beginning")
{
    const Words words(Translated { { "method.units",
        "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen.\n\n    a = b\n    c = d\n\n"
        "- term: one two three four five six seven eight nine ten eleven twelve thirteen fourteen.\n- other: end." } });

    CHECK(methodText(words, "units")
        == "Units (units)\n-------------\n\n"
           "One two three four five six seven eight nine ten eleven twelve thirteen fourteen\nfifteen sixteen.\n\n"
           "    a = b\n    c = d\n\n"
           "- term: one two three four five six seven eight nine ten eleven twelve thirteen\n  fourteen.\n- other: end.\n\n"
           "See also: h100e, chips, flops, cost, gpt4s\n");
}

TEST_CASE("Another language can replace a page of the method")
{
    const Words words(
        Translated { { "method.power.title", "Leistung" }, { "method.power", "Watt, rho {rho}.\n\n- TDP: von {carry}: ja" } });

    const auto power = page("power", words);
    CHECK(power.title == "Leistung");
    REQUIRE(power.blocks.size() == 2);
    CHECK(power.blocks[0] == MethodBlock { MethodBlock::Kind::Paragraph, "", "Watt, rho 0.75." });
    CHECK(power.blocks[1] == MethodBlock { MethodBlock::Kind::Item, "TDP", "von 4: ja" });
}

TEST_CASE("The numbers in the method's text are those the program reckons with")
{
    const ViewState view;
    const auto lines = resolve(view, {});
    CHECK(says("intervals", "ρ = " + shortestNumber(view.rho)));
    CHECK(says("stock-and-flow", "Until " + std::to_string(view.carry) + " quarters after it"));
    CHECK(says("per-head", "at most " + std::to_string(view.carry) + " quarters"));
    CHECK(says("gpt4s", shortestNumber(view.mfu * 100) + " % unless the view says otherwise"));
    CHECK(says("rich-and-poor", shortestNumber(*lines.rich) + " and more"));
    CHECK(says("rich-and-poor", "below " + shortestNumber(*lines.poor)));
    CHECK(says("training", "more than " + shortestNumber(flopFactorApart) + " apart"));
    CHECK(says("checks", "more than " + shortestNumber(flopFactorApart) + " apart"));
    CHECK(says("claims", "disclosure, filing, dataset, paper, analyst, press, estimate, the best first"));
}

TEST_CASE("The method states the reference figures of the H100 SXM that hold where the document has none")
{
    const auto one = datasetOf("chip: X | GPU | bf16=1 int8=1 memory=1 bandwidth=1 price=1");
    const auto reference = [&](Basis basis) { return shortestNumber(std::round(10 / *h100Equivalents(one, basis)[ChipIndex(0)]) / 10); };
    CHECK(reference(Basis::Bf16) == "989.4");
    CHECK(says("h100e", reference(Basis::Bf16) + " TFLOP/s"));
    CHECK(reference(Basis::Int8) == "1979");
    CHECK(says("h100e", "1,979 TOPS"));
    CHECK(reference(Basis::Fp4) == "1979");
    CHECK(says("h100e", "named below the figure. 1,979 TOPS"));
    CHECK(reference(Basis::Bandwidth) == "3350");
    CHECK(says("h100e", "3,350 GB/s"));
    CHECK(says("h100e", reference(Basis::Memory) + " GB."));
    CHECK(reference(Basis::Price) == "25000");
    CHECK(says("h100e", "25,000 USD"));
}

TEST_CASE("The method's formula of GPT-4-size runs gives what the program computes")
{
    const Books books("chip: X | GPU | bf16=1000");
    CHECK(says("gpt4s", "FLOP/s × MFU × 100 days × 86,400 s ÷ FLOP(GPT-4)"));
    CHECK(*chipValues(books.ledger, Unit::Gpt4s, Basis::Bf16, 0.4)[ChipIndex(0)] == Approx(1e15 * 0.4 * 100 * 86400 / 2.1e25));
    CHECK(says("gpt4s", "without one it is " + shortestNumber(gpt4Flop(books.ledger))));
}

TEST_CASE("The method names every check of the books by its word, and their limits")
{
    for (const auto& word : allWords<Check>())
        CHECK(says("checks", " " + word + ": "));

    const auto found = [](std::string_view text, Check check) {
        const auto dataset = datasetOf(text);
        const auto all = findings(dataset, {}, Quarter::of(2025, 4));
        return std::ranges::any_of(all, [&](const auto& finding) { return finding.check == check; });
    };
    CHECK(says("checks", "more than 8 quarters before"));
    CHECK_FALSE(found("source: s | press\n inventory: A | X | 2023Q4 | added 100", Check::OldSource));
    CHECK(says("checks", "more than 5 % apart"));
    constexpr std::string_view sources = "source: s | press\n source: t | press\n inventory: A | X | 2025Q1 | installed 1000 | s\n";
    CHECK_FALSE(found(std::string(sources) + "inventory: A | X | 2025Q1 | installed 1049 | t", Check::ClaimsDiffer));
    CHECK(found(std::string(sources) + "inventory: A | X | 2025Q1 | installed 1060 | t", Check::ClaimsDiffer));
}

TEST_CASE("The method's limits of a growth factor are the program's")
{
    CHECK(says("growth", "At least 4 quarters must remain"));
    const std::vector<std::optional<double>> three { 1, 2, 4 };
    const std::vector<std::optional<double>> four { 1, 2, 4, 8 };
    CHECK_FALSE(growthOf(three));
    CHECK(growthOf(four));
    CHECK(says("growth", "below 1 % of the largest value"));
    const std::vector<std::optional<double>> withLeading { 0.99, 100, 100, 100, 100 };
    const std::vector<std::optional<double>> withFirst { 1, 100, 100, 100, 100 };
    CHECK(growthOf(withLeading)->line.factorPerYear() == Approx(1));
    CHECK(growthOf(withFirst)->line.factorPerYear() > 2);
}

TEST_CASE("The method's formula of P(A > B) gives what the program computes")
{
    CHECK(says("order", "÷ 1.645"));
    const Estimate a { 10, 5, 80 };
    const Estimate b { 5, 0.5, 10 };
    const auto facing = std::log(2) / 1.645; // below A and above B
    CHECK(probabilityAbove(a, b) == Approx(0.5 * std::erfc(-std::log(2) / std::sqrt(2 * facing * facing) / std::sqrt(2))));
    CHECK(says("order", "t = 1 − 0.45 ÷ N"));
    CHECK(says("order", "1 − 0.45 ÷ 9"));
    CHECK(certaintyOfRanks(1) == 1 - 0.45 / 9);
    CHECK(certaintyOfRanks(45) == 0.99);
}
