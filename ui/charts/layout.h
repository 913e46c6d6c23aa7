// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/figure.h"
#include "model/figure/method.h"
#include "model/figure/selection.h"
#include "ui/charts/theme.h"
#include "ui/charts/typesetter.h"

#include <QBrush>
#include <QPainterPath>
#include <QPen>
#include <QRectF>
#include <QString>

#include <vector>

namespace charts {

enum class TextRole {
    Title,
    Subtitle,
    Head,
    Rank,
    Name,
    Value,
    Interval,
    Zone,
    Tick,
    AxisTitle,
    Series,
    Total,
    Segment,
    PointLabel,
    Guide,
    Border,
    Key,
    Footer,
    Empty
};

enum class Align { Left, Center, Right };

/// One line of text at its final place; `box` is its ink, turned with it.
struct TextRun {
    TextRole role = TextRole::Title;
    QString text;
    QPointF baseline;
    Face face;
    QColor color;
    bool isUpright = false; ///< runs from the bottom to the top
    QRectF box;
    Align align = Align::Left; ///< which of its points keeps its place where another font is wider
};

/// A shape with its pen and brush.
struct Ink {
    QPainterPath path;
    QPen pen { Qt::NoPen };
    QBrush brush { Qt::NoBrush };
};

/// A part of the figure that answers to mouse and keyboard.
struct Target {
    enum class Kind { Point, Row, SeriesLabel, Alternative };
    Kind kind = Kind::Point;
    model::Selection selection;
    QString tip;
    QPainterPath shape; ///< what is outlined when it is marked
    QRectF box;         ///< what is hit
    int series = 0;
    int position = 0; ///< row or quarter
};

/// Where a bubble came from, drawn while time passes or it is marked; or the intervals of a line, drawn where it is marked.
struct Trail {
    int series = 0;
    bool isWhilePlaying = true;
    std::vector<Ink> inks;
};

/// Words that say what a part of the figure is: they answer with how that is measured.
struct PartTitle {
    model::FigurePart part = model::FigurePart::Values;
    QRectF box;
};

/// A type scale for one page size.
struct Sizes {
    double scale = 1;
    int title = 24;
    int subtitle = 15;
    int name = 15;
    int column = 13; ///< ranks, intervals, heads, totals
    int tick = 14;
    int footer = 12;
    int least = 9; ///< of rows, where there is room for it: more on what is read from afar
    double margin = 28;
    double gap = 12;
};

/// How many lines its words take above and below what is drawn.
struct TextLines {
    qsizetype subtitle = 0;
    qsizetype footer = 0;
};

/// Where everything of a figure stands on a page, before anything is painted.
struct Layout {
    QSizeF page;
    Sizes sizes;
    TextLines lines;
    QRectF plot;                 ///< what the chart fills; empty where nothing is drawn
    bool isRanking = false;      ///< rows downwards, values to the right
    bool isPlane = false;        ///< values along both axes; positions are then places too, but for quarters
    double firstPosition = -0.5; ///< ends of the position axis
    double lastPosition = 0.5;
    double lowPlace = 0; ///< ends of the value axis, as `model::Axis::place`
    double highPlace = 1;
    double zeroPlace = 0; ///< where columns and bars stand
    std::vector<double> positionGrid;
    std::vector<double> placeGrid;
    double markerPx = 12;
    double barShare = 0.78; ///< of the distance of two positions
    double linePx = 2;

    std::vector<TextRun> texts;
    std::vector<Ink> behind;  ///< under the grid
    std::vector<Ink> between; ///< over the grid, under the series
    std::vector<Ink> front;
    std::vector<Target> targets;
    std::vector<PartTitle> titles;
    std::vector<Trail> trails;

    QPointF at(double position, double place) const;
};

/// `typeScale` makes type and strokes larger than a page of this size has them, to be read from afar.
Sizes sizesFor(QSizeF page, double typeScale = 1);

/// Of a picture: more than 1 in a slide's shape, which is read from afar, so that nothing is below 18 px of 900 and no footer below 14.
double typeScaleOf(QSizeF page);

/// There is room for `least` lines where the words need fewer.
Layout layoutFigure(
    const model::Figure& figure, const Theme& theme, QSizeF page, Typesetter& typesetter, double typeScale = 1, TextLines least = {});

}
