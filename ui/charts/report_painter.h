// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/report.h"
#include "ui/charts/report_pdf.h"

#include <QByteArray>

#include <memory>
#include <string>
#include <vector>

namespace charts {

enum class ReportFormat { Pdf, Html };

/// A report as the bytes of its file, made in steps of a page or a figure each. The same report gives the same bytes. Needs a
/// QApplication (offscreen will do).
class ReportPainter {
public:
    ReportPainter(model::Report report, ReportFormat format, model::Words words = {});

    /// Does one step; false where none is left.
    bool step();

    double share() const; ///< of the steps that are done, 0 to 1
    QByteArray bytes();   ///< once all are done

private:
    model::Report m_report;
    model::Words m_words;
    std::unique_ptr<ReportPdf> m_pdf; ///< null in HTML
    std::vector<std::string> m_pictures;
    std::size_t m_done = 0;
    std::size_t m_steps = 0;
};

}
