// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/record_ref.h"
#include "ui/tables/notice_bar.h"
#include "ui/tables/record_edits.h"
#include "ui/tables/record_table_model.h"

#include <QWidget>

#include <functional>
#include <optional>

class QMenu;

namespace ui {

class FindBar;
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
    void showRows(const RecordEdits::Ids& ids); ///< selected, whatever the filters say

    /// A draft below the current row, for the organization and the quarter of the record somebody is at; its source as well, since one
    /// source often says much of one organization.
    void add();
    /// A draft with all values of the current row; of several rows a copy each for the next quarter, at once.
    void duplicate();
    void fillDown();
    void clearSelected(); ///< empties the selected cells; of whole rows it says what deletes them
    void removeSelected();
    void mergeSelected(); ///< the current row's record into another one; of two selected rows into that of the other
    void copy() const;
    void paste();
    void openFind();
    void findNext();
    void findPrevious();

signals:
    void recordPicked(const model::RecordRef& ref);
    void recordWanted(const model::RecordRef& ref); ///< of any kind, in its table
    void historyWanted(const model::RecordRef& ref);
    void allWanted(); ///< every record, also those the figure does not show
    void counted();

private:
    void connectAll();
    void duplicateAll(const RecordEdits::Ids& ids);
    void applyFilter(int column, const QString& text);
    void find(const QString& text, int step, bool isNew);
    void remove(const RecordEdits::Ids& ids);
    void showMenu(const QPoint& globalPosition);
    bool refuseWhereReadOnly();
    void tell(const RecordEdits::Reason& reason);
    void tellDone(const QString& sentence); ///< with a way to take it back
    void editAll(const std::function<RecordEdits::Reason()>& edit);
    void tellNew(const model::RecordRef& made, bool isLastStep = true);
    NoticeBar::Offer undoOffer();
    void takeChanges(const model::Changes& changes);
    void addSourceEntries(QMenu& menu, int row);
    void startDraft(const model::TableRecord& record, const std::vector<bool>& isKnown, int row);

    Workspace& m_workspace;
    RecordEdits m_edits;
    RecordTableModel* m_model;
    RecordTableView* m_view;
    NoticeBar* m_notice;
    FindBar* m_find;
    RecordEdits::Ids m_lastChanged;             ///< in the last step
    std::optional<model::RecordRef> m_justMade; ///< a new name, by what is still being entered
};

}
