// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/make_figure.h"

#include "model/compute/ledger.h"
#include "model/compute/metric.h"
#include "model/compute/select.h"
#include "model/compute/versus.h"
#include "model/figure/next_steps.h"
#include "model/figure/number_text.h"
#include "model/figure/rooms.h"
#include "model/figure/standing.h"
#include "model/figure/ticks.h"
#include "model/figure/unknown_name_text.h"
#include "model/records/sound_records.h"
#include "model/view/view_query.h"
#include "words/figure.h"

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

/// Behind the sources: what a file from elsewhere holds that no value is made of.
void addUnsoundNote(const FigureContext& context, Figure& figure)
{
    if (context.unsound > 0)
        figure.footer.insert(
            figure.footer.begin() + (figure.footer.empty() ? 0 : 1), context.words(say::footer::unsound, { { "n", context.unsound } }));
}

/// Which of the newer chips that are held are weighed by 8-bit peaks where the basis is 4 bits.
void addFourBitNote(const FigureContext& context, Figure& figure)
{
    const bool isByFourBits = factsOf(context.view.figure).uses.unit
        && factsOf(context.resolved.unit).measures == UnitFacts::Measures::Equivalents && context.view.basis == Basis::Fp4;
    if (!isByFourBits || figure.isEmpty())
        return;
    const auto allowed = chosen(context.dataset(), context.view);
    std::vector<ChipIndex> chips;
    for (const auto& position : context.ledger.positions()) {
        const bool isCounted = position.access == Access::Owned || context.resolved.access == Holding::HasAccess;
        const bool isShown = allowed.organizations[position.organization] && allowed.chips[position.chip] && isCounted;
        if (isShown && lacksFourBits(context.ledger.chip(position.chip)))
            chips.push_back(position.chip);
    }
    constexpr std::size_t mostNames = 4;
    if (!chips.empty())
        figure.footer.push_back(
            context.words(say::footer::fourBit, { { "names", someNames(context, chipNames(context, chips), mostNames) } }));
}

/// Rows and lines beyond what anybody can read would take minutes to lay out, which nobody can stop; the table keeps them.
void keepReadable(const FigureContext& context, Figure& figure)
{
    constexpr std::size_t most = 1000;
    const bool hasRows = figure.positions.kind == AxisKind::Rows;
    const auto all = hasRows ? figure.rows.size() : figure.positions.kind == AxisKind::Quarters ? figure.series.size() : 0;
    if (all <= most)
        return;
    if (hasRows) {
        const auto isBeyond = [](const auto& drawn) { return drawn.position >= static_cast<double>(most); };
        figure.rows.resize(most);
        figure.positions = rowAxis(most);
        for (auto& series : figure.series) {
            std::erase_if(series.points, isBeyond);
            std::erase_if(series.alternatives, isBeyond);
        }
        std::erase_if(figure.series, [](const Series& series) { return series.points.empty(); });
    } else {
        figure.series.resize(most);
    }
    figure.footer.insert(figure.footer.begin() + (figure.footer.empty() ? 0 : 1),
        context.words(
            say::footer::firstOnly, { { "n", groupedText(static_cast<double>(most)) }, { "all", groupedText(static_cast<double>(all)) } }));
}

Figure figureOf(const FigureContext& context)
{
    auto figure = drawnFigure(context, *roomOf(context.view.figure).parts(context));
    figure.kind = context.view.figure;
    keepReadable(context, figure);
    addUnsoundNote(context, figure);
    addFourBitNote(context, figure);
    markPinned(context, figure);
    addNextSteps(context, figure);
    addUnknownNames(context, figure);
    if (const auto& zoom = context.view.zoom) {
        figure.positions = narrowed(figure.positions, zoom->positionLow, zoom->positionHigh);
        figure.values = narrowed(figure.values, zoom->valueLow, zoom->valueHigh);
    }
    figure.timeline = timelineOf(context.ledger, context.resolved);
    figure.view = viewQuery(context.view);
    return figure;
}

}

void withFigure(const Dataset& dataset, const ViewState& view, const Words& words, const std::function<void(const FigureContext&)>& use,
    const Progress& progress)
{
    const auto records = soundRecords(dataset);
    const auto quietly = progress.within({}); // only the whole says how far it is
    const InventoryOrder order(records.sound, quietly);
    const Ledger ledger(records.sound, order, ClaimOptions::of(view), quietly);
    const auto resolved = resolve(view, records.sound);
    use({ ledger, order, view, resolved, words, records.unsound.size() });
}

Figure makeFigure(const Dataset& dataset, const ViewState& view, const Words& words)
{
    Figure figure;
    withFigure(dataset, view, words, [&](const FigureContext& context) { figure = figureOf(context); });
    return figure;
}

FigureMaker::FigureMaker() = default;
FigureMaker::~FigureMaker() = default;

const Ledger& FigureMaker::ledger(std::shared_ptr<const Dataset> dataset, const ViewState& view, const Progress& progress)
{
    const auto options = ClaimOptions::of(view);
    if (dataset != m_dataset)
        follow(std::move(dataset), progress);
    if (!m_ledger || !(m_ledger->options() == options))
        m_ledger = std::make_unique<Ledger>(m_records->sound, *m_order, options, progress);
    m_ledger->setProgress(progress);
    return *m_ledger;
}

/// An edit touches a few positions; only those are looked at again.
void FigureMaker::follow(std::shared_ptr<const Dataset> dataset, const Progress& progress)
{
    auto records = std::make_unique<SoundRecords>(m_records ? soundRecords(*dataset, *m_records) : soundRecords(*dataset));
    const auto changed = m_order ? m_order->follow(m_records->sound, records->sound) : std::nullopt;
    if (!changed || (m_ledger && !m_ledger->follow(records->sound, *m_order, *changed)))
        m_ledger.reset();
    m_dataset.reset(); // should the next be stopped, all is made anew
    if (!changed) {
        m_order.reset();
        m_order = std::make_unique<InventoryOrder>(records->sound, progress);
    }
    m_records = std::move(records);
    m_dataset = std::move(dataset);
}

Figure FigureMaker::make(std::shared_ptr<const Dataset> dataset, const ViewState& view, const Words& words, Progress progress, Depth depth)
{
    const auto& claims = ledger(std::move(dataset), view, progress);
    const auto resolved = resolve(view, claims.dataset());
    return figureOf({ claims, *m_order, view, resolved, words, m_records->unsound.size(), depth == Depth::Quick });
}

std::vector<VersusGroup> FigureMaker::groups(std::shared_ptr<const Dataset> dataset, const ViewState& view)
{
    const auto& claims = ledger(std::move(dataset), view);
    return versusGroups(claims, view, resolve(view, claims.dataset()));
}

ExplainedValue FigureMaker::explain(std::shared_ptr<const Dataset> dataset, const ViewState& view, const Selection& selection,
    const Words& words, const Progress& progress, Depth depth)
{
    const auto& claims = ledger(std::move(dataset), view, progress);
    const auto resolved = resolve(view, claims.dataset());
    return explainValue({ claims, *m_order, view, resolved, words, m_records->unsound.size(), depth == Depth::Quick }, selection);
}

EstimateText FigureMaker::estimate(std::shared_ptr<const Dataset> dataset, const ViewState& view, const TrainingRun& plan,
    std::optional<double> targetFlop, const Words& words)
{
    const auto& claims = ledger(std::move(dataset), view);
    const auto resolved = resolve(view, claims.dataset());
    return estimateText(plan, targetFlop, { claims, *m_order, view, resolved, words, m_records->unsound.size() });
}

}
