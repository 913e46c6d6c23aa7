// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/ledger.h"

#include <optional>
#include <string_view>
#include <vector>

namespace model {

/// chips * dense BF16 peak * MFU * days * 86400 (help method training); nothing where one of them is unknown or 0.
std::optional<double> computedFlop(const TrainingRun& run, const Ledger& ledger);

/// The source of runs that are only planned: they count as planned claims do, as runs have no status of their own.
inline constexpr std::string_view trainingPlansKey = "own-training-plans";

bool isPlanned(const TrainingRun& run, const Dataset& dataset);

/// One model trained, as its sources tell it: what is stated and what follows from the chips, each of the claim that counts for it.
struct TrainedModel {
    const TrainingRun* statedBy = nullptr;   ///< the run that counts of those that state a FLOP above 0, null without one
    const TrainingRun* computedOf = nullptr; ///< the run that counts of those whose FLOP can be computed, null without one
    double statedFlop = 0;                   ///< where statedBy is
    double computedFlop = 0;                 ///< where computedOf is
    bool isPlanned = false;

    /// What is drawn: what a source states, else what is computed. A model has one of them.
    double flop() const { return statedBy ? statedFlop : computedFlop; }
    const TrainingRun& run() const { return statedBy ? *statedBy : *computedOf; }
    /// How many times the larger one is the smaller one, 1 or more; nothing without both.
    std::optional<double> factorApart() const;
};

/// The factor between stated and computed FLOP from which on a check reports them.
inline constexpr double flopFactorApart = 1.5;

struct Training {
    std::vector<TrainedModel> models;        ///< by quarter, then name
    std::vector<const TrainingRun*> unknown; ///< runs of models whose FLOP is neither stated nor computable, one a model, by name
};

/// All training runs the view's claims take, one a model: a name and an organization. The filters of a view are not applied.
Training trainedModels(const Ledger& ledger);

}
