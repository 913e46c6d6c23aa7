// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tables/record_columns.h"
#include "ui/tables/record_edits.h"

#include <QTableView>

namespace ui {

class FilterHeader;
class LinkLabel;
class ReasonBubble;
class RecordDelegate;
class RecordTableModel;
class Workspace;

/// A record table: rows of one height, so that a million are as quick as ten. Keys as in a spreadsheet.
class RecordTableView : public QTableView {
    Q_OBJECT
public:
    RecordTableView(Workspace& workspace, RecordTableModel* model, QWidget* parent = nullptr);

    FilterHeader* head() const { return m_head; }
    RecordTableModel* table() const { return m_table; }

    /// Widths, order, hidden columns and the sort.
    QByteArray saveState() const { return m_columns.save(); }
    bool restoreState(const QByteArray& state) { return m_columns.restore(state); }

    RecordEdits::Ids selectedIds() const;             ///< of the rows with a selected cell, from the top
    std::vector<std::size_t> selectedColumns() const; ///< from left to right
    bool hasWholeRows() const;                        ///< every column in sight is selected
    std::vector<std::size_t> shownColumns() const;    ///< from left to right
    void selectRecord(std::int64_t id);               ///< and brings it into sight
    void showRow(int row, ScrollHint place = EnsureVisible);
    void showReason();
    void showRows(const RecordEdits::Ids& ids); ///< selects them, whatever the filters say

signals:
    void recordPicked(std::int64_t id); ///< by the person: the current row
    void copyWanted();
    void pasteWanted();
    void clearWanted();
    void deleteWanted();
    void duplicateWanted();
    void fillDownWanted();
    void mergeWanted();
    void findWanted();
    void addWanted();
    void allWanted(); ///< every record, whatever the filters say
    void menuWanted(const QPoint& globalPosition);
    void fillWanted(int column, const QString& text);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void closeEditor(QWidget* editor, QAbstractItemDelegate::EndEditHint hint) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    bool viewportEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void remember();
    void restore();
    void step(int columns, int rows);
    void showEmpty();
    void endDraft();
    void leaveDraft();

    RecordTableModel* m_table;
    RecordDelegate* m_delegate;
    FilterHeader* m_head;
    RecordColumns m_columns;
    ReasonBubble* m_bubble;
    LinkLabel* m_empty; ///< in place of rows: what to do
    struct {
        RecordEdits::Ids selected;
        std::int64_t current = 0;
        int column = 0;
        int row = 0;
    } m_before; ///< a reset of the model
    bool m_isRestoring = false;
};

}
