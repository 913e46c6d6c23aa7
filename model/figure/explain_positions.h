// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/counted_stocks.h"
#include "model/compute/people.h"
#include "model/figure/explanation.h"
#include "model/figure/parts.h"

#include <map>

namespace model {

/// What follows from claims and data sheets, before anything is summed: stocks, flows, people, and what one chip counts for.
class PositionExplainer {
public:
    using Part = Explanation::Part;

    explicit PositionExplainer(const FigureContext& context);

    const CountedStocks& countedStocks() const { return m_counted; }

    /// "H100/H200, rented from Microsoft", with the organization's name before it where that is not said otherwise.
    std::string label(const Position& position, bool withOrganization) const;

    Part stock(PositionIndex position, Quarter quarter);     ///< 0 before a first `added` claim; must be known
    Part soldStock(PositionIndex position, Quarter quarter); ///< the same of chips as they are claimed, whatever the view counts
    Part flow(const Position& position, Quarter quarter);    ///< must be known
    Part people(const People& people, Quarter quarter);

    /// What one chip counts for in the view's unit; null where the unit is chips or the figure is unknown.
    Part perChip(ChipIndex chip);

    /// What one chip counts for in H100e on the view's basis; null where the figure is unknown.
    Part weight(ChipIndex chip);

    /// The organization's publisher of a claim, for a reader.
    std::string sourceName(SourceId id) const;

    /// Fills in value, half-widths and ends from the operands.
    Part finished(Explanation explanation) const;

    Part constant(double value, std::string label, std::string unit) const;

private:
    Part stockOf(const Position& position, Quarter quarter, Quarter shareAt, bool isRunning, std::optional<Mark> mark);
    Part counted(const InventoryRecord& record, Quarter quarter, bool isRunning);
    Part runningShare(const RunningShare& share, Quarter quarter);
    Part shareClaim(const OperationalShare& record) const;
    Part claim(const InventoryRecord& record);
    Part claim(const HeadcountRecord& record);
    Explanation stated(const InventoryRecord& record) const;
    Explanation stated(const HeadcountRecord& record) const;
    Explanation stated(const OperationalShare& record) const;
    std::string whyNot(SourceId counting, SourceId other, bool isPlannedInstead, bool isTaken) const;
    Part chipFigure(const Chip& chip, std::optional<double> Chip::*figure) const;
    Part equivalent(ChipIndex chip, Basis basis);
    Part share(Quarter from, Quarter to, Quarter quarter) const;

    const FigureContext& m_context;
    CountedStocks m_counted;
    std::map<ChipIndex, Part> m_perChip;
    std::map<ChipIndex, Part> m_weights;
};

}
