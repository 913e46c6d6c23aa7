// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

#include "model/compute/training_estimate.h"
#include "model/figure/estimate_text.h"
#include "model/figure/make_figure.h"
#include "model/figure/parts.h"
#include "tests/support/dataset_text.h"

#include <limits>

using namespace model;

namespace {

constexpr std::string_view runs = R"(
    chip: TPU v4 | TPU | bf16=275
    chip: Secret | ASIC | memory=8
    run: GPT-4 | 2023Q1 | flop=2.1e25
    run: Gemini 1.0 Ultra | 2023Q4 | flop=5e25
    run: Grok 3 | 2025Q1 | flop=3.5e26)";

ChipIndex chipNamed(const Books& books, std::string_view name)
{
    return books.ledger.chipIndex(books.dataset.chipNamed(name)->id);
}

/// Fourteen pods of 4,096 for 100 days, as a claim of 2023 has it.
TrainingPlan pods(const Books& books, double mfu)
{
    return { chipNamed(books, "TPU v4"), 14 * 4096.0, 100.0, mfu };
}

}

TEST_CASE("A plan's FLOP is chips times peak times MFU times seconds")
{
    const Books books(runs);
    // 57,344 × 275e12 × 8.64e6 s = 1.3624934e26
    CHECK(*plannedFlop(pods(books, 1), books.ledger) == Approx(1.3624934e26).epsilon(1e-6));
    CHECK(*plannedFlop(pods(books, 0.46), books.ledger) == Approx(6.2674698e25).epsilon(1e-6));
}

TEST_CASE("A plan that lacks a part, or has one of nothing or less, has no FLOP")
{
    const Books books(runs);
    const auto whole = pods(books, 0.4);
    REQUIRE(plannedFlop(whole, books.ledger));
    auto lacking = whole;
    lacking.chip = none;
    CHECK_FALSE(plannedFlop(lacking, books.ledger));
    lacking.chip = chipNamed(books, "Secret"); // whose peak nobody knows
    CHECK_FALSE(plannedFlop(lacking, books.ledger));
    for (auto part : { &TrainingPlan::chips, &TrainingPlan::days, &TrainingPlan::mfu }) {
        for (const auto number : { std::optional<double>(), std::optional(0.0), std::optional(-2.0) }) {
            lacking = whole;
            lacking.*part = number;
            CHECK_FALSE(plannedFlop(lacking, books.ledger));
        }
    }
    lacking = whole;
    lacking.chips = lacking.days = -1; // their product would be above 0
    CHECK_FALSE(plannedFlop(lacking, books.ledger));
    lacking.chips = lacking.days = std::numeric_limits<double>::max();
    CHECK_FALSE(plannedFlop(lacking, books.ledger));
}

TEST_CASE("A target needs the MFU and the days that make the plan's FLOP equal to it")
{
    const Books books(runs);
    const auto plan = pods(books, 0.46);
    CHECK(*neededMfu(plan, 1e26, books.ledger) == Approx(0.733949).epsilon(1e-5));
    CHECK(*neededDays(plan, 1e26, books.ledger) == Approx(159.554).epsilon(1e-5)); // 73.3949 / 0.46
    for (const double target : { 1e20, 6e25, 1e27 }) {
        auto reached = plan;
        reached.mfu = neededMfu(plan, target, books.ledger);
        CHECK(*plannedFlop(reached, books.ledger) == Approx(target));
        reached = plan;
        reached.days = neededDays(plan, target, books.ledger);
        CHECK(*plannedFlop(reached, books.ledger) == Approx(target));
    }
    CHECK(*neededMfu(plan, 2e26, books.ledger) > 1);
}

TEST_CASE("What a target needs takes nothing of what is sought, and all of the rest")
{
    const Books books(runs);
    auto plan = pods(books, 0.46);
    plan.mfu.reset();
    CHECK(neededMfu(plan, 1e26, books.ledger));
    CHECK_FALSE(neededDays(plan, 1e26, books.ledger));
    plan = pods(books, 0.46);
    plan.days.reset();
    CHECK_FALSE(neededMfu(plan, 1e26, books.ledger));
    CHECK(neededDays(plan, 1e26, books.ledger));
    CHECK_FALSE(neededDays(plan, 0, books.ledger));
}

TEST_CASE("Hours of a chip need chips and days only")
{
    CHECK(*chipHours({ none, 57344, 100, {} }) == 137'625'600);
    CHECK_FALSE(chipHours({ none, 57344, {}, 0.4 }));
    CHECK_FALSE(chipHours({ none, 0, 100, 0.4 }));
}

