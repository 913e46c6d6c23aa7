// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <optional>
#include <vector>

namespace charts {

/// Finds room for labels beside what they name: what is placed first has the better choice, what finds none is left out.
class LabelPlacer {
public:
    /// Labels stay inside `room`.
    explicit LabelPlacer(const QRectF& room);

    /// Nothing may be written over it.
    void block(const QRectF& box);

    /// The same for a line.
    void blockLine(QPointF from, QPointF to, double thickness);

    /// Room for a text beside a mark of this radius: to its right, its left, above, below or in a corner. It is blocked from then on.
    std::optional<QRectF> beside(QPointF mark, double radius, QSizeF text);

    /// Room for a text whose middle may lie anywhere on a line, at its end first, just above or below it.
    std::optional<QRectF> onLine(QPointF from, QPointF to, QSizeF text);

    bool isFree(const QRectF& box) const;

private:
    QRectF m_room;
    std::vector<QRectF> m_blocked;
};

}
