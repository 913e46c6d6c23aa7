// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/drawn_series.h"
#include "model/compute/per_head.h"

#include <vector>

namespace model {

/// What a drawn value would be if other sources' claims counted.
struct AlternativeValue {
    std::size_t drawn = 0; ///< which: its place in `Ranking::drawn`, or among the drawn series
    Quarter quarter;
    double value = 0;
    std::vector<SourceIndex> sources; ///< each alone makes this value; at least one
};

struct Alternatives {
    std::vector<AlternativeValue> values; ///< only those that differ from the drawn ones; by drawn value, then by source
    std::size_t sourcesLeft = 0;          ///< sources with such claims beyond `maxAlternativeSources`
};

/// Each source costs a ledger of its own: those with the most claims that do not count are taken.
inline constexpr std::size_t maxAlternativeSources = 8;

/// A source takes part when it has, on a thing the drawn values rest on, a claim that the view takes and that does not count
/// (help method claims). It is then put before all sources the view prefers, and the same values are reckoned again.
Alternatives alternativesOf(
    const Ledger& ledger, const InventoryOrder& order, const ViewState& view, const ResolvedView& resolved, const Ranking& ranking);

/// The same for the series of growth and versus, drawn as lines.
Alternatives alternativesOf(
    const Ledger& ledger, const InventoryOrder& order, const ViewState& view, const ResolvedView& resolved, const DrawnSeries& lines);

}
