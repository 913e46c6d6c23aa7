// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/fields.h"

#include <algorithm>
#include <vector>

namespace model {

/// The fields of a record kind in the order of its table's columns: what a later version of the schema added stands behind what was there.
template <class Record> const std::vector<const Field<Record>*>& storedFields()
{
    static const auto all = [] {
        std::vector<const Field<Record>*> stored;
        for (const auto& field : fields<Record>())
            stored.push_back(&field);
        std::ranges::stable_sort(stored, {}, [](const auto* field) { return field->since; });
        return stored;
    }();
    return all;
}

/// How many of them a version of the schema has; 0 where it has no such table.
template <class Record> std::size_t storedFieldCount(int version)
{
    return static_cast<std::size_t>(std::ranges::count_if(fields<Record>(), [&](const auto& field) { return field.since <= version; }));
}

}