TEST_CASE("The nearest runs are the largest of at most as many FLOP and the smallest of more")
{
    const Books books(runs);
    const auto models = trainedModels(books.ledger).models;
    const auto names = [&](double flop) {
        const auto [below, above] = nearestRuns(flop, models);
        return std::pair(below ? below->run().name : "", above ? above->run().name : "");
    };
    CHECK(names(6.3e25) == std::pair<std::string, std::string>("Gemini 1.0 Ultra", "Grok 3"));
    CHECK(names(5e25) == std::pair<std::string, std::string>("Gemini 1.0 Ultra", "Grok 3"));
    CHECK(names(4.9e25) == std::pair<std::string, std::string>("GPT-4", "Gemini 1.0 Ultra"));
    CHECK(names(1e20) == std::pair<std::string, std::string>("", "GPT-4"));
    CHECK(names(1e27) == std::pair<std::string, std::string>("Grok 3", ""));
    CHECK_FALSE(nearestRuns(1e20, {}).above);
}

TEST_CASE("An estimate's lines say its size, its neighbours, what a target needs, and its hours")
{
    const Books books(runs);
    CHECK(estimateLines(pods(books, 0.46), 1e26, books.ledger)
        == std::vector<std::string> { "6.27e25 FLOP, 2.98 times GPT-4",
            "between Gemini 1.0 Ultra (5e25, 2023Q4) and Grok 3 (3.5e26, 2025Q1)", "1e26 FLOP would need 73.4 % MFU in 100 days",
            "1e26 FLOP would take 160 days at 46 % MFU", "138 M chip-hours" });
    CHECK(estimateLines(pods(books, 0.46), {}, books.ledger).size() == 3);
}

TEST_CASE("An estimate says that a target is out of reach, and where it is larger or smaller than all runs")
{
    const Books books(runs);
    const auto far = estimateLines(pods(books, 0.46), 2e26, books.ledger);
    CHECK(far[2] == "2e26 FLOP are out of reach in 100 days: they would need 147 % of the peak");
    auto plan = pods(books, 0.46);
    plan.days = 1;
    CHECK(estimateLines(plan, {}, books.ledger)[1] == "smaller than any run in the document; the smallest is GPT-4 (2.1e25, 2023Q1)");
    plan.days = 1000;
    CHECK(estimateLines(plan, {}, books.ledger)[1] == "larger than any run in the document; the largest is Grok 3 (3.5e26, 2025Q1)");
    const Books nothing("chip: TPU v4 | TPU | bf16=275");
    CHECK(estimateLines(pods(nothing, 0.46), {}, nothing.ledger).size() == 2);
}

TEST_CASE("An estimate that lacks something says what, in place of a number")
{
    const Books books(runs);
    CHECK(estimateLines({}, 1e26, books.ledger)
        == std::vector<std::string> { "To see the FLOP, give a chip, the number of chips, the days, the utilization (MFU) (more than 0)" });
    auto plan = pods(books, 0.46);
    plan.chip = none;
    CHECK(estimateLines(plan, {}, books.ledger).front() == "To see the FLOP, give a chip");
    plan = pods(books, 0.46);
    plan.mfu = 0;
    const auto withoutMfu = estimateLines(plan, 1e26, books.ledger);
    CHECK(withoutMfu
        == std::vector<std::string> { "To see the FLOP, give the utilization (MFU) (more than 0)",
            "1e26 FLOP would need 73.4 % MFU in 100 days", "138 M chip-hours" });
    plan = pods(books, 0.46);
    plan.chip = chipNamed(books, "Secret");
    CHECK(estimateLines(plan, 1e26, books.ledger).front() == "The dense BF16 peak of Secret is unknown: add it in the table of chips");
}

TEST_CASE("An estimate of as many FLOP as a run says so")
{
    const Books books("chip: X | GPU | bf16=1\n run: Same | 2023Q4 | flop=8.64e16");
    CHECK(estimateLines({ chipNamed(books, "X"), 1, 1, 1 }, {}, books.ledger)[1] == "as large as Same (8.64e16, 2023Q4)");
}

TEST_CASE("The runs beside a plan are as many larger as smaller ones, where there are enough of both")
{
    const Books books(R"(
        run: A | 2023Q1 | flop=1e20
        run: B | 2023Q1 | flop=2e20
        run: C | 2023Q1 | flop=3e20
        run: D | 2023Q1 | flop=4e20
        run: E | 2023Q1 | flop=5e20)");
    const auto models = trainedModels(books.ledger).models;
    const auto names = [&](double flop, std::size_t most) {
        std::string text;
        for (const auto& trained : runsBeside(flop, models, most))
            text += trained.run().name;
        return text;
    };
    CHECK(names(2.5e20, 4) == "DCBA");
    CHECK(names(2.5e20, 2) == "CB");
    CHECK(names(3e20, 2) == "DC"); // one of as many FLOP is no larger one
    CHECK(names(1e19, 2) == "BA");
    CHECK(names(1e21, 2) == "ED");
    CHECK(names(1.5e20, 4) == "DCBA");
    CHECK(names(4.5e20, 4) == "EDCB");
    CHECK(names(2.5e20, 9) == "EDCBA");
    CHECK(runsBeside(1e20, {}, 4).empty());
}

