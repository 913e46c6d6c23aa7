// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

#include <vector>

class QPDF;

namespace charts {

/// A place of a PDF, in points from the bottom of a page.
struct PdfPlace {
    int page = 0; ///< from 0
    double y = 0;
};

/// An entry of the outline that readers show beside the pages.
struct PdfOutlineEntry {
    QString title;
    PdfPlace place;
    bool isBelow = false; ///< part of the last entry that is not
};

/// What helps to find one's way in a PDF of QPdfWriter, which has no words for it.
struct PdfPaths {
    std::vector<PdfOutlineEntry> outline;
    QHash<QString, PdfPlace> anchors; ///< where links lead, by their addresses: "#" and a name
    QString language;
};

void addPaths(QPDF& pdf, const PdfPaths& paths);

}
