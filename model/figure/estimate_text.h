// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/words.h"
#include "model/compute/training_estimate.h"

#include <optional>
#include <string>
#include <vector>

namespace model {

struct FigureContext;

/// What follows from a plan, in final words, a line each: its FLOP in GPT-4s, the runs of the document next to it, what a target would need
/// (none without one) and the hours of a chip. Where the plan is not complete the first line says what is missing.
std::vector<std::string> estimateLines(
    const TrainingPlan& plan, std::optional<double> targetFlop, const Ledger& ledger, const Words& words = {});

/// A training run beside a plan, in final words.
struct RunBeside {
    std::string run;
    std::string organization; ///< empty where unknown
    std::string quarter;
    std::string flop;
    std::string ratio;   ///< of the plan to it: "1.25×"
    bool isPlan = false; ///< the plan itself, which has no ratio
};

/// What a calculator shows of a plan.
struct EstimateText {
    std::string plan;               ///< "57,344 TPU v4, 100 days, 46 % MFU"
    bool isComplete = false;        ///< else the first line says what is missing, and there is no plan and no run
    std::vector<std::string> lines; ///< as `estimateLines` has them, then what the organization of the plan has access to
    std::vector<RunBeside> runs;    ///< those next to it and the plan, the largest first
};

/// Of a run's chip, chips, days and MFU, for its organization at the quarter of the view.
EstimateText estimateText(const TrainingRun& plan, std::optional<double> targetFlop, const FigureContext& context);

/// A part in percent as somebody types it, not rounded: 0.46 is "46".
std::string typedPercent(double part);

}
