// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/page_flow.h"
#include "ui/charts/theme.h"

namespace charts {

// Measures, type and colours that the parts of a printed report share.

inline constexpr double pxPerMm = 96 / 25.4;
inline constexpr QSizeF paper(210 * pxPerMm, 297 * pxPerMm);
inline constexpr double sideMargin = 20 * pxPerMm;
inline constexpr double topMargin = 19 * pxPerMm;
inline constexpr double bottomMargin = 24 * pxPerMm;
inline constexpr double footBaseline = 13 * pxPerMm; // from the bottom edge
inline constexpr double measure = 520;               // of running text: some 75 letters

inline QColor ink()
{
    return theme(ThemeKind::Light).text;
}
inline QColor muted()
{
    return theme(ThemeKind::Light).mutedText;
}

inline TextLook heading()
{
    return { { 24, true }, 32, ink() };
}
inline TextLook figureHeading()
{
    return { { 18, true }, 24, ink() };
}
inline TextLook caption()
{
    return { { 14, false }, 20, ink() };
}
inline TextLook body()
{
    return { { 12, false }, 17, ink() };
}
inline TextLook small(const QColor& color)
{
    return { { 11, false }, 15, color };
}

/// Where text stands on every page.
inline QRectF room()
{
    return { sideMargin, topMargin, paper.width() - 2 * sideMargin, paper.height() - topMargin - bottomMargin };
}

/// Where running text stands on every page.
inline QRectF narrow()
{
    auto area = room();
    area.setWidth(measure);
    return area;
}

}
