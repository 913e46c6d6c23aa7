// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/versus.h"

#include "model/compute/select.h"
#include "model/compute/shares.h"

#include <algorithm>
#include <tuple>

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

/// Takes over what a figure says beside its series.
void addNotes(SeriesTable& whole, SeriesTable part)
{
    whole.leftOut.insert(whole.leftOut.end(), part.leftOut.begin(), part.leftOut.end());
    whole.lastValues.resize(part.lastValues.size());
    for (const auto i : part.lastValues.indices()) {
        if (!whole.lastValues[i])
            whole.lastValues[i] = part.lastValues[i];
    }
    for (const auto source : part.drawnSources) {
        if (std::ranges::find(whole.drawnSources, source) == whole.drawnSources.end())
            whole.drawnSources.push_back(source);
    }
    whole.unknownProvider += part.unknownProvider;
    whole.internal += part.internal;
    whole.ownedNothing = whole.ownedNothing || part.ownedNothing;
    whole.reducesAggregates = whole.reducesAggregates || part.reducesAggregates;
    for (const auto& share : part.earlierShares) {
        if (std::ranges::find(whole.earlierShares, share) == whole.earlierShares.end())
            whole.earlierShares.push_back(share);
    }
}

/// Which organizations each group counts, and whether a position takes part in it.
struct Members {
    Chosen chosen;
    ByOrganization<char> hasPositions;
    bool takes(const Position& position) const { return chosen.organizations[position.organization] && chosen.chips[position.chip]; }
};

}

ViewState viewOf(const ViewState& view, const VersusGroup& group)
{
    auto own = view;
    own.organization = narrowed(view.organization, group.organization);
    own.chip = narrowed(view.chip, group.chip);
    own.chipKind = narrowed(view.chipKind, group.chipKind);
    own.kind = narrowed(view.kind, group.kind);
    own.country = narrowed(view.country, group.country);
    own.vendor = narrowed(view.vendor, group.vendor);
    return own;
}

std::vector<GroupSeries> versusSeries(
    const Ledger& ledger, const ViewState& view, const ResolvedView& resolved, const std::vector<VersusGroup>& groups, bool isStock)
{
    constexpr bool withWidths = true;
    std::vector<GroupSeries> sides;
    for (const auto& group : groups) {
        auto table = sumTable(ledger, viewOf(view, group), resolved, group.name, isStock, withWidths);
        sides.push_back(std::move(table.series.front()));
    }
    return sides;
}

std::vector<VersusGroup> versusGroups(const Ledger& ledger, const ViewState& view, const ResolvedView& resolved)
{
    if (!view.groups.empty())
        return view.groups;
    const auto amounts = amountsByOrganization(ledger, view, resolved, resolved.to);
    OrganizationIndex largest;
    for (const auto i : amounts.indices()) {
        if (amounts[i] && amounts[i]->best > 0 && !isAggregate(ledger.organization(i))
            && (largest == none || amounts[i]->best > amounts[largest]->best))
            largest = i;
    }
    if (largest == none)
        return {};
    const auto allowed = chosen(ledger.dataset(), view).organizations;
    VersusGroup one { ledger.organization(largest).name };
    VersusGroup others { "others" };
    one.organization = { one.name };
    others.organization.emplace();
    for (const auto i : allowed.indices()) {
        if (allowed[i] && i != largest)
            others.organization->push_back(ledger.organization(i).name);
    }
    return { std::move(one), std::move(others) };
}

std::vector<Overlap> overlaps(
    const Ledger& ledger, const ViewState& view, const ResolvedView& resolved, const std::vector<VersusGroup>& groups)
{
    const auto counts = [&](const Position& position) {
        return position.access == Access::Owned || (resolved.access == Holding::HasAccess && position.provider != none);
    };
    std::vector<Members> members;
    for (const auto& group : groups) {
        Members one { chosen(ledger.dataset(), viewOf(view, group)), ByOrganization<char>(ledger.dataset().organizations().size()) };
        for (const auto& position : ledger.positions())
            one.hasPositions[position.organization] |= counts(position) && one.takes(position);
        members.push_back(std::move(one));
    }
    std::vector<Overlap> found;
    const auto add = [&](const Overlap& overlap) {
        if (std::ranges::find(found, overlap) == found.end())
            found.push_back(overlap);
    };
    for (std::size_t a = 0; a < members.size(); ++a) {
        for (std::size_t b = 0; b < members.size(); ++b) {
            for (const auto& position : ledger.positions()) {
                if (a == b || !counts(position) || !members[b].takes(position))
                    continue;
                if (a < b && members[a].takes(position))
                    add({ a, b, position.organization, none });
                // Chips of the same kinds may be in the aggregate; where the group counts the organization too, it is reduced by it.
                for (const auto whole : ancestors(ledger, position.organization)) {
                    if (isAggregate(ledger.organization(whole)) && members[a].hasPositions[whole]
                        && !members[a].chosen.organizations[position.organization])
                        add({ a, b, position.organization, whole });
                }
            }
        }
    }
    std::ranges::sort(found, {}, [&](const Overlap& overlap) {
        return std::tuple(
            overlap.first, overlap.second, overlap.aggregate != none, std::string_view(ledger.organization(overlap.organization).name));
    });
    return found;
}

DrawnVersus drawnVersus(const Ledger& ledger, const ViewState& view, const ResolvedView& resolved, bool withWidths)
{
    DrawnVersus versus;
    versus.groups = versusGroups(ledger, view, resolved);
    const auto wide = withBase(view, resolved);
    SeriesTable whole;
    whole.lastValues.resize(ledger.dataset().organizations().size());
    for (const auto& group : versus.groups) {
        auto table = sumTable(ledger, viewOf(view, group), wide, group.name, view.measure != Change::Flow, withWidths);
        auto sum = std::move(table.series.front());
        const auto isDrawn = [&](Quarter quarter) { return sum.cells[static_cast<std::size_t>(quarter - wide.from)].isKnown; };
        bool isKnown = false;
        for (auto quarter = resolved.from; quarter <= resolved.to; quarter = quarter + 1)
            isKnown = isKnown || isDrawn(quarter);
        if (isKnown)
            whole.series.push_back(std::move(sum));
        else
            versus.unknown.push_back(group.name);
        addNotes(whole, std::move(table));
    }

    // Who is drawn in one group is not left out for another one.
    ByOrganization<std::size_t> timesLeft(ledger.dataset().organizations().size());
    for (const auto& left : whole.leftOut)
        ++timesLeft[left.organization];
    std::size_t passing = 0;
    ByOrganization<std::size_t> timesPassing(timesLeft.size());
    for (const auto& group : versus.groups) {
        const auto allowed = chosen(ledger.dataset(), viewOf(view, group)).organizations;
        for (const auto i : allowed.indices())
            timesPassing[i] += allowed[i] ? 1 : 0;
    }
    for (const auto times : timesPassing)
        passing += times > 0 ? 1 : 0;
    std::ranges::stable_sort(
        whole.leftOut, {}, [&](const LeftOut& left) -> const std::string& { return ledger.organization(left.organization).name; });
    std::vector<LeftOut> leftOut;
    for (const auto& left : whole.leftOut) {
        const bool isFirst = leftOut.empty() || leftOut.back().organization != left.organization;
        if (isFirst && timesLeft[left.organization] == timesPassing[left.organization])
            leftOut.push_back(left);
    }
    whole.leftOut = std::move(leftOut);
    whole.organizationsDrawn = passing - whole.leftOut.size();
    versus.drawn = drawnOf(std::move(whole), view, resolved);
    return versus;
}

}
