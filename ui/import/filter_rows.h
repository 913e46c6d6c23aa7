// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/import_plan.h"

#include <QList>
#include <QString>
#include <QWidget>

#include <vector>

class QComboBox;
class QLineEdit;

namespace ui {

/// The conditions of which all must be true of a row, a line each; the last line is free for another one.
class FilterRows : public QWidget {
    Q_OBJECT
public:
    explicit FilterRows(QWidget* parent = nullptr);

    void setFilters(const std::vector<model::RowFilter>& filters, const std::vector<std::string>& columns);

    /// Those that are complete: a column, and a value where the condition needs one.
    std::vector<model::RowFilter> filters() const;

signals:
    void filtersPicked();

private:
    struct Row {
        QWidget* widget;
        QComboBox* column;
        QComboBox* condition;
        QLineEdit* value;
    };

    void addRow(const model::RowFilter& filter);
    void take();

    std::vector<std::string> m_columns;
    QList<Row> m_rows;
};

}
