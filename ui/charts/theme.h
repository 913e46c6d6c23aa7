// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/figure.h"

#include <QColor>
#include <QFont>
#include <QStringList>

namespace charts {

enum class ThemeKind { Light, Dark };

/// Colours and type sizes of figures; the only place that knows what a Paint looks like.
struct Theme {
    ThemeKind kind = ThemeKind::Light;
    QColor ground;
    QColor text;      ///< titles, names, values
    QColor mutedText; ///< subtitle, axis, footer
    QColor grid;
    QColor line;   ///< dashed borders of zones
    QColor accent; ///< what is selected on the screen

    QColor color(const model::Paint& paint) const;
    QColor textColor(const model::Paint& paint) const; ///< for words in that colour, at least 4.5:1 against the ground
    QColor bandColor(const model::Paint& paint) const; ///< the pale form for intervals
    QColor zoneColor(const model::Paint& paint) const; ///< the tint behind a plot
    QFont font(double sizePx, bool bold = false) const;
};

const Theme& theme(ThemeKind kind);

/// Contrast of two opaque colours as WCAG 2 defines it, 1 to 21.
double contrast(const QColor& a, const QColor& b);

/// Loads the bundled fonts from the resources once; every figure is drawn in them. Returns their families: that of the text, then that of
/// the signs it lacks.
QStringList loadFonts();

}
