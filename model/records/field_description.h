// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/records.h"

#include <optional>
#include <span>
#include <string_view>

namespace model {

enum class FieldType { Text, Number, Quarter, Word, Organization, Chip, Source, Sources };

/// A field of a record kind without its C++ type: what a table, a filter, an editor and an import need to know.
struct FieldDescription {
    std::string_view name; ///< as in the CSV
    FieldType type = FieldType::Text;
    bool isRequired = false; ///< never unknown
    bool isKey = false;
    bool isFraction = false;                 ///< a number that people also write in percent
    int since = 1;                           ///< the version of the schema that brought it
    std::span<const std::string_view> words; ///< what a Word may be
};

/// In the order of fields().
std::span<const FieldDescription> fieldsOf(RecordKind kind);

/// The kind of record that a field of this type refers to: one, or several where it is Sources.
std::optional<RecordKind> referredKind(FieldType type);

/// The place of a field by its CSV name.
std::optional<std::size_t> fieldNamed(RecordKind kind, std::string_view name);

}
