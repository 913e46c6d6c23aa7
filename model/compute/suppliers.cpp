// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/suppliers.h"

#include "model/compute/series.h"

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
        double amount = 0;
    };
    std::map<std::pair<From, OrganizationIndex>, Sum> sums;
    for (const auto& held : ranked.held.parts) {
        const auto& position = ledger.positions()[held.position];
        const auto from = position.access == Access::Owned ? From::Own : position.provider == none ? From::Unknown : From::Provider;
        auto& sum = sums[{ from, position.provider }];
        sum.part.held.push_back(held);
        if (!held.perChip && held.stock.units != 0) {
            sum.part.missingChips.push_back(position.chip);
            continue;
        }
        sum.amount += held.value;
        if (held.value != 0)
            sum.part.mark = weakest(sum.part.mark, held.stock.mark);
    }

    SuppliedOrganization organization { ranked.organization, ranked.held.value, {}, ranked.held.letting };
    for (auto& [key, sum] : sums) {
        if (sum.amount == 0 && sum.part.missingChips.empty())
            continue;
        sum.part.from = key.first;
        sum.part.provider = key.second;
        IntervalSum widths;
        addTo(widths, sum.part.held);
        if (key.first == From::Own)
            sum.part.others = ranked.held.others;
        addTo(widths, sum.part.others);
        sum.part.amount = withEnds(sum.amount, widths.result(view.rho));
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
    totals.scale = Scale::Log; // who has nothing has it of nobody
    auto ranking = rankOrganizations(ledger, view, totals);
    Suppliers suppliers;
    for (const auto& ranked : ranking.drawn)
        suppliers.drawn.push_back(supplied(ledger, view, ranked));
    suppliers.leftOut = std::move(ranking.leftOut);
    return suppliers;
}

bool Supplier::supplies(const SuppliedPart& part) const
{
    return part.from == from && (from != From::Provider || std::ranges::find(providers, part.provider) != providers.end());
}

std::vector<Supplier> suppliersOf(const Ledger& ledger, std::span<const SuppliedOrganization> organizations)
{
    bool isOwn = false, isUnknown = false;
    std::map<OrganizationIndex, double> provided;
    for (const auto& organization : organizations) {
        for (const auto& part : organization.parts) {
            isOwn = isOwn || part.from == From::Own;
            isUnknown = isUnknown || part.from == From::Unknown;
            if (part.from == From::Provider)
                provided[part.provider] += part.amount.best;
        }
    }
    std::vector<OrganizationIndex> providers;
    for (const auto& [provider, amount] : provided)
        providers.push_back(provider);
    std::ranges::sort(providers, {},
        [&](OrganizationIndex provider) { return std::tuple(-provided[provider], std::string_view(ledger.organization(provider).name)); });

    std::vector<Supplier> suppliers;
    if (isOwn)
        suppliers.push_back({ "own", From::Own });
    const auto most = maxSeries - (isOwn ? 1 : 0) - (isUnknown ? 1 : 0);
    for (std::size_t i = 0; i < std::min(most, providers.size()); ++i)
        suppliers.push_back({ ledger.organization(providers[i]).name, From::Provider, { providers[i] } });
    if (isUnknown)
        suppliers.push_back({ "unknown", From::Unknown });
    if (providers.size() > most) {
        const auto first = providers.begin() + static_cast<std::ptrdiff_t>(most);
        suppliers.push_back({ "other", From::Provider, { first, providers.end() }, true });
    }
    return suppliers;
}

std::optional<SuppliedPart> partOf(const SuppliedOrganization& organization, const Supplier& supplier, double rho)
{
    std::vector<const SuppliedPart*> parts;
    for (const auto& part : organization.parts) {
        if (supplier.supplies(part))
            parts.push_back(&part);
    }
    if (parts.size() <= 1)
        return parts.empty() ? std::nullopt : std::optional(*parts.front());
    SuppliedPart sum;
    sum.from = supplier.from;
    IntervalSum widths;
    double amount = 0;
    for (const auto* part : parts) {
        amount += part->amount.best;
        sum.mark = weakest(sum.mark, part->mark);
        if (part->share)
            sum.share = sum.share.value_or(0) + *part->share;
        sum.missingChips.insert(sum.missingChips.end(), part->missingChips.begin(), part->missingChips.end());
        sum.held.insert(sum.held.end(), part->held.begin(), part->held.end());
        addTo(widths, part->held);
    }
    sum.amount = withEnds(amount, widths.result(rho));
    return sum;
}

}
