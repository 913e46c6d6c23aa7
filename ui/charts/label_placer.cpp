// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/label_placer.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace charts {

LabelPlacer::LabelPlacer(const QRectF& room)
    : m_room(room)
{
}

void LabelPlacer::block(const QRectF& box)
{
    m_blocked.push_back(box);
}

void LabelPlacer::blockLine(QPointF from, QPointF to, double thickness)
{
    const auto length = std::hypot(to.x() - from.x(), to.y() - from.y());
    const auto pieces = std::max(1, static_cast<int>(std::ceil(length / 8)));
    for (int i = 0; i < pieces; ++i) {
        const auto begin = from + (to - from) * i / pieces;
        const auto end = from + (to - from) * (i + 1) / pieces;
        block(QRectF(begin, end).normalized().adjusted(-thickness / 2, -thickness / 2, thickness / 2, thickness / 2));
    }
}

bool LabelPlacer::isFree(const QRectF& box) const
{
    return m_room.contains(box)
        && std::none_of(m_blocked.begin(), m_blocked.end(), [&](const QRectF& other) { return other.intersects(box); });
}

std::optional<QRectF> LabelPlacer::beside(QPointF mark, double radius, QSizeF text)
{
    const auto gap = std::max(2.0, text.height() * 0.2);
    const auto reach = radius + gap;
    const auto corner = radius * 0.7 + gap * 0.4;
    const auto w = text.width();
    const auto h = text.height();
    const std::array corners {
        QPointF(reach, -h / 2),      // right
        QPointF(-reach - w, -h / 2), // left
        QPointF(-w / 2, -reach - h), // above
        QPointF(-w / 2, reach),      // below
        QPointF(corner, -corner - h),
        QPointF(-corner - w, -corner - h),
        QPointF(corner, corner),
        QPointF(-corner - w, corner),
    };
    for (const auto& offset : corners) {
        const QRectF box(mark + offset, text);
        if (!isFree(box))
            continue;
        block(box.adjusted(-1, 0, 1, 0));
        return box;
    }
    return std::nullopt;
}

std::optional<QRectF> LabelPlacer::onLine(QPointF from, QPointF to, QSizeF text)
{
    constexpr int steps = 24;
    const auto length = std::max(1e-9, std::hypot(to.x() - from.x(), to.y() - from.y()));
    // How far the middle has to be from the line for the box to clear it.
    const QPointF normal(-(to.y() - from.y()) / length, (to.x() - from.x()) / length);
    const auto clear = std::abs(normal.x()) * text.width() / 2 + std::abs(normal.y()) * text.height() / 2 + 1;
    for (int i = 0; i <= steps; ++i) {
        const auto on = to + (from - to) * i / steps;
        for (const auto side : { -1.0, 1.0 }) {
            auto offset = normal * (clear * side);
            QRectF box(QPointF(), text);
            box.moveCenter(on + offset);
            if (!isFree(box))
                continue;
            block(box.adjusted(-2, 0, 2, 0));
            return box;
        }
    }
    return std::nullopt;
}

}
