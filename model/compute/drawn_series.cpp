// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/drawn_series.h"

#include <algorithm>

namespace model {

namespace {

Quarter firstDrawn(const DrawnSeries& drawn, const ResolvedView& resolved)
{
    for (auto quarter = resolved.from; quarter <= resolved.to; quarter = quarter + 1) {
        for (const auto& series : drawn.table.series) {
            const auto& cell = drawn.cell(series, quarter);
            if (cell.isKnown && cell.value > 0)
                return quarter;
        }
    }
    return resolved.from;
}

}

bool drawsLines(const ViewState& view)
{
    return factsOf(view.figure).uses.style && (view.measure == Change::Index || view.style == Style::Lines);
}

bool drawsIntervals(const ViewState& view)
{
    const auto& uses = factsOf(view.figure).uses;
    const bool isSideBySide = uses.groups || drawsLines(view);
    return view.intervals && uses.intervals && view.measure != Change::Index && isSideBySide;
}

ResolvedView withBase(const ViewState& view, const ResolvedView& resolved)
{
    auto wide = resolved;
    if (view.measure == Change::Index && view.base) {
        wide.from = std::min(wide.from, *view.base);
        wide.to = std::max(wide.to, *view.base);
    }
    return wide;
}

DrawnSeries drawnOf(SeriesTable table, const ViewState& view, const ResolvedView& resolved)
{
    DrawnSeries drawn;
    drawn.table = std::move(table);
    drawn.first = withBase(view, resolved).from;
    drawn.base = view.base.value_or(firstDrawn(drawn, resolved));
    if (view.measure != Change::Index)
        return drawn;
    const auto base = static_cast<std::size_t>(drawn.base - drawn.first);
    std::vector<GroupSeries> indexed;
    for (auto& series : drawn.table.series) {
        if (takeIndex(series, base))
            indexed.push_back(std::move(series));
        else
            drawn.withoutBase.push_back(series.name);
    }
    drawn.table.series = std::move(indexed);
    return drawn;
}

DrawnSeries drawnSeries(const Ledger& ledger, const ViewState& view, const ResolvedView& resolved, bool withWidths)
{
    return drawnOf(seriesTable(ledger, view, withBase(view, resolved), view.measure != Change::Flow, withWidths), view, resolved);
}

}
