// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/layout_parts.h"

namespace charts {

// The bars of a ranking; their fill is the chart's.

/// The strokes of a bar that is not stated.
void addBarLook(Page& page, const model::Series& series, const model::Point& point, const QRectF& bar);

/// A part of a stacked bar that ends at `end`, with its name in it where that fits.
void addStackedPart(Page& page, double thickness, std::size_t series, const model::Point& point, QPointF end);

}
