// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/each_record_type.h"
#include "model/records/record_table.h"
#include "model/records/records.h"

#include <string_view>

namespace model {

/// All records of a document at one moment: immutable once made, cheap to copy, shared by reading code.
class Dataset {
public:
    template <class Record> const RecordTable<Record>& table() const { return std::get<RecordTable<Record>>(m_tables); }

    template <class Record> void setTable(RecordTable<Record> table) { std::get<RecordTable<Record>>(m_tables) = std::move(table); }

    const RecordTable<Organization>& organizations() const { return table<Organization>(); }
    const RecordTable<Chip>& chips() const { return table<Chip>(); }
    const RecordTable<Source>& sources() const { return table<Source>(); }
    const RecordTable<InventoryRecord>& inventory() const { return table<InventoryRecord>(); }
    const RecordTable<HeadcountRecord>& headcounts() const { return table<HeadcountRecord>(); }
    const RecordTable<TrainingRun>& trainingRuns() const { return table<TrainingRun>(); }
    const RecordTable<OperationalShare>& operationalShares() const { return table<OperationalShare>(); }
    const RecordTable<Event>& events() const { return table<Event>(); }
    const RecordTable<SavedView>& savedViews() const { return table<SavedView>(); }

    /// Null where no record has this name.
    const Organization* organizationNamed(std::string_view name) const;
    const Chip* chipNamed(std::string_view name) const;
    const Source* sourceWithKey(std::string_view key) const;
    const SavedView* savedViewNamed(std::string_view name) const;

    /// The name behind a reference, empty where it leads nowhere.
    std::string_view name(OrganizationId id) const;
    std::string_view name(ChipId id) const;
    std::string_view name(SourceId id) const; ///< its key

private:
    EachRecordType<RecordTable> m_tables;
};

}
