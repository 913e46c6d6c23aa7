// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/text.h"
#include "ui/charts/label_placer.h"
#include "ui/charts/layout_axes.h"
#include "ui/charts/layout_plane.h"
#include "ui/charts/marker.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace charts {

using ui::toQt;

namespace {

using model::SeriesShape;

constexpr double roomToLead = 40; // for each label, in squares of its type size: with less, lines that lead to labels are a thicket

QSizeF sizeOf(Page& page, const QString& text, Face face)
{
    return { page.typesetter.width(text, face), face.sizePx * (inkAscent + inkDescent) };
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

/// Intervals of dots are better not written over.
void avoidIntervals(Page& page, LabelPlacer& placer)
{
    if (!page.figure.showsIntervals)
        return;
    for (const auto& series : page.figure.series) {
        if (series.shape != SeriesShape::Dots)
            continue;
        for (const auto& point : series.points) {
            placer.avoid({ spot(page, point.position, point.low.value_or(point.value)),
                spot(page, point.position, point.high.value_or(point.value)) });
            placer.avoid({ spot(page, point.positionLow.value_or(point.position), point.value),
                spot(page, point.positionHigh.value_or(point.position), point.value) });
        }
    }
}

using GuideLine = std::pair<const model::Guide*, QLineF>;

/// What of the guides is in the plot; names are better not written over it.
std::vector<GuideLine> guideLines(const Page& page, LabelPlacer& placer)
{
    std::vector<GuideLine> lines;
    for (const auto& guide : page.figure.guides) {
        const QLineF whole(spot(page, guide.fromPosition, guide.fromValue), spot(page, guide.toPosition, guide.toValue));
        if (const auto line = clipped(whole, page.layout.plot)) {
            lines.emplace_back(&guide, *line);
            placer.avoid(*line);
        }
    }
    for (const auto& trend : page.figure.trends)
        for (std::size_t i = 1; i < trend.points.size(); ++i) {
            const auto& from = trend.points[i - 1];
            const auto& to = trend.points[i];
            if (const auto line = clipped({ spot(page, from.position, from.value), spot(page, to.position, to.value) }, page.layout.plot))
                placer.avoid(*line);
        }
    return lines;
}

/// The names of guides in or beside them, as contour lines have them.
void addGuideNames(Page& page, const PlanePlan& plan, LabelPlacer& placer, const std::vector<GuideLine>& lines)
{
    for (const auto& [guide, line] : lines) {
        const auto text = drawnText(guide->label);
        const auto size = sizeOf(page, text, plan.label) + QSizeF(plan.label.sizePx * 0.6, 0);
        // Level lines are named at their left end, where figures over time are empty.
        auto box = text.isEmpty() ? std::nullopt : std::abs(line.dy()) < 1 ? placer.onLevel(line, size) : placer.on(line, size);
        constexpr int places = 12; // for a name beside a line that something else runs along
        for (int i = 1; i < places && !text.isEmpty() && !box; ++i)
            box = placer.beside(line.pointAt(1 - static_cast<double>(i) / places), 2, size);
        if (box)
            addText(page, TextRole::Guide, text, box->center(), Align::Center, plan.label, page.theme.mutedText);
    }
}

/// The lines themselves, with gaps where something is written.
void addGuides(Page& page, const PlanePlan& plan, const std::vector<GuideLine>& lines)
{
    auto& layout = page.layout;
    for (const auto& [guide, line] : lines) {
        const bool isPlain = guide->look == model::Guide::Look::Plain;
        const auto pen = strokePen(
            faded(page.theme.line, isPlain ? 0.5F : 0.85F), std::max(0.7, plan.sizes.scale), isPlain ? Qt::SolidLine : Qt::DashLine);
        const auto length = line.length();
        const auto part = [&](QPointF point) { return length > 0 ? QLineF(line.p1(), point).length() / length : 0; };
        std::vector<std::pair<double, double>> gaps;
        for (const auto& text : layout.texts) {
            if (text.role != TextRole::Guide && text.role != TextRole::PointLabel && text.role != TextRole::Series)
                continue;
            if (const auto under = clipped(line, text.box.adjusted(-3, 0, 3, 0)))
                gaps.emplace_back(part(under->p1()), part(under->p2()));
        }
        std::sort(gaps.begin(), gaps.end());
        gaps.emplace_back(1, 1);
        double from = 0;
        for (const auto& [gapFrom, gapTo] : gaps) {
            if ((gapFrom - from) * length > plan.label.sizePx) // a stub says nothing
                layout.between.push_back({ linePath(line.pointAt(from), line.pointAt(gapFrom)), pen, Qt::NoBrush });
            from = std::max(from, gapTo);
        }
    }
}

void addLeader(Page& page, const QLineF& leader, const model::Paint& paint)
{
    page.layout.front.push_back({ linePath(leader.p1(), leader.p2()),
        strokePen(faded(page.theme.textColor(paint), 0.6F), std::max(0.7, 0.9 * page.layout.sizes.scale)), Qt::NoBrush });
}

using LabelledPoint = std::pair<const model::Series*, const model::Point*>;

/// Those of the plot, who is pinned and what should have its name first before the others.
std::vector<LabelledPoint> labelledPoints(const Page& page)
{
    std::vector<LabelledPoint> labelled;
    for (const auto& series : page.figure.series)
        for (const auto& point : series.points)
            if (!point.label.empty() && page.layout.plot.contains(spot(page, point.position, point.value)))
                labelled.emplace_back(&series, &point);
    std::stable_sort(labelled.begin(), labelled.end(), [](const auto& a, const auto& b) {
        return std::pair(!a.second->isPinned, a.second->labelOrder) < std::pair(!b.second->isPinned, b.second->labelOrder);
    });
    return labelled;
}

void addPointLabels(Page& page, const PlanePlan& plan, LabelPlacer& placer, std::span<const LabelledPoint> labelled)
{
    const auto faceOf = [&](const model::Point& point) { return Face { plan.label.sizePx, plan.label.isBold || point.isPinned }; };
    const auto add = [&](const model::Series& series, const model::Point& point, const QString& text, const QRectF& box) {
        addText(page, TextRole::PointLabel, text, box.center(), Align::Center, faceOf(point), page.theme.textColor(series.paint));
    };
    const auto addBeside = [&](const LabelledPoint& one, int mostUnder) {
        const auto& [series, point] = one;
        const auto text = drawnText(point->label);
        const auto center = spot(page, point->position, point->value);
        const auto box = placer.beside(center, radiusOf(page, plan, *point), sizeOf(page, text, faceOf(*point)), mostUnder);
        if (box)
            add(*series, *point, text, *box);
        return box.has_value();
    };
    constexpr int any = 1000;
    const auto room = page.layout.plot.width() * page.layout.plot.height() / (plan.label.sizePx * plan.label.sizePx);
    const bool mayLead = room >= roomToLead * static_cast<double>(labelled.size());
    std::vector<LabelledPoint> crowded;
    for (const auto& one : labelled) {
        // Where there is room for lines that lead to labels, none is written over a guide.
        if (!addBeside(one, mayLead ? 0 : any))
            crowded.push_back(one);
    }
    for (const auto& one : crowded) {
        if (!mayLead)
            return;
        const auto& [series, point] = one;
        const auto text = drawnText(point->label);
        const auto center = spot(page, point->position, point->value);
        if (const auto led = placer.apart(center, radiusOf(page, plan, *point), sizeOf(page, text, faceOf(*point)))) {
            addLeader(page, led->leader, series->paint);
            add(*series, *point, text, led->box);
        } else {
            addBeside(one, any);
        }
    }
}

/// Places along a line, a few pixels apart, from its middle outwards.
std::vector<QPointF> placesAlong(const Page& page, const model::Series& series)
{
    QPainterPath path(spot(page, series.points.front().position, series.points.front().value));
    for (const auto& point : series.points)
        path.lineTo(spot(page, point.position, point.value));
    constexpr int pieces = 40;
    std::vector<QPointF> places;
    for (int i = 0; i <= pieces; ++i) {
        const auto fromMiddle = (i % 2 == 0 ? -1 : 1) * ((i + 1) / 2);
        places.push_back(path.pointAtPercent(0.5 + static_cast<double>(fromMiddle) / pieces));
    }
    return places;
}

/// The name of a line somewhere along it, or with a line that leads to it.
void addNamesAlong(Page& page, const PlanePlan& plan, LabelPlacer& placer)
{
    const Face face { plan.sizes.name, true };
    for (std::size_t s = 0; s < page.figure.series.size(); ++s) {
        const auto& series = page.figure.series[s];
        if (series.shape == SeriesShape::Dots || series.label.empty() || series.points.size() < 2)
            continue;
        const auto text = drawnText(series.labelValue.empty() ? series.label : series.label + ", " + series.labelValue);
        const auto size = sizeOf(page, text, face);
        const auto places = placesAlong(page, series);
        std::optional<QRectF> box;
        for (const auto mostUnder : { 0, 1 })
            for (std::size_t i = 0; i < places.size() && !box; ++i)
                box = placer.beside(places[i], 3, size, mostUnder);
        for (std::size_t i = 0; i < places.size() && !box; ++i) {
            if (const auto led = placer.apart(places[i], 0, size)) {
                addLeader(page, led->leader, series.paint);
                box = led->box;
            }
        }
        if (!box)
            continue;
        addText(page, TextRole::Series, text, box->center(), Align::Center, face, page.theme.textColor(series.paint));
        Target target { Target::Kind::SeriesLabel, series.selection, toQt(series.label), {}, box->adjusted(-4, -2, 4, 2),
            static_cast<int>(s), -1 };
        target.shape.addRect(target.box);
        page.layout.targets.push_back(target);
    }
}

}

bool areNamedBeside(const Page& page)
{
    std::vector<double> ends;
    for (const auto& series : page.figure.series) {
        if (series.shape == SeriesShape::Dots || series.points.empty() || series.label.empty())
            continue;
        const auto& positions = page.figure.positions;
        const auto end = positions.kind == model::AxisKind::Quarters ? series.points.back().position
                                                                     : std::min(series.points.back().position, positions.high);
        ends.push_back(placeAt(page.figure, series, end));
    }
    std::sort(ends.begin(), ends.end());
    return ends.size() < 2 ? !ends.empty() && ends.front() < 0.97 : ends.back() - ends.front() > 0.02;
}

double layoutNames(Page& page, const PlanePlan& plan, const QRectF& room, bool draws)
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
            Target target { Target::Kind::SeriesLabel, series.selection, text, {}, QRectF(x - 3, y - lineHeight / 2, width + 6, lineHeight),
                static_cast<int>(s), -1 };
            target.shape.addRect(target.box);
            page.layout.targets.push_back(target);
        }
        x += width + plan.label.sizePx * 1.4;
    }
    return isAny ? y + lineHeight / 2 - room.top() : 0;
}

void addPlaneLabels(Page& page, const PlanePlan& plan)
{
    LabelPlacer placer(page.layout.plot.adjusted(1, 1, -1, -1));
    blockMarks(page, placer);
    avoidIntervals(page, placer);
    // What a figure is about has its name before the lines have theirs, which are long enough to give way.
    constexpr std::size_t named = 6;
    constexpr std::size_t most = 500; // of which few find room
    const auto points = labelledPoints(page);
    const auto all = std::span(points).first(std::min(most, points.size()));
    const auto lines = guideLines(page, placer);
    addPointLabels(page, plan, placer, all.first(std::min(named, all.size())));
    addGuideNames(page, plan, placer, lines);
    if (!areNamedBeside(page))
        addNamesAlong(page, plan, placer);
    addPointLabels(page, plan, placer, all.subspan(std::min(named, all.size())));
    addGuides(page, plan, lines);
}

}
