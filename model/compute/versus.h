// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/drawn_series.h"

#include <string>
#include <vector>

namespace model {

/// One series a group over `resolved.from` to `resolved.to`, in the order given: the sum of all it holds (`isStock`) or gains, with widths.
/// Each is a sum of its own: what one group contains does not reduce an aggregate in another.
std::vector<GroupSeries> versusSeries(
    const Ledger& ledger, const ViewState& view, const ResolvedView& resolved, const std::vector<VersusGroup>& groups, bool isStock);

/// The view with what a group lets through of what it lets through.
ViewState viewOf(const ViewState& view, const VersusGroup& group);

/// The groups a view compares. Where it names none: the organization that holds most at the end of the range, against all others the
/// filters let through (`others`); none where nobody holds anything.
std::vector<VersusGroup> versusGroups(const Ledger& ledger, const ViewState& view, const ResolvedView& resolved);

/// What is counted in two groups.
struct Overlap {
    std::size_t first = 0; ///< place of a group
    std::size_t second = 0;
    OrganizationIndex organization;
    OrganizationIndex aggregate; ///< of the first group, which contains the organization of the second; none where both count it itself
    bool operator==(const Overlap&) const = default;
};

/// Organizations with positions in two groups, or in an aggregate of one and on their own in another; by group, then by name.
std::vector<Overlap> overlaps(
    const Ledger& ledger, const ViewState& view, const ResolvedView& resolved, const std::vector<VersusGroup>& groups);

/// The series versus draws: stocks, flows, or stocks over those of the base quarter.
struct DrawnVersus {
    std::vector<VersusGroup> groups;
    DrawnSeries drawn;                ///< a series for each group with a value, in their order
    std::vector<std::string> unknown; ///< groups without any
};

/// The figure's series over `resolved.from` to `resolved.to`, which must not be before it. Widths are only summed where `withWidths`.
DrawnVersus drawnVersus(const Ledger& ledger, const ViewState& view, const ResolvedView& resolved, bool withWidths);

}
