// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/text.h"
#include "ui/charts/label_placer.h"
#include "ui/charts/layout_plane.h"
#include "ui/charts/marker.h"

#include <algorithm>
#include <cmath>

namespace charts {

using ui::toQt;

namespace {

using model::Mark;
using model::SeriesShape;

/// Faint lines over both intervals of a point.
void addIntervals(Page& page, const PlanePlan& plan, const model::Series& series, const model::Point& point)
{
    const auto& figure = page.figure;
    const auto pen = strokePen(page.theme.bandColor(series.paint), std::max(0.8, 1.2 * plan.sizes.scale));
    const auto add = [&](QPointF from, QPointF to) {
        if (const auto line = clipped(QLineF(from, to), page.layout.plot))
            page.layout.between.push_back({ linePath(line->p1(), line->p2()), pen, Qt::NoBrush });
    };
    if (point.low || point.high)
        add(spot(page, point.position, point.low.value_or(point.value)),
            spot(page, point.position, point.high.value_or(figure.values.high)));
    if (point.positionLow || point.positionHigh)
        add(spot(page, point.positionLow.value_or(point.position), point.value),
            spot(page, point.positionHigh.value_or(figure.positions.high), point.value));
}

void addBubble(Page& page, const model::Series& series, const model::Point& point, QPointF center, double radius)
{
    const auto color = page.theme.color(series.paint);
    const auto edge = std::clamp(radius * 0.16, 1.2, 2.4);
    const auto fill = point.mark == Mark::Stated ? 0.5F : point.mark == Mark::Planned ? 0.08F : 0.16F;
    page.layout.front.push_back({ circle(center, radius - edge / 2),
        strokePen(color, edge, point.mark == Mark::Planned ? Qt::DotLine : Qt::SolidLine), faded(color, fill) });
}

void addMarker(Page& page, const model::Paint& paint, const model::Point& point, QPointF center, double radius)
{
    const auto color = page.theme.color(paint);
    const bool isHollow = point.isHollow || point.mark != Mark::Stated;
    const auto edge = std::clamp(radius * 0.36, 1.0, 2.2);
    const auto style = point.mark == Mark::Planned ? Qt::DotLine : Qt::SolidLine;
    if (isHollow)
        page.layout.front.push_back({ marker(paint, center, radius - edge / 2), strokePen(color, edge, style), page.theme.ground });
    else // a pale edge keeps marks apart that lie on one another
        page.layout.front.push_back({ marker(paint, center, radius), strokePen(page.theme.ground, std::max(0.5, radius * 0.12)), color });
}

}

void addPlaneMarks(Page& page, const PlanePlan& plan)
{
    auto& layout = page.layout;
    for (std::size_t s = 0; s < page.figure.series.size(); ++s) {
        const auto& series = page.figure.series[s];
        const bool isDots = series.shape == SeriesShape::Dots;
        if (series.shape == SeriesShape::Line && page.figure.showsIntervals)
            addIntervalArea(page, series);
        for (std::size_t i = 0; i < series.points.size(); ++i) {
            const auto& point = series.points[i];
            const auto center = spot(page, point.position, point.value);
            if (!layout.plot.adjusted(-1, -1, 1, 1).contains(center))
                continue;
            if (point.tip.empty()) // a corner of a curve, no value
                continue;
            const auto radius = radiusOf(page, plan, point);
            if (page.figure.showsIntervals && isDots)
                addIntervals(page, plan, series, point);
            if (point.size > 0)
                addBubble(page, series, point, center, radius);
            else if (isDots)
                addMarker(page, series.paint, point, center, radius);
            Target target { Target::Kind::Point, point.selection, toQt(point.tip), {}, {}, static_cast<int>(s), static_cast<int>(i) };
            target.shape = point.size > 0 || !isDots ? circle(center, std::max(radius, 3.0)) : marker(series.paint, center, radius);
            const auto reach = std::max(6.0, radius);
            target.box = QRectF(center.x() - reach, center.y() - reach, 2 * reach, 2 * reach);
            layout.targets.push_back(target);
        }
    }
    // The cursor goes through dots from left to right.
    std::vector<Target*> dots;
    for (auto& target : layout.targets)
        if (target.kind == Target::Kind::Point && page.figure.series[static_cast<std::size_t>(target.series)].shape == SeriesShape::Dots)
            dots.push_back(&target);
    std::stable_sort(dots.begin(), dots.end(), [](const auto* a, const auto* b) { return a->box.center().x() < b->box.center().x(); });
    for (std::size_t i = 0; i < dots.size(); ++i)
        dots[i]->position = static_cast<int>(i);
}

void addTrails(Page& page, const PlanePlan& plan)
{
    for (std::size_t s = 0; s < page.figure.series.size(); ++s) {
        const auto& series = page.figure.series[s];
        if (series.trail.empty() || series.points.empty())
            continue;
        QPainterPath path;
        QPainterPath years;
        const auto& figure = page.figure;
        const auto isInside = [&](QPointF place) { return page.layout.plot.contains(place); };
        std::optional<QPointF> before;
        const auto add = [&](double position, double value, bool startsYear) {
            const auto here = spot(page, position, value);
            if (before)
                if (const auto line = clipped(QLineF(*before, here), page.layout.plot)) {
                    path.moveTo(line->p1());
                    path.lineTo(line->p2());
                }
            if (startsYear && isInside(here))
                years.addEllipse(here, 2.2 * plan.sizes.scale, 2.2 * plan.sizes.scale);
            before = here;
        };
        for (const auto& point : series.trail)
            add(point.position, point.value, point.quarter.quarterOfYear() == 4);
        add(series.points.front().position, series.points.front().value, false);
        const auto color = faded(page.theme.color(series.paint), 0.6F);
        Trail trail { static_cast<int>(s), true,
            { { path, strokePen(color, std::max(1.0, 1.6 * plan.sizes.scale)), Qt::NoBrush }, { years, Qt::NoPen, color } } };
        if (figure.showsTrails)
            page.layout.between.insert(page.layout.between.end(), trail.inks.begin(), trail.inks.end());
        page.layout.trails.push_back(std::move(trail));
    }
}

}
