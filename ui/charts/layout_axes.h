// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/layout_parts.h"

namespace charts {

// The axes of a plot whose values go upwards.

/// The width of the widest label of an axis.
double widestTick(Page& page, const model::Axis& axis, Face face);

/// Labels at the left of the plot with a grid line each, as many as do not touch, and the line of zero.
void addUpwardTicks(Page& page, Face face);

/// The title of the values, its middle at `y` over the plot.
void addValuesTitle(Page& page, double y);

/// Labels under the quarters, `slot` apart, from `top` downwards: all, every second, or only the years, as many as do not touch.
void addQuarterTicks(Page& page, Face face, double slot, double top);

/// Labels and grid lines under the plot for its axis of numbers to the right, which is one of the figure's: as many as do not touch, and
/// below them the axis's title, of a part of the figure, where `hasTitle`.
void addNumberTicks(Page& page, const model::Axis& axis, Face face, model::FigurePart part, bool hasTitle);

/// Where a position lies along the plot's positions: along numbers its place from 0 to 1, else itself.
double along(const model::Axis& axis, double position);

/// The place among the values that a curve has at a position, straight between its points; where it ends before, that of its end.
double placeAt(const model::Figure& figure, const model::Series& curve, double position);

}
