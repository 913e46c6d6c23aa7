// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/figure.h"
#include "ui/charts/layout.h"

#include <QGraphicsWidget>

class QPainter;

namespace charts {

/// A whole figure: a chart for the plot and everything around and over it. Screen, PNG, SVG and PDF all paint this.
class FigureItem : public QGraphicsWidget {
public:
    enum class Ground { Opaque, Transparent };
    enum class WordsAs { Text, Shapes, Elsewhere }; ///< Elsewhere: nothing draws them here

    FigureItem(const model::Figure& figure, const Theme& theme, QSizeF size, Typesetter& typesetter, Ground ground = Ground::Opaque,
        double typeScale = 1, WordsAs wordsAs = WordsAs::Text, TextLines least = {});

    const Layout& layoutOfFigure() const { return m_layout; }

private:
    Layout m_layout;
};

/// Paints the item at its own size; everything else about the target is set on the painter.
void paintFigure(FigureItem& item, QPainter& painter);

}
