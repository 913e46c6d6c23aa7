// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/played_axes.h"

#include "model/figure/ticks.h"

#include <algorithm>
#include <cmath>

namespace model {

namespace {

bool isOfNumbers(const Axis& axis)
{
    return axis.kind == AxisKind::Log || axis.kind == AxisKind::Linear;
}

bool isThroughOrigin(const Guide& guide)
{
    constexpr double slack = 1e-9;
    const double a = guide.fromValue * guide.toPosition;
    const double b = guide.toValue * guide.fromPosition;
    return guide.toPosition > 0 && std::abs(a - b) <= slack * std::max(std::abs(a), std::abs(b));
}

/// Ends of intervals that are open stand at an end of the axis.
void moveOpenEnds(Figure& figure, const Axis& before)
{
    for (auto& series : figure.series) {
        for (auto& point : series.points) {
            if (point.low && *point.low == before.low)
                point.low = figure.values.low;
            if (point.high && *point.high == before.high)
                point.high = figure.values.high;
        }
    }
}

}

void PlayedAxes::widen(std::optional<Ends>& ends, const Axis& axis)
{
    if (!isOfNumbers(axis))
        return;
    if (!ends || ends->kind != axis.kind || ends->title != axis.title) {
        ends = Ends { axis.kind, axis.title, axis.low, axis.high };
        return;
    }
    ends->low = std::min(ends->low, axis.low);
    ends->high = std::max(ends->high, axis.high);
}

/// Whether it was narrower.
bool PlayedAxes::spread(const std::optional<Ends>& ends, Axis& axis)
{
    if (!ends || ends->kind != axis.kind || ends->title != axis.title || (ends->low >= axis.low && ends->high <= axis.high))
        return false;
    const auto low = std::min(ends->low, axis.low);
    const auto high = std::max(ends->high, axis.high);
    auto title = std::move(axis.title);
    axis = axis.kind == AxisKind::Log ? logAxis(low, high, axis.style) : linearAxis(low, high, axis.style);
    axis.title = std::move(title);
    return true;
}

void PlayedAxes::take(const Figure& figure)
{
    if (figure.isEmpty() || (m_kind && *m_kind != figure.kind))
        return;
    m_kind = figure.kind;
    widen(m_positions, figure.positions);
    widen(m_values, figure.values);
    if (figure.zones.size() > m_zones.size())
        m_zones = figure.zones;
    for (const auto& guide : figure.guides) {
        if (isThroughOrigin(guide) && std::ranges::find(m_guides, guide.label, &Guide::label) == m_guides.end())
            m_guides.push_back(guide);
    }
}

Figure PlayedAxes::applied(Figure figure) const
{
    if (figure.isEmpty() || m_kind != figure.kind)
        return figure;
    const auto before = figure.values;
    const bool isWider = spread(m_positions, figure.positions);
    if (spread(m_values, figure.values)) {
        moveOpenEnds(figure, before);
        if (m_zones.size() > figure.zones.size())
            figure.zones = m_zones;
    } else if (!isWider) {
        return figure;
    }
    for (const auto& guide : m_guides) {
        auto place = std::ranges::find(figure.guides, guide.label, &Guide::label);
        if (place == figure.guides.end())
            place = figure.guides.insert(place, guide);
        const double slope = guide.toValue / guide.toPosition;
        const double from = figure.positions.kind == AxisKind::Log ? figure.positions.low : 0;
        place->fromPosition = from;
        place->fromValue = slope * from;
        place->toPosition = figure.positions.high;
        place->toValue = slope * figure.positions.high;
    }
    return figure;
}

PlayedAxes playedAxes(ViewState view, Quarter first, Quarter last, const std::function<Figure(const ViewState&)>& figureOf,
    const std::function<bool()>& goesOn)
{
    PlayedAxes axes;
    view.to.reset();
    // From the end: there is the most.
    for (auto quarter = last; quarter >= first && goesOn(); quarter = quarter - 1) {
        view.at = quarter;
        axes.take(figureOf(view));
    }
    return axes;
}

}
