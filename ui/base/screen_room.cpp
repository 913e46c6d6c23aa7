// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/screen_room.h"

#include <QScreen>
#include <QStyle>
#include <QWidget>

namespace ui {

QSize firstSizeOf(const QWidget& window, QSize wanted)
{
    // Nobody knows the frame before the window is shown: what the style draws around one inside of a program is about as much.
    const auto* style = window.style();
    const int title = style->pixelMetric(QStyle::PM_TitleBarHeight, nullptr, &window);
    const int side = style->pixelMetric(QStyle::PM_MdiSubWindowFrameWidth, nullptr, &window);
    const auto* screen = window.screen();
    return screen ? wanted.boundedTo(screen->availableSize() - QSize(2 * side, title + 2 * side)) : wanted;
}

}
