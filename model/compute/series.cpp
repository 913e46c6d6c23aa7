// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/series.h"

#include "model/compute/holding.h"
#include "model/compute/metric.h"
#include "model/compute/select.h"
#include "model/records/words.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

namespace model {

namespace {

/// What takes part in the sums of a view, and the parts of any quarter.
class Reckoning {
public:
    /// For quarters up to `to`, asked for one after the other.
    Reckoning(const Ledger& ledger, const ViewState& view, const ResolvedView& resolved, bool isStock, Quarter to)
        : m_ledger(ledger)
        , m_to(to)
        , m_isStock(isStock)
        , m_hasAccess(resolved.access == Holding::HasAccess)
        , m_h100e(h100Equivalents(ledger.dataset(), view.basis))
        , m_perChip(chipValues(ledger, resolved.unit, view.basis, view.mfu))
        , m_chosen(chosen(ledger.dataset(), view))
        , m_counted(ledger, countedState(view))
        , m_holdings(m_counted, m_h100e, m_chosen.organizations)
    {
        const auto& positions = ledger.positions();
        m_takesPart.resize(positions.size());
        for (const auto i : positions.indices()) {
            const auto& position = positions[i];
            if (!m_chosen.organizations[position.organization] || !m_chosen.chips[position.chip])
                continue;
            const bool isOwned = position.access == Access::Owned;
            (isOwned ? hasOwned : hasRented) = true;
            if (!isOwned && !m_hasAccess)
                continue;
            if (!isOwned && (position.provider == none || m_holdings.isInternal(i))) {
                ++(position.provider == none ? unknownProvider : internal);
                continue;
            }
            m_takesPart[i] = true;
        }
        m_first.reserve(positions.size());
        for (const auto& position : positions)
            m_first.push_back(ledger.counting(position).front().quarter);
    }

    /// `visit(position, units, share, mark, halves, source)` for every known part of the quarter.
    template <class Visit> void parts(Quarter quarter, Visit visit)
    {
        if (m_isStock)
            stockParts(quarter, visit);
        else if (m_hasAccess)
            accessFlowParts(quarter, visit);
        else
            flowParts(quarter, visit);
    }

    /// `add(group, term, isShared)` for all that the values of the groups of a quarter hang on: shared terms may come to one value in more
    /// than one way. The difference of what is accessible at two quarters has none.
    template <class AddTerm> void terms(Quarter quarter, const ByPosition<std::size_t>& groups, const AddTerm& add)
    {
        if (m_isShared.empty())
            findShared();
        if (m_isStock)
            stockTerms(quarter, groups, add);
        else if (!m_hasAccess)
            flowTerms(quarter, groups, add);
    }

    /// Whose part in the last quarter asked for is that of an earlier one; none of flows that are no difference of stocks.
    std::vector<EarlierShare> earlierShares() const
    {
        std::vector<EarlierShare> shares;
        const auto& last = m_isStock ? m_now : m_before;
        const auto add = [&](bool isOfAggregate, const std::vector<PositionIndex>& owned, const Reduction& reduction) {
            const auto isTaken = [&](PositionIndex i) { return m_takesPart[i] && last.stocks[i]; };
            if (reduction.quarter >= last.quarter || reduction.share() >= 1 || std::ranges::none_of(owned, isTaken))
                return;
            const auto organization = m_ledger.positions()[owned.front()].organization;
            const auto isSame = [&](const EarlierShare& s) { return s.organization == organization && s.isOfAggregate == isOfAggregate; };
            if (const auto known = std::ranges::find_if(shares, isSame); known != shares.end())
                known->quarter = std::min(known->quarter, reduction.quarter);
            else
                shares.push_back({ organization, isOfAggregate, reduction.quarter });
        };
        for (std::size_t i = 0; i < last.lettings.size(); ++i)
            add(false, m_holdings.lessors()[i].owned, last.lettings[i]);
        for (std::size_t i = 0; i < last.remainders.size(); ++i)
            add(true, m_holdings.aggregates()[i].positions, last.remainders[i]);
        return shares;
    }

