// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/layout_parts.h"
#include "ui/charts/text.h"

#include <algorithm>
#include <cmath>

namespace charts {

namespace {

using model::SeriesShape;

QColor faded(QColor color, float part)
{
    color.setAlphaF(part);
    return color;
}

double topOf(const model::Series& series, const model::Point& point)
{
    return series.shape == SeriesShape::Columns ? point.base + point.value : point.value;
}

/// The name of a series with its last value, beside the plot.
struct SideLabel {
    std::size_t series = 0;
    QStringList lines;
    QString value;
    QPointF anchor; ///< where its last value is drawn
    bool reachesEnd = true;
};

struct SidePlan {
    Face face;
    bool isOneLine = false;
    double lineHeight = 0;
    double width = 0;
    std::vector<SideLabel> labels;
};

double blockHeight(const SidePlan& plan, const SideLabel& label)
{
    const auto lines = static_cast<double>(label.lines.size()) + (plan.isOneLine || label.value.isEmpty() ? 0 : 1);
    return lines * plan.lineHeight + (plan.isOneLine ? 0 : plan.lineHeight * 0.3);
}

double valueWidth(Typesetter& typesetter, const SidePlan& plan, const SideLabel& label)
{
    return label.value.isEmpty() ? 0 : typesetter.width(label.value, { plan.face.sizePx, !plan.isOneLine });
}

/// The largest type in which all labels stand below one another: on two lines each, else on one, else in smaller type.
SidePlan planSide(Page& page, double height, double mostWidth)
{
    SidePlan plan;
    for (int sizePx = page.layout.sizes.name;; --sizePx) {
        for (const bool isOneLine : { false, true }) {
            plan = { { sizePx, true }, isOneLine, sizePx * 1.18, 0, {} };
            double total = 0;
            for (std::size_t i = 0; i < page.figure.series.size(); ++i) {
                const auto& series = page.figure.series[i];
                if (series.label.empty() || series.points.empty())
                    continue;
                SideLabel label { i, {}, drawnText(series.labelValue), {}, true };
                const auto beside = isOneLine ? valueWidth(page.typesetter, plan, label) + sizePx * 0.45 : 0;
                label.lines = page.typesetter.lines(drawnText(series.label), plan.face, std::max(mostWidth - beside, mostWidth * 0.4));
                plan.width = std::max(
                    { plan.width, page.typesetter.widest(label.lines, plan.face) + beside, valueWidth(page.typesetter, plan, label) });
                total += blockHeight(plan, label);
                plan.labels.push_back(std::move(label));
            }
            // Crowded labels on two lines stand far from what they name.
            if (total <= height * (isOneLine ? 1 : 0.7) || (isOneLine && sizePx <= 2))
                return plan;
        }
    }
}

struct Plan {
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

void addValueTicks(Page& page, const Plan& plan)
{
    auto& layout = page.layout;
    const auto& axis = page.figure.values;
    struct Labelled {
        double place;
        QString text;
    };
    std::vector<Labelled> labelled;
    std::size_t zeroTick = 0;
    for (const auto& tick : axis.ticks) {
        const auto place = axis.place(tick.value);
        if (tick.label.empty() || place < -1e-9 || place > 1 + 1e-9)
            continue;
        if (tick.value == 0)
            zeroTick = labelled.size();
        labelled.push_back({ place, drawnText(tick.label) });
    }
    const auto touches = [&](std::size_t stride) {
        for (std::size_t i = stride; i < labelled.size(); ++i)
            if ((labelled[i].place - labelled[i - stride].place) * layout.plot.height() < plan.tick.sizePx * 1.7)
                return true;
        return false;
    };
    std::size_t stride = 1;
    while (stride < labelled.size() && touches(stride))
        ++stride;
    for (std::size_t i = zeroTick % stride; i < labelled.size(); i += stride) {
        layout.placeGrid.push_back(labelled[i].place);
        addText(page, TextRole::Tick, labelled[i].text, { layout.plot.left() - plan.sizes.gap * 0.6, layout.at(0, labelled[i].place).y() },
            Align::Right, plan.tick, page.theme.mutedText);
    }
    if (plan.hasTitle)
        addText(page, TextRole::AxisTitle, drawnText(axis.title),
            { plan.sizes.margin, layout.plot.top() - plan.totalHeight - plan.sizes.column * (plan.borderRow == 2 ? 2.5 : 0.9) },
            Align::Left, { plan.sizes.column, false }, page.theme.mutedText);
    if (plan.hasTitle)
        addPartTitle(page, model::FigurePart::Values);
    const auto zero = layout.at(0, layout.zeroPlace).y();
    layout.front.push_back({ linePath({ layout.plot.left(), zero }, { layout.plot.right(), zero }),
        strokePen(page.theme.mutedText, std::max(0.7, plan.sizes.scale)), Qt::NoBrush });
}

/// Labels under the quarters: all, every second, or only the years, as many as do not touch.
void addPositionTicks(Page& page, const Plan& plan)
{
    auto& layout = page.layout;
    const auto& ticks = page.figure.positions.ticks;
    const auto& face = plan.tick;
    const auto firstY = layout.plot.bottom() + (plan.hasTotalsBelow ? plan.totalHeight : 0) + face.sizePx * 1.0;
    const auto secondY = firstY + face.sizePx * 1.25;
    std::vector<const model::Tick*> years;
    double widest = 0;
    bool isEveryLabelled = true;
    for (const auto& tick : ticks) {
        widest = std::max(widest, page.typesetter.width(drawnText(tick.label), face));
        isEveryLabelled = isEveryLabelled && !tick.label.empty();
        if (!tick.subLabel.empty())
            years.push_back(&tick);
    }
    const auto stride = static_cast<std::size_t>(std::max(1.0, std::ceil((widest + face.sizePx * 0.4) / std::max(1.0, plan.slot))));
    const bool isOneRow = !isEveryLabelled || (stride > 2 && years.size() > 1);
    if (!isEveryLabelled && years.empty())
        for (const auto& tick : ticks)
            if (!tick.label.empty())
                years.push_back(&tick);
    const auto firstText = layout.texts.size();
    const auto anchor = years.empty() ? 0 : static_cast<std::size_t>(years.back() - ticks.data());
    for (std::size_t i = 0; i < ticks.size() && !isOneRow; ++i)
        if ((i + stride * ticks.size() - anchor) % stride == 0)
            addText(page, TextRole::Tick, drawnText(ticks[i].label), { layout.at(ticks[i].value, 0).x(), firstY }, Align::Center, face,
                page.theme.mutedText);

    // From the last one backwards, because the last year is the one that is looked for.
    double nextLeft = 1e9;
    QPainterPath marks;
    for (std::size_t n = years.size(); n-- > 0;) {
        const auto& tick = *years[n];
        const auto x = layout.at(tick.value, 0).x();
        const auto text = drawnText(tick.subLabel.empty() ? tick.label : tick.subLabel);
        const auto width = page.typesetter.width(text, face);
        const auto left = std::min(x - width / 2, layout.page.width() - width - 2);
        const auto border = std::max(layout.plot.left(), x - plan.slot / 2);
        marks.moveTo(border, layout.plot.bottom());
        marks.lineTo(border, isOneRow ? layout.plot.bottom() + face.sizePx * 0.4 : secondY + face.sizePx * 0.4);
        if (left + width + face.sizePx * 0.5 > nextLeft)
            continue;
        nextLeft = left;
        addText(page, TextRole::Tick, text, { left, isOneRow ? firstY : secondY }, Align::Left, face, page.theme.mutedText);
    }
    layout.behind.push_back({ marks, strokePen(page.theme.grid, std::max(0.6, plan.sizes.scale)), Qt::NoBrush });
    // The quarters have no title: their labels say what they are.
    for (auto i = firstText; i < layout.texts.size(); ++i)
        layout.titles.push_back({ model::FigurePart::Positions, layout.texts[i].box });
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
        layout.front.push_back(hatching(uncertain, faded(page.theme.ground, 0.62F), std::max(3.5, 7 * layout.sizes.scale)));
    const auto planned = part(firmEnd, end);
    if (point.planned != 0 && planned.height() > 1)
        addPlannedLook(page, planned, page.theme.color(series.paint), plannedSpacing(layout));
    if (point.base != 0 && part(point.base, end).height() > 2.5 && point.planned != point.value) {
        const auto y = layout.at(0, axis.place(point.base)).y();
        layout.front.push_back({ linePath({ left, y }, { left + width, y }),
            strokePen(page.theme.ground, std::max(0.6, 0.9 * layout.sizes.scale)), Qt::NoBrush });
    }
}

void addPoints(Page& page, const Plan& plan)
{
    auto& layout = page.layout;
    const auto& axis = page.figure.values;
    const auto half = plan.slot * layout.barShare / 2;
    const auto place = [&](double value) { return axis.kind == model::AxisKind::Log && value <= axis.low ? 0.0 : axis.place(value); };
    for (std::size_t s = 0; s < page.figure.series.size(); ++s) {
        const auto& series = page.figure.series[s];
        if (page.figure.showsIntervals && series.shape != SeriesShape::Columns)
            addIntervalArea(page, series);
        for (const auto& point : series.points) {
            Target target { Target::Kind::Point, { series.name, point.item, point.quarter }, toQt(point.tip), {}, {}, static_cast<int>(s),
                static_cast<int>(std::lround(point.position)) };
            const auto top = layout.at(point.position, place(topOf(series, point)));
            if (series.shape == SeriesShape::Columns) {
                const auto base = layout.at(point.position, place(point.base));
                const QRectF rect(top.x() - half, std::min(top.y(), base.y()), 2 * half, std::abs(base.y() - top.y()));
                if (rect.height() <= 0)
                    continue;
                addSegment(page, series, point, rect.left(), rect.width());
                target.shape.addRect(rect);
                target.box = rect.height() < 3 ? rect.adjusted(0, -1.5, 0, 1.5) : rect;
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
            addAlternative(page, static_cast<int>(s), alternative, { series.name, alternative.item, alternative.quarter },
                layout.at(alternative.position, std::clamp(place(alternative.value), 0.0, 1.0)), false);
    }
}

/// A dashed line where the planned part begins, with a word beside its upper end.
void addBorder(Page& page, const Plan& plan)
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
void addTotals(Page& page, const Plan& plan)
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

void addSideLabels(Page& page, Plan& plan)
{
    auto& layout = page.layout;
    auto& labels = plan.side.labels;
    const auto half = plan.hasColumns ? plan.slot * layout.barShare / 2 : layout.markerPx / 2;
    for (auto& label : labels) {
        const auto& series = page.figure.series[label.series];
        // A series that ended earlier is named at the height of its last column or point, without a line to it.
        const auto* last = &series.points.back();
        for (const auto& point : series.points)
            if (last->value == 0 || (point.value != 0 && point.position > last->position))
                last = &point;
        const auto middle = series.shape == SeriesShape::Columns ? last->base + last->value / 2 : last->value;
        label.reachesEnd = last->position > plan.lastPosition - 0.5;
        label.anchor = layout.at(plan.lastPosition, std::clamp(page.figure.values.place(middle), 0.0, 1.0));
        label.anchor.rx() += half + 2;
    }
    std::stable_sort(labels.begin(), labels.end(), [](const auto& a, const auto& b) { return a.anchor.y() < b.anchor.y(); });
    std::vector<Block> blocks;
    blocks.reserve(labels.size());
    for (const auto& label : labels)
        blocks.push_back({ label.anchor.y(), blockHeight(plan.side, label) });
    const auto centers = spreadApart(blocks, layout.plot.top() - plan.totalHeight, layout.plot.bottom() + plan.sideBelow);
    const auto left = layout.plot.right() + plan.sizes.gap * 0.9;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const auto& label = labels[i];
        const auto& series = page.figure.series[label.series];
        const auto color = page.theme.textColor(series.paint);
        if (label.reachesEnd && (std::abs(centers[i] - label.anchor.y()) > blocks[i].height * 0.5 || plan.side.isOneLine))
            layout.front.push_back({ linePath(label.anchor, { left - 3, centers[i] }),
                strokePen(faded(color, 0.6F), std::max(0.7, 0.9 * plan.sizes.scale)), Qt::NoBrush });
        auto y = centers[i] - blocks[i].height / 2 + (plan.side.isOneLine ? 0 : plan.side.lineHeight * 0.15) + plan.side.lineHeight / 2;
        const auto first = layout.texts.size();
        for (const auto& line : label.lines) {
            addText(page, TextRole::Series, line, { left, y }, Align::Left, plan.side.face, color);
            y += plan.side.lineHeight;
        }
        if (plan.side.isOneLine)
            addText(page, TextRole::Series, label.value,
                { left + page.typesetter.width(label.lines.value(label.lines.size() - 1), plan.side.face) + plan.side.face.sizePx * 0.45,
                    y - plan.side.lineHeight },
                Align::Left, { plan.side.face.sizePx, false }, color);
        else
            addText(page, TextRole::Series, label.value, { left, y }, Align::Left, plan.side.face, color);
        QRectF box;
        for (auto k = first; k < layout.texts.size(); ++k)
            box |= layout.texts[k].box;
        Target target { Target::Kind::SeriesLabel, { series.name, {}, {} }, toQt(series.label), {}, box.adjusted(-4, -2, 4, 2),
            static_cast<int>(label.series), -1 };
        target.shape.addRect(target.box);
        layout.targets.push_back(target);
    }
}

}

void layoutQuarters(Page& page, const QRectF& room)
{
    auto& layout = page.layout;
    const auto& figure = page.figure;
    Plan plan;
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
        plan.hasColumns = plan.hasColumns || series.shape == SeriesShape::Columns;
        for (const auto& point : series.points)
            reach(point.position);
    }
    for (const auto& tick : figure.positions.ticks)
        reach(tick.value);
    const auto margin = plan.hasColumns ? 0.5 : 0.35;
    layout.firstPosition = plan.firstPosition - margin;
    layout.lastPosition = plan.lastPosition + margin;

    double tickWidth = 0;
    for (const auto& tick : figure.values.ticks)
        tickWidth = std::max(tickWidth, page.typesetter.width(drawnText(tick.label), plan.tick));
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
        plan.side = planSide(page, height + plan.totalHeight + plan.sideBelow, room.width() * 0.26);
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

    addValueTicks(page, plan);
    addPositionTicks(page, plan);
    addBorder(page, plan);
    addPoints(page, plan);
    addTotals(page, plan);
    addSideLabels(page, plan);
}

}
