// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/wealth.h"

#include <algorithm>

namespace model {

Wealth wealth(const Ledger& ledger, const ViewState& view, const ResolvedView& resolved)
{
    auto ranking = rankOrganizations(ledger, view, resolved);
    Wealth wealth;
    wealth.leftOut = std::move(ranking.leftOut);
    for (auto& ranked : ranking.drawn) {
        wealth.drawn.push_back(
            { ranked.organization, withEnds(ranked.people->count, ranked.people->halves), withEnds(ranked.held.value, ranked.held.halves),
                ranked.value.best, ranked.mark, ranked.held.missingChips, std::move(ranked.held), *ranked.people });
    }
    std::ranges::stable_sort(wealth.drawn, std::ranges::greater(), [](const WealthPoint& point) { return point.amount.best; });
    return wealth;
}

}
