// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/alternatives.h"

#include "model/compute/select.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <unordered_map>

namespace model {

namespace {

/// What drawn values rest on.
struct Base {
    ByOrganization<char> organizations; ///< drawn
    ByChip<char> chips;
    bool hasAccess = false;
    bool isSum = false;    ///< which has no rented chips of unknown providers or within one company
    bool hasFlows = false; ///< `added` claims are drawn even where an `installed` one counts
    Quarter from;
    Quarter to;
    std::unordered_multimap<OrganizationIndex, const HeadcountRecord*> people; ///< the headcounts that count
};

/// Counts for every source its claims on the things of a base that do not count.
class Rivals {
public:
    Rivals(const Ledger& ledger, const InventoryOrder& order, const Base& base)
        : m_ledger(ledger)
        , m_order(order)
        , m_base(base)
        , m_claims(ledger.dataset().sources().size())
    {
        for (const auto& position : ledger.positions()) {
            if (isBehind(position))
                addPosition(position);
        }
        addPeople();
    }

    /// The sources with any, those with the most first.
    std::vector<SourceIndex> sources() const
    {
        std::vector<SourceIndex> sources;
        for (const auto i : m_claims.indices()) {
            if (m_claims[i] > 0)
                sources.push_back(i);
        }
        std::ranges::stable_sort(sources, std::ranges::greater(), [&](SourceIndex i) { return m_claims[i]; });
        return sources;
    }

private:
    /// Whether a drawn value is made of the position, or shares of it are.
    bool isBehind(const Position& position) const
    {
        const bool isDrawn = m_base.organizations[position.organization];
        if (position.access == Access::Owned)
            return isDrawn && (m_base.hasAccess || m_base.chips[position.chip]);
        if (!m_base.hasAccess)
            return false;
        const bool isLet = position.provider != none && m_base.organizations[position.provider]
            && !isPartOf(m_ledger, position.organization, position.provider);
        if (isLet)
            return true;
        const bool isInSum = !m_base.isSum || (position.provider != none && !isPartOf(m_ledger, position.organization, position.provider));
        return isDrawn && m_base.chips[position.chip] && isInSum;
    }

    void addPosition(const Position& position)
    {
        const auto* group = m_order.find(position.organization, position.chip, position.access, position.provider);
        if (!group)
            return;
        const auto records = m_order.records(*group);
        std::optional<Quarter> lastActual;
        for (const auto* record : records) {
            if (m_ledger.takes(record->source) && record->status == Status::Actual)
                lastActual = record->quarter;
        }
        const auto quarters = m_ledger.counting(position);
        const auto isAfter = [](Quarter quarter) { return [quarter](const CountingQuarter& c) { return c.quarter > quarter; }; };
        auto first = std::ranges::find_if(quarters, isAfter(m_base.from));
        // The stock at the beginning is made of the last `installed` claim and what was added since.
        while (first != quarters.begin() && !((first - 1)->installed))
            --first;
        if (first != quarters.begin())
            --first;
        auto end = std::ranges::find_if(quarters, isAfter(m_base.to));
        if (end != quarters.end() && end->installed && !end->added)
            ++end; // interpolated towards it
        for (auto counting = first; counting < end; ++counting) {
            for (const auto* claim : { counting->installed, counting->added }) {
                const bool isBehind = claim && (claim == counting->installed || !counting->installed || m_base.hasFlows);
                if (isBehind)
                    addRivals(*claim, records, lastActual);
            }
        }
    }

    void addRivals(const InventoryRecord& counting, std::span<const InventoryRecord* const> records, std::optional<Quarter> lastActual)
    {
        m_seen.clear();
        for (const auto* record : std::ranges::equal_range(records, counting.quarter, {}, &InventoryRecord::quarter)) {
            const bool canCount = record->status == Status::Actual
                || (m_ledger.options().status == Status::Planned && (!lastActual || record->quarter > *lastActual));
            if (record->measure == counting.measure && canCount)
                addClaim(record->source, counting.source);
        }
    }

    void addPeople()
    {
        if (m_base.people.empty())
            return;
        m_ledger.dataset().headcounts().forEach([&](const HeadcountRecord& record) {
            const auto [first, end] = m_base.people.equal_range(m_ledger.organizationIndex(record.organization));
            for (auto i = first; i != end; ++i) {
                const auto& counting = *i->second;
                m_seen.clear();
                if (record.quarter == counting.quarter && record.population == counting.population)
                    addClaim(record.source, counting.source);
            }
        });
    }

    void addClaim(SourceId source, SourceId counting)
    {
        if (source == counting || !m_ledger.takes(source))
            return;
        const auto index = m_ledger.sourceIndex(source);
        if (std::ranges::find(m_seen, index) != m_seen.end())
            return; // an actual and a planned claim of one source are one alternative
        m_seen.push_back(index);
        ++m_claims[index];
    }

