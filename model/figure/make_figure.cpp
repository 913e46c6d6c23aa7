// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/make_figure.h"

#include "model/compute/ledger.h"
#include "model/figure/parts.h"
#include "model/view/view_query.h"

namespace model {

namespace {

Timeline timelineOf(const Ledger& ledger, const ResolvedView& resolved)
{
    Timeline timeline;
    timeline.first = std::min(ledger.firstQuarter().value_or(resolved.at), resolved.at);
    timeline.last = std::max(ledger.lastQuarter().value_or(resolved.at), resolved.at);
    timeline.lastActual = ledger.lastActualQuarter().value_or(timeline.last);
    timeline.at = resolved.at;
    timeline.from = resolved.from;
    timeline.to = resolved.to;
    return timeline;
}

Figure figureOf(const Ledger& ledger, const ViewState& view, const Words& words)
{
    const auto resolved = resolve(view, ledger.dataset());
    const FigureContext context { ledger, view, resolved, words };
    auto figure = view.figure == FigureKind::Growth ? growthFigure(context) : rankingFigure(context);
    figure.timeline = timelineOf(ledger, resolved);
    figure.view = viewQuery(view);
    return figure;
}

}

Figure makeFigure(const Dataset& dataset, const ViewState& view, const Words& words)
{
    const InventoryOrder order(dataset);
    return figureOf(Ledger(dataset, order, ClaimOptions::of(view)), view, words);
}

FigureMaker::FigureMaker() = default;
FigureMaker::~FigureMaker() = default;

const Ledger& FigureMaker::ledger(std::shared_ptr<const Dataset> dataset, const ViewState& view)
{
    const auto options = ClaimOptions::of(view);
    if (dataset != m_dataset)
        follow(std::move(dataset));
    if (!m_ledger || !(m_ledger->options() == options))
        m_ledger = std::make_unique<Ledger>(*m_dataset, *m_order, options);
    return *m_ledger;
}

/// An edit touches a few positions; only those are looked at again.
void FigureMaker::follow(std::shared_ptr<const Dataset> dataset)
{
    const auto changed = m_order ? m_order->follow(*m_dataset, *dataset) : std::nullopt;
    if (!changed)
        m_order = std::make_unique<InventoryOrder>(*dataset);
    if (!changed || (m_ledger && !m_ledger->follow(*dataset, *m_order, *changed)))
        m_ledger.reset();
    m_dataset = std::move(dataset);
}

Figure FigureMaker::make(std::shared_ptr<const Dataset> dataset, const ViewState& view, const Words& words)
{
    return figureOf(ledger(std::move(dataset), view), view, words);
}

Inspection FigureMaker::inspect(
    std::shared_ptr<const Dataset> dataset, const ViewState& view, const Selection& selection, const Words& words)
{
    const auto& claims = ledger(std::move(dataset), view);
    const auto resolved = resolve(view, claims.dataset());
    return inspectValue({ claims, view, resolved, words }, selection);
}

}
