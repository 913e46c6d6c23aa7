// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/training_estimate.h"

#include <cmath>

namespace model {

namespace {

constexpr double hoursPerDay = 24;

bool isAboveZero(const std::optional<double>& number)
{
    return number && *number > 0;
}

/// A result that is a number above 0; products of large inputs may not be.
std::optional<double> result(double number)
{
    return std::isfinite(number) && number > 0 ? std::optional(number) : std::nullopt;
}

/// How many times the plan must be done to reach the target.
std::optional<double> timesNeeded(const TrainingPlan& plan, double targetFlop, const Ledger& ledger)
{
    const auto flop = plannedFlop(plan, ledger);
    return flop && targetFlop > 0 ? result(targetFlop / *flop) : std::nullopt;
}

}

std::optional<double> plannedFlop(const TrainingPlan& plan, const Ledger& ledger)
{
    if (plan.chip >= ledger.dataset().chips().size() || !isAboveZero(plan.chips) || !isAboveZero(plan.days) || !isAboveZero(plan.mfu))
        return std::nullopt;
    TrainingRun run;
    run.chip = ledger.chip(plan.chip).id;
    run.chips = plan.chips;
    run.days = plan.days;
    run.mfu = plan.mfu;
    const auto flop = computedFlop(run, ledger);
    return flop ? result(*flop) : std::nullopt;
}

std::optional<double> neededMfu(const TrainingPlan& plan, double targetFlop, const Ledger& ledger)
{
    auto atPeak = plan;
    atPeak.mfu = 1;
    return timesNeeded(atPeak, targetFlop, ledger);
}

std::optional<double> neededDays(const TrainingPlan& plan, double targetFlop, const Ledger& ledger)
{
    auto ofOneDay = plan;
    ofOneDay.days = 1;
    return timesNeeded(ofOneDay, targetFlop, ledger);
}

std::optional<double> chipHours(const TrainingPlan& plan)
{
    return isAboveZero(plan.chips) && isAboveZero(plan.days) ? result(*plan.chips * *plan.days * hoursPerDay) : std::nullopt;
}

NearestRuns nearestRuns(double flop, const std::vector<TrainedModel>& models)
{
    NearestRuns nearest;
    for (const auto& trained : models) {
        auto& side = trained.flop() <= flop ? nearest.below : nearest.above;
        const bool isNearer = !side || (trained.flop() <= flop ? trained.flop() > side->flop() : trained.flop() < side->flop());
        if (isNearer)
            side = trained;
    }
    return nearest;
}

}
