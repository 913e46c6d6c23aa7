// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/report.h"

#include <QByteArray>

#include <memory>

namespace charts {

/// A report as a PDF for print, painted page by page so that whoever waits can look after other things. The same report gives the same
/// bytes. Needs a QApplication (offscreen will do).
class ReportPdf {
public:
    ReportPdf(const model::Report& report, const model::Words& words);
    ~ReportPdf();

    int pages() const;

    /// Paints one more page; false where all are painted.
    bool paintNext();

    /// The file, once everything is painted.
    QByteArray take();

private:
    struct Painting;
    std::unique_ptr<Painting> m_painting;
};

}
