// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/text.h"
#include "ui/charts/layout_axes.h"
#include "ui/charts/layout_parts.h"
#include "ui/charts/ranking_bars.h"
#include "ui/charts/ranking_columns.h"

#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace charts {

using ui::toQt;

namespace {

using model::Mark;
using model::SeriesShape;

QStringList rowTexts(const model::Figure& figure, std::string model::Row::*field)
{
    QStringList texts;
    for (const auto& row : figure.rows)
        texts.append(drawnText(row.*field));
    return texts;
}

struct RankingPlan {
    Sizes sizes;
    double pitch = 0;
    int typePx = 0;
    Face head;
    Column rank;
    Column value;
    Column interval;
    std::vector<Name> names;
    double nameRight = 0;
    double rankLeft = 0;
    double valueLeft = 0;
    double intervalLeft = 0;
    double headY = 0;
    bool isStacked = false; ///< bars of several parts
    bool hasTitle = false;  ///< of the value axis: left out where it would not fit on a line
    double tickHeight = 0;
    QRectF plot;
};

int typeForPitch(double pitch, int wanted, int least)
{
    const auto comfortable = std::floor(pitch * 0.8);
    if (comfortable >= least)
        return static_cast<int>(std::min<double>(wanted, comfortable));
    return std::max(3, std::min(least, static_cast<int>(std::floor(pitch * 0.98))));
}

RankingPlan planRanking(Page& page, const QRectF& room, int headLines)
{
    const auto& figure = page.figure;
    auto& typesetter = page.typesetter;
    RankingPlan plan;
    plan.sizes = page.layout.sizes;
    const auto gap = plan.sizes.gap;
    plan.head = { plan.sizes.column, false };
    const auto headHeight = std::ceil(plan.head.sizePx * 1.35) * headLines + gap * 0.25;
    plan.hasTitle = !figure.values.title.empty() && room.height() > 250
        && typesetter.width(drawnText(figure.values.title), plan.head) <= room.width();
    plan.tickHeight = 6 * plan.sizes.scale + plan.sizes.tick * 1.25 + (plan.hasTitle ? plan.sizes.column * 1.4 : 0);
    const auto count = static_cast<double>(std::max<std::size_t>(1, figure.rows.size()));
    plan.pitch = std::min(46 * plan.sizes.scale, std::max(3.0, (room.height() - headHeight - plan.tickHeight) / count));
    plan.typePx = typeForPitch(plan.pitch, plan.sizes.name, plan.sizes.least);
    const auto smallPx = std::min(plan.typePx, std::max(plan.sizes.least, static_cast<int>(std::lround(plan.typePx * 0.88))));

    const Face small { smallPx, false };
    plan.rank = alignedColumn(typesetter, rowTexts(figure, &model::Row::rank), small, Joint::Dash, drawnText(figure.heads.rank), plan.head);
    plan.value = alignedColumn(
        typesetter, rowTexts(figure, &model::Row::value), { plan.typePx, true }, Joint::Decimal, drawnText(figure.heads.value), plan.head);
    plan.interval = alignedColumn(
        typesetter, rowTexts(figure, &model::Row::interval), small, Joint::Dash, drawnText(figure.heads.interval), plan.head);

    const auto names = rowTexts(figure, &model::Row::label);
    // In a column of print longer names are written smaller, and only have more room where they would be too small then.
    const auto share = room.width() < 500 ? 0.4 : 0.34;
    const auto leastWidth = room.width() < columnWidth ? std::min(room.width() * 0.53, typesetter.widest(names, { 9, false }) + 0.5) : 0;
    const bool isAnyBold = std::any_of(figure.rows.begin(), figure.rows.end(), [](const auto& row) { return row.isPinned; });
    const auto nameWidth = std::min(typesetter.widest(names, { plan.typePx, isAnyBold }) + 0.5, std::max(room.width() * share, leastWidth));
    const auto side = [gap](const Column& column) { return column.isShown ? column.width + gap : 0; };
    const auto plotWidth = [&] { return room.width() - nameWidth - gap - side(plan.rank) - side(plan.value) - side(plan.interval); };
    const auto least = std::max(room.width() * 0.4, 110.0);
    for (auto* column : { &plan.interval, &plan.rank, &plan.value })
        if (plotWidth() < (column == &plan.value ? room.width() * 0.24 : least))
            column->isShown = false;

    // Rows too low for readable type: room for the dots is worth more than columns nobody can read.
    if (plan.typePx < 7)
        plan.interval.isShown = plan.rank.isShown = false;

    double actualNameWidth = 0;
    for (std::size_t i = 0; i < figure.rows.size(); ++i) {
        const Face face { plan.typePx, figure.rows[i].isPinned };
        plan.names.push_back(fittedName(typesetter, names[static_cast<qsizetype>(i)], face, nameWidth, plan.pitch));
        actualNameWidth = std::max(actualNameWidth, typesetter.widest(plan.names.back().lines, plan.names.back().face));
    }
    plan.rankLeft = room.left();
    plan.nameRight = room.left() + side(plan.rank) + actualNameWidth;
    const auto left = plan.nameRight + gap * 0.8;
    const auto right = room.right() - side(plan.value) - side(plan.interval);
    plan.plot = QRectF(left, room.top() + headHeight, right - left, plan.pitch * count);
    plan.valueLeft = right + gap;
    plan.intervalLeft = plan.valueLeft + side(plan.value);
    plan.headY = plan.plot.top() - gap * 0.25 - plan.head.sizePx * 0.62;
    return plan;
}

struct ZoneText {
    QString text;
    double left = 0;
    double width = 0;
    int line = 0;  ///< counted from the plot upwards
    int arrow = 0; ///< -1 left of the text, 1 right of it, 0 none
    QColor color;
};

constexpr double arrowEm = 0.85; ///< room for a zone's triangle, in sizes of the type

/// The zones' labels at their borders, one above the other where they would touch.
std::vector<ZoneText> zoneTexts(Page& page, const RankingPlan& plan)
{
    std::vector<ZoneText> texts;
    const auto apart = plan.head.sizePx * 0.55;
    const auto& axis = page.figure.values;
    const auto room = plan.plot;
    const auto leftmost
        = page.figure.heads.label.empty() ? plan.rankLeft + (plan.rank.isShown ? plan.rank.width + plan.sizes.gap : 0) : room.left();
    for (const auto& zone : page.figure.zones) {
        if (zone.label.empty() || (zone.low && *zone.low >= axis.high) || (zone.high && *zone.high <= axis.low))
            continue;
        const bool opensLeft = !zone.low && zone.high;
        const bool opensRight = zone.low && !zone.high;
        const auto from = zone.low ? std::max(page.layout.at(0, axis.place(*zone.low)).x(), room.left()) : room.left();
        const auto to = zone.high ? std::min(page.layout.at(0, axis.place(*zone.high)).x(), room.right()) : room.right();
        const auto arrow = plan.head.sizePx * (opensLeft || opensRight ? arrowEm : 0);
        const auto lines = page.typesetter.lines(drawnText(zone.label), plan.head, room.right() - leftmost - arrow);
        for (qsizetype i = lines.size(); i-- > 0;) {
            ZoneText text { lines[i], 0, page.typesetter.width(lines[i], plan.head) + arrow, 0, 0, page.theme.textColor(zone.paint) };
            text.arrow = i == 0 && opensLeft ? -1 : i + 1 == lines.size() && opensRight ? 1 : 0;
            text.left = opensLeft ? to - text.width - 2 : opensRight ? from + 2 : (from + to - text.width) / 2;
            text.left = std::max(leftmost, std::min(text.left, room.right() - text.width));
            const auto touches = [&](const ZoneText& other) {
                return other.line == text.line && text.left < other.left + other.width + apart
                    && other.left < text.left + text.width + apart;
            };
            while (std::any_of(texts.begin(), texts.end(), touches))
                ++text.line;
            texts.push_back(text);
        }
    }
    return texts;
}

void addZones(Page& page, const RankingPlan& plan, const std::vector<ZoneText>& texts)
{
    const auto& axis = page.figure.values;
    const auto& plot = page.layout.plot;
    for (const auto& zone : page.figure.zones) {
        const auto place = [&](const std::optional<double>& value, double edge) {
            return value ? std::clamp(page.layout.at(0, axis.place(*value)).x(), plot.left(), plot.right()) : edge;
        };
        const auto from = place(zone.low, plot.left());
        const auto to = place(zone.high, plot.right());
        if (to <= from)
            continue;
        QPainterPath area;
        area.addRect(QRectF(from, plot.top(), to - from, plot.height()));
        page.layout.behind.push_back({ area, Qt::NoPen, page.theme.zoneColor(zone.paint) });
        for (const auto border : { from, to })
            if (border > plot.left() && border < plot.right())
                page.layout.between.push_back({ linePath({ border, plot.top() }, { border, plot.bottom() }),
                    strokePen(page.theme.line, std::max(0.8, plan.sizes.scale), Qt::DashLine), Qt::NoBrush });
    }
    for (const auto& text : texts) {
        const auto size = static_cast<double>(plan.head.sizePx);
        const auto y = plan.headY - text.line * std::ceil(size * 1.35);
        const auto textLeft = text.left + (text.arrow < 0 ? size * arrowEm : 0);
        addText(page, TextRole::Zone, text.text, { textLeft, y }, Align::Left, plan.head, text.color);
        addPartTitle(page, model::FigurePart::Zone);
        if (text.arrow == 0)
            continue;
        const auto tip = text.arrow < 0 ? text.left + 1 : text.left + text.width - 1;
        const auto base = tip - text.arrow * size * 0.42;
        QPainterPath triangle;
        triangle.addPolygon(QPolygonF { { tip, y }, { base, y - size * 0.3 }, { base, y + size * 0.3 } });
        triangle.closeSubpath();
        page.layout.front.push_back({ triangle, Qt::NoPen, text.color });
    }
}

void addColumns(Page& page, const RankingPlan& plan)
{
    const auto& theme = page.theme;
    const auto& heads = page.figure.heads;
    const auto column = [&](TextRole role, const Column& texts, double left, const QColor& color) {
        for (qsizetype i = 0; texts.isShown && i < texts.texts.size(); ++i)
            addText(page, role, texts.texts[i],
                { left + texts.offsets[static_cast<std::size_t>(i)], plan.plot.top() + plan.pitch * (static_cast<double>(i) + 0.5) },
                Align::Left, texts.face, color);
    };
    column(TextRole::Rank, plan.rank, plan.rankLeft, theme.mutedText);
    column(TextRole::Value, plan.value, plan.valueLeft, theme.text);
    column(TextRole::Interval, plan.interval, plan.intervalLeft, theme.mutedText);
    const auto head = [&](const Column& texts, const std::string& text, double left, model::FigurePart part) {
        if (!texts.isShown || text.empty())
            return;
        addText(page, TextRole::Head, drawnText(text), { left + texts.headLeft, plan.headY }, Align::Left, plan.head, theme.mutedText);
        addPartTitle(page, part);
    };
    head(plan.rank, heads.rank, plan.rankLeft, model::FigurePart::Rank);
    head(plan.value, heads.value, plan.valueLeft, model::FigurePart::Values);
    head(plan.interval, heads.interval, plan.intervalLeft, model::FigurePart::Interval);
    addText(page, TextRole::Head, drawnText(heads.label), { plan.nameRight, plan.headY }, Align::Right, plan.head, theme.mutedText);

    for (std::size_t i = 0; i < plan.names.size(); ++i) {
        const auto& name = plan.names[i];
        const auto lineHeight = name.face.sizePx * nameLineHeight;
        auto y
            = plan.plot.top() + plan.pitch * (static_cast<double>(i) + 0.5) - lineHeight * static_cast<double>(name.lines.size() - 1) / 2;
        for (const auto& line : name.lines) {
            addText(page, TextRole::Name, line, { plan.nameRight, y }, Align::Right, name.face, theme.text);
            y += lineHeight;
        }
    }
}

void addBand(Page& page, const RankingPlan& plan, const model::Series& series, const model::Point& point)
{
    const auto& axis = page.figure.values;
    const auto clampPlace = [](double place) { return std::clamp(place, 0.0, 1.0); };
    auto from = page.layout.at(point.position, clampPlace(axis.place(point.low.value_or(point.value))));
    auto to = page.layout.at(point.position, clampPlace(axis.place(point.high.value_or(point.value))));
    if (series.shape == SeriesShape::Dots) {
        const auto thickness = std::min(7.5 * plan.sizes.scale, plan.pitch * 0.36);
        auto color = page.theme.bandColor(series.paint);
        if (point.mark == Mark::Planned)
            color.setAlphaF(color.alphaF() * plannedLine);
        auto pen = strokePen(color, thickness);
        pen.setCapStyle(Qt::RoundCap);
        const auto inset = std::min(thickness / 2, std::abs(to.x() - from.x()) / 2 - 0.1);
        if (inset > 0) {
            from.rx() += inset;
            to.rx() -= inset;
        }
        page.layout.between.push_back({ linePath(from, to), pen, Qt::NoBrush });
        return;
    }
    const auto cap = std::min(4 * plan.sizes.scale, plan.pitch * 0.18);
    QPainterPath whisker(from);
    whisker.lineTo(to);
    for (const auto& end : { from, to }) {
        whisker.moveTo(end.x(), end.y() - cap);
        whisker.lineTo(end.x(), end.y() + cap);
    }
    // A pale edge keeps the whisker apart from the bar under it.
    auto edge = page.theme.ground;
    edge.setAlphaF(0.75F);
    const auto width = std::max(1.0, 1.5 * plan.sizes.scale);
    page.layout.front.push_back({ whisker, strokePen(edge, width * 2.4), Qt::NoBrush });
    page.layout.front.push_back({ whisker, strokePen(page.theme.text, width), Qt::NoBrush });
}

/// An open arrow to the right: the true value is higher.
void addLowerBound(Page& page, const RankingPlan& plan, QPointF center, const QColor& color)
{
    const auto size = std::min(4.5 * plan.sizes.scale, plan.pitch * 0.2);
    const auto x = center.x() + page.layout.markerPx / 2 + size * 0.9;
    QPainterPath arrow({ x, center.y() - size });
    arrow.lineTo(x + size, center.y());
    arrow.lineTo(x, center.y() + size);
    page.layout.front.push_back({ arrow, strokePen(color, std::max(1.2, 1.8 * plan.sizes.scale)), Qt::NoBrush });
}

void addPoints(Page& page, const RankingPlan& plan, const QRectF& room)
{
    auto& layout = page.layout;
    const auto& axis = page.figure.values;
    for (std::size_t s = 0; s < page.figure.series.size(); ++s) {
        const auto& series = page.figure.series[s];
        for (const auto& point : series.points) {
            const bool isDot = series.shape == SeriesShape::Dots;
            const auto place = std::clamp(axis.place(point.base * (isDot ? 0 : 1) + point.value), 0.0, 1.0);
            const auto center = layout.at(point.position, place);
            if (plan.isStacked) {
                addStackedPart(page, plan.pitch * layout.barShare, s, point, center);
                continue;
            }
            QPainterPath shape;
            if (isDot) {
                shape = circle(center, layout.markerPx / 2);
            } else {
                const auto thickness = plan.pitch * layout.barShare;
                const auto zero = layout.at(point.position, layout.zeroPlace).x();
                const QRectF bar(std::min(zero, center.x()), center.y() - thickness / 2, std::abs(center.x() - zero), thickness);
                shape.addRect(bar);
                addBarLook(page, series, point, bar);
            }
            if (isDot && !isOnAxis(axis.place(point.value)))
                continue;
            if (page.figure.showsIntervals && point.hasInterval && (point.low || point.high))
                addBand(page, plan, series, point);
            if (isDot)
                addHollow(page, center, point.mark, page.theme.color(series.paint), layout.linePx);
            if (point.isLowerBound && isDot)
                addLowerBound(page, plan, center, page.theme.color(series.paint));
            Target target { Target::Kind::Point, point.selection, toQt(point.tip), shape, {}, static_cast<int>(s),
                static_cast<int>(std::lround(point.position)) };
            target.box = QRectF(room.left(), center.y() - plan.pitch / 2, room.width(), plan.pitch);
            layout.targets.push_back(target);
        }
    }
    for (std::size_t s = 0; s < page.figure.series.size(); ++s) {
        const auto& series = page.figure.series[s];
        for (const auto& alternative : series.alternatives)
            addAlternative(page, static_cast<int>(s), alternative,
                layout.at(alternative.position, std::clamp(axis.place(alternative.value), 0.0, 1.0)), series.shape == SeriesShape::Bars);
    }
    std::stable_sort(layout.targets.begin(), layout.targets.end(), [](const auto& a, const auto& b) { return a.position < b.position; });
}

}

