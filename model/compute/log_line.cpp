// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/log_line.h"

#include "model/compute/in_doubles.h"

#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>

namespace model {

namespace {

constexpr double quartersPerYear = 4;

}

double LogLine::at(double quarter) const
{
    return std::exp(level + slope * (quarter - mean));
}

double LogLine::factorPerYear() const
{
    return std::exp(slope * quartersPerYear);
}

double LogLine::weightPerYear(double quarter) const
{
    return quartersPerYear * (quarter - mean) / spread;
}

double LogLine::powerOf(double quarter, double at) const
{
    return 1 / count + (quarter - mean) * (at - mean) / spread;
}

double LogLine::predictionHalfWidth(double quarter) const
{
    const double t = boost::math::quantile(boost::math::students_t_distribution<double, InDoubles>(count - 2), 0.95);
    const double distance = quarter - mean;
    const double alone = t * deviation * std::sqrt(1 + 1 / count + distance * distance / spread);
    return alone * std::sqrt((1 + correlation) / (1 - correlation));
}

std::optional<LogLine> fitLogLine(std::span<const LogPoint> points)
{
    constexpr std::size_t fewest = 4;
    if (points.size() < fewest)
        return std::nullopt;
    LogLine line;
    line.count = static_cast<double>(points.size());
    for (const auto& point : points) {
        line.mean += point.quarter / line.count;
        line.level += std::log(point.value) / line.count;
    }
    double together = 0;
    for (const auto& point : points) {
        const double distance = point.quarter - line.mean;
        line.spread += distance * distance;
        together += distance * (std::log(point.value) - line.level);
    }
    if (line.spread <= 0)
        return std::nullopt;
    line.slope = together / line.spread;

    double squares = 0, products = 0, before = 0;
    for (const auto& point : points) {
        const double residual = std::log(point.value) - line.level - line.slope * (point.quarter - line.mean);
        squares += residual * residual;
        products += residual * before;
        before = residual;
    }
    constexpr double mostCorrelated = 0.9;
    line.deviation = std::sqrt(squares / (line.count - 2));
    line.correlation = squares > 0 ? std::clamp(products / squares, 0.0, mostCorrelated) : 0;
    return line;
}

}
