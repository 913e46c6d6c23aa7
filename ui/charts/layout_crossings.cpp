// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/label_placer.h"
#include "ui/charts/layout_parts.h"

#include <QPolygonF>

#include <algorithm>

namespace charts {

void addZonesAcross(Page& page, const Face& face)
{
    auto& layout = page.layout;
    const auto& axis = page.figure.values;
    const auto& plot = layout.plot;
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
        addText(page, TextRole::Zone, text, { plot.left() + face.sizePx * 0.5, border + (opensUp ? -0.5 : 0.5) * height }, Align::Left,
            face, page.theme.textColor(zone.paint));
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
    const auto at = [&](const model::Point& point) { return layout.at(point.position, std::clamp(axis.place(point.value), 0.0, 1.0)); };
    LabelPlacer placer(layout.plot);
    for (const auto& series : page.figure.series) {
        for (std::size_t i = 0; i < series.points.size(); ++i) {
            const auto mark = at(series.points[i]);
            placer.block(QRectF(mark.x() - layout.markerPx / 2, mark.y() - layout.markerPx / 2, layout.markerPx, layout.markerPx));
            if (i > 0)
                placer.blockLine(at(series.points[i - 1]), mark, layout.linePx);
        }
    }
    for (const auto& text : layout.texts) {
        if (text.role == TextRole::Zone)
            placer.block(text.box);
    }
    for (const auto& series : page.figure.series) {
        for (const auto& point : series.points) {
            if (!point.crossing || !isOnAxis(axis.place(point.value)))
                continue;
            const auto& crossing = *point.crossing;
            const auto size = layout.markerPx * 1.05;
            const auto mark = at(point);
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
