// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

#include "model/figure/citation.h"
#include "model/figure/explanation_text.h"
#include "model/figure/make_figure.h"
#include "model/figure/value_changes.h"
#include "model/view/view_query.h"
#include "tests/support/dataset_text.h"
#include "tests/support/explained.h"
#include "tests/support/sample_views.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <map>
#include <random>
#include <set>

using namespace model;

namespace {

ExplainedValue explained(const Dataset& dataset, const std::string& line, const Selection& selection)
{
    ExplainedValue value;
    const auto view = parseQuery(line).view;
    withFigure(dataset, view, {}, [&](const FigureContext& context) { value = explainValue(context, selection); });
    return value;
}

}

TEST_CASE("Every value of every figure of the sample follows from records by its explanation", "[explain]")
{
    const auto line = GENERATE(from_range(test::sampleViews()));
    test::requireExplained(sample(), line);
}

TEST_CASE("Whatever the view, every value follows from records by its explanation", "[explain]")
{
    std::mt19937 random(20261124);
    const auto one = [&](std::initializer_list<const char*> words) { return std::string(words.begin()[random() % words.size()]); };
    for (int i = 0; i < 60; ++i) {
        auto line = one({ "", "figure=growth&measure=flow&", "figure=growth&measure=stock&style=lines&", "figure=growth&measure=index&" });
        line += "unit=" + one({ "h100e", "chips", "flops", "memory", "power", "cost", "gpt4s" });
        line += "&basis=" + one({ "bf16", "int8", "fp4", "bandwidth", "memory", "price" }) + "&access=" + one({ "access", "owned" });
        line += "&by=" + one({ "chip-kind", "organization", "kind", "country", "chip", "vendor", "provider", "access" });
        line += "&status=" + one({ "actual", "planned" }) + "&evidence=" + one({ "estimate", "press", "dataset" });
        line += "&carry=" + one({ "0", "4", "9" }) + "&rho=" + one({ "0", "0.75", "1" });
        line += "&at=" + one({ "2021Q2", "2023Q3", "2025Q4", "2026Q3" });
        line += "&scale=" + one({ "linear", "log" }) + "&per=" + one({ "researchers", "employees", "none" });
        REQUIRE(parseQuery(line).problems.empty());
        test::requireExplained(sample(), line);
    }
}

TEST_CASE("An explanation shows what it would come to if a record said something else")
{
    auto tree = *explained(sample(), "at=2025Q4", SelectedOrganization { "OpenAI" }).tree;
    auto chips = *tree.operands[0];
    auto first = *chips.operands[0];
    first.value *= 2;
    chips.operands[0] = std::make_shared<const Explanation>(first);
    chips.value = evaluated(chips, 0.75).value;
    REQUIRE(test::areEqual(chips.value, tree.operands[0]->value + first.value / 2));
    tree.operands[0] = std::make_shared<const Explanation>(chips);
    REQUIRE(test::areEqual(evaluated(tree, 0.75).value, chips.value / tree.operands[1]->value));
}

TEST_CASE("What stands behind a ranked value is told down to its records and sources")
{
    const auto value = explained(sample(), "at=2025Q4", SelectedOrganization { "OpenAI" });
    const auto& inspection = value.inspection;

    REQUIRE(inspection.heading == "OpenAI · 2025Q4");
    REQUIRE(inspection.value == "1,740");
    REQUIRE(inspection.interval == "90 %: 981 – 3,400");
    REQUIRE(inspection.tier == "GPU-rich");
    REQUIRE(inspection.operands.size() == 2);
    REQUIRE_FALSE(inspection.operands[0].operands.empty());
    std::set<RecordKind> kinds;
    forEachPart(*value.tree, [&](const Explanation& part) {
        if (part.record) {
            kinds.insert(part.record->kind);
            if (part.record->kind == RecordKind::Inventory)
                REQUIRE(sample().inventory().find({ part.record->id })->organization == sample().organizationNamed("OpenAI")->id);
        }
    });
    REQUIRE(kinds == std::set { RecordKind::Inventory, RecordKind::Headcount, RecordKind::Chip });
    REQUIRE_FALSE(inspection.sources.empty());
}

