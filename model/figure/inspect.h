// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/figure_room.h"

namespace model {

/// A value as a tree of numbers and as the words of the inspector.
struct ExplainedValue {
    Inspection inspection;
    Explanation::Part tree;     ///< null where there is no value
    Explanation::Part position; ///< the value along the other axis, null where that is a row or a quarter
};

/// Everything empty where nothing is selected or the figure knows no such thing.
ExplainedValue explainValue(const FigureContext& context, const Selection& selection);

/// The same with a figure's explainer that is there already.
ExplainedValue explainValue(const FigureContext& context, FigureExplainer& explainer, const Selection& selection);

}
