// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/records.h"

#include <QColor>
#include <QPalette>

class QPainter;
class QRect;
class QString;

namespace ui {

/// The colours of a kind of evidence, from what was disclosed (green) to what was estimated (orange), on the ground of the palette.
struct BadgeColors {
    QColor ground;
    QColor text;
};
BadgeColors badgeColors(model::SourceKind kind, const QPalette& palette);

/// Paints the kind as a small pill at the left of the rectangle; returns how wide it is.
int paintBadge(QPainter& painter, const QRect& rect, model::SourceKind kind, const QPalette& palette);

}
