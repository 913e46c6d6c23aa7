// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/changeset.h"
#include "model/store/schema.h"

#include <cstdint>
#include <string>
#include <vector>

namespace model {

/// Records that a step inserted one after the other, so many that only their ids are kept. While the step is undone `rows` holds them
/// (record_bytes.h), to be inserted again.
struct InsertedRange {
    static constexpr std::size_t most = 50'000'000; ///< records; more are for the changeset

    RecordKind kind = RecordKind::Inventory;
    std::int64_t first = 0;
    std::size_t count = 0;
    std::string rows;
    int version = schemaVersion; ///< of the schema that the rows were written with

    bool contains(RecordRef record) const
    {
        return record.kind == kind && record.id >= first && record.id - first < static_cast<std::int64_t>(count);
    }
};

/// What the journal keeps of a step: the ranges come first, then what the changeset says happened, also to records of the ranges. The ids
/// of a range are new: nothing had them before the step. Without ranges it is stored as the plain changeset.
struct StepContent {
    std::vector<InsertedRange> ranges; ///< at most one a kind
    Changeset changeset;

    bool empty() const { return ranges.empty() && changeset.empty(); }

    /// Throws BadContent.
    static StepContent parse(std::string_view bytes);
    std::string bytes() const;

    /// The records it names; throws BadContent.
    Changes changes() const;
};

/// The records of a range's rows; throws BadContent where they are not as many as it says.
template <class Record> std::vector<Record> recordsOf(const InsertedRange& range);

}
