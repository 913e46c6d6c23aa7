// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/layout.h"

#include <optional>

namespace charts {

/// What a frame on a picture asks for: ends of the axes of numbers, or quarters.
struct Shown {
    model::Zoom zoom;
    std::optional<model::Quarter> from; ///< both or none
    std::optional<model::Quarter> to;
};

/// Whether anything is drawn that a frame could make larger.
bool canZoom(const model::Figure& figure, const Layout& layout);

/// What is shown now, made smaller or larger by `factor` around a place.
QRectF frameAround(const model::Figure& figure, const Layout& layout, QPointF here, double factor);

/// What lies inside `frame`. One that leaves the plot asks for more than is shown now. Along rows there is nothing to ask for; columns keep
/// their axis of values, which begins at 0.
Shown shownBy(const model::Figure& figure, const Layout& layout, const QRectF& frame);

}
