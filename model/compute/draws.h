// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/uncertainty.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace model {

/// What an organization has, as far as it is known: 90 % intervals, an end that is not given is the value itself.
struct DrawnHolder {
    std::string_view name;
    Estimate amount;
    std::optional<Estimate> people {}; ///< nothing where nobody is asked for
};

/// A measure of all holders at once, such as the Gini coefficient: writes its numbers, always as many.
using DrawnMeasure = std::function<void(std::span<const double> amounts, std::span<const double> people, std::span<double> numbers)>;

/// How often they are drawn (help method draws): 1,000 times, or less where there are more than 100, but at least 200 times.
std::size_t drawsOf(std::size_t holders);

/// The 5th and 95th percentile of each number of a measure, drawn from what the holders may have (help method draws): independent of each
/// other, two-piece lognormal around the best values. The same whatever the order of the holders, which the measure is given by the bytes
/// of their names. `best` is what the ends are of, and comes back without ends where no holder has an interval.
std::vector<Estimate> drawnIntervals(std::vector<DrawnHolder> holders, std::vector<double> best, const DrawnMeasure& measure);

/// The percentile p, 0 to 1, of sorted numbers, at least one: at place p * (n - 1), linear between them.
double percentileOf(std::span<const double> sorted, double p);

}
