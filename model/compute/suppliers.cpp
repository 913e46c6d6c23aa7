// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/suppliers.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace model {

namespace {

using From = SuppliedPart::From;

SuppliedOrganization supplied(const Ledger& ledger, const ViewState& view, const RankedOrganization& ranked)
{
    struct Sum {
        SuppliedPart part;
        IntervalSum widths;
        double amount = 0;
    };
    std::map<std::pair<From, Index>, Sum> sums;
    for (const auto& held : ranked.held.parts) {
        const auto& position = ledger.positions()[held.position];
        const auto from = position.access == Access::Owned ? From::Own : position.provider == none ? From::Unknown : From::Provider;
        auto& sum = sums[{ from, position.provider }];
        if (!held.perChip && held.stock.units != 0) {
            sum.part.missingChips.push_back(position.chip);
            continue;
        }
        sum.amount += held.value;
        sum.widths.add(held.stock.source, scaled(held.stock.halves, held.perChip.value_or(0) * held.share));
        if (held.value != 0)
            sum.part.mark = weakest(sum.part.mark, held.stock.mark);
    }

    SuppliedOrganization organization { ranked.organization, ranked.held.value, {} };
    for (auto& [key, sum] : sums) {
        if (sum.amount == 0 && sum.part.missingChips.empty())
            continue;
        sum.part.from = key.first;
        sum.part.provider = key.second;
        sum.part.amount = withEnds(sum.amount, sum.widths.result(view.rho));
        if (organization.amount > 0)
            sum.part.share = sum.amount / organization.amount;
        organization.parts.push_back(std::move(sum.part));
    }
    std::ranges::stable_sort(organization.parts, [&](const SuppliedPart& a, const SuppliedPart& b) {
        return std::tuple(a.from, -a.amount.best) < std::tuple(b.from, -b.amount.best);
    });
    return organization;
}

}

Suppliers suppliers(const Ledger& ledger, const ViewState& view, const ResolvedView& resolved)
{
    auto totals = resolved;
    totals.per = Per::None;
    auto ranking = rankOrganizations(ledger, view, totals);
    Suppliers suppliers;
    for (const auto& ranked : ranking.drawn)
        suppliers.drawn.push_back(supplied(ledger, view, ranked));
    suppliers.leftOut = std::move(ranking.leftOut);
    return suppliers;
}

}
