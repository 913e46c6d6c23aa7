// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/growth.h"

#include <algorithm>
#include <cmath>

namespace model {

std::optional<double> growthPerYear(std::span<const std::optional<double>> values)
{
    constexpr int fewest = 4;
    constexpr double leading = 0.01; // of the maximum
    double maximum = 0;
    for (const auto& value : values)
        maximum = std::max(maximum, value.value_or(0));
    bool isLeading = true;
    double n = 0, sumX = 0, sumY = 0, sumXX = 0, sumXY = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!values[i] || *values[i] <= 0 || (isLeading && *values[i] < leading * maximum))
            continue;
        isLeading = false;
        const double x = static_cast<double>(i) / 4; // years
        const double y = std::log(*values[i]);
        n += 1;
        sumX += x;
        sumY += y;
        sumXX += x * x;
        sumXY += x * y;
    }
    if (n < fewest)
        return std::nullopt;
    return std::exp((n * sumXY - sumX * sumY) / (n * sumXX - sumX * sumX));
}

std::optional<double> doublingYears(double perYear)
{
    return perYear > 1 ? std::optional(std::log(2) / std::log(perYear)) : std::nullopt;
}

}