    const Ledger& m_ledger;
    const InventoryOrder& m_order;
    const Base& m_base;
    BySource<std::size_t> m_claims;
    std::vector<SourceIndex> m_seen; ///< of one thing
};

/// What the sources make of each drawn value, equal values once.
class Collector {
public:
    void add(std::size_t drawn, Quarter quarter, double value, SourceIndex source)
    {
        auto& values = m_values[{ drawn, quarter }];
        const auto same = std::ranges::find_if(values, [&](const AlternativeValue& known) { return areSame(known.value, value); });
        if (same == values.end())
            values.push_back({ drawn, quarter, value, { source } });
        else
            same->sources.push_back(source);
    }

    std::vector<AlternativeValue> take()
    {
        std::vector<AlternativeValue> all;
        for (auto& [place, values] : m_values)
            std::ranges::move(values, std::back_inserter(all));
        return all;
    }

private:
    std::map<std::pair<std::size_t, Quarter>, std::vector<AlternativeValue>> m_values;
};

/// Calls `compare(source, ledger, collector)` for each source, with its claims put before all others.
template <class Compare> Alternatives collected(const Ledger& ledger, const InventoryOrder& order, const Base& base, Compare compare)
{
    Alternatives result;
    auto sources = Rivals(ledger, order, base).sources();
    if (sources.size() > maxAlternativeSources) {
        result.sourcesLeft = sources.size() - maxAlternativeSources;
        sources.resize(maxAlternativeSources);
    }
    Collector collector;
    for (const auto source : sources) {
        auto options = ledger.options();
        const auto& key = ledger.source(source).key;
        std::erase(options.prefer, key);
        options.prefer.insert(options.prefer.begin(), key);
        compare(source, Ledger(ledger.dataset(), order, std::move(options), ledger.progress()), collector);
    }
    result.values = collector.take();
    return result;
}

}

Alternatives alternativesOf(
    const Ledger& ledger, const InventoryOrder& order, const ViewState& view, const ResolvedView& resolved, const Ranking& ranking)
{
    Base base;
    base.organizations.resize(ledger.dataset().organizations().size());
    base.chips = chosen(ledger.dataset(), view).chips;
    base.hasAccess = resolved.access == Holding::HasAccess;
    base.from = base.to = resolved.at;
    ByOrganization<std::size_t> drawnOf(base.organizations.size(), none);
    for (std::size_t i = 0; i < ranking.drawn.size(); ++i) {
        const auto& ranked = ranking.drawn[i];
        base.organizations[ranked.organization] = true;
        drawnOf[ranked.organization] = i;
        if (ranked.people) {
            base.people.emplace(ranked.organization, ranked.people->from);
            if (ranked.people->to)
                base.people.emplace(ranked.organization, ranked.people->to);
        }
    }
    const auto all = withoutTop(view); // who is drawn may stand beyond it with another value
    return collected(ledger, order, base, [&](SourceIndex source, const Ledger& other, Collector& collector) {
        for (const auto& ranked : rankOrganizations(other, all, resolved).drawn) {
            const auto drawn = drawnOf[ranked.organization];
            if (drawn != none && !areSame(ranking.drawn[drawn].value.best, ranked.value.best))
                collector.add(drawn, resolved.at, ranked.value.best, source);
        }
    });
}

Alternatives alternativesOf(
    const Ledger& ledger, const InventoryOrder& order, const ViewState& view, const ResolvedView& resolved, const DrawnSeries& lines)
{
    auto allowed = chosen(ledger.dataset(), view);
    Base base { std::move(allowed.organizations), std::move(allowed.chips), resolved.access == Holding::HasAccess, true, false, {}, {},
        {} };
    base.hasFlows = view.measure == Change::Flow;
    base.from = base.hasFlows ? resolved.from - 1 : resolved.from;
    base.to = resolved.to;
    auto sameBase = view;
    if (view.measure == Change::Index) {
        base.from = std::min(base.from, lines.base);
        base.to = std::max(base.to, lines.base);
        sameBase.base = lines.base;
    }
    const auto& drawn = lines.table.series;
    return collected(ledger, order, base, [&](SourceIndex source, const Ledger& otherLedger, Collector& collector) {
        const auto other = drawnSeries(otherLedger, sameBase, resolved, false);
        const auto find = [&](const std::string& name) { return std::ranges::find(other.table.series, name, &GroupSeries::name); };
        // Of other sizes, other series may be the small ones that are one.
        const bool hasSameNames
            = std::ranges::all_of(drawn, [&](const GroupSeries& series) { return find(series.name) != other.table.series.end(); });
        for (std::size_t s = 0; s < drawn.size(); ++s) {
            const auto same = find(drawn[s].name);
            if (same == other.table.series.end() || (drawn[s].isOther && !hasSameNames))
                continue;
            for (auto quarter = resolved.from; quarter <= resolved.to; quarter = quarter + 1) {
                const auto& cell = lines.cell(drawn[s], quarter);
                const auto& otherCell = other.cell(*same, quarter);
                if (cell.isKnown && otherCell.isKnown && !areSame(cell.value, otherCell.value))
                    collector.add(s, quarter, otherCell.value, source);
            }
        }
    });
}

}
