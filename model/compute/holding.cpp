// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/holding.h"

#include <algorithm>

namespace model {

namespace {

/// 1 - part / whole between 0 and 1; 1 where the whole is not positive.
double shareLeft(double part, double whole)
{
    return whole > 0 ? std::clamp(1 - part / whole, 0.0, 1.0) : 1.0;
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

Holdings::Holdings(const Ledger& ledger, const ChipValues& h100e, ByOrganization<char> organizations)
    : m_ledger(ledger)
    , m_h100e(h100e)
    , m_organizations(std::move(organizations))
{
    std::map<std::pair<OrganizationIndex, OrganizationIndex>, bool> known;
    for (const auto& position : ledger.positions()) {
        if (position.provider == none) {
            m_isInternal.push_back(false);
            continue;
        }
        const auto [found, isNew] = known.try_emplace({ position.organization, position.provider }, false);
        if (isNew)
            found->second = isPartOf(ledger, position.organization, position.provider);
        m_isInternal.push_back(found->second);
    }
    findRemainders();
}

std::optional<double> Holdings::h100eOf(PositionIndex position, double units) const
{
    const auto& weight = m_h100e[m_ledger.positions()[position].chip];
    return weight ? std::optional(units * *weight) : std::nullopt;
}

ByOrganization<double> Holdings::keptShares(const Stocks& stocks) const
{
    const auto organizations = m_ledger.dataset().organizations().size();
    ByOrganization<double> let(organizations), owned(organizations), kept(organizations);
    const auto& positions = m_ledger.positions();
    for (const auto i : positions.indices()) {
        if (!stocks[i])
            continue;
        const double amount = h100eOf(i, stocks[i]->units).value_or(0);
        if (positions[i].access == Access::Owned)
            owned[positions[i].organization] += amount;
        else if (positions[i].provider != none && !m_isInternal[i])
            let[positions[i].provider] += amount;
    }
    for (const auto i : kept.indices())
        kept[i] = shareLeft(std::max(0.0, let[i]), owned[i]);
    return kept;
}

void Holdings::findRemainders()
{
    if (m_organizations.empty())
        return;
    const auto& positions = m_ledger.positions();
    std::map<std::pair<OrganizationIndex, ChipKind>, std::size_t> remainderOf;
    for (const auto i : positions.indices()) {
        const auto organization = positions[i].organization;
        if (positions[i].access != Access::Owned || !m_organizations[organization] || !isAggregate(m_ledger.organization(organization)))
            continue;
        const auto [found, isNew] = remainderOf.try_emplace({ organization, m_ledger.chip(positions[i].chip).kind }, m_remainders.size());
        if (isNew)
            m_remainders.emplace_back();
        m_remainders[found->second].positions.push_back(i);
    }
    if (m_remainders.empty())
        return;

    std::map<std::pair<std::size_t, OrganizationIndex>, std::size_t> containedOf; // (remainder, organization)
    for (auto& remainder : m_remainders) {
        remainder.firstClaim = m_ledger.counting(positions[remainder.positions.front()]).front().quarter;
        for (const auto i : remainder.positions)
            remainder.firstClaim = std::min(remainder.firstClaim, m_ledger.counting(positions[i]).front().quarter);
    }
    ByOrganization<std::optional<std::vector<OrganizationIndex>>> wholes(m_ledger.dataset().organizations().size());
    for (const auto i : positions.indices()) {
        const auto organization = positions[i].organization;
        if (positions[i].access != Access::Owned || !m_organizations[organization] || isAggregate(m_ledger.organization(organization)))
            continue;
        if (!wholes[organization])
            wholes[organization] = ancestors(m_ledger, organization);
        for (const auto whole : *wholes[organization]) {
            const auto remainder = remainderOf.find({ whole, m_ledger.chip(positions[i].chip).kind });
            if (remainder == remainderOf.end())
                continue;
            auto& list = m_remainders[remainder->second].contained;
            const auto [found, isNew] = containedOf.try_emplace({ remainder->second, organization }, list.size());
            if (isNew)
                list.emplace_back();
            const auto before = m_ledger.stock(positions[i], m_remainders[remainder->second].firstClaim - 1);
            list[found->second].positions.push_back(i);
            list[found->second].before.push_back(before ? before->units : 0);
        }
    }
}

/// What a contained organization holds more than just before the aggregate's first claim.
double Holdings::heldSince(const Contained& part, const Stocks& stocks) const
{
    double held = 0;
    for (std::size_t k = 0; k < part.positions.size(); ++k) {
        const auto i = part.positions[k];
        held += stocks[i] ? h100eOf(i, stocks[i]->units - part.before[k]).value_or(0) : 0;
    }
    return std::max(0.0, held);
}

ByPosition<double> Holdings::remainders(const Stocks& stocks) const
{
    ByPosition<double> shares(stocks.size(), 1.0);
    for (const auto& remainder : m_remainders) {
        double own = 0, contained = 0;
        for (const auto i : remainder.positions)
            own += stocks[i] ? h100eOf(i, stocks[i]->units).value_or(0) : 0;
        for (const auto& part : remainder.contained)
            contained += heldSince(part, stocks);
        for (const auto i : remainder.positions)
            shares[i] = shareLeft(contained, own);
    }
    return shares;
}

void Holdings::addOwned(Account& account, PositionIndex position, Quarter quarter, const Stocks& stocks) const
{
    account.ownedPositions.push_back(position);
    const bool hasBegun = m_ledger.counting(m_ledger.positions()[position]).front().quarter <= quarter;
    if (const auto amount = hasBegun && stocks[position] ? h100eOf(position, stocks[position]->units) : std::nullopt)
        account.owned = account.owned.value_or(0) + *amount;
}

std::map<OrganizationIndex, Account> Holdings::lettings(Quarter quarter, const Stocks& stocks) const
{
    std::map<OrganizationIndex, Account> accounts;
    const auto& positions = m_ledger.positions();
    for (const auto i : positions.indices()) {
        if (positions[i].provider == none || m_isInternal[i] || !stocks[i])
            continue;
        auto& account = accounts[positions[i].provider];
        account.others += h100eOf(i, stocks[i]->units).value_or(0);
        account.otherPositions.push_back(i);
    }
    for (const auto i : positions.indices()) {
        const auto found = accounts.find(positions[i].organization);
        if (positions[i].access == Access::Owned && found != accounts.end())
            addOwned(found->second, i, quarter, stocks);
    }
    return accounts;
}

std::vector<Account> Holdings::containments(Quarter quarter, const Stocks& stocks) const
{
    std::vector<Account> accounts;
    for (const auto& remainder : m_remainders) {
        Account account;
        for (const auto i : remainder.positions)
            addOwned(account, i, quarter, stocks);
        for (const auto& part : remainder.contained) {
            account.others += heldSince(part, stocks);
            account.otherPositions.insert(account.otherPositions.end(), part.positions.begin(), part.positions.end());
        }
        accounts.push_back(std::move(account));
    }
    return accounts;
}

ByPosition<double> Holdings::flowRemainders(const ByPosition<std::optional<Flow>>& flows) const
{
    ByPosition<double> shares(flows.size(), 1.0);
    const auto sum = [&](const std::vector<PositionIndex>& positions) {
        double total = 0;
        for (const auto i : positions)
            total += flows[i] ? h100eOf(i, flows[i]->units).value_or(0) : 0;
        return total;
    };
    for (const auto& remainder : m_remainders) {
        const double own = sum(remainder.positions);
        double contained = 0;
        for (const auto& part : remainder.contained)
            contained += sum(part.positions);
        for (const auto i : remainder.positions)
            shares[i] = shareLeft(contained, own);
    }
    return shares;
}

}
