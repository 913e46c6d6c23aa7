// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/ledger.h"
#include "model/compute/metric.h"
#include "model/compute/select.h"

#include <map>
#include <memory>
#include <vector>

namespace model {

/// Every position's stock at one quarter, in the order of Ledger::positions.
using Stocks = ByPosition<std::optional<Stock>>;

Stocks stocksAt(const Ledger& ledger, Quarter quarter);

/// What is owned of something and what of it others account for, in H100e; nothing is clamped.
struct Account {
    std::optional<double> owned; ///< nothing where no claim up to the quarter gives a stock of chips with the figure
    double others = 0;           ///< let to others, or held by those an aggregate contains
    std::vector<PositionIndex> ownedPositions;
    std::vector<PositionIndex> otherPositions;
};

/// Who holds it: what is let to others (help method holding), and what an aggregate contains (help method remainders). Both are
/// reckoned in H100e on the view's basis.
class Holdings {
public:
    /// `organizations` are those in the sum; none of them where only `keptShares` is asked.
    Holdings(const Ledger& ledger, const ChipValues& h100e, ByOrganization<char> organizations);

    /// What is left to each organization of what it owns, 0 to 1.
    ByOrganization<double> keptShares(const Stocks& stocks) const;

    /// What each organization that lets something owns and lets.
    std::map<OrganizationIndex, Account> lettings(Quarter quarter, const Stocks& stocks) const;

    /// What each aggregate owns of a chip kind and what those it contains hold of it, in the order of their first positions.
    std::vector<Account> containments(Quarter quarter, const Stocks& stocks) const;

    /// What part of a position counts: for those of an aggregate the share of its stock of the chip kind that is left without what the
    /// organizations of this sum that it contains hold; 1 for all others.
    ByPosition<double> remainders(const Stocks& stocks) const;

    /// The same, by the flows of a quarter.
    ByPosition<double> flowRemainders(const ByPosition<std::optional<Flow>>& flows) const;

    /// Whether the organization of a rented position is part of its provider, so that a sum leaves it out.
    bool isInternal(PositionIndex position) const { return m_isInternal[position] != 0; }

    struct Contained { ///< the owned positions of one contained organization and one chip kind
        std::vector<PositionIndex> positions;
        std::vector<double> before; ///< what each held just before the aggregate's first claim on the kind
    };
    struct Remainder { ///< an aggregate's positions of one chip kind
        Quarter firstClaim;
        std::vector<PositionIndex> positions;
        std::vector<Contained> contained;
    };
    /// The aggregates of this sum by chip kind, with what they contain.
    const std::vector<Remainder>& aggregates() const { return m_remainders; }

private:
    void findRemainders();
    double heldSince(const Contained& part, const Stocks& stocks) const;
    void addOwned(Account& account, PositionIndex position, Quarter quarter, const Stocks& stocks) const;
    std::optional<double> h100eOf(PositionIndex position, double units) const;

    const Ledger& m_ledger;
    const ChipValues& m_h100e;
    ByOrganization<char> m_organizations;
    ByPosition<char> m_isInternal;
    std::vector<Remainder> m_remainders;
};

}
