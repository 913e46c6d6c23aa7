// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/log_line.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace model {

/// How a series of quarterly values grows (help method growth).
struct Growth {
    LogLine line;                    ///< over the places of the values
    std::vector<std::size_t> places; ///< of the values it was fitted to
};

/// Least squares on the logarithms of the values above 0, leading ones below 1 % of the maximum left out. Nothing with fewer than 4.
/// Unknown values are absent.
std::optional<Growth> growthOf(std::span<const std::optional<double>> values);

/// Years in which a series with this factor per year doubles; nothing where it does not grow.
std::optional<double> doublingYears(double perYear);

}
