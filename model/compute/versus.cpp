// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/versus.h"

#include <algorithm>

namespace model {

namespace {

/// What both let through.
Filter narrowed(const Filter& filter, const Filter& further)
{
    if (!filter || !further)
        return filter ? filter : further;
    std::vector<std::string> names;
    std::ranges::copy_if(*filter, std::back_inserter(names), [&](const std::string& name) { return passes(further, name); });
    return names;
}

}

std::vector<GroupSeries> versusSeries(
    const Ledger& ledger, const ViewState& view, const ResolvedView& resolved, const std::vector<VersusGroup>& groups, bool isStock)
{
    constexpr bool withWidths = true;
    std::vector<GroupSeries> sides;
    for (const auto& group : groups) {
        auto own = view;
        own.organization = narrowed(view.organization, group.organization);
        own.chip = narrowed(view.chip, group.chip);
        const auto table = seriesTable(ledger, own, resolved, isStock, withWidths);
        sides.push_back(sumOf(table.series, group.name, std::max(0, resolved.to - resolved.from + 1)));
    }
    return sides;
}

}
