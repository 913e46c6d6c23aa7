// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace ui {

class RecordTableModel;
class Workspace;

/// How a cell of a record table looks, and what it is edited with.
class RecordDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    RecordDelegate(Workspace& workspace, RecordTableModel* table, QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;
    void destroyEditor(QWidget* editor, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

    /// Whether the text of the cell does not fit into it.
    bool isCut(const QStyleOptionViewItem& option, const QModelIndex& index) const;

signals:
    /// Ctrl+Enter: the text is for this column of every selected row.
    void fillWanted(const QModelIndex& index, const QString& text) const;

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    Workspace& m_workspace;
    RecordTableModel* m_table;
};

}