    const Chosen& chosenOnes() const { return m_chosen; }
    bool takesPart(PositionIndex position) const { return m_takesPart[position] != 0; }
    const std::optional<double>& perChip(ChipIndex chip) const { return m_perChip[chip]; }

    std::size_t unknownProvider = 0;
    std::size_t internal = 0;
    bool hasOwned = false;
    bool hasRented = false;
    bool reducesAggregates = false;

private:
    /// Stocks and the shares of them that are held, at one quarter.
    struct Held {
        Quarter quarter;
        Stocks stocks;
        Stocks sold; ///< what remainders are reckoned of, where that is something else
        ByPosition<double> shares;
        std::vector<Reduction> remainders;
        std::vector<Reduction> lettings; ///< under has access
    };

    Held held(Quarter quarter)
    {
        Held held { quarter, takeStocks(quarter), {}, {}, {}, {} };
        if (m_counted.state() == SourceState::Operational && !m_holdings.aggregates().empty())
            held.sold = stocksAt(m_ledger, quarter);
        held.shares.assign(held.stocks.size(), 1.0);
        held.remainders = m_holdings.remainders(quarter, soldOf(held));
        for (std::size_t i = 0; i < held.remainders.size(); ++i)
            scale(held.shares, m_holdings.aggregates()[i].positions, held.remainders[i]);
        reducesAggregates
            = reducesAggregates || std::ranges::any_of(held.remainders, [](const Reduction& remainder) { return remainder.share() < 1; });
        if (m_hasAccess) {
            held.lettings = m_holdings.lettings(quarter, held.stocks);
            for (std::size_t i = 0; i < held.lettings.size(); ++i)
                scale(held.shares, m_holdings.lessors()[i].owned, held.lettings[i]);
        }
        return held;
    }

    static const Stocks& soldOf(const Held& held) { return held.sold.empty() ? held.stocks : held.sold; }

    static void scale(ByPosition<double>& shares, const std::vector<PositionIndex>& positions, const Reduction& reduction)
    {
        const double share = reduction.share();
        for (const auto i : positions)
            shares[i] *= share;
    }

    bool hasBegun(PositionIndex position, Quarter quarter) const { return m_first[position] <= quarter; }

    Stocks takeStocks(Quarter quarter)
    {
        const auto isThere = [&] {
            return quarter >= m_stocksFrom && quarter < m_stocksFrom + static_cast<int>(m_stocks.size())
                && !m_stocks[static_cast<std::size_t>(quarter - m_stocksFrom)].empty(); // and not taken yet
        };
        if (!isThere())
            lookStocksUp(quarter);
        return std::move(m_stocks[static_cast<std::size_t>(quarter - m_stocksFrom)]);
    }

    template <class Visit> void stockParts(Quarter quarter, Visit visit)
    {
        m_now = held(quarter);
        for (const auto i : m_now.stocks.indices()) {
            const auto& stock = m_now.stocks[i];
            if (m_takesPart[i] && stock && hasBegun(i, quarter))
                visit(i, stock->units, m_now.shares[i], stock->mark, stock->halves, stock->source);
        }
    }

    template <class Visit> void flowParts(Quarter quarter, Visit visit)
    {
        const auto& flows = flowsAt(quarter);
        m_flowRemainders = m_holdings.flowRemainders(quarter, flows);
        for (const auto i : flows.indices()) {
            if (!m_takesPart[i] || !flows[i])
                continue;
            const auto aggregate = m_holdings.aggregateOf(i);
            const double share = aggregate == none ? 1.0 : m_flowRemainders[aggregate].share();
            reducesAggregates = reducesAggregates || share < 1;
            visit(i, flows[i]->units, share, flows[i]->mark, flows[i]->halves, flows[i]->source);
        }
    }

    const ByPosition<std::optional<Flow>>& flowsAt(Quarter quarter)
    {
        if (quarter < m_flowsFrom || quarter >= m_flowsFrom + static_cast<int>(m_flows.size()))
            lookFlowsUp(quarter);
        return m_flows[static_cast<std::size_t>(quarter - m_flowsFrom)];
    }

    /// What the values of the groups are of, before anything is taken off: by lessor or aggregate, and by group.
    using Wholes = std::map<std::pair<std::size_t, std::size_t>, double>;

