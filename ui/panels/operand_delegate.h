// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace ui {

/// An operand: its label over as many lines as it takes, its value at the right, and interval, detail and mark below, muted.
class OperandDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    enum Role { ValueRole = Qt::UserRole, DetailRole };

    using QStyledItemDelegate::QStyledItemDelegate;

    void setWidth(int widthPx) { m_widthPx = widthPx; } ///< of the whole view, for the heights

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    int m_widthPx = 240;
};

}
