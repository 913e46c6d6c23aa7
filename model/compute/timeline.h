// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/per_head.h"

#include <optional>
#include <vector>

namespace model {

/// What a ranking says of an organization at each quarter of a range; nothing where it has no value there.
struct OrganizationLine {
    OrganizationIndex organization;
    std::vector<std::optional<RankedOrganization>> values;

    /// The latest value; a line has one.
    const RankedOrganization& last() const;
};

struct OrganizationLines {
    Quarter first; ///< of the values
    std::vector<OrganizationLine>
        lines;             ///< the largest latest value first, those that reach the end of the range before others, pinned ones moved up
    std::size_t drawn = 0; ///< so many of the first are drawn
    std::vector<LeftOut> leftOut; ///< without a value in any quarter, with the reason at the last; by name
};

/// The rankings (per_head.h) of `resolved.from` to `resolved.to`, organization by organization. Drawn are those that the view chooses by
/// name, else the first twelve, fewer where `top` says so, more where it was set above its default, and behind them who is pinned. Empty
/// where the range ends before it begins.
OrganizationLines linesOf(const Ledger& ledger, const ViewState& view, const ResolvedView& resolved);

/// The view at one quarter of its range.
ResolvedView atQuarter(ResolvedView resolved, Quarter quarter);

}
