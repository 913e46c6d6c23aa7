// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/label_placer.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace charts {

std::optional<QLineF> clipped(const QLineF& line, const QRectF& room)
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

LabelPlacer::LabelPlacer(const QRectF& room)
    : m_room(room)
{
}

void LabelPlacer::block(const QRectF& box)
{
    m_blocked.push_back(box);
}

void LabelPlacer::blockLine(QPointF lineFrom, QPointF lineTo, double thickness)
{
    const auto line = clipped({ lineFrom, lineTo }, m_room.adjusted(-thickness, -thickness, thickness, thickness));
    if (!line)
        return;
    const auto from = line->p1();
    const auto to = line->p2();
    const auto length = std::hypot(to.x() - from.x(), to.y() - from.y());
    const auto pieces = std::max(1, static_cast<int>(std::ceil(length / 8)));
    for (int i = 0; i < pieces; ++i) {
        const auto begin = from + (to - from) * i / pieces;
        const auto end = from + (to - from) * (i + 1) / pieces;
        block(QRectF(begin, end).normalized().adjusted(-thickness / 2, -thickness / 2, thickness / 2, thickness / 2));
    }
}

void LabelPlacer::avoid(const QLineF& line)
{
    m_avoided.push_back(line);
}

bool LabelPlacer::isFree(const QRectF& box) const
{
    return m_room.contains(box)
        && std::none_of(m_blocked.begin(), m_blocked.end(), [&](const QRectF& other) { return other.intersects(box); });
}

QRectF LabelPlacer::take(const QRectF& box)
{
    const auto taken = box.adjusted(-2, -1, 2, 1);
    m_blocked.push_back(taken);
    m_texts.push_back(taken);
    return box;
}

int LabelPlacer::avoidedUnder(const QRectF& box) const
{
    return static_cast<int>(
        std::count_if(m_avoided.begin(), m_avoided.end(), [&](const QLineF& line) { return clipped(line, box).has_value(); }));
}

std::optional<QRectF> LabelPlacer::beside(QPointF mark, double radius, QSizeF text, int mostUnder)
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
    std::optional<QRectF> best;
    int fewest = 0;
    for (const auto& offset : corners) {
        const QRectF box(mark + offset, text);
        if (!isFree(box))
            continue;
        const auto under = avoidedUnder(box);
        if (under > mostUnder || (best && under >= fewest))
            continue;
        best = box;
        fewest = under;
        if (under == 0)
            break;
    }
    return best ? std::optional(take(*best)) : std::nullopt;
}

std::optional<LabelPlacer::Led> LabelPlacer::apart(QPointF mark, double radius, QSizeF text)
{
    constexpr int rings = 5;
    constexpr int directions = 16;
    constexpr double pi = 3.14159265358979;
    const auto gap = std::max(2.0, text.height() * 0.2);
    std::optional<Led> best;
    double least = 1e9;
    // A ring farther out costs as much as a line that is crossed.
    for (int ring = 0; ring < rings && ring < least; ++ring) {
        for (int i = 0; i < directions; ++i) {
            const auto angle = 2 * pi * i / directions;
            const QPointF towards(std::cos(angle), std::sin(angle));
            const auto end = mark + towards * (radius + gap + text.height() * (0.6 + 0.8 * ring));
            const bool isUpright = std::abs(towards.x()) < 0.3;
            QRectF box(QPointF(), text);
            box.moveCenter(end
                + QPointF(isUpright ? 0 : std::copysign(text.width() / 2 + gap * 0.5, towards.x()),
                    isUpright ? std::copysign(text.height() / 2, towards.y()) : 0));
            const QLineF leader(mark + towards * radius, end);
            if (!isFree(box) || std::any_of(m_texts.begin(), m_texts.end(), [&](const auto& other) { return clipped(leader, other); }))
                continue;
            // Not counted is what the mark itself lies under.
            const auto crossed = std::count_if(m_blocked.begin(), m_blocked.end(),
                [&](const QRectF& other) { return !other.contains(leader.p1()) && clipped(leader, other); });
            constexpr auto mostCrossed = 2;
            if (crossed > mostCrossed)
                continue;
            const auto cost = ring + static_cast<double>(crossed) + avoidedUnder(box) * 0.7;
            if (cost >= least)
                continue;
            best = Led { box, leader };
            least = cost;
        }
    }
    if (!best)
        return best;
    take(best->box);
    blockLine(best->leader.p1(), best->leader.p2(), 2);
    return best;
}

std::optional<QRectF> LabelPlacer::on(const QLineF& line, QSizeF text)
{
    constexpr int steps = 80;
    constexpr int tries = 12; // places that are free among which the one across fewest lines is taken
    std::optional<QRectF> best;
    int fewest = 0;
    int found = 0;
    for (int i = 0; i <= steps && found < tries; ++i) {
        QRectF box(QPointF(), text);
        box.moveCenter(line.pointAt(1 - static_cast<double>(i) / steps));
        if (!isFree(box))
            continue;
        ++found;
        const auto under = avoidedUnder(box);
        if (best && under >= fewest)
            continue;
        best = box;
        fewest = under;
    }
    return best ? std::optional(take(*best)) : std::nullopt;
}

std::optional<QRectF> LabelPlacer::onLevel(const QLineF& line, QSizeF text)
{
    constexpr int steps = 80;
    const auto left = std::min(line.x1(), line.x2()) + text.height() * 0.5;
    for (int i = 0; i < steps; ++i) {
        const QRectF box(QPointF(left + std::abs(line.dx()) * i / steps, line.y1() - text.height() / 2), text);
        if (isFree(box))
            return take(box);
    }
    return std::nullopt;
}

}
