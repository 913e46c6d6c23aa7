// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/label_placer.h"
#include "ui/charts/layout_parts.h"

#include <QPolygonF>

#include <algorithm>

namespace charts {

namespace {

QPointF placeOf(const Page& page, const model::Point& point)
{
    return page.layout.at(point.position, std::clamp(page.figure.values.place(point.value), 0.0, 1.0));
}

/// Nothing is written over lines and their marks.
void blockLines(const Page& page, LabelPlacer& placer)
{
    const auto& layout = page.layout;
    for (const auto& series : page.figure.series) {
        for (std::size_t i = 0; i < series.points.size(); ++i) {
            const auto mark = placeOf(page, series.points[i]);
            placer.block(QRectF(mark.x() - layout.markerPx / 2, mark.y() - layout.markerPx / 2, layout.markerPx, layout.markerPx));
            if (i > 0)
                placer.blockLine(placeOf(page, series.points[i - 1]), mark, layout.linePx);
        }
    }
}

/// The intervals of lines are better not written over.
void blockBands(const Page& page, LabelPlacer& placer)
{
    if (!page.figure.showsIntervals)
        return;
    const auto& layout = page.layout;
    const auto y = [&](const model::Point& point, double value) {
        return layout.at(point.position, std::clamp(page.figure.values.place(value), 0.0, 1.0)).y();
    };
    for (const auto& series : page.figure.series) {
        for (std::size_t i = 1; i < series.points.size() && series.hasBands; ++i) {
            const auto& before = series.points[i - 1];
            const auto& here = series.points[i];
            if (!before.low || !before.high || !here.low || !here.high)
                continue;
            const auto top = std::min(y(before, *before.high), y(here, *here.high));
            const auto bottom = std::max(y(before, *before.low), y(here, *here.low));
            placer.block(QRectF(QPointF(placeOf(page, before).x(), top), QPointF(placeOf(page, here).x(), bottom)));
        }
    }
}

/// Where a zone's name stands inside it, at its border: as far to the left as no line is in its way.
std::optional<QPointF> nameOfZone(const Page& page, const LabelPlacer& placer, double border, bool opensUp, QSizeF text)
{
    constexpr int steps = 60;
    const auto& plot = page.layout.plot;
    const auto left = plot.left() + text.height() * 0.4;
    const auto free = plot.right() - text.height() * 0.4 - text.width() - left;
    const auto y = border + (opensUp ? -1 : 1) * text.height() * 0.56;
    for (int i = 0; i <= steps && free > 0; ++i) {
        const QPointF place(left + free * i / steps, y);
        if (placer.isFree(QRectF(place.x(), y - text.height() / 2, text.width(), text.height()).adjusted(-2, 0, 2, 0)))
            return place;
    }
    return std::nullopt;
}

}

void addZonesAcross(Page& page, const Face& face)
{
    auto& layout = page.layout;
    const auto& axis = page.figure.values;
    const auto& plot = layout.plot;
    LabelPlacer placer(plot);
    blockLines(page, placer);
    auto clear = placer; // of intervals too
    blockBands(page, clear);
    for (const auto& zone : page.figure.zones) {
        const auto y = [&](const std::optional<double>& value, double edge) {
            return value ? std::clamp(layout.at(0, axis.place(*value)).y(), plot.top(), plot.bottom()) : edge;
        };
        const auto top = y(zone.high, plot.top());
        const auto bottom = y(zone.low, plot.bottom());
        if (bottom <= top)
            continue;
        QPainterPath area;
        area.addRect(QRectF(plot.left(), top, plot.width(), bottom - top));
        layout.behind.push_back({ area, Qt::NoPen, page.theme.zoneColor(zone.paint) });
        const bool opensUp = zone.low && !zone.high;
        const auto border = opensUp ? bottom : top;
        layout.between.push_back({ linePath({ plot.left(), border }, { plot.right(), border }),
            strokePen(page.theme.line, std::max(0.8, layout.sizes.scale), Qt::DashLine), Qt::NoBrush });
        const auto text = drawnText(zone.label);
        const auto height = face.sizePx * 1.4;
        if (text.isEmpty() || bottom - top < height || page.typesetter.width(text, face) > plot.width() * 0.6)
            continue;
        const QSizeF size(page.typesetter.width(text, face), face.sizePx * 1.25);
        auto place = nameOfZone(page, clear, border, opensUp, size);
        if (!place)
            place = nameOfZone(page, placer, border, opensUp, size);
        if (!place)
            continue;
        addText(page, TextRole::Zone, text, *place, Align::Left, face, page.theme.textColor(zone.paint));
        for (auto* taken : { &clear, &placer })
            taken->block(layout.texts.back().box);
        addPartTitle(page, model::FigurePart::Zone);
    }
}

QPainterPath crossingMark(QPointF center, double size, bool isUp)
{
    const auto up = isUp ? -size : size;
    QPainterPath triangle;
    triangle.addPolygon(QPolygonF { { center.x(), center.y() + up * 0.8 }, { center.x() - size * 0.75, center.y() - up * 0.45 },
        { center.x() + size * 0.75, center.y() - up * 0.45 } });
    triangle.closeSubpath();
    return triangle;
}

void addCrossings(Page& page, const Face& face)
{
    auto& layout = page.layout;
    const auto& axis = page.figure.values;
    LabelPlacer placer(layout.plot);
    blockLines(page, placer);
    for (const auto& text : layout.texts) {
        if (text.role == TextRole::Zone) // and what of the letters beside it goes beyond their size
            placer.block(text.box.adjusted(-2, -0.3 * face.sizePx, 2, 0.3 * face.sizePx));
    }
    for (const auto& series : page.figure.series) {
        for (const auto& point : series.points) {
            if (!point.crossing || !isOnAxis(axis.place(point.value)))
                continue;
            const auto& crossing = *point.crossing;
            const auto size = layout.markerPx * 1.05;
            const auto mark = placeOf(page, point);
            layout.front.push_back({ crossingMark(mark, size, crossing.isUp),
                strokePen(page.theme.ground, std::max(1.0, layout.linePx * 0.5)), page.theme.color(series.paint) });
            const auto text = drawnText(crossing.label);
            const QSizeF room(page.typesetter.width(text, face), face.sizePx);
            if (const auto box = placer.beside(mark, size, room))
                addText(page, TextRole::PointLabel, text, { box->left(), box->center().y() }, Align::Left, face,
                    page.theme.textColor(series.paint));
        }
    }
}

}
