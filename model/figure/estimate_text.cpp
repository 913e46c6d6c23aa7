// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/estimate_text.h"

#include "model/base/text.h"
#include "model/compute/metric.h"
#include "model/figure/number_text.h"

#include <fmt/format.h>

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
    const auto add = [&](bool isMissing, std::string_view key) {
        if (isMissing)
            names.push_back(words(key));
    };
    const bool hasChip = plan.chip < ledger.dataset().chips().size();
    add(!hasChip, "estimate.chip");
    add(!isGiven(plan.chips), "estimate.chips");
    add(!isGiven(plan.days), "estimate.days");
    add(!isGiven(plan.mfu), "estimate.mfu");
    if (!names.empty())
        return words("estimate.missing", { { "names", joined(names, ", ") } });
    const auto& chip = ledger.chip(plan.chip);
    return isGiven(chip.bf16Tflops) ? words("estimate.beyond") : words("estimate.no-peak", { { "chip", chip.name } });
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
        return words("estimate.same", { { "run", runText(*below) } });
    if (below && above)
        return words("estimate.between", { { "below", runText(*below) }, { "above", runText(*above) } });
    if (below)
        return words("estimate.above-all", { { "run", runText(*below) } });
    return above ? words("estimate.below-all", { { "run", runText(*above) } }) : std::string();
}

}

std::vector<std::string> estimateLines(const TrainingPlan& plan, std::optional<double> targetFlop, const Ledger& ledger, const Words& words)
{
    std::vector<std::string> lines;
    const auto flop = plannedFlop(plan, ledger);
    if (flop) {
        const auto times = words("training.times", { { "n", numberText(*flop / gpt4Flop(ledger)) } });
        lines.push_back(words("estimate.flop", { { "flop", numberText(*flop) }, { "times", times } }));
        if (auto nearest = nearestText(*flop, ledger, words); !nearest.empty())
            lines.push_back(std::move(nearest));
    } else {
        lines.push_back(missingText(plan, ledger, words));
    }
    if (targetFlop) {
        if (const auto mfu = neededMfu(plan, *targetFlop, ledger))
            lines.push_back(words(*mfu > 1 ? "estimate.impossible" : "estimate.needs-mfu",
                { { "target", numberText(*targetFlop) }, { "mfu", percentText(*mfu) }, { "days", numberText(*plan.days) } }));
        if (const auto days = neededDays(plan, *targetFlop, ledger))
            lines.push_back(words("estimate.needs-days",
                { { "target", numberText(*targetFlop) }, { "mfu", percentText(*plan.mfu) }, { "days", numberText(*days) } }));
    }
    if (const auto hours = chipHours(plan))
        lines.push_back(words("estimate.hours", { { "hours", numberText(*hours) } }));
    return lines;
}

}
