// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/plan_columns.h"

namespace model {

std::optional<std::size_t> columnOf(const std::vector<std::string>& columns, const FieldPlan& field)
{
    for (const auto& name : field.columns) {
        if (const auto place = columnOf(columns, name))
            return place;
    }
    return std::nullopt;
}

}
