// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/ledger.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace model {

namespace {

constexpr std::size_t groupsAtOnce = 256; // between two looks at whether to stop

std::uint64_t pairKey(OrganizationIndex organization, SourceIndex source)
{
    return (static_cast<std::uint64_t>(organization.value) << 32) | static_cast<std::uint32_t>(source.value);
}

HalfWidths halvesOf(const InventoryRecord& record)
{
    return model::halvesOf(record.units, record.unitsLow, record.unitsHigh);
}

Mark markOf(const InventoryRecord& record)
{
    return record.status == Status::Planned ? Mark::Planned : Mark::Stated;
}

}

Ledger::Ledger(const Dataset& dataset, const InventoryOrder& order, ClaimOptions options, Progress progress)
    : m_progress(std::move(progress))
    , m_dataset(&dataset)
    , m_options(std::move(options))
    , m_organizationPlaces(dataset.organizations())
    , m_chipPlaces(dataset.chips())
    , m_sourcePlaces(dataset.sources())
{
    rankSources();
    findWholes();
    m_counting.reserve(dataset.inventory().size());
    m_walks.reserve(order.groups().size());
    const auto groups = order.groups();
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (i % groupsAtOnce == 0)
            m_progress.update(static_cast<double>(i) / static_cast<double>(groups.size()));
        m_walks.push_back(walk(order.records(groups[i])));
    }
    gather(order);
}

bool Ledger::follow(const Dataset& after, const InventoryOrder& order, std::span<const std::size_t> changed)
{
    const bool hasRoom = m_counting.size() < 2 * after.inventory().size() + 1024; // what is left behind is not given back
    if (!hasRoom || !after.sources().isSameAs(m_dataset->sources()))
        return false;
    const bool mayMove = !after.organizations().isSameAs(m_dataset->organizations());
    m_dataset = &after;
    if (mayMove)
        findWholes();
    m_walks.resize(order.groups().size());
    for (const auto group : changed)
        m_walks[group] = walk(order.records(order.groups()[group]));
    gather(order);
    return true;
}

void Ledger::findWholes()
{
    ByOrganization<OrganizationIndex> wholes;
    wholes.reserve(m_dataset->organizations().size());
    m_dataset->organizations().forEach([&](const Organization& organization) {
        wholes.push_back(organization.partOf ? m_organizationPlaces(*organization.partOf) : none);
    });
    m_partOf = PartOf(std::move(wholes));
}

void Ledger::rankSources()
{
    m_sourceRanks.resize(m_dataset->sources().size());
    std::vector<SourceIndex> order;
    for (const auto i : m_sourceRanks.indices())
        order.push_back(i);
    std::ranges::sort(order, [&](SourceIndex a, SourceIndex b) {
        return std::tuple(source(a).kind, std::string_view(source(b).published))
            < std::tuple(source(b).kind, std::string_view(source(a).published));
    });
    int rank = 0;
    const Source* before = nullptr;
    for (const auto i : order) {
        const auto& here = source(i);
        if (before && (here.kind != before->kind || here.published != before->published))
            ++rank;
        before = &here;
        const auto preferred = std::ranges::find(m_options.prefer, here.key) - m_options.prefer.begin();
        m_sourceRanks[i] = { here.kind <= m_options.evidence, none, static_cast<int>(preferred), rank };
    }
    replaceSources();
}

/// Later releases take the place of those they replace, at any depth. A source that the view prefers by name stays, and those that replace
/// it are hidden; one that is hidden or too weak replaces nothing, but what replaces it does.
void Ledger::replaceSources()
{
    BySource<std::vector<SourceIndex>> newer(m_sourceRanks.size()), older(m_sourceRanks.size());
    bool isAnyReplaced = false;
    for (const auto i : m_sourceRanks.indices()) {
        for (const auto id : source(i).replaces) {
            const auto replaced = sourceIndex(id);
            if (replaced == none || replaced == i)
                continue;
            isAnyReplaced = true;
            older[i].push_back(replaced);
            newer[replaced].push_back(i);
        }
    }
    if (!isAnyReplaced)
        return;
    // Calls `visit` for all on the ways from those given, each once.
    const auto walkFrom = [&](const std::vector<SourceIndex>& first, const BySource<std::vector<SourceIndex>>& ways, const auto& visit) {
        BySource<char> isSeen(m_sourceRanks.size());
        auto open = first;
        while (!open.empty()) {
            const auto here = open.back();
            open.pop_back();
            for (const auto next : ways[here]) {
                if (std::exchange(isSeen[next], char(true)))
                    continue;
                visit(next);
                open.push_back(next);
            }
        }
    };
    std::vector<SourceIndex> preferred, replacing, standing;
    const auto count = static_cast<int>(m_options.prefer.size());
    for (const auto i : m_sourceRanks.indices()) {
        if (m_sourceRanks[i].isTaken && m_sourceRanks[i].prefer < count)
            preferred.push_back(i);
    }
    walkFrom(preferred, newer, [&](SourceIndex hidden) { m_sourceRanks[hidden].isTaken = false; });
    for (const auto i : m_sourceRanks.indices()) {
        if (m_sourceRanks[i].isTaken)
            replacing.push_back(i);
    }
    walkFrom(replacing, older, [&](SourceIndex replaced) { m_sourceRanks[replaced].isTaken = false; });
    for (const auto i : replacing) {
        if (!m_sourceRanks[i].isTaken)
            continue;
        walkFrom({ i }, older, [&](SourceIndex replaced) { m_sourceRanks[replaced].replacedBy = i; });
    }
}

