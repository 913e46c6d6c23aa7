// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineF>
#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <optional>
#include <vector>

namespace charts {

/// What of a line lies inside a rectangle.
std::optional<QLineF> clipped(const QLineF& line, const QRectF& room);

/// Finds room for labels beside what they name: what is placed first has the better choice, what finds none is left out.
class LabelPlacer {
public:
    /// Labels stay inside `room`.
    explicit LabelPlacer(const QRectF& room);

    /// Nothing may be written over it.
    void block(const QRectF& box);

    /// Nothing may be written over the line.
    void blockLine(QPointF from, QPointF to, double thickness);

    /// A place that is better not written over, if there is a choice.
    void avoid(const QLineF& line);

    /// Room for a text beside a mark of this radius: to its right, its left, above, below or in a corner. It is blocked from then on.
    /// `mostUnder` of what is better avoided may lie under it.
    std::optional<QRectF> beside(QPointF mark, double radius, QSizeF text, int mostUnder = 1000);

    struct Led {
        QRectF box;
        QLineF leader; ///< from the mark's edge to the text
    };

    /// Room farther away, with a line that leads there and crosses no other text.
    std::optional<Led> apart(QPointF mark, double radius, QSizeF text);

    /// Room for a text in the middle of which a line runs, as near to the line's end as possible, across few other lines.
    std::optional<QRectF> on(const QLineF& line, QSizeF text);

    /// Room for a text on a level line, beginning near its left end.
    std::optional<QRectF> onLevel(const QLineF& line, QSizeF text);

    bool isFree(const QRectF& box) const;

private:
    QRectF take(const QRectF& box);
    int avoidedUnder(const QRectF& box) const;

    QRectF m_room;
    std::vector<QRectF> m_blocked;
    std::vector<QRectF> m_texts;
    std::vector<QLineF> m_avoided;
};

}
