// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/marker.h"

#include <QPolygonF>

#include <array>
#include <cmath>
#include <cstdlib>

namespace charts {

MarkerShape markerShape(const model::Paint& paint)
{
    static constexpr std::array shapes { MarkerShape::Circle, MarkerShape::Square, MarkerShape::Triangle, MarkerShape::Diamond,
        MarkerShape::Pentagon };
    if (paint.kind != model::Paint::Kind::Category)
        return MarkerShape::Circle;
    return shapes[static_cast<std::size_t>(std::abs(paint.slot)) % shapes.size()];
}

namespace {

QPainterPath regular(QPointF center, double radius, int corners, double turn)
{
    constexpr double fullTurn = 6.283185307179586;
    QPolygonF polygon;
    for (int i = 0; i <= corners; ++i) {
        const auto angle = turn + fullTurn * (i % corners) / corners;
        polygon.append(center + QPointF(std::sin(angle), -std::cos(angle)) * radius);
    }
    QPainterPath path;
    path.addPolygon(polygon);
    path.closeSubpath();
    return path;
}

}

QPainterPath marker(const model::Paint& paint, QPointF center, double radius)
{
    constexpr double eighthTurn = 0.7853981633974483;
    switch (markerShape(paint)) {
    case MarkerShape::Square:
        return regular(center, radius * 1.25, 4, eighthTurn);
    case MarkerShape::Triangle:
        return regular(center + QPointF(0, radius * 0.2), radius * 1.35, 3, 0);
    case MarkerShape::Diamond:
        return regular(center, radius * 1.25, 4, 0);
    case MarkerShape::Pentagon:
        return regular(center, radius * 1.12, 5, 0);
    case MarkerShape::Circle:
        break;
    }
    QPainterPath path;
    path.addEllipse(center, radius, radius);
    return path;
}

}
