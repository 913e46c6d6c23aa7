// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/report.h"
#include "ui/charts/typesetter.h"

#include <QColor>
#include <QRectF>
#include <QString>

#include <vector>

namespace charts {

/// A line of text on a page.
struct PageText {
    QString text;
    QPointF baseline;
    Face face;
    QColor color;
    QString link {}; ///< where a click leads: an address, or `#` and the anchor of a part; may be empty
};

struct PageRect {
    QRectF rect;
    QColor color;
};

struct PageFigure {
    std::size_t figure = 0; ///< of the report
    QRectF rect;
};

struct PrintedPage {
    std::vector<PageText> texts;
    std::vector<PageRect> rects; ///< under the texts
    std::vector<PageFigure> figures {};
};

/// Where a part of the report begins.
struct PrintedPart {
    QString title;
    int page = 0; ///< from 0
    double top = 0;
    QString anchor {};    ///< of a part that the contents list
    bool isBelow = false; ///< a page of the method
};

/// Where everything of a report stands on its pages, in CSS pixels, before anything is painted.
struct PrintedReport {
    QSizeF page;
    std::vector<PrintedPage> pages;
    std::vector<PrintedPart> parts;
};

/// Sets a report on pages of A4: title, preface, contents, figures, two on a page where they fit, sources, method.
PrintedReport layoutReport(const model::Report& report, const model::Words& words, Typesetter& typesetter);

/// How large a figure of a report is that may be so wide and so high: one of rows has room for each of them.
QSizeF reportFigureSize(const model::Figure& figure, double width, double mostHeight);

/// Type of a report's figures is somewhat larger than that of a picture of their size.
inline constexpr double reportTypeScale = 1.12;

}
