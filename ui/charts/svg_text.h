// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/layout.h"

#include <QByteArray>

#include <vector>

namespace charts {

/// The texts as elements of an SVG, one each: where the font is missing, each keeps its place and, where a program heeds it, its length.
QByteArray svgTexts(const std::vector<TextRun>& texts, Typesetter& typesetter);

}
