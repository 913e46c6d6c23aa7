// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/stable_pdf.h"

#include "ui/charts/pdf_edits.h"

#include <QHashSeed>

namespace charts {

namespace {

/// Qt says in a font's description only that a part of it is embedded; its name has to say so, too.
void addSubsetNames(PdfEdits& edits, const QByteArray& pdf)
{
    const QByteArray description = "/FontName /";
    const QByteArray name = "/BaseFont /";
    constexpr qsizetype tagLength = 7; // six letters and a plus
    for (auto at = pdf.indexOf(description); at >= 0;) {
        const auto tag = pdf.mid(at + description.size(), tagLength);
        const auto next = pdf.indexOf(description, at + 1);
        if (!tag.endsWith('+'))
            return;
        for (auto font = pdf.indexOf(name, at); font >= 0 && (next < 0 || font < next); font = pdf.indexOf(name, font + 1))
            edits.replace(font + name.size(), 0, tag);
        at = next;
    }
}

}

StableHashes::StableHashes()
{
    QHashSeed::setDeterministicGlobalSeed();
}

StableHashes::~StableHashes()
{
    QHashSeed::resetRandomGlobalSeed();
}

QByteArray stablePdf(const QByteArray& pdf, QSizeF pageInPoints, const QByteArray& info)
{
    PdfEdits edits(pdf);
    if (!edits.isReadable())
        return pdf; // better with a date than broken
    const auto mediaBox = "/MediaBox [0 0 " + pdfNumber(pageInPoints.width()) + ' ' + pdfNumber(pageInPoints.height()) + ']';
    edits.replace("/CreationDate (", ")\n", 0, info);
    edits.replace("/ModDate (", ")\n", 0, {});
    for (qsizetype page = 0; page >= 0;)
        page = edits.replace("/MediaBox [", "]", page, mediaBox);
    addSubsetNames(edits, pdf);
    edits.replace("/ID [", "]", edits.table(), {});
    return edits.applied();
}

}
