// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/typesetter.h"

#include <QStringList>

#include <vector>

namespace charts {

/// A column of texts that line up at a place inside them.
struct Column {
    bool isShown = false; ///< at first: whether any row has a text
    QStringList texts;
    std::vector<double> offsets; ///< from the column's left edge to each text
    double joint = 0;            ///< where they line up
    double headLeft = 0;
    double width = 0;
    Face face;
};

enum class Joint { Decimal, Dash }; ///< the decimal point of a number, the dash of a range

Column alignedColumn(Typesetter& typesetter, const QStringList& texts, Face face, Joint joint, const QString& head, Face headFace);

struct Name {
    QStringList lines;
    Face face;
};

inline constexpr double nameLineHeight = 1.12; ///< in sizes of the type

/// A name in its column: on several lines where the row is high enough, in smaller type where it is not. Never cut.
Name fittedName(Typesetter& typesetter, const QString& text, Face face, double width, double rowHeight);

}