void layoutRanking(Page& page, const QRectF& room)
{
    auto& layout = page.layout;
    layout.isRanking = true;
    const auto& axis = page.figure.values;
    const bool hasBars = std::any_of(
        page.figure.series.begin(), page.figure.series.end(), [](const auto& series) { return series.shape == SeriesShape::Bars; });
    RankingPlan plan;
    std::vector<ZoneText> texts;
    for (int headLines = 1; headLines <= 4; ++headLines) {
        plan = planRanking(page, room, headLines);
        plan.isStacked = isStacked(page.figure);
        layout.plot = plan.plot;
        layout.firstPosition = -0.5;
        layout.lastPosition = static_cast<double>(std::max<std::size_t>(1, page.figure.rows.size())) - 0.5;
        layout.markerPx = std::max(2.5, std::min(15 * plan.sizes.scale, plan.pitch * 0.62));
        layout.linePx = std::max(0.8, std::min(2.6 * plan.sizes.scale, layout.markerPx * 0.18));
        layout.barShare = plan.isStacked ? 0.78 : 0.62;
        // Dots at the ends of the axis need room for their other half.
        const auto padding = (layout.markerPx / 2 + 3) / std::max(20.0, plan.plot.width() - layout.markerPx - 6);
        layout.zeroPlace = axis.kind == model::AxisKind::Log ? 0 : std::clamp(axis.place(0), 0.0, 1.0);
        layout.lowPlace = hasBars && layout.zeroPlace <= 0 ? 0 : -padding;
        layout.highPlace = 1 + padding;
        texts = zoneTexts(page, plan);
        const auto lines = std::max_element(texts.begin(), texts.end(), [](const auto& a, const auto& b) { return a.line < b.line; });
        if (lines == texts.end() || lines->line < headLines)
            break;
    }
    for (std::size_t i = 0; i < page.figure.rows.size(); ++i)
        layout.positionGrid.push_back(static_cast<double>(i));
    addZones(page, plan, texts);
    addNumberTicks(page, axis, { plan.sizes.tick, false }, model::FigurePart::Values, plan.hasTitle);
    addPoints(page, plan, room);
    addColumns(page, plan);
}

}
