// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/each_record_type.h"

#include <array>
#include <optional>
#include <span>
#include <string_view>

namespace model {

/// The kinds that have a table, in the order they are shown.
inline constexpr std::array tableKinds { RecordKind::Inventory, RecordKind::Headcount, RecordKind::Organization, RecordKind::Chip,
    RecordKind::TrainingRun, RecordKind::Source };

enum class ColumnType { Text, Number, Quarter, Word, Organization, Chip, Source };

/// A field of a record kind without its type: what a table, a filter and an editor need to know.
struct Column {
    std::string_view name; ///< as in the CSV
    ColumnType type = ColumnType::Text;
    bool isRequired = false; ///< never unknown
    bool isKey = false;
    std::span<const std::string_view> words; ///< what a Word may be
};

/// In the order of fields().
std::span<const Column> columns(RecordKind kind);

/// The place of a column by its CSV name.
std::optional<std::size_t> columnNamed(RecordKind kind, std::string_view name);

}
