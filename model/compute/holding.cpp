// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/holding.h"

namespace model {

namespace {

std::optional<double> unitsOf(const std::optional<Stock>& stock)
{
    return stock ? std::optional(stock->units) : std::nullopt;
}

}

Stocks stocksAt(const Ledger& ledger, Quarter quarter)
{
    Stocks stocks;
    stocks.reserve(ledger.positions().size());
    for (const auto& position : ledger.positions())
        stocks.push_back(ledger.stock(position, quarter));
    return stocks;
}

Holdings::Holdings(const CountedStocks& counted, const ChipValues& h100e, ByOrganization<char> organizations)
    : m_counted(counted)
    , m_ledger(counted.ledger())
    , m_h100e(h100e)
    , m_organizations(std::move(organizations))
    , m_isInternal(m_ledger.positions().size())
    , m_lessorOf(m_ledger.dataset().organizations().size(), none)
{
    findLessors();
    if (!m_organizations.empty())
        findAggregates();
}

std::optional<double> Holdings::h100eOf(PositionIndex position, double units) const
{
    const auto& weight = m_h100e[m_ledger.positions()[position].chip];
    return weight ? std::optional(units * *weight) : std::nullopt;
}

void Holdings::findLessors()
{
    const auto& positions = m_ledger.positions();
    for (const auto i : positions.indices()) {
        const auto provider = positions[i].provider;
        if (provider == none)
            continue;
        m_isInternal[i] = isPartOf(m_ledger, positions[i].organization, provider);
        if (m_isInternal[i])
            continue;
        auto& lessor = m_lessorOf[provider];
        if (lessor == none) {
            lessor = m_lessors.size();
            m_lessors.push_back({ provider, {}, {} });
        }
        m_lessors[lessor].let.push_back(i);
    }
    if (m_lessors.empty())
        return;
    for (const auto i : positions.indices()) {
        if (const auto lessor = m_lessorOf[positions[i].organization]; lessor != none && positions[i].access == Access::Owned)
            m_lessors[lessor].owned.push_back(i);
    }
}

void Holdings::findAggregates()
{
    const auto& positions = m_ledger.positions();
    std::map<std::pair<OrganizationIndex, ChipKind>, std::size_t> remainderOf;
    for (const auto i : positions.indices()) {
        const auto organization = positions[i].organization;
        if (positions[i].access != Access::Owned || !m_organizations[organization] || !isAggregate(m_ledger.organization(organization)))
            continue;
        if (m_aggregateOf.empty())
            m_aggregateOf.assign(positions.size(), none);
        const auto [found, isNew] = remainderOf.try_emplace({ organization, m_ledger.chip(positions[i].chip).kind }, m_remainders.size());
        if (isNew)
            m_remainders.push_back({ organization, m_ledger.counting(positions[i]).front().quarter, {}, {} });
        auto& remainder = m_remainders[found->second];
        remainder.firstClaim = std::min(remainder.firstClaim, m_ledger.counting(positions[i]).front().quarter);
        remainder.positions.push_back(i);
        m_aggregateOf[i] = found->second;
    }
    if (m_remainders.empty())
        return;

    std::map<std::pair<std::size_t, OrganizationIndex>, std::size_t> containedOf; // (remainder, organization)
    ByOrganization<std::optional<std::vector<OrganizationIndex>>> wholes(m_ledger.dataset().organizations().size());
    for (const auto i : positions.indices()) {
        const auto organization = positions[i].organization;
        if (positions[i].access != Access::Owned || !m_organizations[organization])
            continue;
        if (!wholes[organization])
            wholes[organization] = ancestors(m_ledger, organization);
        for (const auto whole : *wholes[organization]) {
            const auto remainder = remainderOf.find({ whole, m_ledger.chip(positions[i].chip).kind });
            const bool isInCircle = m_aggregateOf[i] != none && isPartOf(m_ledger, whole, organization); // none is inside the other
            if (remainder == remainderOf.end() || isInCircle)
                continue;
            auto& list = m_remainders[remainder->second].contained;
            const auto [found, isNew] = containedOf.try_emplace({ remainder->second, organization }, list.size());
            if (isNew)
                list.push_back({ organization, {}, {}, m_aggregateOf[i] });
            list[found->second].positions.push_back(i);
        }
    }
    for (std::size_t i = 0; i < m_remainders.size(); ++i)
        m_insideFirst.push_back(i);
    std::ranges::stable_sort(
        m_insideFirst, std::ranges::greater(), [&](std::size_t i) { return ancestors(m_ledger, m_remainders[i].organization).size(); });
    for (const auto i : m_insideFirst)
        findBefore(m_remainders[i]);
}

void Holdings::findBefore(Remainder& remainder)
{
    const auto before = remainder.firstClaim - 1;
    for (auto& part : remainder.contained) {
        const double share = part.aggregate == none ? 1 : this->remainder(part.aggregate, before).share();
        for (const auto i : part.positions)
            part.before.push_back(unitsAt(i, before).value_or(0) * share);
    }
}

std::optional<double> Holdings::unitsAt(PositionIndex position, Quarter quarter) const
{
    return unitsOf(m_stocks && quarter == m_quarter ? (*m_stocks)[position] : m_ledger.stock(m_ledger.positions()[position], quarter));
}

/// The reduction of what is owned at a quarter, and whether the claims cover enough of it: at least half, or as much as others have of it.
template <class Units, class Last, class Others>
Holdings::Covered Holdings::coveredAt(
    const std::vector<PositionIndex>& owned, Quarter quarter, const Units& units, const Last& last, const Others& others) const
{
    Covered covered { { quarter, 0, 0 }, false };
    double covering = 0, lapsed = 0;
    for (const auto i : owned) {
        const auto& position = m_ledger.positions()[i];
        if (const auto known = units(i)) {
            const double amount = h100eOf(i, *known).value_or(0);
            covered.reduction.owned += amount;
            covering += position.horizon >= quarter ? amount : 0;
        } else if (quarter > position.horizon) {
            lapsed += h100eOf(i, last(i)).value_or(0);
        }
    }
    const double total = covered.reduction.owned + lapsed;
    covered.reduction.others = others();
    covered.isCovered = total <= 0 || 2 * covering >= total || (covered.reduction.others > 0 && covering >= covered.reduction.others);
    return covered;
}

/// `unitsAt` gives what is counted of a position at a quarter.
template <class Units> Reduction Holdings::lettingBy(std::size_t lessor, Quarter quarter, const Units& unitsAt) const
{
    for (auto at = quarter;; at = at - 1) {
        const auto units = [&](PositionIndex i) { return unitsAt(i, at); };
        const auto last = [&](PositionIndex i) { return m_counted.last(i).units; };
        const auto let = [&] {
            double sum = 0;
            for (const auto i : m_lessors[lessor].let) {
                if (const auto known = units(i))
                    sum += h100eOf(i, *known).value_or(0);
            }
            return sum;
        };
        const auto covered = coveredAt(m_lessors[lessor].owned, at, units, last, let);
        if (covered.isCovered || at < *m_ledger.firstQuarter())
            return covered.reduction;
    }
}

std::vector<Reduction> Holdings::lettings(Quarter quarter, const Stocks& stocks) const
{
    std::vector<Reduction> reductions;
    reductions.reserve(m_lessors.size());
    for (std::size_t lessor = 0; lessor < m_lessors.size(); ++lessor)
        reductions.push_back(
            lettingBy(lessor, quarter, [&](PositionIndex i, Quarter at) { return unitsOf(at == quarter ? stocks[i] : m_counted(i, at)); }));
    return reductions;
}

Reduction Holdings::letting(std::size_t lessor, Quarter quarter) const
{
    return lettingBy(lessor, quarter, [&](PositionIndex i, Quarter at) { return unitsOf(m_counted(i, at)); });
}

double Holdings::heldSince(const Contained& part, Quarter quarter)
{
    const double share = part.aggregate == none ? 1 : remainder(part.aggregate, quarter).share();
    double held = 0;
    for (std::size_t k = 0; k < part.positions.size(); ++k) {
        if (const auto units = unitsAt(part.positions[k], quarter))
            held += h100eOf(part.positions[k], *units * share - part.before[k]).value_or(0);
    }
    return held;
}

const Reduction& Holdings::remainder(std::size_t aggregate, Quarter quarter)
{
    const auto [found, isNew] = m_reductions.try_emplace({ aggregate, quarter });
    if (!isNew)
        return found->second;
    const auto& whole = m_remainders[aggregate];
    for (auto at = quarter;; at = at - 1) {
        const auto units = [&](PositionIndex i) { return unitsAt(i, at); };
        const auto last = [&](PositionIndex i) { return m_ledger.counting(m_ledger.positions()[i]).back().stock.units; };
        const auto contained = [&] {
            double sum = 0;
            for (const auto& part : whole.contained)
                sum += std::max(0.0, heldSince(part, at));
            return sum;
        };
        if (const auto covered = coveredAt(whole.positions, at, units, last, contained); covered.isCovered || at < *m_ledger.firstQuarter())
            return found->second = covered.reduction;
    }
}

std::vector<Reduction> Holdings::remainders(Quarter quarter, const Stocks& stocks)
{
    m_stocks = &stocks;
    m_quarter = quarter;
    std::vector<Reduction> reductions;
    for (std::size_t i = 0; i < m_remainders.size(); ++i)
        reductions.push_back(remainder(i, quarter));
    m_stocks = nullptr;
    return reductions;
}

std::vector<Reduction> Holdings::flowRemainders(Quarter quarter, const ByPosition<std::optional<Flow>>& flows) const
{
    std::vector<Reduction> reductions(m_remainders.size());
    const auto sum = [&](const std::vector<PositionIndex>& positions) {
        double total = 0;
        for (const auto i : positions)
            total += flows[i] ? h100eOf(i, flows[i]->units).value_or(0) : 0;
        return total;
    };
    for (const auto i : m_insideFirst) {
        const auto& whole = m_remainders[i];
        Reduction reduction { quarter, sum(whole.positions), 0 };
        for (const auto& part : whole.contained)
            reduction.others += sum(part.positions) * (part.aggregate == none ? 1 : reductions[part.aggregate].share());
        reductions[i] = reduction;
    }
    return reductions;
}

void Holdings::addLettingTerms(
    std::size_t lessor, const Reduction& reduction, double value, Quarter quarter, const Stocks& stocks, const Add& add) const
{
    if (!reduction.errsWithOthers())
        return;
    const auto addAll = [&](const std::vector<PositionIndex>& positions, Quarter at, double factor) {
        for (const auto i : positions) {
            const auto& weight = m_h100e[m_ledger.positions()[i].chip];
            if (!weight)
                continue;
            if (const auto stock = at == quarter ? stocks[i] : m_counted(i, at))
                add({ i, at, factor * *weight, stock->halves, stock->source });
        }
    };
    // What moves nothing gives no end either: the chips that the value takes come by themselves.
    if (const double factor = value * reduction.others / (reduction.owned * reduction.owned); factor != 0)
        addAll(m_lessors[lessor].owned, quarter, factor);
    addAll(m_lessors[lessor].let, reduction.quarter, -value / reduction.owned);
}

/// `number` gives what is held (or gained) of a position at a quarter.
template <class Number, class ReductionOf, class IsBelow>
void Holdings::addTerms(std::size_t aggregate, const Reduction& reduction, double value, Quarter quarter, const Number& number,
    const ReductionOf& reductionOf, const IsBelow& isBelow, const Add& add) const
{
    if (!reduction.errsWithOthers())
        return;
    const bool isOfSold = m_counted.state() == SourceState::Operational;
    const auto addAll = [&](const std::vector<PositionIndex>& positions, Quarter at, double factor) {
        double held = 0; // in H100e
        for (const auto i : positions) {
            const auto& weight = m_h100e[m_ledger.positions()[i].chip];
            const auto known = weight ? number(i, at) : std::nullopt;
            if (!known)
                continue;
            held += known->units * *weight;
            add({ i, at, factor * *weight, known->halves, known->source, isOfSold });
        }
        return held;
    };
    const auto& whole = m_remainders[aggregate];
    addAll(whole.positions, quarter, value * reduction.others / (reduction.owned * reduction.owned));
    const double factor = -value / reduction.owned;
    const auto at = reduction.quarter;
    for (const auto& part : whole.contained) {
        if (isBelow(part, at))
            continue;
        if (part.aggregate == none) {
            addAll(part.positions, at, factor);
            continue;
        }
        const auto inside = reductionOf(part.aggregate, at);
        if (inside.isOverdrawn())
            continue;
        const double held = addAll(part.positions, at, factor * inside.share());
        addTerms(part.aggregate, inside, factor * held, at, number, reductionOf, isBelow, add);
    }
}

void Holdings::addRemainderTerms(
    std::size_t aggregate, const Reduction& reduction, double value, Quarter quarter, const Stocks& stocks, const Add& add)
{
    addTerms(
        aggregate, reduction, value, quarter,
        [&](PositionIndex i, Quarter at) { return at == quarter ? stocks[i] : m_ledger.stock(m_ledger.positions()[i], at); },
        [&](std::size_t inside, Quarter at) { return remainder(inside, at); },
        [&](const Contained& part, Quarter at) { return heldSince(part, at) < 0; }, add);
}

void Holdings::addFlowRemainderTerms(std::size_t aggregate, const std::vector<Reduction>& reductions, double value, Quarter quarter,
    const ByPosition<std::optional<Flow>>& flows, const Add& add) const
{
    addTerms(
        aggregate, reductions[aggregate], value, quarter, [&](PositionIndex i, Quarter) -> const std::optional<Flow>& { return flows[i]; },
        [&](std::size_t inside, Quarter) { return reductions[inside]; }, [](const Contained&, Quarter) { return false; }, add);
}

void Holdings::addOwned(Account& account, PositionIndex position, Quarter quarter, const Stocks& stocks) const
{
    account.ownedPositions.push_back(position);
    const bool hasBegun = m_ledger.counting(m_ledger.positions()[position]).front().quarter <= quarter;
    if (const auto amount = hasBegun && stocks[position] ? h100eOf(position, stocks[position]->units) : std::nullopt)
        account.owned = account.owned.value_or(0) + *amount;
}

std::map<OrganizationIndex, Account> Holdings::lettingAccounts(Quarter quarter, const Stocks& stocks) const
{
    std::map<OrganizationIndex, Account> accounts;
    for (const auto& lessor : m_lessors) {
        Account account;
        for (const auto i : lessor.let) {
            if (!stocks[i])
                continue;
            account.others += h100eOf(i, stocks[i]->units).value_or(0);
            account.otherPositions.push_back(i);
        }
        if (account.otherPositions.empty())
            continue;
        for (const auto i : lessor.owned)
            addOwned(account, i, quarter, stocks);
        accounts.emplace(lessor.organization, std::move(account));
    }
    return accounts;
}

std::vector<Account> Holdings::containments(Quarter quarter, const Stocks& stocks)
{
    std::vector<Account> accounts;
    for (const auto& remainder : m_remainders) {
        Account account;
        for (const auto i : remainder.positions)
            addOwned(account, i, quarter, stocks);
        for (const auto& part : remainder.contained) {
            account.others += std::max(0.0, heldSince(part, quarter));
            account.otherPositions.insert(account.otherPositions.end(), part.positions.begin(), part.positions.end());
        }
        accounts.push_back(std::move(account));
    }
    return accounts;
}

}
