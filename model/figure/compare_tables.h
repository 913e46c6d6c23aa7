// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/words.h"
#include "model/figure/figure.h"

#include <span>
#include <string>
#include <vector>

namespace model {

/// A value of a figure's table that is another than it was.
struct ChangedValue {
    std::string item; ///< with its series in front where it has both
    std::optional<Quarter> quarter;
    std::string then; ///< "1,740 [905 – 3,570]", "no headcount", "not in the figure"
    std::string now;
    bool isBeyond = false; ///< it had an interval, and what it is now, if anything, lies outside
    bool operator==(const ChangedValue&) const = default;
};

struct TableComparison {
    std::size_t compared = 0; ///< values in either table
    std::vector<ChangedValue> changed;
    bool operator==(const TableComparison&) const = default;
};

/// What differs between the table a figure had and the one it has: values, intervals, marks and reasons; not ranks and tiers, which follow
/// from all values together. In the order of the figure, then what is no longer in it.
TableComparison compareTables(std::span<const TableRow> then, const Figure& now, const Words& words = {});

}