    template <class AddTerm> void stockTerms(Quarter quarter, const ByPosition<std::size_t>& groups, const AddTerm& add)
    {
        if (m_now.quarter != quarter || m_now.stocks.empty())
            m_now = held(quarter);
        Wholes let, contained;
        for (const auto i : m_now.stocks.indices()) {
            const auto& stock = m_now.stocks[i];
            const auto& perChip = m_perChip[m_ledger.positions()[i].chip];
            if (!m_takesPart[i] || !stock || !hasBegun(i, quarter) || !perChip)
                continue;
            const double weight = *perChip;
            const auto* letting = lettingOf(i);
            const auto aggregate = m_holdings.aggregateOf(i);
            const auto* remainder = aggregate == none ? nullptr : &m_now.remainders[aggregate];
            if (letting)
                let[{ m_holdings.lessorOf(m_ledger.positions()[i].organization), groups[i] }]
                    += stock->units * weight * (remainder ? remainder->share() : 1);
            if (remainder)
                contained[{ aggregate, groups[i] }] += stock->units * weight * (letting ? letting->share() : 1);
            const bool isOverdrawn = (letting && letting->isOverdrawn()) || (remainder && remainder->isOverdrawn());
            if (isOverdrawn || stock->units < 0)
                continue; // nothing is left, however much it is; and what is below nothing has no interval
            add(groups[i], { i, quarter, weight * m_now.shares[i], stock->halves, stock->source }, m_isShared[i] != 0);
        }
        for (const auto& [place, whole] : let)
            m_holdings.addLettingTerms(place.first, m_now.lettings[place.first], whole, quarter, m_now.stocks,
                [&](const Term& term) { add(place.second, term, true); });
        for (const auto& [place, whole] : contained)
            m_holdings.addRemainderTerms(place.first, m_now.remainders[place.first], whole, quarter, soldOf(m_now),
                [&](const Term& term) { add(place.second, term, true); });
    }

    template <class AddTerm> void flowTerms(Quarter quarter, const ByPosition<std::size_t>& groups, const AddTerm& add)
    {
        const auto& flows = flowsAt(quarter);
        m_flowRemainders = m_holdings.flowRemainders(quarter, flows);
        Wholes contained;
        for (const auto i : flows.indices()) {
            const auto& flow = flows[i];
            const auto& perChip = m_perChip[m_ledger.positions()[i].chip];
            if (!m_takesPart[i] || !flow || !perChip)
                continue;
            const auto aggregate = m_holdings.aggregateOf(i);
            const auto* remainder = aggregate == none ? nullptr : &m_flowRemainders[aggregate];
            if (remainder)
                contained[{ aggregate, groups[i] }] += flow->units * *perChip;
            if (remainder && remainder->isOverdrawn())
                continue;
            const double share = remainder ? remainder->share() : 1;
            add(groups[i], { i, quarter, *perChip * share, flow->halves, flow->source }, m_isShared[i] != 0);
        }
        for (const auto& [place, whole] : contained)
            m_holdings.addFlowRemainderTerms(
                place.first, m_flowRemainders, whole, quarter, flows, [&](const Term& term) { add(place.second, term, true); });
    }

    /// What is left of the position after what is let; null where nothing is let of it.
    const Reduction* lettingOf(PositionIndex i) const
    {
        const auto& position = m_ledger.positions()[i];
        const auto lessor = m_hasAccess && position.access == Access::Owned ? m_holdings.lessorOf(position.organization) : none;
        return lessor == none ? nullptr : &m_now.lettings[lessor];
    }

    /// Finds the positions that may come to a value in more than one way.
    void findShared()
    {
        m_isShared.resize(m_ledger.positions().size());
        const auto share = [&](const std::vector<PositionIndex>& positions) {
            for (const auto i : positions)
                m_isShared[i] = true;
        };
        for (const auto& aggregate : m_holdings.aggregates()) {
            share(aggregate.positions);
            for (const auto& part : aggregate.contained)
                share(part.positions);
        }
        if (!m_hasAccess)
            return;
        for (const auto& lessor : m_holdings.lessors()) {
            share(lessor.owned);
            share(lessor.let);
        }
    }

