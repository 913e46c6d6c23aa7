// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

#include "model/compute/checks.h"
#include "model/figure/figure_text.h"
#include "model/figure/finding_text.h"
#include "model/figure/make_figure.h"
#include "model/records/sound_records.h"
#include "model/view/view_query.h"
#include "tests/support/dataset_text.h"

using namespace model;

namespace {

constexpr std::string_view plain = R"(
    chip: H100 SXM | GPU | bf16=989.4
    chip: A100 | GPU | bf16=312
    inventory: A | H100 SXM | 2024Q1 | installed 200 150..260
    inventory: A | A100 | 2024Q1 | installed 100
    inventory: B | H100 SXM | 2024Q1 | installed 50
    people: A | 2024Q1 | researchers 10
    people: B | 2024Q1 | researchers 5
    run: M | 2024Q1 | flop=2e25 | s | A)";

/// As a file from elsewhere may hold it: with a claim, a headcount, a run and a figure of a chip that no entry would take.
Dataset withUnsound()
{
    auto dataset = datasetOf(std::string(plain) + R"(
        chip: Odd | GPU | bf16=1e300 memory=80
        inventory: A | H100 SXM | 2024Q2 | installed 1e308
        inventory: B | Odd | 2024Q1 | installed 10
        people: B | 2024Q2 | researchers 1e-300
        run: N | 2024Q1 | flop=1e300 | s | A)");
    return dataset;
}

bool hasLine(const std::vector<std::string>& lines, const std::string& wanted)
{
    return std::ranges::find(lines, wanted) != lines.end();
}

}

TEST_CASE("A dataset that keeps the rules is its own sound one")
{
    const auto records = soundRecords(sample());
    CHECK(records.unsound.empty());
    CHECK(records.sound.inventory().isSameAs(sample().inventory()));
    CHECK(records.sound.chips().isSameAs(sample().chips()));
}

TEST_CASE("Claims that break a rule are in no value, and figures of chips that do are unknown")
{
    const auto dataset = withUnsound();
    const auto records = soundRecords(dataset);
    CHECK(records.unsound.size() == 4);
    CHECK(records.sound.inventory().size() == dataset.inventory().size() - 1);
    CHECK(records.sound.headcounts().size() == dataset.headcounts().size() - 1);
    CHECK(records.sound.trainingRuns().size() == dataset.trainingRuns().size() - 1);
    CHECK_FALSE(records.sound.chipNamed("Odd")->bf16Tflops);
    CHECK(records.sound.chipNamed("Odd")->memoryGb == 80);

    const auto figure = makeFigure(dataset, parseQuery("at=2024Q1&per=none&unit=chips").view);
    CHECK(figure.footer.at(1) == "4 records break a rule and count in no value: the checks name them");
    CHECK(figureCsv(figure)
        == figureCsv(makeFigure(datasetOf(std::string(plain) + R"(
        chip: Odd | GPU | memory=80
        inventory: B | Odd | 2024Q1 | installed 10)"),
            parseQuery("at=2024Q1&per=none&unit=chips").view)));
    CHECK(hasLine(
        makeFigure(dataset, parseQuery("at=2024Q1&per=none&unit=flops").view).footer, "≥: chips without a known figure are missing: Odd"));
    CHECK(resolve({}, dataset).at == Quarter::of(2024, 1)); // and not the quarter of the claim that is left out
}

TEST_CASE("Sources that replace each other in a circle replace nothing in it, and those outside as they say")
{
    auto dataset = datasetOf(R"(
        source: a | dataset | 2024
        source: b | dataset | 2025 | replaces a
        source: c | dataset | 2023
        chip: H100 SXM | GPU | bf16=989.4
        inventory: A | H100 SXM | 2024Q1 | installed 10 | a
        inventory: B | H100 SXM | 2024Q1 | installed 20 | b
        inventory: C | H100 SXM | 2024Q1 | installed 30 | c)");
    const auto source = [](const Dataset& from, const std::string& key) {
        Source found;
        from.sources().forEach([&](const Source& each) { found = each.key == key ? each : found; });
        return found;
    };
    auto a = source(dataset, "a");
    a.replaces = { source(dataset, "b").id, source(dataset, "c").id };
    dataset.setTable(dataset.sources().with({ a }, {}));

    const auto records = soundRecords(dataset);
    CHECK(records.unsound.size() == 2);
    CHECK(source(records.sound, "a").replaces == std::vector { source(dataset, "c").id });
    CHECK(source(records.sound, "b").replaces.empty());
    const auto figure = makeFigure(dataset, parseQuery("at=2024Q1&per=none&unit=chips").view);
    CHECK(figureCsv(figure).find(",B,2024Q1,,,,20,") != std::string::npos);
    CHECK(figureCsv(figure).find(",A,2024Q1,,,,10,") != std::string::npos);
    CHECK(figureCsv(figure).find(",C,2024Q1,,,,30,") == std::string::npos);
    CHECK(figure.footer.at(1) == "2 records break a rule and count in no value: the checks name them");
}

