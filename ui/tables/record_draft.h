// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/table/table_record.h"

#include <QString>

#include <optional>
#include <vector>

namespace ui {

/// A record being made in a row of a table.
struct RecordDraft {
    model::TableRecord record;
    std::vector<bool> isKnown; ///< a field each: it holds a value somebody meant
    std::vector<bool> isTyped; ///< by the person, not taken over
    int row = 0;
    QString reason; ///< why it is not stored yet

    model::RecordKind kind() const { return model::refOf(record).kind; }
    bool isMissing(std::size_t column) const;

    /// Forgets what was taken over in fields of a type that only belong to one organization: its source, its provider.
    void dropTakenOver(model::FieldType type);

    /// What it refers to may be gone, by an undo or elsewhere: it is needed again then. The columns are given back.
    std::vector<int> dropVanished(const model::Dataset& dataset);

private:
    void drop(std::size_t column);
};

/// What a new record takes over: organization and quarter of the one beside it, and its source, since one source often says much of one
/// organization; never what is said of them. Where another organization is picked, that one at this quarter instead.
RecordDraft draftBeside(model::RecordKind kind, std::optional<model::TableRecord> beside, std::optional<model::OrganizationId> picked,
    model::Quarter quarter, const model::Dataset& dataset);

}