    /// Whether a sum takes the position, or what is left of an aggregate in it may hang on it.
    bool isNeeded(PositionIndex i) const
    {
        return m_takesPart[i] || (!m_holdings.aggregates().empty() && m_chosen.organizations[m_ledger.positions()[i].organization]);
    }

    /// Of so many quarters a position is asked one after another, for its claims stand together in memory.
    std::size_t quartersAtOnce(Quarter from) const
    {
        constexpr int most = 8;
        return static_cast<std::size_t>(std::clamp(m_to - from + 1, 1, most));
    }

    void lookStocksUp(Quarter from)
    {
        m_stocksFrom = from;
        m_stocks.assign(quartersAtOnce(from), Stocks(m_ledger.positions().size()));
        for (const auto i : m_ledger.positions().indices()) {
            if (!m_hasAccess && !isNeeded(i))
                continue; // what is let is of anybody's
            for (std::size_t q = 0; q < m_stocks.size(); ++q)
                m_stocks[q][i] = m_counted(i, from + static_cast<int>(q));
        }
    }

    void lookFlowsUp(Quarter from)
    {
        const auto& positions = m_ledger.positions();
        m_flowsFrom = from;
        m_flows.assign(quartersAtOnce(from), ByPosition<std::optional<Flow>>(positions.size()));
        for (const auto i : positions.indices()) {
            if (positions[i].access != Access::Owned || !isNeeded(i))
                continue;
            for (std::size_t q = 0; q < m_flows.size(); ++q)
                m_flows[q][i] = m_ledger.flow(positions[i], from + static_cast<int>(q));
        }
    }

    /// The difference of what is accessible at the ends of two quarters; it has no interval.
    template <class Visit> void accessFlowParts(Quarter quarter, Visit visit)
    {
        if (m_before.quarter != quarter - 1 || m_before.stocks.empty())
            m_before = held(quarter - 1);
        auto now = held(quarter);
        for (const auto i : now.stocks.indices()) {
            if (!m_takesPart[i] || !now.stocks[i] || !hasBegun(i, quarter))
                continue;
            const auto& position = m_ledger.positions()[i];
            const bool isFirst = m_first[i] == quarter;
            if (!m_before.stocks[i] && !(isFirst && m_ledger.startsFromZero(position)))
                continue;
            const double before = m_before.stocks[i] ? m_before.stocks[i]->units * m_before.shares[i] : 0;
            visit(i, now.stocks[i]->units * now.shares[i] - before, 1.0, now.stocks[i]->mark, HalfWidths {}, now.stocks[i]->source);
        }
        m_before = std::move(now);
    }

