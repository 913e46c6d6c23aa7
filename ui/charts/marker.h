// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/figure.h"

#include <QPainterPath>
#include <QPointF>

namespace charts {

/// The shape of a thing's marks: a circle, square, triangle, diamond or pentagon by its slot, so that colour is never alone.
enum class MarkerShape { Circle, Square, Triangle, Diamond, Pentagon };

MarkerShape markerShape(const model::Paint& paint);

/// Its outline around a place; `radius` is that of the circle, and all are about as large.
QPainterPath marker(const model::Paint& paint, QPointF center, double radius);

}
