// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/frontier.h"

#include <cmath>

namespace model {

std::vector<const TrainedModel*> frontierOf(const std::vector<TrainedModel>& models)
{
    std::vector<const TrainedModel*> frontier;
    for (const auto& trained : models) {
        if (trained.isPlanned)
            continue;
        if (!frontier.empty() && trained.flop() <= frontier.back()->flop())
            continue;
        if (!frontier.empty() && frontier.back()->run().quarter == trained.run().quarter)
            frontier.pop_back();
        frontier.push_back(&trained);
    }
    return frontier;
}

std::optional<Trend> trendOf(const std::vector<const TrainedModel*>& models)
{
    constexpr std::size_t fewest = 4;
    constexpr double quartersPerYear = 4;
    if (models.size() < fewest)
        return std::nullopt;
    const auto n = static_cast<double>(models.size());
    const auto first = models.front()->run().quarter;
    double sumX = 0, sumY = 0, sumXX = 0, sumXY = 0;
    for (const auto* trained : models) {
        const double x = trained->run().quarter - first;
        const double y = std::log(trained->flop());
        sumX += x;
        sumY += y;
        sumXX += x * x;
        sumXY += x * y;
    }
    const double spread = n * sumXX - sumX * sumX;
    if (spread <= 0)
        return std::nullopt;
    const double slope = (n * sumXY - sumX * sumY) / spread;
    const double level = (sumY - slope * sumX) / n;
    const auto last = models.back()->run().quarter;
    return Trend { first, last, std::exp(level), std::exp(level + slope * (last - first)), std::exp(slope * quartersPerYear) };
}

}
