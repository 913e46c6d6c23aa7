// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/figure.h"
#include "model/figure/readable_table.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>
#include <QWidget>

class QAction;
class QLabel;
class QTableView;

namespace ui {

/// The rows of a figure's table form, as its export has them, written for people.
class FigureTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    static constexpr int sortRole = Qt::UserRole; ///< a number, a text, or nothing

    using QAbstractTableModel::QAbstractTableModel;

    void setFigure(const model::Figure& figure, const model::Words& words);
    const model::Figure& figure() const { return m_figure; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    model::Figure m_figure; ///< only what its table needs
    model::ReadableTable m_table;
};

/// In any order; what has no value stands last either way.
class FigureTableOrder : public QSortFilterProxyModel {
    Q_OBJECT
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

protected:
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;
};

/// A figure as a table beside it: sorted by a click on a head, copied as a spreadsheet takes it.
class FigureTable : public QWidget {
    Q_OBJECT
public:
    explicit FigureTable(QWidget* parent = nullptr);

    void setFigure(const model::Figure& figure, const model::Words& words);
    void setSelection(const model::Selection& selection);
    QTableView* view() const { return m_view; }

signals:
    void picked(const model::Selection& selection);
    void said(const QString& sentence);

private:
    void copy(); ///< the selected rows with their heads; without any all
    void pickRow();
    void fitColumns();
    const model::TableRow& rowAt(const QModelIndex& shown) const;

    FigureTableModel* m_model;
    FigureTableOrder* m_order;
    QTableView* m_view;
    QLabel* m_count;
    QAction* m_copy;
    bool m_isSetting = false; ///< the selection changes, but not by the person
};

}
