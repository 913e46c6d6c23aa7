// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/series.h"

namespace model {

/// The series growth draws: stocks, flows, or for an index stocks over those of the base quarter. Shares and versus draw series of their
/// own (shares.h, versus.h) in the same form.
struct DrawnSeries {
    SeriesTable table;
    Quarter first; ///< of the cells, which begin before the range where the base lies there
    Quarter base;  ///< of an index: the view's, else the first quarter of the range in which anything has a value above 0
    std::vector<std::string> withoutBase; ///< series that have no value above 0 there and are in no index

    const Cell& cell(const GroupSeries& series, Quarter quarter) const { return series.cells[static_cast<std::size_t>(quarter - first)]; }
};

/// Whether series are drawn as lines, one on top of the other; else as columns.
bool drawsLines(const ViewState& view);

/// Whether they are drawn with intervals: stacks, shares and indices have none.
bool drawsIntervals(const ViewState& view);

/// The series of a view over `resolved.from` to `resolved.to`, which must not be before it. Widths are only summed where `withWidths`.
DrawnSeries drawnSeries(const Ledger& ledger, const ViewState& view, const ResolvedView& resolved, bool withWidths);

/// The range with the base of an index in it.
ResolvedView withBase(const ViewState& view, const ResolvedView& resolved);

/// The series of that wider range as they are drawn: for an index, each over its own value at the base.
DrawnSeries drawnOf(SeriesTable table, const ViewState& view, const ResolvedView& resolved);

}
