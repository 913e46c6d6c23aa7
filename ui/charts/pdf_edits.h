// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace charts {

/// Changes in the file of a QPdfWriter that keep the table of its objects right.
class PdfEdits {
public:
    explicit PdfEdits(const QByteArray& pdf);

    /// Whether the file is as QPdfWriter of Qt 6 writes it. No other may be changed: better as it is than broken.
    bool isReadable() const { return m_table > 0; }

    /// Where the table of objects begins.
    qsizetype table() const { return m_table; }

    void replace(qsizetype at, qsizetype length, const QByteArray& text);

    /// Replaces what stands between `begin` and the `end` after it, both included. Returns where it ends; -1 where it is not.
    qsizetype replace(const QByteArray& begin, const QByteArray& end, qsizetype from, const QByteArray& text);

    /// The number of the next object that is added.
    qsizetype nextObject() const { return m_count + m_added.size(); }
    void addObject(const QByteArray& content);

    QByteArray applied() const;

private:
    struct Edit {
        qsizetype at = 0;
        qsizetype length = 0;
        QByteArray text;
    };

    QByteArray lineAt(qsizetype at) const;
    qsizetype moved(qsizetype place) const;

    const QByteArray& m_pdf;
    qsizetype m_marker = -1; ///< before where the file says where its table is
    qsizetype m_table = 0;
    qsizetype m_firstEntry = 0;
    qsizetype m_count = 0;
    QList<Edit> m_edits;
    QList<QByteArray> m_added;
};

/// "12.5": as short as it can be with four places.
QByteArray pdfNumber(double value);

}
