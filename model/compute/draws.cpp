// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/draws.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

namespace model {

namespace {

/// Normally distributed numbers, the same everywhere: the distributions of the standard library are not.
class Normals {
public:
    double next()
    {
        if (m_hasSine) {
            m_hasSine = false;
            return m_sine;
        }
        const double radius = std::sqrt(-2 * std::log(uniform()));
        const double angle = 2 * std::numbers::pi * uniform();
        m_sine = radius * std::sin(angle);
        m_hasSine = true;
        return radius * std::cos(angle);
    }

private:
    /// Above 0 and below 1.
    double uniform() { return (static_cast<double>(m_engine() >> 11) + 0.5) * 0x1p-53; }

    std::mt19937_64 m_engine { 1 };
    double m_sine = 0;
    bool m_hasSine = false;
};

/// A number that is drawn: exp of a normal, with a deviation of its own on either side.
struct Uncertain {
    double best;
    double down = 0;
    double up = 0;

    explicit Uncertain(const Estimate& value)
        : best(value.best)
    {
        constexpr double z95 = 1.645, lowest = 0.01; // of the value: a low of 0 would be nothing at all
        if (best <= 0)
            return;
        if (value.low)
            down = std::log(best / std::max(*value.low, lowest * best)) / z95;
        if (value.high)
            up = std::log(*value.high / best) / z95;
    }

    bool isUncertain() const { return down > 0 || up > 0; }
    double at(double normal) const { return best * std::exp(normal * (normal < 0 ? down : up)); }
};

}

std::size_t drawsOf(std::size_t holders)
{
    constexpr std::size_t most = 1000, fewest = 200, mostOfAll = 100000;
    return holders == 0 ? most : std::clamp(mostOfAll / holders, fewest, most);
}

double percentileOf(std::span<const double> sorted, double p)
{
    const double place = p * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const auto above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (sorted[above] - sorted[below]) * (place - static_cast<double>(below));
}

std::vector<Estimate> drawnIntervals(std::vector<DrawnHolder> holders, std::vector<double> best, const DrawnMeasure& measure)
{
    std::ranges::sort(holders, {}, &DrawnHolder::name);
    std::vector<Uncertain> numbers; // in the order they are drawn
    std::vector<double*> places;
    std::vector<double> amounts(holders.size()), people(holders.size());
    for (std::size_t i = 0; i < holders.size(); ++i) {
        numbers.emplace_back(holders[i].amount);
        places.push_back(&amounts[i]);
        if (holders[i].people) {
            numbers.emplace_back(*holders[i].people);
            places.push_back(&people[i]);
        }
    }
    std::vector<Estimate> intervals;
    for (const double one : best)
        intervals.push_back({ one, {}, {} });
    if (std::ranges::none_of(numbers, &Uncertain::isUncertain))
        return intervals;

    const auto draws = drawsOf(holders.size());
    std::vector<std::vector<double>> drawn(best.size(), std::vector<double>(draws));
    std::vector<double> measured(best.size());
    Normals normals;
    for (std::size_t d = 0; d < draws; ++d) {
        for (std::size_t i = 0; i < numbers.size(); ++i)
            *places[i] = numbers[i].at(normals.next());
        measure(amounts, people, measured);
        for (std::size_t i = 0; i < measured.size(); ++i)
            drawn[i][d] = measured[i];
    }
    for (std::size_t i = 0; i < intervals.size(); ++i) {
        std::ranges::sort(drawn[i]);
        intervals[i].low = percentileOf(drawn[i], 0.05);
        intervals[i].high = percentileOf(drawn[i], 0.95);
    }
    return intervals;
}

}
