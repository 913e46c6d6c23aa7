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
using Stocks = std::vector<std::optional<Stock>>;

Stocks stocksAt(const Ledger& ledger, Quarter quarter);

/// Who holds it (estimates.md section 5): what is let to others, and what an aggregate contains. Both are reckoned in
/// H100e on the view's basis.
class Holdings {
public:
    /// `organizations` are those in the sum, by index; none of them where only `keptShares` is asked.
    Holdings(const Ledger& ledger, const ChipValues& h100e, std::vector<char> organizations);

    /// What is left to each organization of what it owns, 0 to 1, by organization index.
    std::vector<double> keptShares(const Stocks& stocks) const;

    /// The share of an aggregate's stock of each chip kind that is not of the organizations of this sum it contains.
    /// By position; 1 for all others.
    std::vector<double> remainders(const Stocks& stocks) const;

    /// The same of the flows of a quarter.
    std::vector<double> flowRemainders(const std::vector<std::optional<Flow>>& flows) const;

    /// Whether the organization of a rented position is part of its provider, so that a sum leaves it out.
    bool isInternal(std::size_t position) const { return m_isInternal[position] != 0; }

private:
    struct Contained { ///< the owned positions of one contained organization and one chip kind
        std::vector<std::size_t> positions;
        std::vector<double> before; ///< what each held just before the aggregate's first claim on the kind
    };
    struct Remainder { ///< of one aggregate and chip kind
        std::vector<std::size_t> positions;
        std::vector<Contained> contained;
    };

    void findRemainders();
    std::optional<double> h100eOf(std::size_t position, double units) const;

    const Ledger& m_ledger;
    const ChipValues& m_h100e;
    std::vector<char> m_organizations;
    std::vector<char> m_isInternal;
    std::vector<Remainder> m_remainders;
};

}
