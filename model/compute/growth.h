// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>

namespace model {

/// The factor per year of a series of quarterly values (help method growth): least squares on the logarithms of those
/// above 0, leading ones below 1 % of the maximum left out. Nothing with fewer than 4. Unknown values are absent.
std::optional<double> growthPerYear(std::span<const std::optional<double>> values);

/// Years in which a series with this factor per year doubles; nothing where it does not grow.
std::optional<double> doublingYears(double perYear);

}