TEST_CASE("The checks name every record that breaks a rule, with the field")
{
    const auto dataset = withUnsound();
    std::vector<std::string> texts;
    for (const auto& finding : findings(dataset, {}, Quarter::of(2024, 1))) {
        if (finding.check != Check::BreaksRule)
            continue;
        texts.push_back(findingText(finding, dataset));
        CHECK(finding.severity == Severity::Error);
        CHECK(finding.records.size() == 1);
    }
    CHECK(texts
        == std::vector<std::string> { "chip Odd: bf16_tflops '1e300' is beyond 1e30.",
            "inventory A, H100 SXM, 2024Q2: units '1e308' is beyond 1e30.",
            "headcount B, researchers, 2024Q2: people '1e-300' is nearer to 0 than 1e-9 without being 0.",
            "training_run N: flop '1e300' is beyond 1e30." });
}

TEST_CASE("A waiver of a broken rule holds until the value changes")
{
    auto dataset = withUnsound();
    const auto before = findings(dataset, {}, Quarter::of(2024, 1)).front();
    auto waiver = waiverOf(before, "from elsewhere");
    waiver.id = { 1 };
    dataset.setTable(RecordTable<Waiver>({ waiver }));
    CHECK(findings(dataset, {}, Quarter::of(2024, 1)).front().isWaived);
    auto odd = *dataset.chipNamed("Odd");
    odd.bf16Tflops = 1e299;
    dataset.setTable(dataset.chips().with({ odd }, {}));
    CHECK_FALSE(findings(dataset, {}, Quarter::of(2024, 1)).front().isWaived);
}

TEST_CASE("Sound records follow an edit, whichever way it goes")
{
    const auto first = std::make_shared<const Dataset>(withUnsound());
    auto mended = *first->chipNamed("Odd");
    mended.bf16Tflops = 100;
    auto second = std::make_shared<Dataset>(*first);
    second->setTable(first->chips().with({ mended }, {}));
    auto third = std::make_shared<Dataset>(*second);
    auto spoiled = second->inventory()[0];
    spoiled.unitsLow = 1e20;
    third->setTable(second->inventory().with({ spoiled }, {}));

    auto followed = soundRecords(*first);
    for (const auto& dataset : { std::shared_ptr<const Dataset>(second), std::shared_ptr<const Dataset>(third), first }) {
        followed = soundRecords(*dataset, followed);
        const auto anew = soundRecords(*dataset);
        CHECK(followed.unsound == anew.unsound);
        CHECK(followed.sound.inventory().size() == anew.sound.inventory().size());
    }

    FigureMaker maker;
    const auto view = parseQuery("at=2024Q1&per=none&unit=flops").view;
    for (const auto& dataset : { first, std::shared_ptr<const Dataset>(second), std::shared_ptr<const Dataset>(third), first })
        CHECK(maker.make(dataset, view, {}) == makeFigure(*dataset, view));
}

TEST_CASE("A figure that is stopped is made whole by the next one who asks")
{
    FigureMaker maker;
    const auto dataset = std::make_shared<const Dataset>(sample());
    const auto view = parseQuery("figure=growth&at=2025Q4").view;
    std::stop_source stop;
    stop.request_stop();
    REQUIRE_THROWS_AS(maker.make(dataset, view, {}, Progress(stop.get_token(), {})), Cancelled);
    CHECK(maker.make(dataset, view, {}) == makeFigure(*dataset, view));
    REQUIRE_THROWS_AS(maker.make(dataset, parseQuery("figure=growth&at=2025Q3").view, {}, Progress(stop.get_token(), {})), Cancelled);
    CHECK(maker.make(dataset, view, {}) == makeFigure(*dataset, view));
}
