// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/drawn_series.h"
#include "model/figure/explain_positions.h"
#include "model/figure/explain_shares.h"
#include "model/figure/figure.h"
#include "model/figure/inspection.h"

#include <optional>
#include <string>

namespace model {

/// Says of the values of one figure what they follow from, down to the records. What is needed for all of them is looked up once.
class FigureExplainer {
public:
    using Part = Explanation::Part;

    explicit FigureExplainer(const FigureContext& context);

    /// The value, null where there is none.
    Part explain(const Selection& selection);

    /// Of all that have a value: organizations, or series.
    std::vector<std::string> names() const;

    /// Of a ranking: the organization with a value, whether drawn or beyond `top`; null for all others.
    const RankedOrganization* ranked(std::string_view organization) const;

    /// Of a ranking: why an organization has no value; nothing for those with one and those the filters leave out.
    std::optional<Reason> leftOut(std::string_view organization) const;

    /// Of a ranking: who is in it and who is not, whatever `top`.
    const Ranking& ranking() const { return m_ranking; }

    /// Of growth: the cell of a series; null where nothing is drawn.
    const Cell* cell(const Selection& selection) const;

private:
    Part perHead(const RankedOrganization& ranked);
    Part held(const RankedOrganization& ranked);
    Part seriesSum(const std::string& series, Quarter quarter);
    Part counted(const CellPart& part, Quarter quarter);
    Part difference(const CellPart& part, Quarter quarter);
    Part product(Explanation whole, Part units, Part perChip, Part share);
    bool isIn(const std::string& series, const Position& position) const;

    const FigureContext& m_context;
    PositionExplainer m_positions;
    ShareExplainer m_shares;
    Ranking m_ranking;
    DrawnSeries m_drawn;
};

/// What selects the value of a row of a figure's table.
Selection selectionOf(FigureKind figure, const TableRow& row);

}
