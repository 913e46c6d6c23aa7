// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/trend_parts.h"

#include "words/explain.h"
#include "words/figure.h"

#include <algorithm>
#include <cmath>

namespace model {

void addTrend(const FigureContext& context, const LogLine& line, Quarter origin, Quarter first, Quarter last, bool isContinued,
    const TrendLook& look, Figure& figure)
{
    const auto& words = context.words;
    TrendLine trend { look.series, look.paint, {} };
    const auto end = last + (isContinued ? context.view.projection : 0);
    for (auto quarter = first; quarter <= end; quarter = quarter + 1) {
        const double place = quarter - origin;
        TrendPoint point { static_cast<double>(quarter - figure.firstQuarter), line.at(place), {}, {} };
        if (quarter >= last && end > last) {
            const double half = line.predictionHalfWidth(place);
            point.low = point.value * std::exp(-half);
            point.high = point.value * std::exp(half);
        }
        if (quarter > last) {
            const auto text = [&](double value) { return numberText(value, look.style); };
            point.tip = words(say::tip::quarter, { { "name", look.label }, { "quarter", quarterText(quarter) } }) + "\n"
                + words(say::tip::projection, { { "value", text(point.value) + (look.unit.empty() ? "" : " " + look.unit) } }) + "\n"
                + words(say::inspect::interval, { { "interval", rangeText({ point.value, point.low, point.high }, look.style) } });
            TableRow row;
            row.series = look.series.empty() ? std::string(trendName) : look.series;
            row.quarter = quarter;
            row.value = point.value;
            row.low = point.low;
            row.high = point.high;
            row.note = "projection";
            figure.table.push_back(std::move(row));
        }
        trend.points.push_back(std::move(point));
    }
    figure.trends.push_back(std::move(trend));
}

Explanation::Part explainTrend(const FigureContext& context, const PositionExplainer& positions, const LogLine& line, Quarter origin,
    Quarter quarter, const std::vector<int>& places, const std::function<Explanation::Part(int place)>& valueAt)
{
    const double at = quarter - origin;
    Explanation trend;
    trend.operation = Operation::Powers;
    trend.detail = context.words(say::explain::trend);
    trend.value = line.at(at);
    const double half = line.predictionHalfWidth(at);
    trend.low = trend.value * std::exp(-half);
    trend.high = trend.value * std::exp(half);
    for (const int place : places) {
        trend.operands.push_back(valueAt(place));
        trend.operands.push_back(positions.constant(
            line.powerOf(place, at), context.words(say::explain::power, { { "quarter", quarterText(origin + place) } }), {}));
    }
    if (!trend.operands.empty()) {
        trend.unit = trend.operands.front()->unit;
        trend.style = trend.operands.front()->style;
    }
    return std::make_shared<const Explanation>(std::move(trend));
}

int takeTrends(const std::vector<TrendLine>& trends, Reach& reach)
{
    int quarters = 0;
    for (const auto& trend : trends) {
        for (const auto& point : trend.points) {
            reach.take(point.value);
            quarters = std::max(quarters, static_cast<int>(point.position) + 1);
        }
    }
    constexpr double most = 10;
    const auto bounds = reach;
    for (const auto& trend : trends) {
        for (const auto& point : trend.points) {
            reach.take(std::max(point.low.value_or(point.value), bounds.low / most));
            reach.take(std::min(point.high.value_or(point.value), bounds.high * most));
        }
    }
    return quarters;
}

namespace {

bool isAnyContinued(const Figure& figure)
{
    return std::ranges::any_of(figure.trends, [](const TrendLine& trend) { return trend.points.back().low.has_value(); });
}

}

void addTrendKey(const FigureContext& context, const Figure& figure, std::vector<KeyEntry>& key)
{
    if (isAnyContinued(figure))
        key.push_back({ KeyEntry::Symbol::Fan, {}, context.words(say::key::fan) });
    else if (!figure.trends.empty())
        key.push_back({ KeyEntry::Symbol::Trend, {}, context.words(say::key::trend) });
}

void addTrendNote(const FigureContext& context, const Figure& figure, std::vector<std::string>& notes)
{
    if (isAnyContinued(figure))
        notes.push_back(context.words(say::footer::projection, { { "n", context.view.projection } }));
    else if (context.view.projection > 0)
        notes.push_back(context.words(figure.trends.empty() ? say::footer::projectionNone : say::footer::projectionEnded));
}

}