TEST_CASE("What is not drawn is inspected with its reason, what is in no figure not at all")
{
    REQUIRE(explained(sample(), "at=2025Q4", SelectedOrganization { "Amazon" }).inspection.note == "No value in 2025Q4: no headcount.");
    REQUIRE(explained(sample(), "at=2025Q4", SelectedOrganization { "Nobody" }).inspection == Inspection());
    REQUIRE(explained(sample(), "at=2025Q4", {}).inspection == Inspection());
}

TEST_CASE("A column of growth is inspected as the sum of its parts")
{
    const auto inspection = explained(sample(), "figure=growth", SelectedSeries { "TPU", Quarter::of(2025, 4) }).inspection;

    REQUIRE(inspection.value == "593 k");
    REQUIRE(inspection.operands.front().label == "Google, TPU v6e, owned");
    REQUIRE(inspection.sources.size() == 1);
}

TEST_CASE("What is drawn together as other is inspected as the sum of its groups")
{
    std::string text;
    for (int i = 1; i <= 15; ++i)
        text += "inventory: Org" + std::to_string(i) + " | H100 | 2024Q1 | added " + std::to_string(i * 10) + "\n";
    const auto inspection
        = explained(datasetOf(text), "figure=growth&by=organization&to=2024Q1", SelectedSeries { "other", Quarter::of(2024, 1) })
              .inspection;

    REQUIRE(inspection.value == "60"); // 10 + 20 + 30
    REQUIRE(inspection.operands.size() == 3);
}

TEST_CASE("An index is inspected as the ratio that is drawn")
{
    const auto dataset = datasetOf("inventory: A | H100 SXM | 2024Q1 | installed 100\ninventory: A | H100 SXM | 2024Q2 | installed 250\n");
    const auto value
        = explained(dataset, "figure=growth&measure=index&from=2024Q1&to=2024Q2", SelectedSeries { "GPU", Quarter::of(2024, 2) });

    REQUIRE(value.inspection.value == "2.5");
    REQUIRE(value.inspection.formula == "250 chips ÷ 100 chips");
    REQUIRE(value.tree->operation == Operation::Quotient);
}

TEST_CASE("A stock's explanation is rolled forward, interpolated, unchanged or carried as its ledger says")
{
    const auto dataset = datasetOf("inventory: A | H100 SXM | 2024Q1 | installed 100 80..130\n"
                                   "inventory: A | H100 SXM | 2024Q2 | added 20 10..30\n"
                                   "inventory: A | H100 SXM | 2024Q4 | installed 200 150..260\n"
                                   "people: A | 2024Q1 | researchers 10\n");
    const auto sumAt = [&](const std::string& at) {
        return *explained(dataset, "at=" + at, SelectedOrganization { "A" }).tree->operands[0]->operands[0];
    };

    const auto rolled = sumAt("2024Q2");
    REQUIRE(rolled.value == 120);
    REQUIRE(rolled.operands[0]->operation == Operation::Sum);
    REQUIRE(rolled.operands[0]->operands.size() == 2);
    const auto between = sumAt("2024Q3");
    REQUIRE(between.value == 160); // half of the way from 120 to 200
    REQUIRE(between.operands[0]->operation == Operation::Interpolation);
    REQUIRE(between.operands[0]->operands[2]->value == 0.5);
}

