// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/claims_over_time.h"
#include "model/compute/ledger.h"

#include <optional>
#include <vector>

namespace model {

/// Every position's stock at one quarter, in the order of Ledger::positions.
using Stocks = ByPosition<std::optional<Stock>>;

/// What a view's figure counts: flows are always of chips as they are claimed.
SourceState countedState(const ViewState& view);

/// What of the chips an organization has bought is up and running at a quarter, 0 to 1, and the claims that say so.
using RunningShare = OverTime<OperationalShare>;

/// The stocks of a view (help method operational): of chips as they are claimed, or of those that run, which of what a source counts as
/// sold is the organization's operational share.
class CountedStocks {
public:
    CountedStocks(const Ledger& ledger, SourceState state);

    /// At the end of a quarter; nothing where it is unknown.
    std::optional<Stock> operator()(PositionIndex position, Quarter quarter) const;

    /// The stock of the position's last claim.
    Stock last(PositionIndex position) const;

    Stocks at(Quarter quarter) const;

    SourceState state() const { return m_state; }
    const Ledger& ledger() const { return m_ledger; }

    /// Whether the source counts chips sold.
    bool isOfSold(SourceIndex source) const { return m_ledger.source(source).state == SourceState::Sold; }

    /// The share at a quarter, whatever the state; nothing where no claim gives one.
    std::optional<RunningShare> share(OrganizationIndex organization, Quarter quarter) const;

    /// What a claim that counts chips sold comes to with a share.
    static HalfWidths halvesOf(const InventoryRecord& claim, const RunningShare& share);

private:
    std::optional<Stock> running(const Position& position, Quarter quarter, const std::optional<Stock>& sold) const;

    const Ledger& m_ledger;
    SourceState m_state;
    ByOrganization<std::vector<const OperationalShare*>> m_claims; ///< one a quarter; empty where no organization has any
};

}
