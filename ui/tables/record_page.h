// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/record_ref.h"
#include "ui/tables/record_edits.h"
#include "ui/tables/record_table_model.h"

#include <QWidget>

namespace ui {

class FindBar;
class NoticeBar;
class RecordTableView;
class Workspace;

/// The table of one record kind with what one can do to its rows.
class RecordPage : public QWidget {
    Q_OBJECT
public:
    RecordPage(Workspace& workspace, model::RecordKind kind, QWidget* parent = nullptr);

    model::RecordKind kind() const { return m_model->kind(); }
    RecordTableModel* table() const { return m_model; }
    RecordTableView* view() const { return m_view; }
    NoticeBar* notice() const { return m_notice; }
    void setDataset();

    /// Leaves only rows with this text in the column; empty: all.
    void setFilter(const QString& column, const QString& text);
    void clearFilters();
    /// False where the record is not in sight, because of the filters or because it is gone.
    bool showRecord(std::int64_t id);
    void showFirstMarked();

    void add();       ///< a draft below the current row, which it takes its names over from
    void duplicate(); ///< a draft with all values of the current row
    void fillDown();
    void removeSelected();
    void mergeSelected(); ///< the current row's record into another one; of two selected rows into that of the other
    void copy() const;
    void paste();

signals:
    void recordPicked(const model::RecordRef& ref);
    void counted();

private:
    void connectAll();
    void applyFilter(int column, const QString& text);
    void find(const QString& text, int step, bool isNew);
    void remove(const RecordEdits::Ids& ids);
    void showMenu(const QPoint& globalPosition);
    bool refuseWhereReadOnly();
    void tell(const RecordEdits::Reason& reason);
    void startDraft(const model::TableRecord& record, const std::vector<bool>& isKnown, int row);

    Workspace& m_workspace;
    RecordEdits m_edits;
    RecordTableModel* m_model;
    RecordTableView* m_view;
    NoticeBar* m_notice;
    FindBar* m_find;
};

}
