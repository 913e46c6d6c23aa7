// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/records.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace model {

enum class FieldType { Text, Number, Fraction, Quarter, Word, Organization, Chip, Source };

/// A field of a record kind as an import sees it, without its C++ type.
struct ImportField {
    std::string_view name; ///< as in our CSVs
    FieldType type = FieldType::Text;
    bool isNeeded = false;          ///< a new record cannot do without a value
    bool isKey = false;             ///< decides which record of the document a row is about
    std::vector<std::string> words; ///< of a Word: what it may be
};

std::vector<ImportField> importFields(RecordKind kind);

/// The kinds a table can be imported into: all but saved views, waivers and recipes.
std::vector<RecordKind> importKinds();

/// "Inventory", "Training runs": what people call a kind's table.
std::string_view tableTitle(RecordKind kind);

/// The kind by its word, its CSV's name or its title, letters' case ignored: "inventory", "organizations", "training runs".
std::optional<RecordKind> recordKindNamed(std::string_view name);

}