bool Ledger::takes(SourceId source) const
{
    const auto index = sourceIndex(source);
    return index != none && m_sourceRanks[index].isTaken;
}

bool Ledger::goesBefore(SourceId a, std::int64_t idA, SourceId b, std::int64_t idB) const
{
    const auto& rankA = m_sourceRanks[sourceIndex(a)];
    const auto& rankB = m_sourceRanks[sourceIndex(b)];
    return std::tuple(rankA.prefer, rankA.evidence, -idA) < std::tuple(rankB.prefer, rankB.evidence, -idB);
}

bool Ledger::countsBefore(const InventoryRecord& a, const InventoryRecord& b) const
{
    const auto& rankA = m_sourceRanks[sourceIndex(a.source)];
    const auto& rankB = m_sourceRanks[sourceIndex(b.source)];
    return std::tuple(rankA.prefer, a.status, rankA.evidence, -a.id.value)
        < std::tuple(rankB.prefer, b.status, rankB.evidence, -b.id.value);
}

Ledger::Walk Ledger::walk(std::span<const InventoryRecord* const> records)
{
    Walk walk { m_counting.size(), m_counting.size(), m_spoken.size(), m_spoken.size(), {}, {}, {} };
    m_taken.clear();
    for (const auto* record : records) {
        const auto source = sourceIndex(record->source);
        if (source == none || !m_sourceRanks[source].isTaken || (record->status == Status::Planned && m_options.status == Status::Actual))
            continue;
        m_taken.push_back(record);
        if (record->status != Status::Actual)
            continue;
        walk.lastActual = record->quarter;
        const auto first = m_spoken.begin() + static_cast<std::ptrdiff_t>(walk.spokenBegin);
        const auto spoken = std::ranges::find(first, m_spoken.end(), source, &Spoken::source);
        if (spoken == m_spoken.end())
            m_spoken.push_back({ source, record->quarter });
        else
            spoken->last = record->quarter; // the records come in the order of quarters
    }
    walk.spokenEnd = m_spoken.size();
    if (m_taken.empty())
        return walk;

    walk.first = m_taken.front()->quarter;
    walk.last = m_taken.back()->quarter;
    for (const auto* record : m_taken) {
        if (record->status == Status::Planned && walk.lastActual && record->quarter <= *walk.lastActual)
            continue;
        if (m_counting.size() == walk.begin || m_counting.back().quarter != record->quarter)
            m_counting.push_back({ record->quarter, nullptr, nullptr, {} });
        auto& claim = record->measure == Measure::Installed ? m_counting.back().installed : m_counting.back().added;
        if (!claim || countsBefore(*record, *claim))
            claim = record;
    }
    walk.end = m_counting.size();
    accumulate(walk.begin);
    return walk;
}

/// Puts the walks together: positions, and what they say of each other.
void Ledger::gather(const InventoryOrder& order)
{
    m_positions.clear();
    m_earliest.assign(m_dataset->organizations().size(), {});
    m_firstQuarter.reset();
    m_lastQuarter.reset();
    m_lastActualQuarter.reset();
    for (std::size_t i = 0; i < m_walks.size(); ++i) {
        const auto& walk = m_walks[i];
        if (walk.begin == walk.end)
            continue;
        const auto& group = order.groups()[i];
        m_positions.push_back({ group.organization, group.chip, group.access, group.provider, walk.begin, walk.end, {} });
        m_firstQuarter = m_firstQuarter ? std::min(*m_firstQuarter, walk.first) : walk.first;
        m_lastQuarter = m_lastQuarter ? std::max(*m_lastQuarter, walk.last) : walk.last;
        m_lastActualQuarter = std::max(m_lastActualQuarter, walk.lastActual);
        auto& earliest = m_earliest[group.organization][static_cast<std::size_t>(group.access)];
        const auto first = m_counting[walk.begin].quarter;
        earliest = earliest ? std::min(*earliest, first) : first;
    }
    findHorizons(order);
    const auto place = [](const Position& p) { return std::tuple(p.organization, p.chip, p.access, p.provider); };
    if (!std::ranges::is_sorted(m_positions, {}, place))
        std::ranges::sort(m_positions, {}, place);
}

