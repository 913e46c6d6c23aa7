// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/layout_parts.h"
#include "ui/charts/layout_side.h"

namespace charts {

// The parts of a plot with values along both axes.

/// What is decided before its parts are laid out.
struct PlanePlan {
    Sizes sizes;
    Face tick;
    Face label;
    SidePlan side;
    bool hasTitles = false;
    bool isOfQuarters = false;
    bool hasCurves = false;
    double bubbleRadius = 0;
    double lastPosition = 0;
};

/// Where a value stands on the page.
QPointF spot(const Page& page, double position, double value);

double radiusOf(const Page& page, const PlanePlan& plan, const model::Point& point);

/// Whether lines end far enough apart to be named beside the plot; else they are named along them.
bool areNamedBeside(const Page& page);

/// Names of series with their marks in rows over the plot, for dots in the colour of what they belong to. Returns the height.
double layoutNames(Page& page, const PlanePlan& plan, const QRectF& room, bool draws);

/// Dots, bubbles and the corners of curves with their intervals, and what is hit.
void addPlaneMarks(Page& page, const PlanePlan& plan);

/// Where bubbles came from.
void addTrails(Page& page, const PlanePlan& plan);

/// Guides and the names of lines and points, where there is room.
void addPlaneLabels(Page& page, const PlanePlan& plan);

}
