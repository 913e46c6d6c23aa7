// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/drawn_series.h"
#include "model/compute/ledger.h"
#include "model/view/resolve.h"

#include <algorithm>
#include <optional>
#include <span>
#include <vector>

namespace model {

/// Each amount over the sum of all, 0 to 1. An unknown amount has no share, one below 0 has the share 0; nobody has one where the sum is
/// not above 0.
template <class Amounts> Amounts sharesOf(Amounts amounts)
{
    double total = 0;
    for (const auto& amount : amounts)
        total += std::max(0.0, amount.value_or(0));
    for (auto& amount : amounts) {
        if (amount)
            amount = total > 0 ? std::optional(std::max(0.0, *amount) / total) : std::nullopt;
    }
    return amounts;
}

/// Herfindahl-Hirschman index, the sum of squared shares (help method concentration): 1 / n where n hold the same, 1 where one holds all.
/// Less than 0 counts 0; nothing where nobody holds anything.
std::optional<double> concentration(std::span<const double> amounts);

/// What each organization holds at a quarter in the unit of the view, as part of the one sum over all that pass its filters
/// (help method shares), aggregates less those they contain. Nothing where it has no part in the sum or only chips without the needed
/// figure. Its ends only where `withIntervals`.
ByOrganization<std::optional<Estimate>> amountsByOrganization(
    const Ledger& ledger, const ViewState& view, const ResolvedView& resolved, Quarter quarter, bool withIntervals = false);

/// The index of what organizations hold at a quarter, aggregates as one each, where asked for with the interval of draws (help method
/// draws).
std::optional<Estimate> concentrationAt(
    const Ledger& ledger, const ViewState& view, const ResolvedView& resolved, Quarter quarter, bool withInterval = true);

/// What groups hold at the quarters' ends as parts of the whole, and what those are parts of.
struct DrawnShares {
    DrawnSeries shares;               ///< 0 to 1; with the mark of the whole. Unknown where the whole is not above 0
    std::vector<GroupSeries> amounts; ///< of the same series
    bool hasNegative = false;         ///< some amount below 0 counts 0
};

/// The shares over `resolved.from` to `resolved.to`, which must not be before it.
DrawnShares drawnShares(const Ledger& ledger, const ViewState& view, const ResolvedView& resolved);

}