/// The stock at the end of each counting quarter of one position.
void Ledger::accumulate(std::size_t begin)
{
    IntervalSum widths;
    Stock stock;
    for (auto i = begin; i < m_counting.size(); ++i) {
        auto& quarter = m_counting[i];
        const auto& claim = quarter.installed ? *quarter.installed : *quarter.added;
        stock.source = sourceIndex(claim.source);
        if (quarter.installed) {
            widths = IntervalSum();
            widths.add(stock.source, halvesOf(claim));
            stock.units = claim.units;
            stock.halves = halvesOf(claim);
            stock.mark = markOf(claim);
        } else {
            widths.add(stock.source, halvesOf(claim));
            stock.units += claim.units;
            stock.halves = widths.result(m_options.rho);
            stock.mark = weakest(stock.mark == Mark::Planned ? Mark::Planned : Mark::Stated, markOf(claim));
        }
        quarter.stock = stock;
    }
}

/// A source that speaks of an organization speaks for all its positions.
void Ledger::findHorizons(const InventoryOrder& order)
{
    std::unordered_map<std::uint64_t, Quarter> lastSpoken;
    for (std::size_t i = 0; i < m_walks.size(); ++i) {
        for (auto s = m_walks[i].spokenBegin; s < m_walks[i].spokenEnd; ++s) {
            auto& last
                = lastSpoken.try_emplace(pairKey(order.groups()[i].organization, m_spoken[s].source), m_spoken[s].last).first->second;
            last = std::max(last, m_spoken[s].last);
        }
    }
    for (auto& position : m_positions) {
        const auto& last = m_counting[position.end - 1];
        const auto spoken = lastSpoken.find(pairKey(position.organization, last.stock.source));
        position.horizon = spoken == lastSpoken.end() ? last.quarter : std::max(last.quarter, spoken->second);
    }
}

const CountingQuarter* Ledger::lastCounting(const Position& position, Quarter quarter) const
{
    const auto* first = m_counting.data() + position.begin;
    if (quarter < first->quarter)
        return nullptr;
    // The quarters ascend, so the one looked for is at most as many places from the first as it is quarters: mostly just there.
    const auto most = static_cast<std::size_t>(quarter - first->quarter);
    const auto* last = first + std::min(most, position.end - position.begin - 1);
    while (last->quarter > quarter)
        --last;
    return last;
}

std::optional<Stock> Ledger::stock(const Position& position, Quarter quarter) const
{
    if (!m_lastQuarter || quarter > *m_lastQuarter + m_options.carry)
        return std::nullopt;
    const auto* found = lastCounting(position, quarter);
    if (!found) {
        const auto& first = m_counting[position.begin];
        return first.added ? std::optional(Stock {}) : std::nullopt;
    }
    const auto& last = *found;
    auto stock = last.stock;
    if (last.quarter == quarter)
        return stock;
    if (const auto* after = found + 1; after != m_counting.data() + position.end) {
        if (!after->installed || after->added)
            return stock; // nothing happened in between
        const double share = static_cast<double>(quarter - last.quarter) / (after->quarter - last.quarter);
        stock.units += (after->stock.units - stock.units) * share;
        stock.halves = interpolated(stock.halves, after->stock.halves, share);
        stock.mark = weakest(Mark::Interpolated, after->stock.mark);
        return stock;
    }
    if (quarter > position.horizon + m_options.carry)
        return std::nullopt;
    const bool isSilent = quarter > position.horizon || last.installed;
    stock.mark = weakest(stock.mark, isSilent ? Mark::Carried : Mark::Stated);
    return stock;
}

std::vector<const InventoryRecord*> Ledger::claimsBehind(const Position& position, Quarter quarter) const
{
    std::vector<const InventoryRecord*> claims;
    const auto quarters = counting(position);
    const auto after = std::ranges::upper_bound(quarters, quarter, {}, &CountingQuarter::quarter);
    for (auto i = after; i != quarters.begin();) {
        --i;
        claims.push_back(i->installed ? i->installed : i->added);
        if (i->installed)
            break;
    }
    std::ranges::reverse(claims);
    const bool isBetween = after != quarters.begin() && after != quarters.end() && (after - 1)->quarter != quarter;
    if (isBetween && after->installed && !after->added)
        claims.push_back(after->installed);
    return claims;
}

std::optional<Flow> Ledger::flow(const Position& position, Quarter quarter) const
{
    const auto* here = lastCounting(position, quarter);
    if (!here)
        return std::nullopt; // nothing yet
    if (here->quarter == quarter && here->added)
        return Flow { here->added->units, halvesOf(*here->added), markOf(*here->added), here->stock.source };
    const auto now = stock(position, quarter);
    if (!now)
        return std::nullopt;
    if (quarter == m_counting[position.begin].quarter)
        return startsFromZero(position) ? std::optional(Flow { now->units, {}, now->mark, now->source }) : std::nullopt;
    const auto before = stock(position, quarter - 1);
    if (!before)
        return std::nullopt;
    return Flow { now->units - before->units, {}, now->mark, now->source };
}

bool Ledger::startsFromZero(const Position& position) const
{
    const auto& earliest = m_earliest[position.organization][static_cast<std::size_t>(position.access)];
    return earliest && *earliest < m_counting[position.begin].quarter;
}

}
