// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/each_record_type.h"
#include "model/records/field_description.h"
#include "model/records/field_text.h"
#include "model/records/record_ref.h"
#include "model/records/validate.h"

#include <array>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace model {

/// The kinds that have a table, in the order they are shown.
inline constexpr std::array tableKinds { RecordKind::Inventory, RecordKind::Headcount, RecordKind::Organization, RecordKind::Chip,
    RecordKind::TrainingRun, RecordKind::Source, RecordKind::OperationalShare, RecordKind::Event };

TableRecord emptyRecord(RecordKind kind);
RecordRef refOf(const TableRecord& record);

/// Nothing where there is none any more.
std::optional<TableRecord> recordOf(const Dataset& dataset, const RecordRef& ref);

/// As the CSVs write it.
std::string cellText(const TableRecord& record, std::size_t column, const Dataset& dataset);

/// A number, or nothing where it is unknown or the column holds none.
std::optional<double> cellNumber(const TableRecord& record, std::size_t column);

/// Reads what a person typed into a field: numbers as readPersonsNumber takes them, words whatever their case. Returns why it
/// cannot be, to be continued after the value, and leaves the record as it was then.
std::optional<Sentence> readCell(TableRecord& record, std::size_t column, std::string_view text, const NameIndex& names);

/// The same value in the same field of another record of the kind.
void copyCell(TableRecord& to, const TableRecord& from, std::size_t column);

std::vector<Problem> problemsOf(const TableRecord& record, const References& references);

/// The stored record, other than this one, that has the same key; nothing where there is none. Looks at all records of the kind.
std::optional<std::int64_t> sameKey(const TableRecord& record, const Dataset& dataset);

/// What a record is called in a step's name: "OpenAI, H100/H200, 2025Q4".
std::string recordName(const TableRecord& record, const Dataset& dataset);

}
