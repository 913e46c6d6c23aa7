// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/text.h"
#include "ui/charts/layout_axes.h"
#include "ui/charts/layout_parts.h"
#include "ui/charts/layout_side.h"

#include <algorithm>
#include <cmath>

namespace charts {

using ui::toQt;

namespace {

using model::SeriesShape;

double topOf(const model::Series& series, const model::Point& point)
{
    return series.shape == SeriesShape::Columns ? point.base + point.value : point.value;
}

struct QuartersPlan {
    Sizes sizes;
    Face tick;
    Face total;
    SidePlan side;
    double totalHeight = 0;
    double slot = 0;
    double sideBelow = 0; ///< how far labels beside the plot may reach below it
    int borderRow = 0;    ///< line of text over the plot in which the border's label stands, 2 where it is that below the title; 0: nowhere
    bool hasColumns = false;
    bool hasTitle = false;
    bool hasTotalsBelow = false;
    double firstPosition = 0;
    double lastPosition = 0;
};

constexpr double borderGapEm = 0.45;

double borderX(const Page& page)
{
    return std::max(page.layout.at(page.figure.border->position, 0).x(), page.layout.plot.left());
}

double plannedSpacing(const Layout& layout)
{
    return std::max(4.5, 9 * layout.sizes.scale);
}

/// The hatched and the pale part of a column's segment, and the line that keeps it apart from the one before.
void addSegment(Page& page, const model::Series& series, const model::Point& point, double left, double width)
{
    auto& layout = page.layout;
    const auto& axis = page.figure.values;
    const auto part = [&](double from, double to) {
        const auto a = layout.at(0, std::clamp(axis.place(from), 0.0, 1.0)).y();
        const auto b = layout.at(0, std::clamp(axis.place(to), 0.0, 1.0)).y();
        return QRectF(left, std::min(a, b), width, std::abs(b - a));
    };
    const auto end = point.base + point.value;
    const auto firmEnd = end - point.planned;
    const auto uncertain = part(firmEnd - point.uncertain, firmEnd);
    if (uncertain.height() > 1.5) // less would look like a dotted line
        layout.front.push_back(
            hatching(uncertain, mixed(page.theme.ground, 0.62F, page.theme.color(series.paint)), std::max(3.5, 7 * layout.sizes.scale)));
    const auto planned = part(firmEnd, end);
    if (point.planned != 0 && planned.height() > 1)
        addPlannedLook(page, planned, page.theme.color(series.paint), plannedSpacing(layout));
    if (point.base != 0 && part(point.base, end).height() > 2.5 && point.planned != point.value) {
        const auto y = layout.at(0, axis.place(point.base)).y();
        layout.front.push_back({ linePath({ left, y }, { left + width, y }),
            strokePen(page.theme.ground, std::max(0.6, 0.9 * layout.sizes.scale)), Qt::NoBrush });
    }
}

/// Columns beside one another share the width of one: each is drawn here, because bars of Qt know only one brush for both parts.
QRectF sideColumn(const Page& page, const QuartersPlan& plan, std::size_t series, const model::Point& point)
{
    std::size_t count = 0;
    std::size_t before = 0;
    for (std::size_t s = 0; s < page.figure.series.size(); ++s) {
        if (page.figure.series[s].shape != SeriesShape::SideColumns)
            continue;
        ++count;
        before += s < series ? 1 : 0;
    }
    const auto all = plan.slot * page.layout.barShare;
    const auto width = all / static_cast<double>(count);
    const auto place = [&](double value) { return std::clamp(page.figure.values.place(value), 0.0, 1.0); };
    const auto top = page.layout.at(point.position, place(point.value));
    const auto base = page.layout.at(point.position, page.layout.zeroPlace);
    const auto left = top.x() - all / 2 + width * static_cast<double>(before);
    const auto gap = std::min(1.0, width * 0.08);
    return { left + gap / 2, std::min(top.y(), base.y()), width - gap, std::abs(base.y() - top.y()) };
}

void addSideColumn(Page& page, const model::Series& series, const model::Point& point, const QRectF& column)
{
    auto& layout = page.layout;
    QPainterPath path;
    path.addRect(column);
    const bool isPlanned = point.planned != 0 && point.planned == point.value;
    const auto color = page.theme.color(series.paint);
    layout.between.push_back({ path, Qt::NoPen, isPlanned ? faded(color, plannedFill) : color });
    if (page.figure.showsIntervals && (point.low || point.high)) {
        const auto y = [&](double value) { return layout.at(0, std::clamp(page.figure.values.place(value), 0.0, 1.0)).y(); };
        const auto x = column.center().x();
        const auto cap = std::min(4 * layout.sizes.scale, column.width() * 0.3);
        const auto low = y(point.low.value_or(point.value));
        const auto high = y(point.high.value_or(point.value));
        QPainterPath whisker({ x, low });
        whisker.lineTo(x, high);
        for (const auto end : { low, high }) {
            whisker.moveTo(x - cap, end);
            whisker.lineTo(x + cap, end);
        }
        const auto width = std::clamp(column.width() * 0.12, 0.8, std::max(0.8, 1.4 * layout.sizes.scale));
        layout.front.push_back({ whisker, strokePen(faded(page.theme.ground, 0.75F), width * 2.4), Qt::NoBrush });
        layout.front.push_back({ whisker, strokePen(page.theme.text, width), Qt::NoBrush });
    }
}

/// The intervals of a line, of one among many only where it is marked.
void addLineIntervals(Page& page, int series)
{
    auto& inks = page.layout.between;
    const auto before = static_cast<std::ptrdiff_t>(inks.size());
    const auto& drawn = page.figure.series[static_cast<std::size_t>(series)];
    addIntervalArea(page, drawn);
    if (drawn.hasBands || before == static_cast<std::ptrdiff_t>(inks.size()))
        return;
    page.layout.trails.push_back({ series, false, { inks.begin() + before, inks.end() } });
    inks.erase(inks.begin() + before, inks.end());
}

void addPoints(Page& page, const QuartersPlan& plan)
{
    auto& layout = page.layout;
    const auto& axis = page.figure.values;
    const auto half = plan.slot * layout.barShare / 2;
    const auto place = [&](double value) { return axis.kind == model::AxisKind::Log && value <= axis.low ? 0.0 : axis.place(value); };
    for (std::size_t s = 0; s < page.figure.series.size(); ++s) {
        const auto& series = page.figure.series[s];
        if (page.figure.showsIntervals && series.shape == SeriesShape::Line)
            addLineIntervals(page, static_cast<int>(s));
        for (const auto& point : series.points) {
            Target target { Target::Kind::Point, point.selection, toQt(point.tip), {}, {}, static_cast<int>(s),
                static_cast<int>(std::lround(point.position)) };
            const auto top = layout.at(point.position, place(topOf(series, point)));
            if (series.shape == SeriesShape::SideColumns) {
                const auto column = sideColumn(page, plan, s, point);
                if (column.height() <= 0)
                    continue;
                addSideColumn(page, series, point, column);
                addSegment(page, series, point, column.left(), column.width());
                target.shape.addRect(column);
                target.box = column.height() < 3 ? column.adjusted(0, -1.5, 0, 1.5) : column;
            } else if (series.shape == SeriesShape::Columns) {
                const auto base = layout.at(point.position, place(point.base));
                const QRectF rect(top.x() - half, std::min(top.y(), base.y()), 2 * half, std::abs(base.y() - top.y()));
                if (rect.height() <= 0)
                    continue;
                addSegment(page, series, point, rect.left(), rect.width());
                target.shape.addRect(rect);
                target.box = rect.height() < 3 ? rect.adjusted(0, -1.5, 0, 1.5) : rect;
            } else if (!isOnAxis(axis.place(point.value)) && axis.kind != model::AxisKind::Log) {
                continue;
            } else {
                addHollow(page, top, point.mark, page.theme.color(series.paint), layout.markerPx * 0.3);
                target.shape = circle(top, layout.markerPx / 2);
                const auto reach = std::max(8.0, layout.markerPx);
                target.box = QRectF(top.x() - reach, top.y() - reach, 2 * reach, 2 * reach);
            }
            layout.targets.push_back(target);
        }
    }
    for (std::size_t s = 0; s < page.figure.series.size(); ++s) {
        const auto& series = page.figure.series[s];
        for (const auto& alternative : series.alternatives)
            addAlternative(page, static_cast<int>(s), alternative,
                layout.at(alternative.position, std::clamp(place(alternative.value), 0.0, 1.0)), false);
    }
}

/// A dashed line where the planned part begins, with a word beside its upper end.
void addBorder(Page& page, const QuartersPlan& plan)
{
    if (!page.figure.border)
        return;
    auto& layout = page.layout;
    const auto x = borderX(page);
    auto top = layout.plot.top();
    if (plan.borderRow > 0) {
        const Face face { plan.sizes.column, false };
        const auto text = drawnText(page.figure.border->label);
        const auto wanted = x + face.sizePx * borderGapEm;
        const auto left = std::min(wanted, layout.page.width() - plan.sizes.margin - page.typesetter.width(text, face));
        const auto y = layout.plot.top() - plan.totalHeight - face.sizePx * 0.9;
        addText(page, TextRole::Border, text, { left, y }, Align::Left, face, page.theme.mutedText);
        top = y + face.sizePx * (left < wanted ? 0.7 : -0.5);
    }
    if (!plan.hasColumns) // which are hatched themselves
        addPlannedGround(page, QRectF(QPointF(x, layout.plot.top()), layout.plot.bottomRight()));
    layout.between.push_back({ linePath({ x, layout.plot.bottom() }, { x, top }),
        strokePen(page.theme.line, std::max(0.8, plan.sizes.scale), Qt::DashLine), Qt::NoBrush });
}

/// Totals over their columns: in a narrow figure only those with nothing in their way, the last first.
void addTotals(Page& page, const QuartersPlan& plan)
{
    auto& layout = page.layout;
    const auto& labels = page.figure.labels;
    std::vector<QRectF> taken;
    for (const auto& target : layout.targets)
        if (target.kind == Target::Kind::Point)
            taken.push_back(target.shape.boundingRect());
    const auto left = layout.plot.left() + 2;
    const auto right = layout.plot.right() + plan.sizes.gap * 0.3;
    for (std::size_t i = labels.size(); i-- > 0;) {
        const auto& label = labels[i];
        const auto text = drawnText(label.text);
        const auto width = page.typesetter.width(text, plan.total);
        const auto anchor = layout.at(label.position, std::clamp(page.figure.values.place(label.value), 0.0, 1.0));
        const auto x = std::max(left + width / 2, std::min(anchor.x(), right - width / 2));
        const auto y = anchor.y() + (label.value < 0 ? 1 : -1) * plan.total.sizePx * 0.75;
        const QRectF box(x - width / 2, y - plan.total.sizePx * 0.5, width, plan.total.sizePx);
        if (std::any_of(taken.begin(), taken.end(), [&](const QRectF& other) { return other.intersects(box); }))
            continue;
        taken.push_back(box.adjusted(-plan.total.sizePx * 0.3, 0, plan.total.sizePx * 0.3, 0));
        addText(page, TextRole::Total, text, { x, y }, Align::Center, plan.total, page.theme.mutedText);
    }
}

}

void layoutQuarters(Page& page, const QRectF& room)
{
    auto& layout = page.layout;
    const auto& figure = page.figure;
    QuartersPlan plan;
    plan.sizes = layout.sizes;
    plan.tick = { plan.sizes.tick, false };
    plan.total = { plan.sizes.column, false };
    plan.firstPosition = 1e9;
    plan.lastPosition = -1e9;
    const auto reach = [&](double position) {
        plan.firstPosition = std::min(plan.firstPosition, position);
        plan.lastPosition = std::max(plan.lastPosition, position);
    };
    for (const auto& series : figure.series) {
        plan.hasColumns = plan.hasColumns || series.shape != SeriesShape::Line;
        for (const auto& point : series.points)
            reach(point.position);
    }
    for (const auto& trend : figure.trends)
        for (const auto& point : trend.points)
            reach(point.position);
    for (const auto& tick : figure.positions.ticks)
        reach(tick.value);
    const auto margin = plan.hasColumns ? 0.5 : 0.35;
    layout.firstPosition = plan.firstPosition - margin;
    layout.lastPosition = plan.lastPosition + margin;

    const auto tickWidth = widestTick(page, figure.values, plan.tick);
    plan.hasTotalsBelow = std::any_of(figure.labels.begin(), figure.labels.end(), [](const auto& label) { return label.value < 0; });
    plan.totalHeight = figure.labels.empty() ? plan.sizes.gap * 0.8 : std::ceil(plan.total.sizePx * 1.5);
    plan.hasTitle = !figure.values.title.empty() && room.height() > 200
        && page.typesetter.width(drawnText(figure.values.title), { plan.sizes.column, false }) <= room.width();
    plan.sideBelow = layout.page.height() < smallPage ? plan.tick.sizePx * 2.2 : 0;
    const auto placePlot = [&] {
        const auto rows = std::max(plan.hasTitle ? 1 : 0, plan.borderRow);
        const auto above = plan.totalHeight + plan.sizes.column * 1.6 * rows;
        const auto below = plan.tick.sizePx * 2.9 + (plan.hasTotalsBelow ? plan.totalHeight : 0);
        const auto height = std::max(20.0, room.height() - above - below);
        plan.side = planSide(page, height + plan.totalHeight + plan.sideBelow, sideShare(page) * room.width());
        const auto sideWidth = plan.side.labels.empty() ? 0 : plan.side.width + plan.sizes.gap * 0.9;
        const auto left = room.left() + tickWidth + plan.sizes.gap * 0.6;
        layout.plot = QRectF(left, room.top() + above, std::max(20.0, room.right() - sideWidth - left), height);
    };
    plan.borderRow = figure.border && !figure.border->label.empty() && room.height() > 200 ? 1 : 0;
    placePlot();
    if (plan.borderRow > 0 && plan.hasTitle) {
        const Face face { plan.sizes.column, false };
        const auto titleRight = plan.sizes.margin + page.typesetter.width(drawnText(figure.values.title), face);
        const auto labelLeft = std::min(
            borderX(page), layout.page.width() - plan.sizes.margin - page.typesetter.width(drawnText(figure.border->label), face));
        if (labelLeft < titleRight + face.sizePx) {
            plan.borderRow = 2;
            placePlot();
        }
    }
    plan.slot = layout.plot.width() / (layout.lastPosition - layout.firstPosition);
    layout.barShare = std::min(0.8, 110 * plan.sizes.scale / plan.slot);
    layout.markerPx = std::clamp(plan.slot * 0.5, 4.0, 11 * plan.sizes.scale);
    layout.linePx = std::max(1.2, 2.4 * plan.sizes.scale);
    layout.zeroPlace = figure.values.kind == model::AxisKind::Log ? 0 : std::clamp(figure.values.place(0), 0.0, 1.0);

    const auto widestTotal = [&] {
        double widest = 0;
        for (const auto& label : figure.labels)
            widest = std::max(widest, page.typesetter.width(drawnText(label.text), plan.total));
        return widest + plan.total.sizePx * 0.35;
    };
    while (plan.total.sizePx > 9 && widestTotal() > plan.slot)
        --plan.total.sizePx;

    addUpwardTicks(page, plan.tick);
    if (plan.hasTitle)
        addValuesTitle(page, layout.plot.top() - plan.totalHeight - plan.sizes.column * (plan.borderRow == 2 ? 2.5 : 0.9));
    addQuarterTicks(page, plan.tick, plan.slot, layout.plot.bottom() + (plan.hasTotalsBelow ? plan.totalHeight : 0));
    addBorder(page, plan);
    addZonesAcross(page, plan.total);
    addPoints(page, plan);
    addTrends(page);
    addCrossings(page, plan.total);
    addTotals(page, plan);
    const auto half = plan.hasColumns ? plan.slot * layout.barShare / 2 : layout.markerPx / 2;
    addSideLabels(
        page, plan.side, { plan.lastPosition, half, layout.plot.top() - plan.totalHeight, layout.plot.bottom() + plan.sideBelow });
}

}
