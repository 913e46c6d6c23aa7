// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace model {

/// What people write behind a number of a field, and what the number is to be multiplied by for the field's own unit.
struct FieldUnit {
    std::string_view text; ///< in lower case
    double factor;
};

/// How the numbers of a field are written beyond digits.
struct FieldUnits {
    std::span<const FieldUnit> units; ///< the longer of two with the same end first
    bool takesMultiples = true;       ///< whether k, M, B and T multiply; in a field with a unit of its own they would change that unit
    double most = 0;                  ///< far beyond what is known of anything; 0: no such limit
    std::string_view own = {};        ///< the unit of the field: "GB/s"; empty for counts
};

/// By the field's CSV name; what is not listed takes multiples and has no units.
const FieldUnits& unitsOf(std::string_view field);

}
