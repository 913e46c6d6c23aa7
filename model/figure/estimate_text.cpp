// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/estimate_text.h"

#include "model/base/number_format.h"
#include "model/base/text.h"
#include "model/compute/metric.h"
#include "model/figure/number_text.h"
#include "model/figure/parts.h"
#include "model/view/view_words.h"
#include "words/estimate.h"
#include "words/figure.h"
#include "words/training.h"

#include <fmt/format.h>

#include <tuple>

namespace model {

namespace {

std::string percentText(double part)
{
    return numberText(part, { NumberStyle::Kind::Percent, {} });
}

bool isGiven(const std::optional<double>& number)
{
    return number && *number > 0;
}

/// What must be given first.
std::string missingText(const TrainingPlan& plan, const Ledger& ledger, const Words& words)
{
    std::vector<std::string> names;
    const auto add = [&](bool isMissing, const Message& name) {
        if (isMissing)
            names.push_back(words(name));
    };
    const bool hasChip = plan.chip.value < ledger.dataset().chips().size();
    add(!hasChip, say::estimate::chip);
    add(!isGiven(plan.chips), say::estimate::chips);
    add(!isGiven(plan.days), say::estimate::days);
    add(!isGiven(plan.mfu), say::estimate::mfu);
    if (!hasChip && names.size() == 1)
        return words(say::estimate::missingChip);
    if (!names.empty())
        return words(say::estimate::missing, { { "names", joined(names, ", ") } });
    const auto& chip = ledger.chip(plan.chip);
    return isGiven(chip.bf16Tflops) ? words(say::estimate::beyond) : words(say::estimate::noPeak, { { "chip", chip.name } });
}

/// "Gemini 1.0 Ultra (5e25, 2023Q4)"
std::string runText(const TrainedModel& trained)
{
    return fmt::format("{} ({}, {})", trained.run().name, numberText(trained.flop()), quarterText(trained.run().quarter));
}

std::string nearestText(double flop, const Ledger& ledger, const Words& words)
{
    const auto [below, above] = nearestRuns(flop, trainedModels(ledger).models);
    if (below && below->flop() == flop)
        return words(say::estimate::same, { { "run", runText(*below) } });
    if (below && above)
        return words(say::estimate::between, { { "below", runText(*below) }, { "above", runText(*above) } });
    if (below)
        return words(say::estimate::aboveAll, { { "run", runText(*below) } });
    return above ? words(say::estimate::belowAll, { { "run", runText(*above) } }) : std::string();
}

constexpr std::size_t mostRuns = 6; // beside a plan

TrainingPlan planOf(const TrainingRun& run, const Ledger& ledger)
{
    return { run.chip ? ledger.chipIndex(*run.chip) : none, run.chips, run.days, run.mfu };
}

/// The chips as H100e, and beside what their organization has.
std::string fleetText(const TrainingRun& run, const TrainingPlan& plan, const FigureContext& context)
{
    const auto& [view, words] = std::tie(context.view, context.words);
    const auto h100e = chipsInH100e(plan, view.basis, context.ledger);
    if (!h100e)
        return {};
    Arguments arguments { { "chips", groupedText(*plan.chips) }, { "chip", context.ledger.chip(plan.chip).name },
        { "h100e", numberText(*h100e) }, { "unit", words(say::unit::h100e, { { "basis", words(basisNames[view.basis]) } }) } };
    const auto organization = run.organization ? context.ledger.organizationIndex(*run.organization) : none;
    if (organization == none)
        return words(say::estimate::h100e, arguments);
    arguments.emplace_back("organization", context.ledger.organization(organization).name);
    arguments.emplace_back("quarter", quarterText(context.resolved.at));
    const auto fleet = fleetOf(organization, context.ledger, view, context.resolved);
    if (!fleet)
        return words(say::estimate::fleetUnknown, arguments);
    if (fleet->h100e <= 0)
        return words(say::estimate::fleetNone, arguments);
    arguments.emplace_back("share", (fleet->isLowerBound ? "≤" : "") + percentText(*h100e / fleet->h100e));
    arguments.emplace_back("fleet", (fleet->isLowerBound ? "≥" : "") + numberText(fleet->h100e));
    return words(say::estimate::fleet, arguments);
}

std::vector<RunBeside> runsText(double flop, const TrainingRun& run, const FigureContext& context)
{
    std::vector<RunBeside> rows;
    const auto& words = context.words;
    const RunBeside own { words(say::estimate::thisPlan),
        run.organization ? std::string(context.dataset().name(*run.organization)) : std::string(), quarterText(run.quarter),
        numberText(flop), {}, true };
    bool isIn = false;
    for (const auto& trained : runsBeside(flop, trainedModels(context.ledger).models, mostRuns)) {
        if (!isIn && trained.flop() <= flop) {
            rows.push_back(own);
            isIn = true;
        }
        const auto& other = trained.run();
        rows.push_back({ other.name, other.organization ? std::string(context.dataset().name(*other.organization)) : std::string(),
            quarterText(other.quarter), numberText(trained.flop()),
            words(say::estimate::ratio, { { "n", numberText(flop / trained.flop()) } }) });
    }
    if (!isIn && !rows.empty())
        rows.push_back(own);
    return rows;
}

}

std::vector<std::string> estimateLines(const TrainingPlan& plan, std::optional<double> targetFlop, const Ledger& ledger, const Words& words)
{
    std::vector<std::string> lines;
    const auto flop = plannedFlop(plan, ledger);
    if (flop) {
        const auto times = words(say::training::times, { { "n", numberText(*flop / gpt4Flop(ledger)) } });
        lines.push_back(words(say::estimate::flop, { { "flop", numberText(*flop) }, { "times", times } }));
        if (auto nearest = nearestText(*flop, ledger, words); !nearest.empty())
            lines.push_back(std::move(nearest));
    } else {
        lines.push_back(missingText(plan, ledger, words));
    }
    if (targetFlop) {
        if (const auto mfu = neededMfu(plan, *targetFlop, ledger))
            lines.push_back(words(*mfu > 1 ? say::estimate::impossible : say::estimate::needsMfu,
                { { "target", numberText(*targetFlop) }, { "mfu", percentText(*mfu) }, { "days", numberText(*plan.days) } }));
        if (const auto days = neededDays(plan, *targetFlop, ledger))
            lines.push_back(words(say::estimate::needsDays,
                { { "target", numberText(*targetFlop) }, { "mfu", percentText(*plan.mfu) }, { "days", numberText(*days) } }));
    }
    if (const auto hours = chipHours(plan))
        lines.push_back(words(say::estimate::hours, { { "hours", numberText(*hours) } }));
    return lines;
}

EstimateText estimateText(const TrainingRun& run, std::optional<double> targetFlop, const FigureContext& context)
{
    const auto& [ledger, words] = std::tie(context.ledger, context.words);
    const auto plan = planOf(run, ledger);
    EstimateText text;
    text.lines = estimateLines(plan, targetFlop, ledger, words);
    if (auto fleet = fleetText(run, plan, context); !fleet.empty())
        text.lines.push_back(std::move(fleet));
    if (const auto flop = plannedFlop(plan, ledger)) {
        text.isComplete = true;
        text.plan = words(say::estimate::plan,
            { { "chips", groupedText(*plan.chips) }, { "chip", ledger.chip(plan.chip).name }, { "days", groupedNumber(*plan.days) },
                { "mfu", percentText(*plan.mfu) } });
        text.runs = runsText(*flop, run, context);
    }
    return text;
}

std::string typedPercent(double part)
{
    return fmt::format("{:.12g}", part * 100); // 0.28 × 100 is not quite 28
}

}
