// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/dependents.h"
#include "model/records/record_ref.h"
#include "model/table/paste.h"
#include "model/table/table_record.h"

#include <QCoreApplication>
#include <QString>

#include <optional>
#include <vector>

namespace ui {

class Workspace;

/// Everything tables and forms do to records: each function is one undoable step with a name, or a reason why not. The rules are the
/// model's; table and form share them by sharing this.
class RecordEdits {
    Q_DECLARE_TR_FUNCTIONS(RecordEdits)
public:
    explicit RecordEdits(Workspace& workspace)
        : m_workspace(workspace)
    {
    }

    using Reason = std::optional<QString>; ///< nothing: it is done
    using Ids = std::vector<std::int64_t>;

    /// Whether the text may stand in the field, without writing it; the record then holds it. `isNew`: a name that is to be made.
    Reason read(model::TableRecord& record, std::size_t column, const QString& text, bool isNew = false) const;

    /// What the rules, or another record with the same key, have against it.
    Reason problem(const model::TableRecord& record) const;
    /// The same with this text in the field.
    Reason problem(model::TableRecord record, std::size_t column, const QString& text) const;

    /// Writes what a person typed into one field of a record as it was `seen`. A name that is new is made in the same step, and told in
    /// `made`.
    Reason setCell(const model::TableRecord& seen, std::size_t column, const QString& text, bool isNew = false,
        std::optional<model::RecordRef>* made = nullptr);
    Reason setCells(model::RecordKind kind, const Ids& ids, std::size_t column, const QString& text);
    /// Empties fields that may be empty; the others stay.
    Reason clearCells(model::RecordKind kind, const Ids& ids, const std::vector<std::size_t>& columns);
    /// A copy of each record for the quarter after its own.
    Reason repeatInNextQuarter(model::RecordKind kind, const Ids& ids, Ids& made);
    /// The values of the first record in all others.
    Reason fillDown(model::RecordKind kind, const Ids& ids, const std::vector<std::size_t>& columns);
    Reason insert(const model::TableRecord& record, std::int64_t& id);
    Reason remove(model::RecordKind kind, const Ids& ids, const model::Dependents& dependents);
    Reason paste(model::RecordKind kind, const model::PastePlan& plan);

    bool canEdit() const;
    Workspace& workspace() const { return m_workspace; }

private:
    QString called(const model::TableRecord& record) const;
    Reason change(const QString& label, const std::vector<model::TableRecord>& seen, const std::vector<model::TableRecord>& changed);

    Workspace& m_workspace;
};

/// Makes the record that a new name in a column stands for: an organization, a chip or a source.
std::optional<model::TableRecord> namedRecord(model::FieldType type, const QString& name);

}
