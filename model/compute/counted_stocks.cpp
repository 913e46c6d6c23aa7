// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/counted_stocks.h"

#include <algorithm>
#include <cmath>

namespace model {

SourceState countedState(const ViewState& view)
{
    const bool isOfFlows = factsOf(view.figure).uses.measure && view.measure == Change::Flow;
    return isOfFlows ? SourceState::Sold : view.state;
}

CountedStocks::CountedStocks(const Ledger& ledger, SourceState state)
    : m_ledger(ledger)
    , m_state(state)
{
    const auto& dataset = ledger.dataset();
    if (dataset.operationalShares().empty())
        return;
    m_claims.resize(dataset.organizations().size());
    dataset.operationalShares().forEach([&](const OperationalShare& record) {
        const auto organization = ledger.organizationIndex(record.organization);
        if (organization != none && ledger.takes(record.source))
            m_claims[organization].push_back(&record);
    });
    for (auto& claims : m_claims)
        keepCounting(ledger, claims);
}

std::optional<RunningShare> CountedStocks::share(OrganizationIndex organization, Quarter quarter) const
{
    if (m_claims.empty())
        return std::nullopt;
    return overTime<OperationalShare>(
        m_claims[organization], quarter, std::nullopt, [](const OperationalShare& claim) { return claim.share; },
        [](const OperationalShare& claim) { return model::halvesOf(claim.share, claim.shareLow, claim.shareHigh); });
}

HalfWidths CountedStocks::halvesOf(const InventoryRecord& claim, const RunningShare& share)
{
    return productOf(claim.units, model::halvesOf(claim.units, claim.unitsLow, claim.unitsHigh), share.value, share.halves);
}

std::optional<Stock> CountedStocks::operator()(PositionIndex index, Quarter quarter) const
{
    const auto& position = m_ledger.positions()[index];
    const auto stock = m_ledger.stock(position, quarter);
    return m_state == SourceState::Operational ? running(position, quarter, stock) : stock;
}

Stock CountedStocks::last(PositionIndex index) const
{
    const auto& position = m_ledger.positions()[index];
    const auto& last = m_ledger.counting(position).back();
    return m_state == SourceState::Operational ? *running(position, last.quarter, last.stock) : last.stock;
}

Stocks CountedStocks::at(Quarter quarter) const
{
    Stocks stocks;
    stocks.reserve(m_ledger.positions().size());
    for (const auto i : m_ledger.positions().indices())
        stocks.push_back((*this)(i, quarter));
    return stocks;
}

/// The walk again from the last installed claim on, with what its claims come to at the quarter's share.
std::optional<Stock> CountedStocks::running(const Position& position, Quarter quarter, const std::optional<Stock>& sold) const
{
    const auto share = sold ? this->share(position.organization, quarter) : std::nullopt;
    if (!share)
        return sold;
    const auto claims = m_ledger.claimsBehind(position, quarter);
    const auto isSold = [&](const InventoryRecord* claim) { return isOfSold(m_ledger.sourceIndex(claim->source)); };
    if (std::ranges::none_of(claims, isSold))
        return sold;
    const auto units = [&](const InventoryRecord& claim) { return claim.units * (isSold(&claim) ? share->value : 1); };
    const auto halves = [&](const InventoryRecord& claim) {
        return isSold(&claim) ? halvesOf(claim, *share) : model::halvesOf(claim.units, claim.unitsLow, claim.unitsHigh);
    };
    auto stock = *sold;
    stock.units = 0;
    IntervalSum widths;
    Quarter last;
    for (const auto* claim : claims) {
        if (claim->quarter <= quarter) {
            stock.units += units(*claim);
            widths.add(m_ledger.sourceIndex(claim->source), halves(*claim));
            stock.halves = widths.result(m_ledger.options().rho);
            last = claim->quarter;
        } else {
            const double way = static_cast<double>(quarter - last) / (claim->quarter - last);
            stock.units += (units(*claim) - stock.units) * way;
            stock.halves = interpolated(stock.halves, halves(*claim), way);
        }
    }
    stock.mark = weakest(stock.mark, share->mark);
    return stock;
}

}
