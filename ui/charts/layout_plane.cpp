// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/label_placer.h"
#include "ui/charts/layout_axes.h"
#include "ui/charts/layout_parts.h"
#include "ui/charts/layout_side.h"
#include "ui/charts/marker.h"
#include "ui/charts/text.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace charts {

namespace {

using model::Mark;
using model::SeriesShape;

struct Plan {
    Sizes sizes;
    Face tick;
    Face label;
    SidePlan side;
    bool hasTitles = false;
    bool isOfQuarters = false;
    bool hasCurves = false;
    double bubbleRadius = 0;
    double lastPosition = 0;
};

QColor faded(QColor color, float part)
{
    color.setAlphaF(part);
    return color;
}

QPointF spot(const Page& page, double position, double value)
{
    return page.layout.at(along(page.figure.positions, position), page.figure.values.place(value));
}

double radiusOf(const Page& page, const Plan& plan, const model::Point& point)
{
    return point.size > 0 ? std::max(3.0, plan.bubbleRadius * std::sqrt(point.size)) : page.layout.markerPx / 2;
}

/// What of a line lies inside a rectangle.
std::optional<QLineF> clipped(QLineF line, const QRectF& room)
{
    double first = 0;
    double last = 1;
    const auto cut = [&](double start, double step, double low, double high) {
        if (std::abs(step) < 1e-12)
            return start >= low && start <= high;
        const auto a = (low - start) / step;
        const auto b = (high - start) / step;
        first = std::max(first, std::min(a, b));
        last = std::min(last, std::max(a, b));
        return first < last;
    };
    if (!cut(line.x1(), line.dx(), room.left(), room.right()) || !cut(line.y1(), line.dy(), room.top(), room.bottom()))
        return std::nullopt;
    return QLineF(line.pointAt(first), line.pointAt(last));
}

/// Names of series with their marks in rows over the plot, for dots in the colour of what they belong to. Returns the height.
double layoutNames(Page& page, const Plan& plan, const QRectF& room, bool draws)
{
    const auto lineHeight = std::ceil(plan.label.sizePx * 1.6);
    const auto symbol = plan.label.sizePx * 0.8;
    auto x = room.left();
    auto y = room.top() + lineHeight / 2;
    bool isAny = false;
    for (std::size_t s = 0; s < page.figure.series.size(); ++s) {
        const auto& series = page.figure.series[s];
        if (series.label.empty() || series.shape != SeriesShape::Dots || series.points.empty() || series.points.front().size > 0)
            continue;
        const auto text = drawnText(series.label);
        const auto width = symbol * 1.5 + page.typesetter.width(text, plan.label);
        if (isAny && x + width > room.right()) {
            x = room.left();
            y += lineHeight;
        }
        isAny = true;
        if (draws) {
            page.layout.front.push_back(
                { marker(series.paint, { x + symbol / 2, y }, symbol / 2), Qt::NoPen, page.theme.color(series.paint) });
            addText(page, TextRole::Series, text, { x + symbol * 1.5, y }, Align::Left, plan.label, page.theme.textColor(series.paint));
            Target target { Target::Kind::SeriesLabel, { series.name, {}, {} }, text, {},
                QRectF(x - 3, y - lineHeight / 2, width + 6, lineHeight), static_cast<int>(s), -1 };
            target.shape.addRect(target.box);
            page.layout.targets.push_back(target);
        }
        x += width + plan.label.sizePx * 1.4;
    }
    return isAny ? y + lineHeight / 2 - room.top() : 0;
}

/// Whether lines end far enough apart to be named beside the plot; else they are named along them.
bool areNamedBeside(const Page& page)
{
    std::vector<double> ends;
    for (const auto& series : page.figure.series) {
        if (series.shape == SeriesShape::Dots || series.points.empty() || series.label.empty())
            continue;
        ends.push_back(page.figure.values.place(series.points.back().value));
    }
    std::sort(ends.begin(), ends.end());
    return ends.size() < 2 ? !ends.empty() && ends.front() < 0.97 : ends.back() - ends.front() > 0.02;
}

void addGuides(Page& page, const Plan& plan, LabelPlacer& placer)
{
    auto& layout = page.layout;
    for (const auto& guide : page.figure.guides) {
        const QLineF whole(spot(page, guide.fromPosition, guide.fromValue), spot(page, guide.toPosition, guide.toValue));
        const auto line = clipped(whole, layout.plot);
        if (!line)
            continue;
        const bool isStrong = guide.look == model::Guide::Look::Strong;
        const auto color = isStrong ? faded(page.theme.text, 0.7F) : page.theme.line;
        layout.between.push_back({ linePath(line->p1(), line->p2()),
            strokePen(faded(color, guide.look == model::Guide::Look::Plain ? 0.5F : 0.85F),
                std::max(0.7, (isStrong ? 1.8 : 1.0) * plan.sizes.scale),
                guide.look == model::Guide::Look::Dashed ? Qt::DashLine : Qt::SolidLine),
            Qt::NoBrush });
        const auto text = drawnText(guide.label);
        if (text.isEmpty())
            continue;
        const QSizeF size(page.typesetter.width(text, plan.label) + 4, plan.label.sizePx * (inkAscent + inkDescent));
        // Level lines are named at their left end, where figures over time are empty.
        const bool isLevel = std::abs(line->dy()) < 1;
        const auto box = isLevel ? placer.onLine(line->p2(), line->p1(), size) : placer.onLine(line->p1(), line->p2(), size);
        if (box)
            addText(page, TextRole::Guide, text, box->center(), Align::Center, plan.label, page.theme.mutedText);
    }
}

/// Faint lines over both intervals of a point.
void addIntervals(Page& page, const Plan& plan, const model::Series& series, const model::Point& point)
{
    const auto& figure = page.figure;
    const auto pen = strokePen(page.theme.bandColor(series.paint), std::max(1.0, 1.8 * plan.sizes.scale));
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

void addPoints(Page& page, const Plan& plan)
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
            Target target { Target::Kind::Point, { series.name, point.item, point.quarter }, toQt(point.tip), {}, {}, static_cast<int>(s),
                static_cast<int>(i) };
            if (!isDots)
                target.selection.quarter = point.quarter;
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

void addTrails(Page& page, const Plan& plan)
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
        Trail trail { static_cast<int>(s),
            { { path, strokePen(color, std::max(1.0, 1.6 * plan.sizes.scale)), Qt::NoBrush }, { years, Qt::NoPen, color } } };
        if (figure.showsTrails)
            page.layout.between.insert(page.layout.between.end(), trail.inks.begin(), trail.inks.end());
        page.layout.trails.push_back(std::move(trail));
    }
}

