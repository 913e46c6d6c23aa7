// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/stable_pdf.h"

#include "ui/charts/pdf_edits.h"

#include <QHashSeed>

namespace charts {

StableHashes::StableHashes()
{
    QHashSeed::setDeterministicGlobalSeed();
}

StableHashes::~StableHashes()
{
    QHashSeed::resetRandomGlobalSeed();
}

QByteArray stablePdf(const QByteArray& pdf, QSizeF pageInPoints)
{
    PdfEdits edits(pdf);
    if (!edits.isReadable())
        return pdf; // better with a date than broken
    const auto mediaBox = "/MediaBox [0 0 " + pdfNumber(pageInPoints.width()) + ' ' + pdfNumber(pageInPoints.height()) + ']';
    edits.replace("/CreationDate (", ")\n", 0, {});
    edits.replace("/ModDate (", ")\n", 0, {});
    for (qsizetype page = 0; page >= 0;)
        page = edits.replace("/MediaBox [", "]", page, mediaBox);
    edits.replace("/ID [", "]", edits.table(), {});
    return edits.applied();
}

}
