// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/growth.h"

#include <algorithm>
#include <cmath>

namespace model {

std::optional<Growth> growthOf(std::span<const std::optional<double>> values)
{
    constexpr double leading = 0.01 * (1 - 1e-9); // of the maximum, but for the last digits
    double maximum = 0;
    for (const auto& value : values)
        maximum = std::max(maximum, value.value_or(0));
    std::vector<std::size_t> places;
    std::vector<LogPoint> points;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!values[i] || *values[i] <= 0 || (points.empty() && *values[i] < leading * maximum))
            continue;
        places.push_back(i);
        points.push_back({ static_cast<double>(i), *values[i] });
    }
    const auto line = fitLogLine(points);
    return line ? std::optional(Growth { *line, std::move(places) }) : std::nullopt;
}

std::optional<double> doublingYears(double perYear)
{
    return perYear > 1 ? std::optional(std::log(2) / std::log(perYear)) : std::nullopt;
}

}