void addPointLabels(Page& page, const Plan& plan, LabelPlacer& placer)
{
    std::vector<std::pair<const model::Series*, const model::Point*>> labelled;
    for (const auto& series : page.figure.series)
        for (const auto& point : series.points)
            if (!point.label.empty())
                labelled.emplace_back(&series, &point);
    std::stable_sort(
        labelled.begin(), labelled.end(), [](const auto& a, const auto& b) { return a.second->labelOrder < b.second->labelOrder; });
    for (const auto& [series, point] : labelled) {
        const auto center = spot(page, point->position, point->value);
        if (!page.layout.plot.contains(center))
            continue;
        const auto text = drawnText(point->label);
        const QSizeF size(page.typesetter.width(text, plan.label), plan.label.sizePx * (inkAscent + inkDescent));
        if (const auto box = placer.beside(center, radiusOf(page, plan, *point), size))
            addText(page, TextRole::PointLabel, text, box->center(), Align::Center, plan.label, page.theme.textColor(series->paint));
    }
}

/// The name of a line somewhere along it.
void addNamesAlong(Page& page, const Plan& plan, LabelPlacer& placer)
{
    const Face face { plan.sizes.name, true };
    for (std::size_t s = 0; s < page.figure.series.size(); ++s) {
        const auto& series = page.figure.series[s];
        if (series.shape == SeriesShape::Dots || series.label.empty() || series.points.size() < 2)
            continue;
        const auto text = drawnText(series.labelValue.empty() ? series.label : series.label + ", " + series.labelValue);
        const QSizeF size(page.typesetter.width(text, face), face.sizePx * (inkAscent + inkDescent));
        // From the middle outwards.
        std::vector<std::size_t> order(series.points.size());
        std::iota(order.begin(), order.end(), 0);
        const auto middle = static_cast<double>(order.size() - 1) / 2;
        std::stable_sort(order.begin(), order.end(),
            [&](auto a, auto b) { return std::abs(static_cast<double>(a) - middle) < std::abs(static_cast<double>(b) - middle); });
        for (const auto i : order) {
            const auto box = placer.beside(spot(page, series.points[i].position, series.points[i].value), 3, size);
            if (!box)
                continue;
            addText(page, TextRole::Series, text, box->center(), Align::Center, face, page.theme.textColor(series.paint));
            Target target { Target::Kind::SeriesLabel, { series.name, {}, {} }, toQt(series.label), {}, box->adjusted(-4, -2, 4, 2),
                static_cast<int>(s), -1 };
            target.shape.addRect(target.box);
            page.layout.targets.push_back(target);
            break;
        }
    }
}

