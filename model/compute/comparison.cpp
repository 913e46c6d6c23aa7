// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/comparison.h"

#include "model/compute/order.h"

#include <algorithm>
#include <limits>

namespace model {

std::optional<Comparison> compareOrganizations(
    const Ledger& ledger, const ViewState& view, const ResolvedView& resolved, OrganizationIndex a, OrganizationIndex b)
{
    auto both = view;
    both.top = std::numeric_limits<int>::max();
    both.organization.reset();
    both.kind.reset();
    both.country.reset();
    const auto ranking = rankOrganizations(ledger, both, resolved);
    const auto find = [&](OrganizationIndex organization) {
        const auto found = std::ranges::find(ranking.drawn, organization, &RankedOrganization::organization);
        return found == ranking.drawn.end() || !(found->value.best > 0) ? nullptr : &*found;
    };
    const auto* first = find(a);
    const auto* second = find(b);
    if (!first || !second)
        return std::nullopt;
    Comparison comparison;
    comparison.a = first->value;
    comparison.b = second->value;
    comparison.hasIntervalA = first->chipsHaveInterval || first->peopleHaveInterval;
    comparison.hasIntervalB = second->chipsHaveInterval || second->peopleHaveInterval;
    comparison.probabilityAbove = probabilityAbove(comparable(*first), comparable(*second));
    comparison.factor = first->value.best / second->value.best;
    return comparison;
}

}
