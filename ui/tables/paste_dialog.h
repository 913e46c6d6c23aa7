// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/table/paste.h"
#include "ui/tables/record_edits.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QTableWidget;

namespace ui {

class Workspace;

/// Shows what a copied block would become before it is written: which column each of its columns is, and what cannot be taken and why.
class PasteDialog : public QDialog {
    Q_OBJECT
public:
    /// `order` are the columns as they stand in the table, for a block without titles.
    PasteDialog(Workspace& workspace, model::RecordKind kind, model::TextBlock block, const std::vector<std::size_t>& order,
        QWidget* parent = nullptr);

    const model::PastePlan& plan() const { return m_plan; }
    void accept() override;

private:
    void build();
    void fillColumns();
    void fillCells();
    void replan();
    void showPlan();
    void takeColumn(int blockColumn, int column);

    Workspace& m_workspace;
    RecordEdits m_edits;
    model::RecordKind m_kind;
    model::TextBlock m_block;
    std::vector<std::size_t> m_order;
    model::PasteMapping m_mapping;
    model::PastePlan m_plan;
    bool m_isPasting = false;
    QComboBox* m_mode;
    QComboBox* m_decimal;
    QCheckBox* m_hasHeader;
    QCheckBox* m_leaveOut;
    QTableWidget* m_table;
    QLabel* m_summary;
    QPushButton* m_paste = nullptr;
    QList<QComboBox*> m_choices;
};

}
