// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace model {

/// How numbers of a figure are written: three significant digits, grouped below 10,000, then `k`, `M`, `B`; the unit's sign where it has
/// one.
struct NumberStyle {
    /// Percent is of fractions: 0.2 is "20 %"; years have fractions of a quarter each and are written whole.
    enum class Kind { Plain, Dollars, Watts, Gigabytes, Percent, FlopPerSecond, GigabytesPerSecond, Years };
    Kind kind = Kind::Plain;
    std::vector<double> lines; ///< never rounded across one of these
    bool operator==(const NumberStyle&) const = default;
};

}