TEST_CASE("Claims of other sources on the same thing are told beside the one that counts, with the reason")
{
    const auto dataset = datasetOf("source: filing | filing | 2024-01\nsource: press | press | 2024-06\nsource: old | filing | 2023-01\n"
                                   "inventory: A | H100 SXM | 2024Q1 | installed 100 | filing\n"
                                   "inventory: A | H100 SXM | 2024Q1 | installed 300 | press\n"
                                   "inventory: A | H100 SXM | 2024Q1 | installed 90 | old\n"
                                   "inventory: A | H100 SXM | 2024Q1 | installed 500 | planned | filing\n"
                                   "people: A | 2024Q1 | researchers 10 | filing\npeople: A | 2024Q1 | researchers 12 | press\n");
    const auto reasons = [](const Explanation& claim) {
        std::vector<std::string> texts;
        for (const auto& other : claim.alternatives)
            texts.push_back(std::to_string(static_cast<int>(other->value)) + ": " + other->detail.substr(other->detail.find(" · ") + 4));
        return texts;
    };
    const auto tree = explained(dataset, "at=2024Q1&status=planned", SelectedOrganization { "A" }).tree;
    const auto& claim = *tree->operands[0]->operands[0]->operands[0];
    REQUIRE(claim.value == 100);
    REQUIRE(reasons(claim)
        == std::vector<std::string> { "300: not counted, press is weaker evidence than filing",
            "90: not counted, published before the other", "500: not counted, planned where an actual claim is there" });
    REQUIRE(reasons(*tree->operands[1]) == std::vector<std::string> { "12: not counted, press is weaker evidence than filing" });

    const auto preferred = explained(dataset, "at=2024Q1&prefer=press", SelectedOrganization { "A" }).tree;
    REQUIRE(preferred->value == 25); // 300 / 12
    REQUIRE(reasons(*preferred->operands[0]->operands[0]->operands[0])
        == std::vector<std::string> { "100: not counted, press is preferred", "90: not counted, press is preferred",
            "500: not counted, this view does not take it" });
}

TEST_CASE("What is let and what is counted elsewhere is explained down to the claims of the others")
{
    const auto dataset = datasetOf("inventory: P | H100 SXM | 2024Q1 | installed 100\n"
                                   "inventory: T | H100 SXM | 2024Q1 | installed 25 | rented P\n"
                                   "people: P | 2024Q1 | researchers 10\n");
    const auto tree = explained(dataset, "at=2024Q1", SelectedOrganization { "P" }).tree;
    const auto& holding = *tree->operands[0]->operands[0];
    REQUIRE(tree->value == 7.5); // 100 * (1 - 25 / 100) / 10
    REQUIRE(holding.operands.back()->operation == Operation::Remainder);
    REQUIRE(holding.operands.back()->value == 0.75);
    REQUIRE(holding.operands.back()->operands[0]->operands[0]->label == "T, H100 SXM, rented from P");
}

TEST_CASE("An explanation is written with numbers long enough to reckon by hand")
{
    const auto dataset = datasetOf("inventory: A | H100 SXM | 2024Q1 | installed 1234567 1000000..2000000\n"
                                   "people: A | 2023Q1 | researchers 100\npeople: A | 2025Q1 | researchers 200\n");
    const auto text = explanationText(explained(dataset, "at=2024Q1", SelectedOrganization { "A" }), dataset);

    REQUIRE(text.find("A · 2024Q1: 8,230.447 H100-equivalents (dense BF16) per researcher\n") == 0); // 1,234,567 / 150
    REQUIRE(text.find("\n  1,234,567 H100e  H100 SXM, owned  [1,000,000 – 2,000,000]\n    1,234,567 chips  installed 2024Q1")
        != std::string::npos);
    REQUIRE(text.find("\n÷ 150 researchers  in 2024Q1  (interpolated between 2023Q1 and 2025Q1)\n  100 researchers") != std::string::npos);
    REQUIRE(text.find("\n  0.5  4 of 8 quarters of the way\n") != std::string::npos);
    REQUIRE(exactText(2.1e25) == "2.1e+25");
    REQUIRE(exactText(-12345.678) == "−12,345.68");
}

TEST_CASE("An explanation as JSON reads back with the same numbers")
{
    const auto value = explained(sample(), "at=2025Q4", SelectedOrganization { "OpenAI" });
    const auto json = nlohmann::json::parse(explanationJson(value, sample(), "at=2025Q4"));

    REQUIRE(json["value"].get<double>() == value.tree->value);
    REQUIRE(json["tree"]["operation"] == "ratio");
    const double chips = json["tree"]["operands"][0]["value"], people = json["tree"]["operands"][1]["value"];
    REQUIRE(test::areEqual(chips / people, value.tree->value));
    REQUIRE(json["sources"].size() == value.inspection.sources.size());
}

