// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>

class QWidget;

namespace ui {

/// The size a window begins with: as wanted, or as much of it as the screen has room for, frame included.
QSize firstSizeOf(const QWidget& window, QSize wanted);

}
