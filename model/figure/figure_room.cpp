// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/figure_room.h"

#include "model/figure/inspection_parts.h"
#include "words/explain.h"

namespace model {

FigureExplainer::FigureExplainer(const FigureContext& context)
    : m_context(context)
    , m_holdings(context)
{
}

FigureExplainer::~FigureExplainer() = default;

Explanation::Part FigureExplainer::position(const Selection&)
{
    return nullptr;
}

std::span<const LeftOut> FigureExplainer::leftOut() const
{
    return {};
}

bool FigureExplainer::knows(const Selection& selection) const
{
    return !isEmpty(selection);
}

std::string FigureExplainer::heading(const Selection& selection) const
{
    return seriesLabel(m_context, nameOf(selection));
}

std::string FigureExplainer::whyNot(const Selection& selection) const
{
    if (std::holds_alternative<SelectedSeries>(selection)) // all of it
        return m_context.words(say::inspect::pickOne);
    const auto name = nameOf(selection);
    for (const auto& left : leftOut()) {
        if (m_context.ledger.organization(left.organization).name == name)
            return noValueText(m_context, m_context.resolved.at, reasonLabel(m_context, left.reason));
    }
    return noValueText(m_context, m_context.resolved.at, m_context.words(say::inspect::notDrawn));
}

void FigureExplainer::describe(const Selection&, const Explanation& value, const Part& position, Inspection& inspection) const
{
    describeValue(m_context, value, position, inspection);
}

}
