// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/series.h"
#include "model/figure/explain_positions.h"
#include "model/figure/explain_shares.h"

#include <string>
#include <vector>

namespace model {

/// Says what sums of holdings follow from, under one view: its unit, its filters, what is let and contained.
class HoldingExplainer {
public:
    using Part = Explanation::Part;

    explicit HoldingExplainer(const FigureContext& context);

    PositionExplainer& positions() { return m_positions; }

    /// The sum of what somebody holds at a quarter; `others` is what it hangs on beside the parts.
    Part held(const std::vector<HeldPart>& parts, const std::vector<Term>& others, Quarter quarter);

    /// The sum of stocks at a quarter's end, or of what is gained in it.
    Part sum(std::vector<CellPart> parts, bool isStock, Quarter quarter);

private:
    Part counted(const CellPart& part, bool isStock, Quarter quarter);
    Part difference(const CellPart& part, Quarter quarter);
    void addErring(Explanation& sum, const std::vector<Term>& terms, bool isStock);
    Part product(Explanation whole, Part units, Part perChip, Part share);

    const FigureContext& m_context;
    PositionExplainer m_positions;
    ShareExplainer m_shares;
};

}
