// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/theme.h"

#include <QColor>
#include <QPalette>
#include <QString>

#include <functional>
#include <map>
#include <string_view>

namespace ui {

/// What the window looks like in a theme: the palette and the style sheet belong together.
QPalette windowPalette(charts::ThemeKind theme);
QString windowStyleSheet(charts::ThemeKind theme);

/// The colours by the names that resources/window.qss has for them; longer names first, "accentDown" before "accent".
using StyleColors = std::map<std::string_view, QColor, std::greater<>>;
StyleColors styleColors(charts::ThemeKind theme);

/// The theme of the desktop.
charts::ThemeKind desktopTheme();

}
