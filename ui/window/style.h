// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/theme.h"

#include <QPalette>
#include <QString>

namespace ui {

/// What the window looks like in a theme: the palette and the style sheet belong together.
QPalette windowPalette(charts::ThemeKind theme);
QString windowStyleSheet(charts::ThemeKind theme);

/// The theme of the desktop.
charts::ThemeKind desktopTheme();

}
