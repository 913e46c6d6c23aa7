// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/layout_parts.h"

namespace charts {

/// The name of a series with its last value, beside the plot.
struct SideLabel {
    std::size_t series = 0;
    QStringList lines;
    QString value;
    QPointF anchor; ///< where its last value is drawn
    bool reachesEnd = true;
};

struct SidePlan {
    Face face;
    bool isOneLine = false;
    double lineHeight = 0;
    double width = 0;
    std::vector<SideLabel> labels;
};

/// How much of the room's width they may have.
double sideShare(const Page& page);

/// The largest type in which all labels stand below one another: on two lines each, else on one, else in smaller type.
SidePlan planSide(Page& page, double height, double mostWidth);

/// Where labels beside a plot stand.
struct SideRoom {
    double lastPosition = 0; ///< of the figure's last column or point
    double offset = 0;       ///< from there to where a label's line begins
    double top = 0;
    double bottom = 0;
};

/// Writes the labels beside the plot at the height of their last values, apart from one another, with lines to those that had to move.
void addSideLabels(Page& page, SidePlan& plan, const SideRoom& room);

}
