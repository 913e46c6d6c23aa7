// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/next_steps.h"

#include "model/base/text.h"
#include "model/compute/metric.h"
#include "model/compute/select.h"
#include "model/view/view_query.h"
#include "words/figure.h"

#include <algorithm>
#include <functional>
#include <set>

namespace model {

namespace {

constexpr std::size_t mostChips = 2; ///< that are named

bool isEmptyFilter(const Filter& filter)
{
    return filter && filter->empty();
}

/// What a chip's figure is called, by where it is kept.
const Message& figureName(std::optional<double> Chip::*figure)
{
    if (figure == &Chip::int8Tops)
        return say::chipFigure::peak8;
    if (figure == &Chip::fp4Tops)
        return say::chipFigure::peak4;
    if (figure == &Chip::memoryGb)
        return say::chipFigure::memory;
    if (figure == &Chip::memoryBandwidthGbs)
        return say::chipFigure::bandwidth;
    if (figure == &Chip::tdpW)
        return say::chipFigure::power;
    if (figure == &Chip::priceUsd)
        return say::chipFigure::price;
    return say::chipFigure::peak;
}

class NextSteps {
public:
    NextSteps(const FigureContext& context, Figure& figure)
        : m_context(context)
        , m_figure(figure)
    {
    }

    void add()
    {
        const auto& view = m_context.view;
        const auto& uses = factsOf(view.figure).uses;
        if (uses.range && m_context.resolved.to < m_context.resolved.from) {
            addView(say::next::lastQuarters, [](ViewState& other) {
                other.from.reset();
                other.to.reset();
            });
            return;
        }
        if (isEmptyFilter(view.organization) || isEmptyFilter(view.chip) || isEmptyFilter(view.kind) || isEmptyFilter(view.chipKind)) {
            addAll();
            return;
        }
        if (has(Reason::ChipFigureUnknown))
            addChips();
        if (has(Reason::NoHeadcount) && uses.per && !factsOf(view.figure).isAgainstPeople)
            addView(say::next::totals, [](ViewState& other) { other.per = Per::None; });
        else if (has(Reason::NoHeadcount))
            addView(say::next::rankingOfTotals, [](ViewState& other) {
                other.figure = FigureKind::Ranking;
                other.per = Per::None;
            });
        if (has(Reason::NoChips) && !uses.range && view.at)
            addView(say::next::lastQuarter, [](ViewState& other) { other.at.reset(); });
        if (has(Reason::Zero) && uses.scale && m_figure.nextSteps.empty())
            addView(say::next::linear, [](ViewState& other) { other.scale = Scale::Linear; });
        if (uses.access && m_context.resolved.access == Holding::Owned && has(Reason::NoChips))
            addView(say::next::access, [](ViewState& other) { other.access = Holding::HasAccess; });
        if (m_figure.nextSteps.empty() && isFiltered())
            addAll();
    }

private:
    bool has(Reason reason) const
    {
        return std::ranges::any_of(m_figure.table, [&](const TableRow& row) { return row.note == reasonText(reason); });
    }

    bool isFiltered() const
    {
        const auto& view = m_context.view;
        return view.organization || view.kind || view.country || view.chip || view.chipKind || view.vendor;
    }

    void addAll()
    {
        addView(say::next::all, [](ViewState& other) {
            for (auto* filter : { &other.organization, &other.kind, &other.country, &other.chip, &other.chipKind, &other.vendor })
                filter->reset();
        });
    }

    void addView(const Message& said, const std::function<void(ViewState&)>& alter)
    {
        auto other = m_context.view;
        alter(other);
        if (other != m_context.view)
            m_figure.nextSteps.push_back({ m_context.words(said), viewQuery(other) });
    }

    void addChip(const Chip& chip, const Message& figure)
    {
        m_figure.nextSteps.push_back({ m_context.words(say::next::fillIn, { { "figure", m_context.words(figure) }, { "chip", chip.name } }),
            {}, RecordRef { RecordKind::Chip, chip.id.value } });
    }

    void addChips()
    {
        const auto& view = m_context.view;
        if (factsOf(view.figure).restsOn == RecordKind::Chip) {
            for (const auto& row : m_figure.table) {
                const auto* chip = m_context.dataset().chipNamed(row.item);
                if (chip && row.note == reasonText(Reason::ChipFigureUnknown) && m_figure.nextSteps.size() < mostChips)
                    addChip(*chip, say::chipFigure::any);
            }
            return;
        }
        for (const auto* chip : unknownChips())
            addChip(*chip, figureName(neededOf(*chip)));
        if (m_context.resolved.unit != Unit::Chips)
            addView(say::next::chips, [](ViewState& other) { other.unit = Unit::Chips; });
    }

    std::optional<double> Chip::*neededOf(const Chip& chip) const
    {
        const auto& facts = factsOf(m_context.resolved.unit);
        return facts.measures == UnitFacts::Measures::Equivalents ? figureOf(chip, m_context.view.basis) : facts.figure;
    }

    /// Held by somebody who is shown, and without the figure; by name.
    std::vector<const Chip*> unknownChips() const
    {
        const auto& ledger = m_context.ledger;
        const auto perChip = chipValues(ledger, m_context.resolved.unit, m_context.view.basis, m_context.view.mfu);
        const auto allowed = chosen(m_context.dataset(), m_context.view);
        std::vector<const Chip*> chips;
        for (const auto& position : ledger.positions()) {
            const auto* chip = &ledger.chip(position.chip);
            const bool isShown = allowed.organizations[position.organization] && allowed.chips[position.chip];
            if (isShown && !perChip[position.chip] && std::ranges::find(chips, chip) == chips.end())
                chips.push_back(chip);
        }
        std::ranges::sort(chips, {}, [](const Chip* chip) -> const std::string& { return chip->name; });
        chips.resize(std::min(chips.size(), mostChips));
        return chips;
    }

    const FigureContext& m_context;
    Figure& m_figure;
};

/// The text begins a sentence.
std::string begun(std::string text)
{
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

}

void addNextSteps(const FigureContext& context, Figure& figure)
{
    if (!figure.isEmpty())
        return;
    NextSteps(context, figure).add();
    std::string steps;
    for (const auto& step : figure.nextSteps)
        steps = steps.empty() ? step.text : context.words(say::next::either, { { "steps", steps }, { "other", step.text } });
    const bool isOfOneQuarter = !factsOf(context.view.figure).uses.range && factsOf(context.view.figure).restsOn == RecordKind::Inventory;
    if (!steps.empty())
        figure.emptyText += " " + begun(steps) + ".";
    else if (isOfOneQuarter && !context.dataset().inventory().empty())
        figure.emptyText += " " + context.words(say::next::quarter);
    for (auto& step : figure.nextSteps)
        step.text = begun(step.text);
}

}
