// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/stable_pdf.h"

#include <QList>

#include <algorithm>

namespace charts {

namespace {

constexpr qsizetype entryLength = 20; // of the cross-reference table, as the format has it

struct Edit {
    qsizetype at = 0;
    qsizetype length = 0;
    QByteArray text;
};

/// Replaces what stands between `begin` and the `end` after it, both included.
void addEdit(
    QList<Edit>& edits, const QByteArray& pdf, const QByteArray& begin, const QByteArray& end, qsizetype from, const QByteArray& text)
{
    const auto at = pdf.indexOf(begin, from);
    const auto last = at < 0 ? -1 : pdf.indexOf(end, at + begin.size());
    if (last >= 0)
        edits.append({ at, last + end.size() - at, text });
}

/// Where a place of the old file is in the new one.
qsizetype moved(qsizetype place, const QList<Edit>& edits)
{
    auto result = place;
    for (const auto& edit : edits)
        if (edit.at < place)
            result += edit.text.size() - edit.length;
    return result;
}

QByteArray number(double value)
{
    auto text = QByteArray::number(value, 'f', 4);
    while (text.endsWith('0'))
        text.chop(1);
    if (text.endsWith('.'))
        text.chop(1);
    return text;
}

}

QByteArray stablePdf(const QByteArray& pdf, QSizeF pageInPoints)
{
    const auto marker = pdf.lastIndexOf("startxref\n");
    const auto lineAfter = [&pdf](qsizetype at) { return pdf.mid(at, pdf.indexOf('\n', at) - at).trimmed(); };
    const auto table = marker < 0 ? -1 : lineAfter(marker + 10).toLongLong();
    if (table <= 0 || pdf.mid(table, 5) != "xref\n")
        return pdf; // not as we know them: better with a date than broken

    QList<Edit> edits;
    const auto mediaBox = "/MediaBox [0 0 " + number(pageInPoints.width()) + ' ' + number(pageInPoints.height()) + ']';
    addEdit(edits, pdf, "/CreationDate (", ")\n", 0, {});
    addEdit(edits, pdf, "/ModDate (", ")\n", 0, {});
    addEdit(edits, pdf, "/MediaBox [", "]", 0, mediaBox);
    addEdit(edits, pdf, "/ID [", "]", table, {});

    const auto counts = lineAfter(table + 5);
    const auto count = counts.mid(counts.indexOf(' ') + 1).toLongLong();
    const auto firstEntry = pdf.indexOf('\n', table + 5) + 1;
    for (qsizetype i = 0; i < count; ++i) {
        const auto at = firstEntry + i * entryLength;
        if (pdf.at(at + 17) == 'n')
            edits.append({ at, 10, QByteArray::number(moved(pdf.mid(at, 10).toLongLong(), edits)).rightJustified(10, '0') });
    }
    edits.append({ marker + 10, pdf.indexOf('\n', marker + 10) - marker - 10, QByteArray::number(moved(table, edits)) });

    std::sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) { return a.at > b.at; });
    auto stable = pdf;
    for (const auto& edit : edits)
        stable.replace(edit.at, edit.length, edit.text);
    return stable;
}

}
