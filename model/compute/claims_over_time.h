// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/ledger.h"

#include <algorithm>
#include <optional>
#include <span>
#include <vector>

namespace model {

// What headcounts and operational shares have in common: claims on one number of an organization over time.

/// A number at a quarter, and the one or two claims it rests on.
template <class Record> struct OverTime {
    double value = 0;
    HalfWidths halves;
    Mark mark = Mark::Stated;
    const Record* from = nullptr; ///< at or before the quarter (or the first one after it)
    const Record* to = nullptr;   ///< the next one of an interpolation, else null
};

/// Leaves of the claims on one thing, in the order of quarters, those that count.
template <class Record> void keepCounting(const Ledger& ledger, std::vector<const Record*>& claims)
{
    std::ranges::sort(claims, [&](const Record* a, const Record* b) {
        return a->quarter != b->quarter ? a->quarter < b->quarter : ledger.goesBefore(a->source, a->id.value, b->source, b->id.value);
    });
    const auto rest = std::ranges::unique(claims, {}, &Record::quarter);
    claims.erase(rest.begin(), rest.end());
}

/// The number at a quarter by the claims that count: interpolated between two, carried before the first and after the last for at most
/// `carry` quarters, without limit where that is nothing. `valueOf` and `halvesOf` read a claim. Nothing where it is not known.
template <class Record, class ValueOf, class HalvesOf>
std::optional<OverTime<Record>> overTime(
    std::span<const Record* const> claims, Quarter quarter, std::optional<int> carry, const ValueOf& valueOf, const HalvesOf& halvesOf)
{
    if (claims.empty())
        return std::nullopt;
    const auto after = std::ranges::upper_bound(claims, quarter, {}, &Record::quarter);
    const auto& last = after == claims.begin() ? **after : **(after - 1);
    OverTime<Record> value { valueOf(last), halvesOf(last), Mark::Stated, &last, nullptr };
    if (last.quarter == quarter)
        return value;
    if (after == claims.begin() || after == claims.end()) {
        if (carry && std::abs(quarter - last.quarter) > *carry)
            return std::nullopt;
        value.mark = Mark::Carried;
        return value;
    }
    const auto& next = **after;
    const double share = static_cast<double>(quarter - last.quarter) / (next.quarter - last.quarter);
    value.value += (valueOf(next) - value.value) * share;
    value.halves = interpolated(value.halves, halvesOf(next), share);
    value.mark = Mark::Interpolated;
    value.to = &next;
    return value;
}

}
