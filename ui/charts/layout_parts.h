// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/layout.h"

#include <QStringList>

#include <string>

namespace charts {

// What the layouts of the figure kinds share.

/// A page lower than this has no room for what is only nice to have.
inline constexpr double smallPage = 300;

/// Pages narrower than this are columns of print: rows and plot come before what is said below them.
inline constexpr double printedWidth = 690;
inline constexpr double columnWidth = 400;

/// What a layout works with.
struct Page {
    const model::Figure& figure;
    const Theme& theme;
    Typesetter& typesetter;
    Layout& layout;
    TextLines least {};
};

/// A text without control characters, which no font draws and no SVG may contain.
QString printedText(const std::string& text);

/// The same of a figure's text, which is cut where no figure has room for it.
QString drawnText(const std::string& text);

/// Adds a line whose capitals are centred on `anchor.y()`.
void addText(Page& page, TextRole role, const QString& text, QPointF anchor, Align align, Face face, const QColor& color);

/// Adds a line that runs from the bottom to the top, centred on `anchor`.
void addUprightText(Page& page, TextRole role, const QString& text, QPointF anchor, Face face, const QColor& color);

/// Makes the text added last the title of a part of the figure.
void addPartTitle(Page& page, model::FigurePart part);

QPen strokePen(const QColor& color, double width, Qt::PenStyle style = Qt::SolidLine);

QPainterPath circle(QPointF center, double radius);

QPainterPath linePath(QPointF from, QPointF to);

/// Diagonal strokes inside a rectangle, drawn one by one because pattern brushes are lost in SVG and PDF.
Ink hatching(const QRectF& rect, const QColor& color, double spacing);

/// The colour with so much of it opaque.
QColor faded(QColor color, float part);

/// What `faded` looks like over another colour, itself opaque: many small shapes are painted several times as fast.
QColor mixed(const QColor& over, float part, const QColor& under);

/// How opaque what is planned is filled, and drawn where it is a line.
inline constexpr float plannedFill = 0.2F;
inline constexpr float plannedLine = 0.6F;

/// The edge and the strokes of a pale part, the other way than `hatching`: dark on light, so that grey print keeps both apart.
void addPlannedLook(Page& page, const QRectF& rect, const QColor& color, double spacing);

/// The same strokes behind the planned part of a plot.
void addPlannedGround(Page& page, const QRectF& rect);

/// Whether a place lies between the ends of an axis, with a little room for rounding.
inline bool isOnAxis(double place)
{
    return place > -1e-9 && place < 1 + 1e-9;
}

struct Block {
    double center = 0;
    double height = 0;
};

/// The blocks, given from the top, moved as little as possible so that none overlaps the next and all stay between the ends
/// (where they fit). Returns their centres.
std::vector<double> spreadApart(const std::vector<Block>& blocks, double top, double bottom);

/// What makes a marker's disc hollow, by its mark: nothing, a hole, or for a planned value all of it with a dotted edge.
void addHollow(Page& page, QPointF center, model::Mark mark, const QColor& color, double edge);

/// Adds the hollow mark of what another source claims, in front of all or only of what is between grid and series.
void addAlternative(Page& page, int series, const model::Alternative& alternative, QPointF center, bool isInFront);

/// The shape of that mark.
QPainterPath diamond(QPointF center, double radius);

/// The intervals of a line as an area, paler beyond the border.
void addIntervalArea(Page& page, const model::Series& series);

/// Trends over quarters: their lines, and the fans of those that are continued.
void addTrends(Page& page);

/// What a trend is drawn with.
QPen trendPen(const QColor& color, double scale);

/// The zones of values upwards, with their names at their borders.
void addZonesAcross(Page& page, const Face& face);

/// The triangle of a line that goes up over the border of a zone, or down.
QPainterPath crossingMark(QPointF center, double size, bool isUp);

/// Triangles where lines go over the borders of zones, with when that was where there is room.
void addCrossings(Page& page, const Face& face);

/// What marks who is pinned: rings and outlines, and frames around names.
void addPins(Page& page);

/// Whether the rows of a figure are bars of several parts.
bool isStacked(const model::Figure& figure);

/// Fills the plot with a ranking inside `room`.
void layoutRanking(Page& page, const QRectF& room);

/// Fills the plot with columns or lines over quarters inside `room`.
void layoutQuarters(Page& page, const QRectF& room);

/// Fills the plot with dots, bubbles and curves over numbers or quarters inside `room`.
void layoutPlane(Page& page, const QRectF& room);

/// Key symbols in rows from `top`; only measures where `page` is not to be drawn on. Returns the height.
double layoutKey(Page& page, double left, double top, double width, bool draws);

}
