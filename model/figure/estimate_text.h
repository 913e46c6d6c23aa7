// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/training_estimate.h"
#include "model/figure/words.h"

#include <optional>
#include <string>
#include <vector>

namespace model {

/// What follows from a plan, in final words, a line each: its FLOP in GPT-4s, the runs of the document next to it, what a target would need
/// (none without one) and the hours of a chip. Where the plan is not complete the first line says what is missing.
std::vector<std::string> estimateLines(
    const TrainingPlan& plan, std::optional<double> targetFlop, const Ledger& ledger, const Words& words = {});

}
