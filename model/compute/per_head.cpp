// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/per_head.h"

#include "model/compute/metric.h"
#include "model/compute/order.h"
#include "model/compute/select.h"

#include <algorithm>
#include <limits>

namespace model {

namespace {

Population populationOf(Per per)
{
    return per == Per::Employees ? Population::Employees : per == Per::Customers ? Population::Customers : Population::Researchers;
}

/// Whether the value has the part in it: its chip has the figure, or its number is 0.
bool isTaken(const HeldPart& part)
{
    return part.perChip || part.stock.units == 0;
}

/// Makes a whole hang on what is let too: by its own parts' coefficients, and by terms beside them.
void addLet(Held& whole, const Holdings& holdings, std::size_t lessor, double ownWhole, Quarter quarter, const Stocks& stocks)
{
    holdings.addLettingTerms(lessor, *whole.letting, ownWhole, quarter, stocks, [&](const Term& term) {
        const auto own = std::ranges::lower_bound(whole.parts, term.position, {}, &HeldPart::position);
        if (own != whole.parts.end() && own->position == term.position && own->perChip)
            own->coefficient += term.coefficient;
        else
            whole.others.push_back(term);
    });
}

/// What every organization holds at the quarter, all positions of the claims reckoned in.
ByOrganization<Held> heldByOrganization(const Ledger& ledger, const ViewState& view, const ResolvedView& resolved, const Chosen& chosen)
{
    const auto h100e = h100Equivalents(ledger.dataset(), view.basis);
    const auto perChip = chipValues(ledger, resolved.unit, view.basis, view.mfu);
    const CountedStocks counted(ledger, countedState(view));
    const auto stocks = counted.at(resolved.at);
    const bool hasAccess = resolved.access == Holding::HasAccess;
    std::optional<Holdings> holdings;
    std::vector<Reduction> lettings;
    if (hasAccess) {
        holdings.emplace(counted, h100e, ByOrganization<char>());
        lettings = holdings->lettings(resolved.at, stocks);
    }

    ByOrganization<Held> held(chosen.organizations.size());
    ByOrganization<double> ownWhole(held.size()); // of what is taken, before anything is taken off for what is let
    const auto& positions = ledger.positions();
    for (const auto i : positions.indices()) {
        const auto& position = positions[i];
        const bool isOwned = position.access == Access::Owned;
        if (!stocks[i] || !chosen.organizations[position.organization] || !chosen.chips[position.chip] || (!isOwned && !hasAccess))
            continue;
        HeldPart part { i, *stocks[i], 1, perChip[position.chip], 0, 0 };
        auto& whole = held[position.organization];
        const auto lessor = hasAccess && isOwned ? holdings->lessorOf(position.organization) : none;
        if (lessor != none) {
            whole.letting = lettings[lessor];
            part.share = whole.letting->share();
        }
        if (!isTaken(part)) {
            whole.missingChips.push_back(position.chip);
            whole.parts.push_back(std::move(part));
            continue;
        }
        part.coefficient = part.perChip.value_or(0) * part.share;
        part.value = part.stock.units * part.coefficient;
        whole.hasFigure = true;
        whole.value += part.value;
        if (lessor != none) {
            ownWhole[position.organization] += part.stock.units * part.perChip.value_or(0);
            if (whole.letting->isOverdrawn())
                part.stock.halves = {};
        }
        if (part.stock.units < 0)
            part.stock.halves = {};
        if (part.value != 0)
            whole.mark = weakest(whole.mark, part.stock.mark);
        whole.parts.push_back(std::move(part));
    }
    for (const auto i : held.indices()) {
        auto& whole = held[i];
        if (whole.letting && whole.hasFigure)
            addLet(whole, *holdings, holdings->lessorOf(i), ownWhole[i], resolved.at, stocks);
        IntervalSum widths;
        addTo(widths, whole.parts);
        addTo(widths, whole.others);
        whole.halves = widths.result(view.rho);
    }
    return held;
}

Tier tierOf(double value, const ResolvedView& resolved)
{
    if (!resolved.rich && !resolved.poor)
        return Tier::None;
    if (resolved.rich && value >= *resolved.rich)
        return Tier::Rich;
    return resolved.poor && value < *resolved.poor ? Tier::Poor : Tier::Middle;
}

/// Value, interval and mark; needs people above 0 where there are any.
RankedOrganization valued(OrganizationIndex organization, Held held, const std::optional<People>& people)
{
    RankedOrganization ranked;
    ranked.organization = organization;
    ranked.people = people;
    ranked.chipsHaveInterval = held.halves.areKnown();
    ranked.peopleHaveInterval = people && people->halves.areKnown();
    ranked.mark = people ? weakest(held.mark, people->mark) : held.mark;
    if (held.value <= 0) {
        ranked.value.best = held.value / (people ? people->count : 1);
        if (people && !ranked.chipsHaveInterval)
            ranked.value.low = ranked.value.high = ranked.value.best;
    } else if (people) {
        ranked.value = ratio(held.value, held.halves, people->count, people->halves);
    } else {
        ranked.value = withEnds(held.value, held.halves);
    }
    ranked.held = std::move(held);
    return ranked;
}

/// Best and worst rank of all with a value above 0; they come sorted, the largest first. How many those are.
std::size_t giveRanks(std::vector<RankedOrganization>& ranked)
{
    std::vector<Estimate> values;
    for (const auto& organization : ranked) {
        if (organization.value.best > 0)
            values.push_back(comparable(organization));
    }
    const auto ranks = rankRanges(values);
    for (std::size_t i = 0; i < ranks.size(); ++i) {
        ranked[i].rankBest = ranks[i].best;
        ranked[i].rankWorst = ranks[i].worst;
    }
    return ranks.size();
}

}

void addTo(IntervalSum& widths, std::span<const HeldPart> parts)
{
    for (const auto& part : parts) {
        if (part.perChip)
            widths.add(part.stock.source, part.stock.halves, part.coefficient);
    }
}

void addTo(IntervalSum& widths, std::span<const Term> terms)
{
    for (const auto& term : terms)
        widths.add(term.source, term.halves, term.coefficient);
}

Estimate comparable(const RankedOrganization& ranked)
{
    const auto& value = ranked.value;
    return ranked.people ? value : Estimate { value.best, value.low.value_or(value.best), value.high.value_or(value.best) };
}

std::string_view tierWord(Tier tier)
{
    switch (tier) {
    case Tier::Rich:
        return "rich";
    case Tier::Middle:
        return "middle";
    case Tier::Poor:
        return "poor";
    case Tier::None:
        break;
    }
    return "";
}

std::string_view reasonText(Reason reason)
{
    switch (reason) {
    case Reason::NoChips:
        return "no chips";
    case Reason::ChipFigureUnknown:
        return "chip figure unknown";
    case Reason::Zero:
        return "zero";
    case Reason::NoHeadcount:
        return "no headcount";
    case Reason::BeyondTop:
        return "beyond top";
    }
    return "";
}

HeldAmounts::HeldAmounts(const Ledger& ledger, const ViewState& view, const ResolvedView& resolved)
    : m_ledger(ledger)
    , m_hasAccess(resolved.access == Holding::HasAccess)
    , m_chosen(chosen(ledger.dataset(), view))
    , m_h100e(h100Equivalents(ledger.dataset(), view.basis))
    , m_perChip(chipValues(ledger, resolved.unit, view.basis, view.mfu))
    , m_counted(ledger, countedState(view))
    , m_holdings(m_counted, m_h100e, {})
    , m_headcounts(ledger, populationOf(resolved.per))
{
}

std::optional<HeldAmounts::Amount> HeldAmounts::at(OrganizationIndex organization, Quarter quarter) const
{
    if (!m_chosen.organizations[organization] || isAggregate(m_ledger.organization(organization)))
        return std::nullopt;
    const auto people = m_headcounts.at(organization, quarter);
    if (!people)
        return std::nullopt;
    const auto& positions = m_ledger.positions();
    const auto lessor = m_hasAccess ? m_holdings.lessorOf(organization) : none;
    std::optional<double> share; // of what is owned
    bool hasFigure = false;
    Amount amount { 0, people->count };
    const auto first = std::ranges::lower_bound(positions, organization, {}, &Position::organization);
    for (auto position = first; position != positions.end() && position->organization == organization; ++position) {
        const bool isOwned = position->access == Access::Owned;
        const auto& perChip = m_perChip[position->chip];
        if (!m_chosen.chips[position->chip] || (!isOwned && !m_hasAccess))
            continue;
        const auto stock = m_counted(PositionIndex(static_cast<std::size_t>(position - positions.begin())), quarter);
        if (!stock || (!perChip && stock->units != 0))
            continue;
        hasFigure = true;
        if (isOwned && lessor != none && !share)
            share = m_holdings.letting(lessor, quarter).share();
        amount.held += stock->units * (perChip.value_or(0) * (isOwned ? share.value_or(1) : 1));
    }
    return hasFigure ? std::optional(amount) : std::nullopt;
}

ViewState withoutTop(ViewState view)
{
    view.top = std::numeric_limits<int>::max();
    return view;
}

Ranking rankOrganizations(const Ledger& ledger, const ViewState& view, const ResolvedView& resolved)
{
    const auto allowed = chosen(ledger.dataset(), view);
    auto held = heldByOrganization(ledger, view, resolved, allowed);
    const bool isPerHead = resolved.per != Per::None;
    std::optional<Headcounts> headcounts;
    if (isPerHead)
        headcounts.emplace(ledger, populationOf(resolved.per));

    Ranking ranking;
    for (const auto i : held.indices()) {
        if (!allowed.organizations[i] || isAggregate(ledger.organization(i)))
            continue;
        const auto people = isPerHead ? headcounts->at(i, resolved.at) : std::nullopt;
        if (held[i].parts.empty())
            ranking.leftOut.push_back({ i, Reason::NoChips });
        else if (!held[i].hasFigure)
            ranking.leftOut.push_back({ i, Reason::ChipFigureUnknown });
        else if (resolved.scale == Scale::Log && held[i].value <= 0)
            ranking.leftOut.push_back({ i, Reason::Zero });
        else if (isPerHead && !people)
            ranking.leftOut.push_back({ i, Reason::NoHeadcount });
        else
            ranking.drawn.push_back(valued(i, std::move(held[i]), people));
    }
    std::ranges::sort(ranking.drawn, [&](const RankedOrganization& a, const RankedOrganization& b) {
        return a.value.best != b.value.best ? a.value.best > b.value.best
                                            : ledger.organization(a.organization).name < ledger.organization(b.organization).name;
    });
    ranking.compared = giveRanks(ranking.drawn);
    std::size_t place = 0;
    std::erase_if(ranking.drawn, [&](const RankedOrganization& ranked) {
        if (place++ < static_cast<std::size_t>(view.top) || isPinned(view, ledger.organization(ranked.organization).name))
            return false;
        ranking.leftOut.push_back({ ranked.organization, Reason::BeyondTop });
        return true;
    });
    for (auto& ranked : ranking.drawn)
        ranked.tier = tierOf(ranked.value.best, resolved);
    std::ranges::sort(
        ranking.leftOut, {}, [&](const LeftOut& left) -> const std::string& { return ledger.organization(left.organization).name; });
    return ranking;
}

}
