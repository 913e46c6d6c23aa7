// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/import_plan.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace model {

/// Which of a table's columns a name means: the very same one, one that isSameColumn, or `#3`.
std::optional<std::size_t> columnOf(const std::vector<std::string>& columns, std::string_view wanted);

/// The first of a field's columns that the table has.
std::optional<std::size_t> columnOf(const std::vector<std::string>& columns, const FieldPlan& field);

/// Fills in the number and date formats that the plan leaves open, by the values of a table; appends what was assumed.
void guessFormats(ImportPlan& plan, const TablePreview& preview, std::vector<Sentence>& notes);

}
