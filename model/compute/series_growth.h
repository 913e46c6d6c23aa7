// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/drawn_series.h"
#include "model/compute/growth.h"

#include <string>
#include <vector>

namespace model {

/// How one drawn series grows, or the total of all.
struct SeriesGrowth {
    std::string series; ///< empty: the total
    Growth growth;
    Estimate perYear; ///< factor, with what the claims leave open (help method growth)
};

/// Of every drawn series whose growth can be told, and of the total where every series has a value above 0 in every quarter and nothing is
/// an index. Intervals are only looked for where `withIntervals`; a factor without a claim that has one has none, nor has one of chips
/// that run (state operational), whose shares err too.
std::vector<SeriesGrowth> growthOf(
    const Ledger& ledger, const ViewState& view, const ResolvedView& resolved, const DrawnSeries& drawn, bool withIntervals);

enum class FactorsDiffer { Yes, No, Unknown };

/// Whether two factors are called different: both have intervals and these do not touch. Unknown where one has none.
FactorsDiffer factorsDiffer(const Estimate& a, const Estimate& b);

}