namespace {

constexpr std::string_view fleets = R"(
    chip: TPU v4 | TPU | bf16=275
    chip: H100 SXM | GPU | bf16=1000
    chip: Secret | ASIC | memory=8
    org: World | aggregate
    org: Idle | lab
    inventory: Google | TPU v4 | 2023Q4 | installed 400000
    inventory: Google | H100 SXM | 2023Q4 | installed 50000
    inventory: Idle | H100 SXM | 2023Q4 | installed 0
    inventory: Murky | H100 SXM | 2023Q4 | installed 1000
    inventory: Murky | Secret | 2023Q4 | installed 5
    inventory: World | H100 SXM | 2023Q4 | installed 9
    run: GPT-4 | 2023Q1 | flop=2.1e25 | s | OpenAI
    run: Grok 3 | 2025Q1 | flop=3.5e26)";

/// Of the pods of the article, for an organization, under a view line's worth of state.
EstimateText podsOf(const Dataset& dataset, std::string_view organization, ViewState view = {})
{
    TrainingRun run;
    run.quarter = Quarter::of(2024, 1);
    run.chip = dataset.chipNamed("TPU v4")->id;
    run.chips = 57344;
    run.days = 100;
    run.mfu = 0.46;
    if (!organization.empty())
        run.organization = dataset.organizationNamed(organization)->id;
    EstimateText text;
    if (!view.at)
        view.at = Quarter::of(2023, 4);
    withFigure(dataset, view, {}, [&](const FigureContext& context) { text = estimateText(run, {}, context); });
    return text;
}

}

TEST_CASE("An estimate says what part of what its organization has access to the chips are")
{
    const auto dataset = datasetOf(fleets);
    // 57,344 × 0.275 = 15,769.6 of 400,000 × 0.275 + 50,000 = 160,000
    const std::string chips = "57,344 TPU v4 are 15.8 k H100-equivalents (dense BF16)";
    CHECK(podsOf(dataset, "").lines.back() == chips);
    CHECK(podsOf(dataset, "Google").lines.back() == chips + ", 9.86 % of the 160 k that Google has access to in 2023Q4");
    CHECK(podsOf(dataset, "Murky").lines.back() == chips + ", ≤1,580 % of the ≥1,000 that Murky has access to in 2023Q4");
    CHECK(podsOf(dataset, "Idle").lines.back() == chips + "; Idle has access to none in 2023Q4");
}

TEST_CASE("An estimate does not give a part of what is unknown")
{
    const auto dataset = datasetOf(fleets);
    const auto unknown = [&](std::string_view who, std::string_view quarter, ViewState view = {}) {
        view.at = parseQuarter(quarter);
        return podsOf(dataset, who, view)
            .lines.back()
            .ends_with(std::string(who) + " has access to in " + std::string(quarter) + " is unknown");
    };
    CHECK(unknown("Google", "2022Q1"));
    CHECK(unknown("OpenAI", "2023Q4"));
    CHECK(unknown("World", "2023Q4")); // a remainder is nobody
    CHECK_FALSE(unknown("Google", "2023Q4"));
}

TEST_CASE("What an organization has does not depend on what else the view shows")
{
    const auto dataset = datasetOf(fleets);
    const auto plain = podsOf(dataset, "Google").lines.back();
    ViewState view;
    view.organization.emplace();
    view.chip = { "H100 SXM" };
    view.chipKind = { "GPU" };
    view.per = Per::None;
    view.access = Holding::Owned;
    view.unit = Unit::Power;
    view.top = 0;
    CHECK(podsOf(dataset, "Google", view).lines.back() == plain);
}

TEST_CASE("An estimate stands among the runs by its size, the ratio being of it to them")
{
    const auto dataset = datasetOf(fleets);
    const auto text = podsOf(dataset, "Google");
    CHECK(text.isComplete);
    CHECK(text.plan == "57,344 TPU v4, 100 days, 46 % MFU");
    REQUIRE(text.runs.size() == 3);
    CHECK(text.runs[0].run == "Grok 3");
    CHECK(text.runs[0].organization.empty());
    CHECK(text.runs[0].ratio == "0.179×"); // 6.2675e25 / 3.5e26
    CHECK(text.runs[1].run == "This plan");
    CHECK(text.runs[1].isPlan);
    CHECK(text.runs[1].quarter == "2024Q1");
    CHECK(text.runs[1].flop == "6.27e25");
    CHECK(text.runs[1].ratio.empty());
    CHECK(text.runs[2].run == "GPT-4");
    CHECK(text.runs[2].organization == "OpenAI");
    CHECK(text.runs[2].ratio == "2.98×");
}

TEST_CASE("An estimate that lacks something has no plan, no runs and no number of FLOP")
{
    const auto dataset = datasetOf(fleets);
    EstimateText text;
    withFigure(dataset, {}, {}, [&](const FigureContext& context) { text = estimateText({}, 1e26, context); });
    CHECK_FALSE(text.isComplete);
    CHECK(text.plan.empty());
    CHECK(text.runs.empty());
    CHECK(text.lines.size() == 1);
}

TEST_CASE("A part is typed in percent without noise")
{
    CHECK(typedPercent(0.28) == "28");
    CHECK(typedPercent(0.4567) == "45.67");
    CHECK(typedPercent(0.07) == "7");
}
