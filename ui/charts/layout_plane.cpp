// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/layout_plane.h"

#include "ui/charts/layout_axes.h"

#include <algorithm>
#include <cmath>

namespace charts {

QPointF spot(const Page& page, double position, double value)
{
    return page.layout.at(along(page.figure.positions, position), page.figure.values.place(value));
}

double radiusOf(const Page& page, const PlanePlan& plan, const model::Point& point)
{
    return point.size > 0 ? std::max({ 3.0, 3.6 * plan.sizes.scale, plan.bubbleRadius * std::sqrt(point.size) }) : page.layout.markerPx / 2;
}

namespace {

/// Whether a label stands beside the plot's upper edge, so that the title has to be above it.
bool hasTickAtTop(const model::Axis& axis)
{
    return std::any_of(
        axis.ticks.begin(), axis.ticks.end(), [&](const auto& tick) { return !tick.label.empty() && axis.place(tick.value) > 0.97; });
}

void placePlot(Page& page, PlanePlan& plan, const QRectF& room)
{
    auto& layout = page.layout;
    const auto& figure = page.figure;
    const auto gap = plan.sizes.gap;
    const auto names = layoutNames(page, plan, room, false);
    const auto above = (plan.hasTitles ? plan.sizes.column * (hasTickAtTop(figure.values) ? 2.3 : 1.7) : gap * 0.4) + names;
    const auto below = plan.isOfQuarters ? plan.tick.sizePx * 2.9 : plan.tick.sizePx * 2 + (plan.hasTitles ? plan.sizes.column * 1.5 : 0);
    const auto height = std::max(20.0, room.height() - above - below);
    double sideWidth = gap * 0.5;
    if (areNamedBeside(page)) {
        plan.side = planSide(page, height, sideShare(page) * room.width());
        sideWidth = plan.side.labels.empty() ? sideWidth : plan.side.width + gap * 0.9;
    }
    const auto left = room.left() + widestTick(page, figure.values, plan.tick) + gap * 0.6;
    layout.plot = QRectF(left, room.top() + above, std::max(20.0, room.right() - sideWidth - left), height);
    const bool isUnitSquare = figure.positions.low == 0 && figure.positions.high == 1 && figure.values.low == 0 && figure.values.high == 1;
    if (!isUnitSquare)
        return;
    // Shares against shares are read as areas: both axes have the same length.
    const auto side = std::min(layout.plot.width(), layout.plot.height());
    layout.plot.setLeft(layout.plot.left() + (layout.plot.width() - side) / 2);
    layout.plot.setWidth(side);
    layout.plot.setTop(layout.plot.bottom() - side);
}

/// How far both ends of an axis of this length go beyond its values, so that marks there are whole.
std::pair<double, double> endsFor(const std::vector<std::pair<double, double>>& placesAndRadii, double length)
{
    std::pair<double, double> ends { 0, 0 };
    constexpr int rounds = 4; // each makes a place a little smaller
    for (int i = 0; i < rounds; ++i) {
        const auto pixel = (1 + ends.first + ends.second) / length;
        for (const auto& [place, radius] : placesAndRadii) {
            ends.first = std::max(ends.first, radius * pixel - place);
            ends.second = std::max(ends.second, radius * pixel - (1 - place));
        }
    }
    return ends;
}

void makeRoomForMarks(Page& page, const PlanePlan& plan)
{
    auto& layout = page.layout;
    if (plan.hasCurves)
        return;
    // Usual marks anywhere, also where no point stands: the axes stay as they are while time passes.
    std::vector<std::pair<double, double>> upward { { 0, layout.markerPx }, { 1, layout.markerPx } };
    auto rightward = upward;
    for (const auto& series : page.figure.series)
        for (const auto& point : series.points) {
            const auto right = along(page.figure.positions, point.position);
            const auto up = page.figure.values.place(point.value);
            if (point.size <= 0 || !isOnAxis(right) || !isOnAxis(up))
                continue;
            rightward.emplace_back(right, radiusOf(page, plan, point) + 2);
            upward.emplace_back(up, radiusOf(page, plan, point) + 2);
        }
    const auto vertical = endsFor(upward, layout.plot.height());
    layout.lowPlace = -vertical.first;
    layout.highPlace = 1 + vertical.second;
    if (plan.isOfQuarters)
        return;
    const auto horizontal = endsFor(rightward, layout.plot.width());
    layout.firstPosition = -horizontal.first;
    layout.lastPosition = 1 + horizontal.second;
}

}

void layoutPlane(Page& page, const QRectF& room)
{
    auto& layout = page.layout;
    const auto& figure = page.figure;
    PlanePlan plan;
    plan.sizes = layout.sizes;
    plan.tick = { plan.sizes.tick, false };
    plan.label = { plan.sizes.column, false };
    plan.isOfQuarters = figure.positions.kind == model::AxisKind::Quarters;
    plan.hasTitles = room.height() > 180 && !figure.values.title.empty()
        && page.typesetter.width(drawnText(figure.values.title), plan.label) <= room.width();
    layout.isPlane = true;
    for (const auto& series : figure.series) {
        plan.hasCurves = plan.hasCurves || series.shape == model::SeriesShape::Curve;
        for (const auto& point : series.points)
            plan.lastPosition = std::max(plan.lastPosition, point.position);
    }
    if (!plan.isOfQuarters)
        plan.lastPosition = std::min(plan.lastPosition, figure.positions.high);
    placePlot(page, plan, room);
    layoutNames(page, plan, QRectF(room.topLeft(), QSizeF(room.width(), layout.plot.top() - room.top())), true);
    layout.firstPosition = plan.isOfQuarters ? figure.positions.low : 0;
    layout.lastPosition = plan.isOfQuarters ? figure.positions.high : 1;
    layout.markerPx = std::clamp(std::min(layout.plot.width(), layout.plot.height()) * 0.022, 5.0, std::max(5.0, 10 * plan.sizes.scale));
    layout.linePx = std::max(1.2, 2.4 * plan.sizes.scale);
    layout.zeroPlace = 0;
    plan.bubbleRadius = std::min(layout.plot.width(), layout.plot.height()) * 0.075;
    makeRoomForMarks(page, plan);
    addUpwardTicks(page, plan.tick);
    if (plan.hasTitles)
        addValuesTitle(page, layout.plot.top() - plan.sizes.column * (hasTickAtTop(figure.values) ? 1.5 : 0.9));
    if (plan.isOfQuarters)
        addQuarterTicks(page, plan.tick, layout.plot.width() / (layout.lastPosition - layout.firstPosition), layout.plot.bottom());
    else
        addNumberTicks(page, figure.positions, plan.tick, model::FigurePart::Positions, plan.hasTitles);
    addTrails(page, plan);
    addTrends(page);
    addPlaneMarks(page, plan);
    addPlaneLabels(page, plan);
    if (!plan.side.labels.empty())
        addSideLabels(page, plan.side, { plan.lastPosition, layout.linePx, layout.plot.top(), layout.plot.bottom() });
}

}
