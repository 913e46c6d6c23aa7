// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/import_fields.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace model {

/// Whether two column names mean the same: letters and digits count, case, width, spaces, _ and punctuation do not.
bool isSameColumn(std::string_view a, std::string_view b);

/// Which of a table's columns a name means: the very same one, one that isSameColumn, or `#3`.
std::optional<std::size_t> columnOf(const std::vector<std::string>& columns, std::string_view wanted);

/// What stands between the texts of a head of two rows.
inline constexpr std::string_view headJoint = ": ";

/// A column that gives a field, and what its numbers are to be multiplied by: 1000 for `units (thousands)`.
struct FoundColumn {
    std::size_t place;
    double factor = 1;
};

/// The column that people would take for the field: by the field's own name, else by what it is also called, in English or Chinese, then by
/// either text of a joined head, then with a unit behind the name.
std::optional<FoundColumn> columnFor(RecordKind kind, const FieldDescription& field, const std::vector<std::string>& columns);

/// The column that says how far low and high are from a best estimate.
std::optional<std::size_t> plusMinusColumnFor(const FieldDescription& field, const std::vector<std::string>& columns);

/// Whether the head says a unit or multiple of the field's numbers, in either of its rows.
bool saysUnit(std::string_view field, std::string_view head);

/// Whether the field's numbers may be in the multiple that a line above a table says.
bool isCounted(std::string_view field);

/// The column that gives the year of quarters without one.
std::optional<std::size_t> yearColumnFor(const std::vector<std::string>& columns);

/// What a line above a table says that its numbers are multiples of: 1000 for "Units in thousands" or "(单位：千台)".
std::optional<double> multipleAbove(std::string_view text);

/// Whether the text is what some field of some kind is called, with or without a unit, so that it may head a column.
bool isKnownHead(std::string_view text);

/// Whether the text says more of the column whose head stands above it: p5, median, (thousands), USD.
bool isSecondHead(std::string_view text);

}
