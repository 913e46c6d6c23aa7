// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/series.h"

#include <string>
#include <vector>

namespace model {

/// A side of a comparison: what its own filters let through of what the view's let through. Names as in a view.
struct VersusGroup {
    std::string name;
    Filter organization;
    Filter chip;
};

/// One series a group over `resolved.from` to `resolved.to`, in the order given: the sum of all it holds (`isStock`) or gains, with widths.
/// Each is a sum of its own: what one group contains does not reduce an aggregate in another.
std::vector<GroupSeries> versusSeries(
    const Ledger& ledger, const ViewState& view, const ResolvedView& resolved, const std::vector<VersusGroup>& groups, bool isStock);

}
