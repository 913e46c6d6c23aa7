// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/ledger.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <unordered_map>

namespace model {

namespace {

struct PositionKey {
    Index organization;
    Index chip;
    Index provider;
    Access access;
    bool operator==(const PositionKey&) const = default;
};

struct PositionHash {
    std::size_t operator()(const PositionKey& key) const noexcept
    {
        std::size_t hash = key.organization;
        hash = hash * 0x9E3779B97F4A7C15u + key.chip;
        hash = hash * 0x9E3779B97F4A7C15u + key.provider;
        hash = hash * 0x9E3779B97F4A7C15u + static_cast<std::size_t>(key.access);
        return hash ^ (hash >> 29);
    }
};

std::uint64_t pairKey(Index organization, Index source)
{
    return (static_cast<std::uint64_t>(organization) << 32) | static_cast<std::uint32_t>(source);
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

InventoryOrder::InventoryOrder(const Dataset& dataset)
{
    const Places organizations(dataset.organizations());
    const Places chips(dataset.chips());
    std::unordered_map<PositionKey, std::size_t, PositionHash> groupOf;
    std::vector<std::size_t> groupOfRecord;
    groupOfRecord.reserve(dataset.inventory().size());
    PositionKey lastKey { none, none, none, Access::Owned };
    std::size_t lastGroup = none;
    dataset.inventory().forEach([&](const InventoryRecord& record) {
        const PositionKey key { organizations(record.organization.value), chips(record.chip.value),
            record.provider ? organizations(record.provider->value) : none, record.access };
        if (key.organization == none || key.chip == none) {
            groupOfRecord.push_back(none);
            return;
        }
        if (lastGroup == none || !(key == lastKey)) {
            const auto [found, isNew] = groupOf.try_emplace(key, m_groups.size());
            if (isNew)
                m_groups.push_back({ key.organization, key.chip, key.access, key.provider, 0, 0 });
            lastKey = key;
            lastGroup = found->second;
        }
        ++m_groups[lastGroup].end;
        groupOfRecord.push_back(lastGroup);
    });

    std::size_t begin = 0;
    for (auto& group : m_groups) {
        group.begin = begin;
        begin += group.end;
        group.end = group.begin;
    }
    m_records.resize(begin);
    std::size_t next = 0;
    dataset.inventory().forEach([&](const InventoryRecord& record) {
        const auto group = groupOfRecord[next++];
        if (group != none)
            m_records[m_groups[group].end++] = &record;
    });
    const auto order = [](const InventoryRecord* record) { return std::tuple(record->quarter, record->measure, record->id); };
    for (const auto& group : m_groups) {
        const auto first = m_records.begin() + static_cast<std::ptrdiff_t>(group.begin);
        const auto last = m_records.begin() + static_cast<std::ptrdiff_t>(group.end);
        if (!std::ranges::is_sorted(first, last, {}, order))
            std::ranges::sort(first, last, {}, order);
    }
}

Ledger::Ledger(const Dataset& dataset, const InventoryOrder& order, ClaimOptions options)
    : m_dataset(dataset)
    , m_options(std::move(options))
    , m_organizationPlaces(dataset.organizations())
    , m_chipPlaces(dataset.chips())
    , m_sourcePlaces(dataset.sources())
    , m_earliest(dataset.organizations().size())
{
    rankSources();
    choose(order);
    findHorizons();
}

void Ledger::rankSources()
{
    const auto& sources = m_dataset.sources();
    std::vector<Index> order(sources.size());
    std::iota(order.begin(), order.end(), Index { 0 });
    std::ranges::sort(order, [&](Index a, Index b) {
        return std::tuple(sources[a].kind, std::string_view(sources[b].published))
            < std::tuple(sources[b].kind, std::string_view(sources[a].published));
    });
    m_sourceRanks.resize(sources.size());
    int rank = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const auto& source = sources[order[i]];
        if (i > 0 && (source.kind != sources[order[i - 1]].kind || source.published != sources[order[i - 1]].published))
            ++rank;
        const auto preferred = std::ranges::find(m_options.prefer, source.key) - m_options.prefer.begin();
        m_sourceRanks[order[i]] = { source.kind <= m_options.evidence, static_cast<int>(preferred), rank };
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

void Ledger::choose(const InventoryOrder& order)
{
    m_counting.reserve(m_dataset.inventory().size());
    m_positions.reserve(order.groups().size());
    std::vector<const InventoryRecord*> taken;
    std::unordered_map<std::uint64_t, Quarter> lastSpoken;
    std::uint64_t lastKey = 0;
    Quarter* lastEntry = nullptr;
    for (const auto& group : order.groups()) {
        taken.clear();
        for (const auto* record : order.records(group)) {
            const auto source = sourceIndex(record->source);
            if (source == none || !m_sourceRanks[source].isTaken
                || (record->status == Status::Planned && m_options.status == Status::Actual))
                continue;
            taken.push_back(record);
            const auto key = pairKey(group.organization, source);
            if (!lastEntry || key != lastKey) {
                lastEntry = &lastSpoken.try_emplace(key, record->quarter).first->second;
                lastKey = key;
            }
            *lastEntry = std::max(*lastEntry, record->quarter);
        }
        if (!taken.empty())
            addPosition(group, taken);
    }
    m_lastSpoken.assign(lastSpoken.begin(), lastSpoken.end());
    std::ranges::sort(m_lastSpoken);
}

void Ledger::addPosition(const InventoryOrder::Group& group, std::span<const InventoryRecord* const> taken)
{
    m_firstQuarter = m_firstQuarter ? std::min(*m_firstQuarter, taken.front()->quarter) : taken.front()->quarter;
    m_lastQuarter = m_lastQuarter ? std::max(*m_lastQuarter, taken.back()->quarter) : taken.back()->quarter;

    std::optional<Quarter> lastActual;
    for (const auto* record : taken) {
        if (record->status == Status::Actual)
            lastActual = record->quarter;
    }
    m_lastActualQuarter = std::max(m_lastActualQuarter, lastActual);
    const auto begin = m_counting.size();
    for (const auto* record : taken) {
        if (record->status == Status::Planned && lastActual && record->quarter <= *lastActual)
            continue;
        if (m_counting.size() == begin || m_counting.back().quarter != record->quarter)
            m_counting.push_back({ record->quarter, nullptr, nullptr, {} });
        auto& claim = record->measure == Measure::Installed ? m_counting.back().installed : m_counting.back().added;
        if (!claim || countsBefore(*record, *claim))
            claim = record;
    }
    accumulate(begin);
    m_positions.push_back({ group.organization, group.chip, group.access, group.provider, begin, m_counting.size(), {} });
    auto& earliest = m_earliest[group.organization][static_cast<std::size_t>(group.access)];
    earliest = earliest ? std::min(*earliest, m_counting[begin].quarter) : m_counting[begin].quarter;
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

void Ledger::findHorizons()
{
    for (auto& position : m_positions) {
        const auto& last = m_counting[position.end - 1];
        const auto key = pairKey(position.organization, last.stock.source);
        const auto spoken = std::ranges::lower_bound(m_lastSpoken, key, {}, &std::pair<std::uint64_t, Quarter>::first);
        position.horizon = std::max(last.quarter, spoken->second);
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
    if (!m_lastQuarter || quarter > *m_lastQuarter)
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

Index Ledger::organizationIndex(OrganizationId id) const
{
    return m_organizationPlaces(id.value);
}

Index Ledger::chipIndex(ChipId id) const
{
    return m_chipPlaces(id.value);
}

Index Ledger::sourceIndex(SourceId id) const
{
    return m_sourcePlaces(id.value);
}

}
