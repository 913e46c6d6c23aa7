// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/ledger.h"

#include <optional>
#include <vector>

namespace model {

/// The people of an organization at a quarter, and the one or two claims it rests on.
struct People {
    double count = 0;
    HalfWidths halves;
    Mark mark = Mark::Stated;
    const HeadcountRecord* from = nullptr; ///< at or before the quarter (or the first one after it)
    const HeadcountRecord* to = nullptr;   ///< the next one of an interpolation, else null
};

/// The headcounts of one population that count in a view (help method per-head): interpolated between claims, carried
/// at most `carry` quarters before the first and after the last.
class Headcounts {
public:
    Headcounts(const Ledger& ledger, Population population);

    /// The people at a quarter: nothing where they are unknown, or none.
    std::optional<People> at(OrganizationIndex organization, Quarter quarter) const;

private:
    ByOrganization<std::vector<const HeadcountRecord*>> m_claims; ///< one a quarter
    int m_carry;
};

}
