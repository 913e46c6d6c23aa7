// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QString>

namespace ui {

/// One of resources/icons by its name ("undo"), in one colour; sharp at every scaling.
QIcon icon(const QString& name, const QColor& color);

/// The program's own icon, in its own colours.
QIcon applicationIcon();

/// A filled circle, as a legend's swatch.
QIcon swatch(const QColor& color);

/// Makes the compiled-in icons known, also those that style sheets name.
void loadIcons();

}
