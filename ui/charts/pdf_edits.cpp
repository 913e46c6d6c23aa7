// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/pdf_edits.h"

#include <algorithm>

namespace charts {

namespace {

constexpr qsizetype entryLength = 20; // of the cross-reference table, as the format has it

QByteArray placeText(qsizetype place)
{
    return QByteArray::number(place).rightJustified(10, '0');
}

}

PdfEdits::PdfEdits(const QByteArray& pdf)
    : m_pdf(pdf)
    , m_marker(pdf.lastIndexOf("startxref\n"))
{
    const auto table = m_marker < 0 ? 0 : lineAt(m_marker + 10).toLongLong();
    if (table <= 0 || pdf.mid(table, 5) != "xref\n")
        return;
    m_table = table;
    const auto counts = lineAt(table + 5);
    m_count = counts.mid(counts.indexOf(' ') + 1).toLongLong();
    m_firstEntry = pdf.indexOf('\n', table + 5) + 1;
}

QByteArray PdfEdits::lineAt(qsizetype at) const
{
    return m_pdf.mid(at, m_pdf.indexOf('\n', at) - at).trimmed();
}

void PdfEdits::replace(qsizetype at, qsizetype length, const QByteArray& text)
{
    m_edits.append({ at, length, text });
}

qsizetype PdfEdits::replace(const QByteArray& begin, const QByteArray& end, qsizetype from, const QByteArray& text)
{
    const auto at = m_pdf.indexOf(begin, from);
    const auto last = at < 0 ? -1 : m_pdf.indexOf(end, at + begin.size());
    if (last < 0)
        return -1;
    replace(at, last + end.size() - at, text);
    return last + end.size();
}

void PdfEdits::addObject(const QByteArray& content)
{
    m_added.append(content);
}

/// Where a place of the old file is in the new one.
qsizetype PdfEdits::moved(qsizetype place) const
{
    auto result = place;
    for (const auto& edit : m_edits)
        if (edit.at < place)
            result += edit.text.size() - edit.length;
    return result;
}

QByteArray PdfEdits::applied() const
{
    if (!isReadable())
        return m_pdf;
    auto edits = m_edits;
    QByteArray objects;
    QByteArray entries;
    for (qsizetype i = 0; i < m_added.size(); ++i) {
        entries += placeText(moved(m_table) + objects.size()) + " 00000 n \n";
        objects += QByteArray::number(m_count + i) + " 0 obj\n" + m_added[i] + "\nendobj\n";
    }
    for (qsizetype i = 0; i < m_count; ++i) {
        const auto at = m_firstEntry + i * entryLength;
        if (m_pdf.at(at + 17) == 'n')
            edits.append({ at, 10, placeText(moved(m_pdf.mid(at, 10).toLongLong())) });
    }
    const auto place = [&](qsizetype at) { return m_pdf.indexOf('\n', at) - at; };
    edits.append({ m_marker + 10, place(m_marker + 10), QByteArray::number(moved(m_table) + objects.size()) });
    if (!m_added.isEmpty()) {
        const auto count = QByteArray::number(nextObject());
        edits.append({ m_table, 0, objects });
        edits.append({ m_table + 5, place(m_table + 5), "0 " + count });
        edits.append({ m_firstEntry + m_count * entryLength, 0, entries });
        const auto size = m_pdf.indexOf("/Size ", m_table);
        if (size >= 0)
            edits.append({ size, place(size), "/Size " + count });
    }
    std::sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) { return a.at > b.at; });
    auto pdf = m_pdf;
    for (const auto& edit : edits)
        pdf.replace(edit.at, edit.length, edit.text);
    return pdf;
}

QByteArray pdfNumber(double value)
{
    auto text = QByteArray::number(value, 'f', 4);
    while (text.endsWith('0'))
        text.chop(1);
    if (text.endsWith('.'))
        text.chop(1);
    return text;
}

}