TEST_CASE("A number is cited as a footnote, as references and as BibTeX")
{
    auto dataset = datasetOf("source: epoch_2026 | dataset | 2026-09-10\ninventory: A | H100 SXM | 2024Q1 | installed 10 | epoch_2026\n"
                             "people: A | 2024Q1 | researchers 5 | epoch_2026\n");
    const auto value = explained(dataset, "at=2024Q1", SelectedOrganization { "A" });
    const auto sources = claimSources(value.inspection);

    REQUIRE(footnoteText(value.inspection)
                .starts_with("A · 2024Q1: 2 H100-equivalents (dense BF16) per researcher (no interval given) = 10 H100e ÷ 5 researchers; "
                             "stated by its sources. "
                             "Sources: "));
    REQUIRE(citationText(sources, dataset).find("2026-09-10") != std::string::npos);
    const auto bibtex = bibtexText(sources, dataset);
    REQUIRE(bibtex.starts_with("@misc{epoch-2026,\n"));
    REQUIRE(bibtex.find("  year = {2026},\n  month = sep,\n") != std::string::npos);
    REQUIRE(footnoteText({}).empty());
}

TEST_CASE("What changed between two quarters is told by part and record")
{
    const auto dataset = datasetOf("inventory: A | H100 SXM | 2024Q1 | installed 100\ninventory: A | H100 SXM | 2025Q1 | installed 400\n"
                                   "inventory: A | A100 | 2024Q1 | installed 50\ninventory: A | A100 | 2025Q1 | installed 50\n"
                                   "inventory: A | B200 | 2025Q1 | added 7 | rented P\n"
                                   "people: A | 2024Q1 | researchers 10\npeople: A | 2025Q1 | researchers 20\n");
    const auto before = viewAt({}, Quarter::of(2024, 1), dataset), after = viewAt({}, Quarter::of(2025, 1), dataset);
    const auto changes = valueChanges(dataset, before, after);

    REQUIRE(changes.size() == 1);
    const auto& change = changes.front();
    REQUIRE(change.before->value == 15);   // 150 / 10
    REQUIRE(change.after->value == 22.85); // 457 / 20
    std::map<std::string, std::vector<std::string>> moves;
    for (const auto& part : change.parts)
        for (const auto& record : part.records)
            moves[part.label].push_back(std::string(word(record.move)) + " " + std::to_string(static_cast<int>(record.record->value)));
    REQUIRE(moves
        == std::map<std::string, std::vector<std::string>> { { "A100, owned", { "left 50", "entered 50" } },
            { "B200, rented from P", { "entered 7" } }, { "H100 SXM, owned", { "left 100", "entered 400" } },
            { "researchers", { "left 10", "entered 20" } } });
    const auto between = valueChanges(dataset, before, viewAt({}, Quarter::of(2024, 3), dataset));
    REQUIRE(between.front().parts.front().records.size() == 1);
    REQUIRE(between.front().parts.front().records.front().move == ClaimMove::Entered); // the claim it goes towards
    const auto same = valueChanges(dataset, before, before);
    REQUIRE(same.front().parts.empty());
}

TEST_CASE("What changed between two views says how far it is and can be stopped")
{
    const auto dataset = sample();
    const auto before = viewAt({}, Quarter::of(2024, 4), dataset), after = viewAt({}, Quarter::of(2025, 4), dataset);
    std::stop_source stop;
    double told = -1;
    valueChanges(dataset, before, after, {}, {}, Progress(stop.get_token(), [&told](double share) { told = share; }));
    CHECK(told >= 0);
    CHECK(told <= 1);

    stop.request_stop();
    CHECK_THROWS_AS(valueChanges(dataset, before, after, {}, {}, Progress(stop.get_token(), {})), Cancelled);
}

TEST_CASE("What changed between two views names the claims that count instead of others")
{
    const auto dataset
        = datasetOf("source: filing | filing | 2024-01\nsource: press | press | 2024-06\n"
                    "inventory: A | H100 SXM | 2024Q1 | installed 100 | filing\ninventory: A | H100 SXM | 2024Q1 | installed 300 | press\n"
                    "people: A | 2024Q1 | researchers 10 | filing\n");
    const auto line = [](const std::string& view) { return ComparedView { parseQuery(view).view, {}, view }; };
    const auto changes = valueChanges(dataset, line("at=2024Q1"), line("at=2024Q1&prefer=press"), "A");

    REQUIRE(changes.front().parts.size() == 1);
    REQUIRE(changes.front().parts[0].records.size() == 2);
    REQUIRE(changesText(changes, line("at=2024Q1"), line("at=2024Q1&prefer=press"), dataset)
                .find("\nA: 10 → 30, 3.00-fold\n  H100 SXM, owned: 100 H100e → 300 H100e\n    left: 100 chips installed 2024Q1")
        != std::string::npos);
}

