// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/parts.h"

#include <string>

namespace model {

/// "next above: Meta with 1,900 · next below: ... · 20 k more and it is GPU-rich": who is next to one of `ranking.drawn` above 0, and what
/// it would take to reach the next tier.
std::string standingText(
    const FigureContext& context, const ResolvedView& resolved, const Ranking& ranking, const RankedOrganization& ranked);

/// Marks the organizations that the view pins in a finished figure, what stands for them and the chips they hold; where each stands in a
/// ranking of the same values is added to the footer, the summary and the key.
void markPinned(const FigureContext& context, Figure& figure);

}
