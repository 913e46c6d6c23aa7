// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/message.h"
#include "model/records/field_description.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace model {

/// Throws Error (Usage) for a kind that tables are not imported into.
void requireImportKind(RecordKind kind);

/// The fields of a kind that tables are imported into; throws Error (Usage) for the others.
std::span<const FieldDescription> importFields(RecordKind kind);

/// The kinds a table can be imported into: all but saved views, waivers and recipes.
std::vector<RecordKind> importKinds();

/// "Inventory", "Training runs": what people call a kind's table.
const Message& tableTitle(RecordKind kind);

/// The kind by its word, its CSV's name or its title, letters' case ignored: "inventory", "organizations", "training runs".
std::optional<RecordKind> recordKindNamed(std::string_view name);

}
