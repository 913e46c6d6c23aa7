// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/import_plan.h"

#include <optional>
#include <string>
#include <vector>

namespace model {

/// The first of a field's columns that the table has.
std::optional<std::size_t> columnOf(const std::vector<std::string>& columns, const FieldPlan& field);

}