void blockMarks(Page& page, LabelPlacer& placer)
{
    for (const auto& target : page.layout.targets)
        if (target.kind == Target::Kind::Point && page.figure.series[static_cast<std::size_t>(target.series)].shape == SeriesShape::Dots)
            placer.block(target.shape.boundingRect());
    for (const auto& series : page.figure.series) {
        if (series.shape == SeriesShape::Dots)
            continue;
        for (std::size_t i = 1; i < series.points.size(); ++i)
            placer.blockLine(spot(page, series.points[i - 1].position, series.points[i - 1].value),
                spot(page, series.points[i].position, series.points[i].value), page.layout.linePx + 1);
    }
}

void placePlot(Page& page, Plan& plan, const QRectF& room)
{
    auto& layout = page.layout;
    const auto& figure = page.figure;
    const auto gap = plan.sizes.gap;
    const auto names = layoutNames(page, plan, room, false);
    const auto above = (plan.hasTitles ? plan.sizes.column * 1.7 : gap * 0.4) + names;
    const auto below = plan.isOfQuarters ? plan.tick.sizePx * 2.9 : plan.tick.sizePx * 2 + (plan.hasTitles ? plan.sizes.column * 1.5 : 0);
    const auto height = std::max(20.0, room.height() - above - below);
    double sideWidth = gap * 0.5;
    if (areNamedBeside(page)) {
        plan.side = planSide(page, height, room.width() * 0.26);
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

}

void layoutPlane(Page& page, const QRectF& room)
{
    auto& layout = page.layout;
    const auto& figure = page.figure;
    Plan plan;
    plan.sizes = layout.sizes;
    plan.tick = { plan.sizes.tick, false };
    plan.label = { plan.sizes.column, false };
    plan.isOfQuarters = figure.positions.kind == model::AxisKind::Quarters;
    plan.hasTitles = room.height() > 180 && !figure.values.title.empty()
        && page.typesetter.width(drawnText(figure.values.title), plan.label) <= room.width();
    layout.isPlane = true;
    for (const auto& series : figure.series) {
        plan.hasCurves = plan.hasCurves || series.shape == SeriesShape::Curve;
        for (const auto& point : series.points)
            plan.lastPosition = std::max(plan.lastPosition, point.position);
    }
    placePlot(page, plan, room);
    layoutNames(page, plan, QRectF(room.topLeft(), QSizeF(room.width(), layout.plot.top() - room.top())), true);
    layout.firstPosition = plan.isOfQuarters ? figure.positions.low : 0;
    layout.lastPosition = plan.isOfQuarters ? figure.positions.high : 1;
    layout.markerPx = std::clamp(std::min(layout.plot.width(), layout.plot.height()) * 0.022, 5.0, 10 * plan.sizes.scale);
    layout.linePx = std::max(1.2, 2.4 * plan.sizes.scale);
    layout.zeroPlace = 0;
    plan.bubbleRadius = std::min(layout.plot.width(), layout.plot.height()) * 0.075;
    if (!plan.hasCurves) {
        // Marks at the ends of the axes need room for their other half.
        const auto inset = layout.markerPx;
        layout.lowPlace = -inset / layout.plot.height();
        layout.highPlace = 1 + inset / layout.plot.height();
        if (!plan.isOfQuarters) {
            layout.firstPosition = -inset / layout.plot.width();
            layout.lastPosition = 1 + inset / layout.plot.width();
        }
    }
    addUpwardTicks(page, plan.tick);
    if (plan.hasTitles)
        addValuesTitle(page, layout.plot.top() - plan.sizes.column * 0.9);
    if (plan.isOfQuarters)
        addQuarterTicks(page, plan.tick, layout.plot.width() / (layout.lastPosition - layout.firstPosition), layout.plot.bottom());
    else
        addNumberTicks(page, figure.positions, plan.tick, model::FigurePart::Positions, plan.hasTitles);
    addTrails(page, plan);
    addPoints(page, plan);
    LabelPlacer placer(layout.plot.adjusted(1, 1, -1, -1));
    blockMarks(page, placer);
    addGuides(page, plan, placer);
    if (!areNamedBeside(page))
        addNamesAlong(page, plan, placer);
    addPointLabels(page, plan, placer);
    if (!plan.side.labels.empty())
        addSideLabels(page, plan.side, { plan.lastPosition, layout.linePx, layout.plot.top(), layout.plot.bottom() });
}

}
