// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/layout.h"

#include <optional>

class QPainter;

namespace charts {

/// What is drawn over the finished picture of a figure; targets and titles by their index in its layout.
struct Highlights {
    model::Selection selection;
    std::optional<std::size_t> hovered;
    std::optional<std::size_t> hoveredTitle;
    std::optional<std::size_t> cursor; ///< of the keyboard
    QRectF frame;                      ///< that is being dragged
    bool isPlaying = false;            ///< time passes: bubbles draw where they came from
};

void paintHighlights(
    QPainter& painter, const model::Figure& figure, const Layout& layout, const Theme& theme, const Highlights& highlights);

}
