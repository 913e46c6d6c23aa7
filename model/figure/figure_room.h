// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/parts.h"

#include <string_view>

namespace model {

/// Everything one figure is, besides its facts (model/view/figure_facts.h) and its words.
struct FigureRoom {
    Figure (*make)(const FigureContext& context);
    std::string_view pageOfPositions; ///< of the method
    std::string_view (*pageOfValues)(const ViewState& view, const ResolvedView& resolved);
};

}
