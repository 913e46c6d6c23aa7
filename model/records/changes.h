// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/records.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <vector>

namespace model {

/// Which records an edit, an undo or another program's commit touched: ids by kind, ascending, without doubles.
struct Changes {
    std::map<RecordKind, std::vector<std::int64_t>> ids;

    bool empty() const { return ids.empty(); }

    /// Takes in what else was touched.
    void add(const Changes& others)
    {
        for (const auto& [kind, added] : others.ids) {
            auto& all = ids[kind];
            all.insert(all.end(), added.begin(), added.end());
            std::ranges::sort(all);
            all.erase(std::unique(all.begin(), all.end()), all.end());
        }
    }

    bool operator==(const Changes&) const = default;
};

}
