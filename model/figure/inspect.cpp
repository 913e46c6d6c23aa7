// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/inspect.h"

#include "model/figure/rooms.h"

namespace model {

ExplainedValue explainValue(const FigureContext& context, const Selection& selection)
{
    return explainValue(context, *roomOf(context.view.figure).explainer(context), selection);
}

ExplainedValue explainValue(const FigureContext& context, FigureExplainer& explainer, const Selection& selection)
{
    if (!explainer.knows(selection))
        return {};
    ExplainedValue explained { {}, explainer.value(selection), explainer.position(selection) };
    auto& inspection = explained.inspection;
    inspection.preferred = context.view.prefer;
    inspection.heading = explainer.heading(selection);
    if (explained.tree)
        explainer.describe(selection, *explained.tree, explained.position, inspection);
    else
        inspection.note = explainer.whyNot(selection);
    return explained;
}

}
