// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/ledger.h"
#include "model/compute/per_head.h"
#include "model/view/resolve.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace model {

/// The value of one series at one quarter.
struct Cell {
    bool isKnown = false; ///< false: nothing, which is not zero
    double value = 0;
    double uncertain = 0; ///< what of the value is interpolated or carried
    double planned = 0;   ///< what of the value is planned
    SignedSum widths;
    Mark mark = Mark::Stated;
    std::vector<ChipIndex> missingChips; ///< without the needed figure: the value is a lower bound
};

struct GroupSeries {
    std::string name; ///< `GPU`, an organization's name, `unknown`, `own`, `other`
    bool isOther = false;
    std::vector<Cell> cells; ///< one a quarter of the range
    double total = 0;        ///< over the range
};

/// One position's part in a cell.
struct CellPart {
    PositionIndex position;
    double units = 0; ///< stock or flow before any share
    double share = 1; ///< after what is let and what an aggregate contains
    double value = 0; ///< in the unit; 0 where the chip lacks the needed figure
    Mark mark = Mark::Stated;
    HalfWidths halves;  ///< of the units
    SourceIndex source; ///< under which the half-widths enter a sum
};

/// Whose share that others leave is that of an earlier quarter.
struct EarlierShare {
    OrganizationIndex organization;
    bool isOfAggregate = false; ///< of what those an aggregate contains leave, else of what an owner does not let
    Quarter quarter;            ///< the covered one, of an aggregate the earliest of its chip kinds
    bool operator==(const EarlierShare&) const = default;
};

/// Stocks or flows by group and quarter before any index is taken (help method stock-and-flow, help method holding).
struct SeriesTable {
    std::vector<GroupSeries> series;                  ///< in the order they are stacked; at most `maxSeries`, the rest is one `other`
    std::vector<LeftOut> leftOut;                     ///< organizations that pass the filters and have no part in a value
    ByOrganization<std::optional<double>> lastValues; ///< of each at the end of the range
    std::vector<SourceIndex> drawnSources;            ///< behind the values, the most used first
    std::size_t organizationsDrawn = 0;
    std::size_t unknownProvider = 0; ///< rented positions left out, for nobody knows whose they are
    std::size_t internal = 0;        ///< rented positions left out, for the organization is part of the provider
    bool ownedNothing = false;       ///< under `owned`: the organizations shown have rented positions only
    bool reducesAggregates = false;
    std::vector<EarlierShare> earlierShares; ///< of the stocks at the end of the range
};

inline constexpr std::size_t maxSeries = 12;

/// `isStock` for stocks at the quarters' ends, else flows. Widths are only summed where `withWidths`.
SeriesTable seriesTable(const Ledger& ledger, const ViewState& view, const ResolvedView& resolved, bool isStock, bool withWidths);

/// Calls `visit(series, quarter, term)` for all that the values of the series of `table` hang on, which is of the same view and range:
/// `series` is the place in it. A position and quarter may come more than once for one value: its coefficients are then to be added up
/// (`addedUp`). Flows under has access have no terms.
void forEachTerm(const Ledger& ledger, const ViewState& view, const ResolvedView& resolved, bool isStock, const SeriesTable& table,
    const std::function<void(std::size_t series, Quarter quarter, const Term& term)>& visit);

/// What each position has in the values of one quarter.
std::vector<CellPart> cellParts(const Ledger& ledger, const ViewState& view, const ResolvedView& resolved, bool isStock, Quarter quarter);

/// What the sum of these parts of a view's one quarter hangs on, each position and quarter once.
std::vector<Term> termsOf(const Ledger& ledger, const ViewState& view, const ResolvedView& resolved, bool isStock, Quarter quarter,
    const std::vector<CellPart>& parts);

/// The same with all in one series of this name, which is there even where nothing is known of it.
SeriesTable sumTable(
    const Ledger& ledger, const ViewState& view, const ResolvedView& resolved, std::string name, bool isStock, bool withWidths);

/// Makes a series an index: its values over that of the cell `base`, with the weaker mark of both. False, and it is as it was, where it has
/// no value above 0 there. Intervals are not carried over.
bool takeIndex(GroupSeries& series, std::size_t base);

/// The word of the group a position belongs to.
std::string groupName(const Ledger& ledger, const Position& position, Grouping by);

}
