// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/log_line.h"
#include "model/compute/training.h"

#include <optional>
#include <vector>

namespace model {

/// The models that were the largest so far when they were trained, of models by quarter; of one quarter only the largest.
std::vector<const TrainedModel*> frontierOf(const std::vector<TrainedModel>& models);

/// A straight line through the logarithms of FLOP.
struct Trend {
    Quarter first;
    Quarter last;
    LogLine line; ///< over quarters since the first
};

/// Of these models by quarter (help method trend); nothing with fewer than 4 or in one quarter.
std::optional<Trend> trendOf(const std::vector<const TrainedModel*>& models);

}
