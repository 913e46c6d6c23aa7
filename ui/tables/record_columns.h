// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QCoreApplication>
#include <QPoint>

namespace ui {

class FilterHeader;
class RecordTableModel;

/// The columns of a record table: their widths and order, which are hidden, the sort, and the menu of their head.
struct RecordColumns {
    Q_DECLARE_TR_FUNCTIONS(RecordColumns)
public:
    FilterHeader* head;
    RecordTableModel* table;

    void fit() const; ///< as nobody has altered them yet
    QByteArray save() const;
    bool restore(const QByteArray& state) const; ///< false where it is broken: nothing is altered then
    void sortBy(int column) const;
    void showMenu(QPoint position) const;
};

}
