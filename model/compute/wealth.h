// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/per_head.h"

#include <vector>

namespace model {

/// An organization's people against its chips. Ends that are not given are absent.
struct WealthPoint {
    OrganizationIndex organization;
    Estimate people;
    Estimate amount; ///< in the unit of the view
    double each = 0; ///< amount / people, the diagonal it lies on
    Mark mark = Mark::Stated;
    std::vector<ChipIndex> missingChips; ///< without the needed figure: the amount is a lower bound
    Held held;                           ///< what the amount is made of
    People counted;                      ///< the claims behind the people
};

struct Wealth {
    std::vector<WealthPoint> drawn; ///< the largest amount first
    std::vector<LeftOut> leftOut;   ///< as in a ranking per head
};

/// The points of a view at `resolved.at`, over all a ranking would take. Without a denominator it is against researchers.
Wealth wealth(const Ledger& ledger, const ViewState& view, const ResolvedView& resolved);

}
