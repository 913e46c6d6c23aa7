// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/frontier.h"

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
    std::vector<LogPoint> points;
    for (const auto* trained : models)
        points.push_back({ static_cast<double>(trained->run().quarter - models.front()->run().quarter), trained->flop() });
    const auto line = fitLogLine(points);
    return line ? std::optional(Trend { models.front()->run().quarter, models.back()->run().quarter, *line }) : std::nullopt;
}

}
