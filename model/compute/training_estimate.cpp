// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/training_estimate.h"

#include "model/compute/metric.h"
#include "model/compute/per_head.h"

#include <algorithm>
#include <cmath>

namespace model {

namespace {

constexpr double hoursPerDay = 24;

bool isGiven(const std::optional<double>& number)
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
    if (plan.chip.value >= ledger.dataset().chips().size() || !isGiven(plan.chips) || !isGiven(plan.days) || !isGiven(plan.mfu))
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
    return isGiven(plan.chips) && isGiven(plan.days) ? result(*plan.chips * *plan.days * hoursPerDay) : std::nullopt;
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

std::vector<TrainedModel> runsBeside(double flop, std::vector<TrainedModel> models, std::size_t most)
{
    std::ranges::stable_sort(models, std::ranges::greater(), &TrainedModel::flop);
    const auto isLarger = [flop](const TrainedModel& trained) { return trained.flop() > flop; };
    const auto larger = static_cast<std::size_t>(std::ranges::count_if(models, isLarger));
    const auto taken = std::min(most, models.size());
    // Where one side has fewer than half, the other makes up for it.
    const auto before = std::min(larger, std::max(most / 2, taken - std::min(taken, models.size() - larger)));
    const auto first = models.begin() + static_cast<std::ptrdiff_t>(larger - before);
    const auto last = std::min(models.end(), first + static_cast<std::ptrdiff_t>(taken));
    return { first, last };
}

std::optional<double> chipsInH100e(const TrainingPlan& plan, Basis basis, const Ledger& ledger)
{
    if (plan.chip.value >= ledger.dataset().chips().size() || !isGiven(plan.chips))
        return std::nullopt;
    const auto perChip = h100Equivalents(ledger.dataset(), basis)[plan.chip];
    return perChip ? result(*plan.chips * *perChip) : std::nullopt;
}

std::optional<Fleet> fleetOf(OrganizationIndex organization, const Ledger& ledger, const ViewState& view, const ResolvedView& resolved)
{
    if (organization.value >= ledger.dataset().organizations().size())
        return std::nullopt;
    auto alone = view;
    alone.organization = { ledger.organization(organization).name };
    for (auto* filter : { &alone.chip, &alone.chipKind, &alone.kind, &alone.country, &alone.vendor })
        filter->reset();
    auto asked = resolved;
    asked.unit = Unit::H100e;
    asked.per = Per::None;
    asked.access = Holding::HasAccess;
    asked.scale = Scale::Linear; // on which nothing is zero, too
    const auto ranking = rankOrganizations(ledger, withoutTop(std::move(alone)), asked);
    if (ranking.drawn.empty())
        return std::nullopt;
    const auto& first = ranking.drawn.front();
    return Fleet { first.value.best, !first.held.missingChips.empty() };
}

}
