// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QFontMetricsF>
#include <QHash>
#include <QString>
#include <QStringList>

#include <map>
#include <utility>

namespace charts {

/// Size and weight of a text; the family is always the bundled one.
struct Face {
    int sizePx = 12;
    bool isBold = false;
    bool operator==(const Face&) const = default;
    bool operator<(const Face& other) const { return sizePx != other.sizePx ? sizePx < other.sizePx : isBold < other.isBold; }
};

/// The font of a face, unhinted so that it has the same widths on the screen, in pictures and on paper.
QFont figureFont(Face face);

/// Height of a capital letter, and of a line from its highest to its lowest ink, as parts of the size.
inline constexpr double capHeight = 0.714;
inline constexpr double inkAscent = 0.76;
inline constexpr double inkDescent = 0.24;

/// The first lines, with "…" at the end of the last where there are more.
QStringList cut(QStringList lines, qsizetype most);

/// Measures and breaks texts, and remembers the widths: most texts of a figure stand in the next one too.
class Typesetter {
public:
    double width(const QString& text, Face face);

    /// The width of the widest.
    double widest(const QStringList& texts, Face face);

    /// Broken at spaces so that no line is wider than `maxWidth`; a word that is wider is broken inside.
    QStringList lines(const QString& text, Face face, double maxWidth);

private:
    struct Measured {
        explicit Measured(Face face)
            : metrics(figureFont(face))
        {
        }
        QFontMetricsF metrics;
        QHash<QString, double> widths;
    };
    std::map<Face, Measured> m_faces;
};

}
