// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/training.h"
#include "model/view/resolve.h"

#include <optional>
#include <vector>

namespace model {

/// A training run that somebody thinks of.
struct TrainingPlan {
    ChipIndex chip;
    std::optional<double> chips; ///< how many of them
    std::optional<double> days;
    std::optional<double> mfu; ///< the part of the peak that is reached, 0 to 1
    bool operator==(const TrainingPlan&) const = default;
};

/// chips × dense BF16 peak × MFU × days × 86,400 s (help method training), in FLOP. Nothing where one of them is unknown or not above 0.
std::optional<double> plannedFlop(const TrainingPlan& plan, const Ledger& ledger);

/// What the MFU would have to be for so many FLOP, whatever that of the plan. Above 1 the chips cannot do it in that time. Nothing where
/// another part of the plan, or the target, is unknown or not above 0.
std::optional<double> neededMfu(const TrainingPlan& plan, double targetFlop, const Ledger& ledger);

/// How many days so many FLOP would take, whatever those of the plan. Nothing as for the MFU.
std::optional<double> neededDays(const TrainingPlan& plan, double targetFlop, const Ledger& ledger);

/// Hours of one chip: chips × days × 24. Nothing where one is unknown or not above 0.
std::optional<double> chipHours(const TrainingPlan& plan);

/// Training runs of a document between which a number of FLOP lies.
struct NearestRuns {
    std::optional<TrainedModel> below; ///< the largest of at most as many FLOP
    std::optional<TrainedModel> above; ///< the smallest of more
};

/// The runs next to a number of FLOP; of runs of equal FLOP the first in the order of `models`.
NearestRuns nearestRuns(double flop, const std::vector<TrainedModel>& models);

/// At most `most` runs next to a number of FLOP, the largest first: as many larger ones as others where there are enough of both.
std::vector<TrainedModel> runsBeside(double flop, std::vector<TrainedModel> models, std::size_t most);

/// Chips as H100-equivalents on a basis. Nothing where the chip, its figure or the number is unknown or not above 0.
std::optional<double> chipsInH100e(const TrainingPlan& plan, Basis basis, const Ledger& ledger);

/// What an organization has access to at the quarter of a view, in H100e on its basis, whatever else the view shows.
struct Fleet {
    double h100e = 0;
    bool isLowerBound = false; ///< some of its chips lack the figure
};

/// The fleet of an organization; nothing where it is unknown, as for an aggregate.
std::optional<Fleet> fleetOf(OrganizationIndex organization, const Ledger& ledger, const ViewState& view, const ResolvedView& resolved);

}