TEST_CASE("Claims of a newer release that say the same neither entered nor left")
{
    const auto dataset = datasetOf("source: old | dataset | 2024-01\nsource: new | dataset | 2024-06 | replaces old\n"
                                   "inventory: A | H100 SXM | 2023Q4 | added 100 | old\ninventory: A | H100 SXM | 2024Q1 | added 50 | old\n"
                                   "inventory: A | H100 SXM | 2023Q4 | added 100 | new\ninventory: A | H100 SXM | 2024Q1 | added 70 | new\n"
                                   "inventory: A | A100 | 2024Q1 | installed 5 | old\ninventory: A | A100 | 2024Q1 | installed 5 | new\n"
                                   "people: A | 2024Q1 | researchers 10 | old\npeople: A | 2024Q1 | researchers 10 | new\n");
    const auto line = [](const std::string& view) { return ComparedView { parseQuery(view).view, {}, view }; };
    const auto changes = valueChanges(dataset, line("at=2024Q1&prefer=old"), line("at=2024Q1"), "A");

    REQUIRE(changes.front().parts.size() == 1);
    std::vector<std::string> moves;
    for (const auto& record : changes.front().parts.front().records)
        moves.push_back(std::string(word(record.move)) + " " + std::to_string(static_cast<int>(record.record->value)));
    CHECK(changes.front().parts.front().label == "H100 SXM, owned");
    CHECK(moves == std::vector<std::string> { "left 50", "entered 70" });
}

TEST_CASE("What changed comes to the whole difference: the parts that moved make up for it")
{
    const auto before = viewAt(parseQuery("per=none").view, Quarter::of(2023, 3), sample());
    const auto after = viewAt(parseQuery("per=none").view, Quarter::of(2025, 4), sample());
    for (const auto& change : valueChanges(sample(), before, after)) {
        CAPTURE(change.item);
        double moved = 0;
        for (const auto& part : change.parts)
            moved += (part.after ? part.after->value : 0) - (part.before ? part.before->value : 0);
        const double difference = (change.after ? change.after->value : 0) - (change.before ? change.before->value : 0);
        REQUIRE(std::abs(moved - difference) <= 1e-9 * std::max(1.0, std::abs(difference)));
    }
}

TEST_CASE("The chance that a value is above another is told beside it")
{
    const auto of = [](const std::string& item, const std::string& other) {
        return explained(sample(), "at=2025Q4", SelectedOrganization { item, {}, {}, other }).inspection;
    };
    const auto openAi = of("OpenAI", "Meta");
    REQUIRE(openAi.others.size() == 22); // all 23 with a value but itself
    // of the sides that face each other: Phi( ln(1743.4 / 1903.3) / sqrt(0.406^2 + 0.350^2) ) = Phi(-0.164)
    REQUIRE(openAi.comparison == "43 % likely above Meta");
    REQUIRE(of("Meta", "OpenAI").comparison == "57 % likely above OpenAI"); // the rest of 100 %
    REQUIRE(of("OpenAI", "Hugging Face").comparison == "> 99 % likely above Hugging Face");
    REQUIRE(of("OpenAI", "OpenAI").comparison.empty());
    REQUIRE(of("OpenAI", "Nobody").comparison.empty());
}

TEST_CASE("What changed is a tree for the window with the records to go to")
{
    const auto before = viewAt({}, Quarter::of(2023, 3), sample()), after = viewAt({}, Quarter::of(2025, 4), sample());
    const auto operands = changeOperands(valueChanges(sample(), before, after, "OpenAI"));
    REQUIRE(operands.size() == 1);
    REQUIRE(operands[0].value == "192 → 1,740");
    REQUIRE(operands[0].detail == "9.07-fold");
    REQUIRE(operands[0].operands.front().label == "H100/H200, rented from Microsoft");
    REQUIRE(operands[0].operands.front().detail == "28.4 k → 754 k H100e");
    REQUIRE(operands[0].operands.front().operands.back().record);
}
