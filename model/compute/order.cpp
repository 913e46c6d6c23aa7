// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/order.h"

#include "model/compute/in_doubles.h"

#include <boost/math/distributions/normal.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace model {

namespace {

constexpr double z95 = 1.645; // of the normal distribution: 90 % lie within +-1.645 standard deviations

/// How far the higher of two values is above the lower in standard deviations of the sides that face each other.
double distanceAbove(const Estimate& higher, const Estimate& lower)
{
    return std::log(higher.best / lower.best) / std::hypot(deviationsOf(higher).down, deviationsOf(lower).up);
}

struct Facing {
    double log;      ///< of the value
    double variance; ///< of the side that faces who asks
};

/// Values in halves, cut by turns along the value and the variance: a count looks closely only at those near the border of what counts.
class FacingTree {
public:
    FacingTree(std::vector<Facing> places, double deviations)
        : m_all(std::move(places))
        , m_squaredDeviations(deviations * deviations)
    {
        build(0, m_all.size(), true);
    }

    /// How many are below this place by more than so many deviations.
    int countBelow(const Facing& place) const
    {
        std::size_t node = 0;
        return count(place, 0, m_all.size(), node);
    }

private:
    struct Box { ///< of the places of a node, and how many nodes are in it
        Facing lowest;
        Facing highest;
        std::size_t nodes;
    };

    static constexpr std::size_t mostInLeaf = 16;

    bool isBelow(const Facing& below, const Facing& place) const
    {
        const double distance = place.log - below.log;
        return distance > 0 && distance * distance > m_squaredDeviations * (place.variance + below.variance);
    }

    void build(std::size_t first, std::size_t last, bool alongLog)
    {
        constexpr double infinite = std::numeric_limits<double>::infinity();
        const auto begin = m_all.begin() + static_cast<std::ptrdiff_t>(first), end = m_all.begin() + static_cast<std::ptrdiff_t>(last);
        Box box { { infinite, infinite }, { -infinite, -infinite }, 1 };
        for (auto place = begin; place != end; ++place) {
            box.lowest = { std::min(box.lowest.log, place->log), std::min(box.lowest.variance, place->variance) };
            box.highest = { std::max(box.highest.log, place->log), std::max(box.highest.variance, place->variance) };
        }
        const auto node = m_boxes.size();
        m_boxes.push_back(box);
        if (last - first <= mostInLeaf)
            return;
        const auto middle = first + (last - first) / 2;
        std::ranges::nth_element(
            begin, m_all.begin() + static_cast<std::ptrdiff_t>(middle), end, {}, alongLog ? &Facing::log : &Facing::variance);
        build(first, middle, !alongLog);
        build(middle, last, !alongLog);
        m_boxes[node].nodes = m_boxes.size() - node;
    }

    /// Leaves `node` at the next one that is not within.
    int count(const Facing& place, std::size_t first, std::size_t last, std::size_t& node) const
    {
        const auto& box = m_boxes[node];
        const auto next = node + box.nodes;
        int below = 0;
        if (isBelow(box.highest, place)) {
            below = static_cast<int>(last - first);
        } else if (isBelow(box.lowest, place)) {
            if (last - first <= mostInLeaf) {
                for (auto i = first; i < last; ++i)
                    below += isBelow(m_all[i], place);
            } else {
                const auto middle = first + (last - first) / 2;
                ++node;
                below = count(place, first, middle, node);
                below += count(place, middle, last, node);
            }
        }
        node = next;
        return below;
    }

    std::vector<Facing> m_all;
    double m_squaredDeviations;
    std::vector<Box> m_boxes; ///< a node before those in it
};

}

Deviations deviationsOf(const Estimate& value)
{
    constexpr double infinite = std::numeric_limits<double>::infinity(), smallest = 1e-9;
    return { value.low && *value.low > 0 ? std::max(std::log(value.best / *value.low) / z95, smallest) : infinite,
        value.high ? std::max(std::log(*value.high / value.best) / z95, smallest) : infinite };
}

double probabilityAbove(const Estimate& a, const Estimate& b)
{
    if (a.best < b.best)
        return 1 - probabilityAbove(b, a);
    return boost::math::cdf(boost::math::normal_distribution<double, InDoubles>(), distanceAbove(a, b));
}

double certaintyOfRanks(std::size_t count)
{
    constexpr double uncertain = 0.45;
    constexpr std::size_t fewest = 9;
    return 1 - uncertain / static_cast<double>(std::max(count, fewest));
}

std::vector<RankRange> rankRanges(std::span<const Estimate> values)
{
    const double deviations = boost::math::quantile(boost::math::normal_distribution<double, InDoubles>(), certaintyOfRanks(values.size()));
    std::vector<Facing> facingUp, facingDown; // the latter upside down: who is above is below
    for (const auto& value : values) {
        const auto deviation = deviationsOf(value);
        facingUp.push_back({ std::log(value.best), deviation.up * deviation.up });
        facingDown.push_back({ -std::log(value.best), deviation.down * deviation.down });
    }
    const FacingTree belows(facingUp, deviations), aboves(facingDown, deviations);
    std::vector<RankRange> ranks;
    for (std::size_t i = 0; i < values.size(); ++i)
        ranks.push_back({ 1 + aboves.countBelow({ facingDown[i].log, facingUp[i].variance }),
            static_cast<int>(values.size()) - belows.countBelow({ facingUp[i].log, facingDown[i].variance }) });
    return ranks;
}

}
