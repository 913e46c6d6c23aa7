// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/records_behind.h"
#include "model/records/changes.h"
#include "model/records/record_ref.h"
#include "model/table/record_list.h"
#include "model/table/table_record.h"
#include "ui/tables/record_draft.h"
#include "ui/tables/record_edits.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QPair>

#include <set>
#include <vector>

namespace ui {

class Workspace;

/// The records of one kind as rows of a table, at any number. Texts that could not be taken stay in their cells with the reason, until
/// their record changes: then they are tried again. A draft is a record being made, which is stored when somebody is done with it. While an
/// editor is open what others change waits, so that what is typed is held against what was seen.
class RecordTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role {
        SourceKindRole = Qt::UserRole, ///< of a cell that shows a source
        ReasonRole,                    ///< why the text in the cell was not taken
        MarkedRole,
        PlannedRole,
        EstimateRole, ///< the row rests on an own estimate
        MissingRole,  ///< a draft needs a value here
        NewNameRole   ///< setData with it makes the organization, chip or source of that name
    };

    RecordTableModel(Workspace& workspace, model::RecordKind kind, QObject* parent = nullptr);

    model::RecordKind kind() const { return m_list.kind(); }
    const model::RecordList& list() const { return m_list; }
    int total() const { return static_cast<int>(m_list.total()); }

    void setDataset();
    void takeChanges(const model::Changes& changes);
    QString setFilter(int column, const QString& text); ///< why it is none
    void setFilters(const std::vector<std::string>& texts);
    void setRestriction(model::RecordList::Restriction restriction);
    void setSort(const std::vector<model::SortKey>& keys);
    void keep(const std::vector<std::int64_t>& ids); ///< in sight, whatever the filters say
    void hold();                                     ///< an editor was opened
    void release();                                  ///< and is closed
    void setMarks(const model::RecordMarks& marks);
    int firstMarked() const; ///< -1: none

    model::TableRecord recordAt(int row) const;
    std::int64_t idAt(int row) const; ///< 0 of a draft
    int rowOf(std::int64_t id) const; ///< -1: not in sight

    /// A row for a new record below `row` (-1: at the end). `isKnown` says which fields hold a value somebody meant.
    QModelIndex startDraft(const model::TableRecord& record, const std::vector<bool>& isKnown, int row);
    void dropDraft();
    bool isDraftComplete() const; ///< it has all it needs
    /// Writes the draft as a record; what is against it is its reason then. `isLeft`: somebody is at another row already.
    void storeDraft(bool isLeft);
    int draftRow() const { return m_draft ? m_draft->row : -1; }
    QString draftReason() const { return m_draft ? m_draft->reason : QString(); }

    QString reasonAt(const QModelIndex& index) const;
    void forget(const QModelIndex& index); ///< a text that was not taken

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

signals:
    void counted(); ///< rows came or went
    void draftStored(std::int64_t id, bool isLeft);
    void nameMade(const model::RecordRef& record); ///< an organization, a chip or a source that nothing is known of but its name

private:
    struct Refused {
        QString text;
        QString reason;
    };
    using Cell = QPair<std::int64_t, int>;

    template <class Change> void replaceRows(Change change);
    std::size_t place(int row) const { return static_cast<std::size_t>(m_draft && row > m_draft->row ? row - 1 : row); }
    bool isDraft(int row) const { return m_draft && row == m_draft->row; }
    template <class Record> const Record& recordIn(int row) const;
    template <class Record> QVariant valueOf(const Record& record, const QModelIndex& index, int role) const;
    QVariant draftData(const QModelIndex& index, int role) const;
    bool setDraftData(const QModelIndex& index, const QString& text, bool isNew);
    void applyChanges(const model::Changes& changes);
    void tryAgain(std::int64_t id);
    void reviewRefused(const model::Changes& changes);

    Workspace& m_workspace;
    RecordEdits m_edits;
    model::RecordList m_list;
    model::RecordMarks m_marks;
    std::optional<RecordDraft> m_draft;
    QHash<Cell, Refused> m_refused;
    int m_editors = 0; ///< that are open
    bool m_isWriting = false;
    model::Changes m_waiting; ///< what others changed since an editor was opened
};

}