    const Ledger& m_ledger;
    Quarter m_to;
    bool m_isStock;
    bool m_hasAccess;
    ChipValues m_h100e;
    ChipValues m_perChip;
    Chosen m_chosen;
    CountedStocks m_counted;
    Holdings m_holdings;
    ByPosition<Quarter> m_first; ///< with a counting claim
    ByPosition<char> m_takesPart;
    ByPosition<char> m_isShared; ///< once terms are asked for
    Held m_now;
    Held m_before;
    std::vector<Reduction> m_flowRemainders;
    std::vector<Stocks> m_stocks; ///< by quarter, from `m_stocksFrom` on; empty where they were taken
    Quarter m_stocksFrom;
    std::vector<ByPosition<std::optional<Flow>>> m_flows; ///< by quarter, from `m_flowsFrom` on
    Quarter m_flowsFrom;
};

/// Groups by name, and the group of every position that takes part.
struct Groups {
    std::vector<std::string> names;
    ByPosition<std::size_t> ofPosition;
};

/// Positions of the same place are of the same group.
std::size_t placeOf(const Position& position, Grouping by)
{
    switch (by) {
    case Grouping::ChipKind:
    case Grouping::Chip:
    case Grouping::Vendor:
        return position.chip.value;
    case Grouping::Organization:
    case Grouping::Kind:
    case Grouping::Country:
        return position.organization.value;
    case Grouping::Provider:
        return position.access == Access::Owned ? 0 : position.provider == none ? 1 : position.provider.value + 2;
    case Grouping::Access:
        break;
    }
    return static_cast<std::size_t>(position.access);
}

Groups groupsOf(const Ledger& ledger, const Reckoning& reckoning, Grouping by)
{
    Groups groups;
    std::map<std::string, std::size_t, std::less<>> known;
    const auto& positions = ledger.positions();
    groups.ofPosition.assign(positions.size(), none);
    std::vector<std::size_t> groupOf; // by what tells the group, so that few names are made of many positions
    for (const auto i : positions.indices()) {
        if (!reckoning.takesPart(i))
            continue;
        const auto place = placeOf(positions[i], by);
        if (place >= groupOf.size())
            groupOf.resize(place + 1, none);
        auto& group = groupOf[place];
        if (group == none) {
            const auto [found, isNew] = known.try_emplace(groupName(ledger, positions[i], by), groups.names.size());
            if (isNew)
                groups.names.push_back(found->first);
            group = found->second;
        }
        groups.ofPosition[i] = group;
    }
    return groups;
}

/// Kinds of chip and access keep the order of their words; all others the largest first.
void order(std::vector<GroupSeries>& series, Grouping by)
{
    const auto fixed = by == Grouping::ChipKind ? allWords<ChipKind>()
        : by == Grouping::Access                ? allWords<Access>()
                                                : std::vector<std::string>();
    std::ranges::sort(series, [&](const GroupSeries& a, const GroupSeries& b) {
        const auto placeA = std::ranges::find(fixed, a.name), placeB = std::ranges::find(fixed, b.name);
        if (placeA != placeB)
            return placeA < placeB;
        return a.total != b.total ? a.total > b.total : a.name < b.name;
    });
}

void addTo(Cell& sum, const Cell& cell)
{
    sum.isKnown = sum.isKnown || cell.isKnown;
    sum.value += cell.value;
    sum.uncertain += cell.uncertain;
    sum.planned += cell.planned;
    sum.widths.add(cell.widths);
    sum.mark = weakest(sum.mark, cell.mark);
    sum.missingChips.insert(sum.missingChips.end(), cell.missingChips.begin(), cell.missingChips.end());
}

/// All but the first `maxSeries` become one, named `other`; who is pinned has a series before larger ones.
void fold(std::vector<GroupSeries>& series, const ViewState& view)
{
    if (series.size() <= maxSeries)
        return;
    const auto isKept = [&](const GroupSeries& one) { return isPinned(view, one.name); };
    auto pinned = static_cast<std::size_t>(std::ranges::count_if(series, isKept));
    std::vector<GroupSeries> drawn;
    GroupSeries other;
    other.name = "other";
    other.isOther = true;
    other.cells.resize(series.front().cells.size());
    for (auto& one : series) {
        pinned -= isKept(one) ? 1 : 0;
        if (drawn.size() + (isKept(one) ? 0 : pinned) < maxSeries) {
            drawn.push_back(std::move(one));
            continue;
        }
        for (std::size_t q = 0; q < other.cells.size(); ++q)
            addTo(other.cells[q], one.cells[q]);
        other.total += one.total;
    }
    drawn.push_back(std::move(other));
    series = std::move(drawn);
}

bool isNothing(const GroupSeries& series)
{
    return std::ranges::all_of(series.cells, [](const Cell& cell) { return cell.value == 0; });
}

/// A series a group, in their order.
SeriesTable addedUpTable(const Ledger& ledger, const ResolvedView& resolved, Reckoning& reckoning, const Groups& groups, bool withWidths)
{
    const auto quarters = static_cast<std::size_t>(std::max(0, resolved.to - resolved.from + 1));
    SeriesTable table;
    for (const auto& name : groups.names)
        table.series.push_back({ name, false, std::vector<Cell>(quarters), 0 });

    struct Seen {
        bool hasChips = false;
        bool hasFigure = false;
        bool hasValue = false;
    };
    ByChip<const Cell*> lastMissingIn(ledger.dataset().chips().size()); // so that few stand twice in a cell of a million parts
    const auto isNew = [&](const Cell& cell, ChipIndex chip) { return std::exchange(lastMissingIn[chip], &cell) != &cell; };
    ByOrganization<Seen> seen(ledger.dataset().organizations().size());
    BySource<std::size_t> uses(ledger.dataset().sources().size());
    table.lastValues.resize(seen.size());
    const auto& positions = ledger.positions();
    for (std::size_t q = 0; q < quarters; ++q) {
        ledger.progress().update(static_cast<double>(q) / static_cast<double>(quarters));
        const bool isLast = q + 1 == quarters;
        reckoning.parts(resolved.from + static_cast<int>(q),
            [&](PositionIndex i, double units, double share, Mark mark, const HalfWidths&, SourceIndex source) {
                const auto& position = positions[i];
                auto& cell = table.series[groups.ofPosition[i]].cells[q];
                auto& organization = seen[position.organization];
                const auto& perChip = reckoning.perChip(position.chip);
                organization.hasChips = true;
                if (!perChip && units != 0) {
                    if (isNew(cell, position.chip))
                        cell.missingChips.push_back(position.chip);
                    return;
                }
                const double factor = perChip.value_or(0) * share;
                const double value = units * factor;
                organization.hasFigure = true;
                cell.isKnown = true;
                cell.value += value;
                if (mark == Mark::Planned)
                    cell.planned += value;
                else if (mark != Mark::Stated)
                    cell.uncertain += value;
                if (value != 0) {
                    organization.hasValue = true;
                    cell.mark = weakest(cell.mark, mark);
                    ++uses[source];
                }
                if (isLast)
                    table.lastValues[position.organization] = table.lastValues[position.organization].value_or(0) + value;
            });
        if (withWidths) {
            reckoning.terms(
                resolved.from + static_cast<int>(q), groups.ofPosition, [&](std::size_t group, const Term& term, bool isShared) {
                    auto& widths = table.series[group].cells[q].widths;
                    isShared ? widths.addShared(term) : widths.add(term);
                });
        }
    }

    for (auto& series : table.series)
        series.total
            = std::accumulate(series.cells.begin(), series.cells.end(), 0.0, [](double sum, const Cell& cell) { return sum + cell.value; });
    for (const auto i : seen.indices()) {
        if (!reckoning.chosenOnes().organizations[i])
            continue;
        if (seen[i].hasValue)
            ++table.organizationsDrawn;
        else
            table.leftOut.push_back({ i,
                !seen[i].hasChips        ? Reason::NoChips
                    : !seen[i].hasFigure ? Reason::ChipFigureUnknown
                                         : Reason::Zero });
    }
    std::ranges::sort(
        table.leftOut, {}, [&](const LeftOut& left) -> const std::string& { return ledger.organization(left.organization).name; });
    for (const auto i : uses.indices()) {
        if (uses[i] > 0)
            table.drawnSources.push_back(i);
    }
    std::ranges::stable_sort(table.drawnSources, std::ranges::greater(), [&](SourceIndex i) { return uses[i]; });
    table.unknownProvider = reckoning.unknownProvider;
    table.internal = reckoning.internal;
    table.ownedNothing = reckoning.hasRented && !reckoning.hasOwned;
    table.reducesAggregates = reckoning.reducesAggregates;
    table.earlierShares = reckoning.earlierShares();
    return table;
}

}

bool takeIndex(GroupSeries& series, std::size_t base)
{
    if (base >= series.cells.size() || !series.cells[base].isKnown || series.cells[base].value <= 0)
        return false;
    const auto one = series.cells[base];
    for (auto& cell : series.cells) {
        cell.value /= one.value;
        cell.uncertain /= one.value;
        cell.planned /= one.value;
        cell.widths = {};
        cell.mark = weakest(cell.mark, one.mark);
        cell.missingChips.insert(cell.missingChips.end(), one.missingChips.begin(), one.missingChips.end());
    }
    return true;
}

std::string groupName(const Ledger& ledger, const Position& position, Grouping by)
{
    const auto orUnknown = [](const std::string& text) { return text.empty() ? std::string("unknown") : text; };
    switch (by) {
    case Grouping::ChipKind:
        return std::string(word(ledger.chip(position.chip).kind));
    case Grouping::Organization:
        return ledger.organization(position.organization).name;
    case Grouping::Kind:
        return std::string(word(ledger.organization(position.organization).kind));
    case Grouping::Country:
        return orUnknown(ledger.organization(position.organization).country);
    case Grouping::Chip:
        return ledger.chip(position.chip).name;
    case Grouping::Vendor:
        return orUnknown(ledger.chip(position.chip).vendor);
    case Grouping::Provider:
        if (position.access == Access::Owned)
            return "own";
        return position.provider == none ? "unknown" : ledger.organization(position.provider).name;
    case Grouping::Access:
        return std::string(word(position.access));
    }
    return {};
}

SeriesTable seriesTable(const Ledger& ledger, const ViewState& view, const ResolvedView& resolved, bool isStock, bool withWidths)
{
    Reckoning reckoning(ledger, view, resolved, isStock, resolved.to);
    auto table = addedUpTable(ledger, resolved, reckoning, groupsOf(ledger, reckoning, view.by), withWidths);
    std::erase_if(table.series, isNothing);
    order(table.series, view.by);
    fold(table.series, view);
    return table;
}

SeriesTable sumTable(
    const Ledger& ledger, const ViewState& view, const ResolvedView& resolved, std::string name, bool isStock, bool withWidths)
{
    Reckoning reckoning(ledger, view, resolved, isStock, resolved.to);
    const Groups all { { std::move(name) }, ByPosition<std::size_t>(ledger.positions().size(), 0) };
    return addedUpTable(ledger, resolved, reckoning, all, withWidths);
}

void forEachTerm(const Ledger& ledger, const ViewState& view, const ResolvedView& resolved, bool isStock, const SeriesTable& table,
    const std::function<void(std::size_t series, Quarter quarter, const Term& term)>& visit)
{
    Reckoning reckoning(ledger, view, resolved, isStock, resolved.to);
    const auto groups = groupsOf(ledger, reckoning, view.by);
    std::vector<std::size_t> seriesOf; // by group
    const auto other = static_cast<std::size_t>(std::ranges::find_if(table.series, &GroupSeries::isOther) - table.series.begin());
    for (const auto& name : groups.names) {
        const auto isNamed = [&](const GroupSeries& series) { return !series.isOther && series.name == name; };
        const auto found = std::ranges::find_if(table.series, isNamed);
        seriesOf.push_back(found == table.series.end() ? other : static_cast<std::size_t>(found - table.series.begin()));
    }
    for (auto quarter = resolved.from; quarter <= resolved.to; quarter = quarter + 1) {
        ledger.progress().update(static_cast<double>(quarter - resolved.from) / (resolved.to - resolved.from + 1));
        reckoning.terms(quarter, groups.ofPosition, [&](std::size_t group, const Term& term, bool) {
            if (seriesOf[group] < table.series.size())
                visit(seriesOf[group], quarter, term);
        });
    }
}

std::vector<CellPart> cellParts(const Ledger& ledger, const ViewState& view, const ResolvedView& resolved, bool isStock, Quarter quarter)
{
    Reckoning reckoning(ledger, view, resolved, isStock, quarter);
    std::vector<CellPart> parts;
    const auto& positions = ledger.positions();
    reckoning.parts(quarter, [&](PositionIndex i, double units, double share, Mark mark, const HalfWidths& halves, SourceIndex source) {
        parts.push_back({ i, units, share, units * share * reckoning.perChip(positions[i].chip).value_or(0), mark, halves, source });
    });
    return parts;
}

std::vector<Term> termsOf(const Ledger& ledger, const ViewState& view, const ResolvedView& resolved, bool isStock, Quarter quarter,
    const std::vector<CellPart>& parts)
{
    Reckoning reckoning(ledger, view, resolved, isStock, quarter);
    ByPosition<std::size_t> groups(ledger.positions().size(), 1);
    for (const auto& part : parts)
        groups[part.position] = 0;
    std::vector<Term> terms;
    reckoning.terms(quarter, groups, [&](std::size_t group, const Term& term, bool) {
        if (group == 0)
            terms.push_back(term);
    });
    return addedUp(std::move(terms));
}

}
