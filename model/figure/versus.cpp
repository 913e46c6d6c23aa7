// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/versus.h"
#include "model/base/text.h"
#include "model/figure/explain_parts.h"
#include "model/figure/palette.h"
#include "model/figure/rooms.h"
#include "model/figure/series_parts.h"
#include "model/view/view_words.h"
#include "words/figure.h"
#include "words/growth.h"
#include "words/versus.h"

#include <fmt/format.h>

#include <algorithm>

namespace model {

namespace {

constexpr EnumMessages<Change> measures(say::versus::messages);

/// A group of one organization has its colour, all others one of their name; no two have the same.
std::vector<Paint> paintsOf(const Palette& palette, const std::vector<VersusGroup>& groups)
{
    std::vector<Paint> paints;
    for (const auto& group : groups) {
        if (group.name == "others") {
            paints.push_back(otherPaint());
            continue;
        }
        const bool isOne = group.organization && group.organization->size() == 1;
        auto paint = palette.of(isOne ? group.organization->front() : group.name);
        for (int tries = 0; tries < paletteSlots && std::ranges::find(paints, paint) != paints.end(); ++tries)
            paint.slot = (paint.slot + 1) % paletteSlots;
        paints.push_back(paint);
    }
    return paints;
}

class VersusParts : public FigureParts {
public:
    explicit VersusParts(const FigureContext& context)
        : FigureParts(context)
        , m_range(context.resolved)
        , m_isIndex(context.view.measure == Change::Index)
    {
        const bool isLines = drawsLines(context.view);
        m_look.shape = isLines ? SeriesShape::Line : SeriesShape::SideColumns;
        m_look.isLog = isLines && context.resolved.scale == Scale::Log;
        m_look.showsIntervals = drawsIntervals(context.view);
        m_look.style = m_isIndex ? NumberStyle {} : numberStyle(context.resolved.unit);
        m_look.unit = m_isIndex ? std::string() : unitOfNumber(context);
        if (hasQuarters(m_range)) {
            m_versus = drawnVersus(context.ledger, context.view, m_range, m_look.showsIntervals);
        } else {
            m_versus.groups = versusGroups(context.ledger, context.view, m_range);
            m_versus.drawn.base = m_range.from;
        }
        setPaints();
    }

    Figure beginning() const override
    {
        Figure figure;
        figure.firstQuarter = m_range.from;
        figure.showsIntervals = m_look.showsIntervals;
        return figure;
    }

    Titles titles(const Figure&) const override
    {
        const auto& words = m_context.words;
        const auto measure = m_isIndex ? indexText() : words(measures[m_context.view.measure]);
        std::vector<std::string> parts { unitText(m_context) + ", " + measure + ", "
                + words(m_context.resolved.access == Holding::Owned ? say::subtitle::owned : say::subtitle::access),
            fmt::format("{}–{}", quarterText(m_range.from), quarterText(m_range.to)) };
        for (auto& condition : conditions(m_context))
            parts.push_back(std::move(condition));
        if (m_look.showsIntervals && hasIntervals(m_versus.drawn))
            parts.push_back(words(say::subtitle::intervals));
        if (m_look.isLog)
            parts.push_back(words(say::subtitle::log));
        parts.push_back(timesText());
        return { title(), std::move(parts) };
    }

    void addValues(Figure& figure) const override
    {
        addSeries(m_context, m_versus.drawn, m_range, m_look, figure);
        addLeftOut(m_context, m_versus.drawn.table, figure);
    }

    std::vector<SideValue> sideValues(const Figure& figure) const override
    {
        const auto& table = m_versus.drawn.table;
        return sideValuesOf(m_context, table.lastValues, table.leftOut, m_isIndex ? std::nullopt : std::optional(m_look.style), figure);
    }

    std::string emptyText() const override
    {
        const auto isNothing = [](const Filter& filter) { return filter && filter->empty(); };
        const auto& view = m_context.view;
        const bool isChecked = !isNothing(view.organization) && !isNothing(view.chip);
        if (m_versus.groups.empty() && isChecked && !m_context.dataset().inventory().empty())
            return m_context.words(say::growth::emptyNothing); // nobody is the largest
        return emptySeriesText(m_context, m_versus.drawn);
    }

    void addAxes(Figure& figure) const override
    {
        addSeriesAxes(m_range, m_look, figure);
        figure.values.title = m_isIndex ? indexText() : unitText(m_context);
        addBorder(m_context, m_range, figure);
    }

    std::vector<KeyEntry> key(const Figure& figure) const override { return seriesKey(m_context, m_look, figure); }

    Footer footer(const Figure& figure) const override
    {
        const auto& words = m_context.words;
        const auto& drawn = m_versus.drawn;
        std::vector<std::string> notes;
        notes.push_back(words(say::footer::versusSums));
        addOverlapNotes(notes);
        addBeginNotes(m_context, m_range, figure, notes);
        if (!m_versus.unknown.empty()) {
            std::vector<std::string> names;
            for (const auto& name : m_versus.unknown)
                names.push_back(seriesLabel(m_context, name));
            notes.push_back(words(say::footer::versusUnknown, { { "names", joined(names, ", ") } }));
        }
        addBaseNotes(m_context, drawn, notes);
        addLeftOutNote(m_context, drawn.table.leftOut, notes);
        if (m_context.view.measure == Change::Flow)
            notes.push_back(words(say::footer::opening));
        addSumNotes(m_context, drawn.table, notes);
        addLowerBoundNote(m_context, missingChips(m_context, drawn, m_range), notes);
        addFigureNotes(m_context, notes);
        addMethodNotes(m_context, notes);
        return { drawn.table.drawnSources, std::move(notes) };
    }

    std::string summary(const Figure& figure) const override
    {
        return m_context.words(timesText().empty() ? say::versus::summary : say::versus::summaryTimes,
            { { "title", figure.title }, { "from", quarterText(m_range.from) }, { "to", quarterText(m_range.to) },
                { "values", lastValuesText(figure) }, { "times", timesText() } });
    }

private:
    std::string label(std::size_t group) const { return seriesLabel(m_context, m_versus.groups[group].name); }

    void setPaints()
    {
        const auto paints = paintsOf(m_context.palette, m_versus.groups);
        for (const auto& series : m_versus.drawn.table.series) {
            const auto group = std::ranges::find(m_versus.groups, series.name, &VersusGroup::name);
            m_look.paints.push_back(paints[static_cast<std::size_t>(group - m_versus.groups.begin())]);
        }
    }

    std::string title() const
    {
        const auto& words = m_context.words;
        std::vector<std::string> names;
        for (std::size_t i = 0; i < m_versus.groups.size(); ++i)
            names.push_back(label(i));
        if (names.empty())
            return words(say::versus::titleNone);
        const auto last = names.back();
        names.pop_back();
        if (names.size() <= 1)
            return words(say::versus::titleTwo, { { "a", joined(names, ", ") }, { "b", last } });
        return words(say::versus::titleMany, { { "names", joined(names, ", ") }, { "last", last } });
    }

    std::string indexText() const { return m_context.words(say::versus::index, { { "quarter", quarterText(m_versus.drawn.base) } }); }

    /// "TPU v5 is 2.1 times OpenAI at the end of 2025Q4"; of an index it would say nothing about the groups.
    std::string timesText() const
    {
        const auto& drawn = m_versus.drawn;
        if (m_isIndex || !hasQuarters(m_range) || m_versus.groups.size() < 2 || drawn.table.series.size() < 2)
            return {};
        const auto valueOf = [&](std::size_t group) -> const Cell* {
            const auto found = std::ranges::find(drawn.table.series, m_versus.groups[group].name, &GroupSeries::name);
            const auto* cell = found == drawn.table.series.end() ? nullptr : &drawn.cell(*found, m_range.to);
            return cell && cell->isKnown && cell->value > 0 && cell->missingChips.empty() ? cell : nullptr;
        };
        const auto* first = valueOf(0);
        const auto* second = valueOf(1);
        if (!first || !second)
            return {};
        return m_context.words(m_context.view.measure == Change::Flow ? say::versus::timesFlow : say::versus::timesStock,
            { { "a", label(0) }, { "b", label(1) }, { "n", numberText(first->value / second->value) },
                { "quarter", quarterText(m_range.to) } });
    }

    /// What is counted in more than one group.
    void addOverlapNotes(std::vector<std::string>& notes) const
    {
        constexpr std::size_t mostNames = 4;
        const auto found = overlaps(m_context.ledger, m_context.view, m_context.resolved, m_versus.groups);
        const auto& ledger = m_context.ledger;
        for (auto from = found.begin(); from != found.end();) {
            const auto to = std::find_if(from, found.end(), [&](const Overlap& overlap) {
                return overlap.first != from->first || overlap.second != from->second || overlap.aggregate != from->aggregate;
            });
            std::vector<std::string> names;
            for (auto one = from; one != to; ++one)
                names.push_back(ledger.organization(one->organization).name);
            Arguments arguments { { "a", label(from->first) }, { "b", label(from->second) },
                { "names", someNames(m_context, names, mostNames) } };
            if (from->aggregate != none)
                arguments.emplace_back("aggregate", ledger.organization(from->aggregate).name);
            notes.push_back(m_context.words(from->aggregate == none ? say::footer::versusBoth : say::footer::versusWithin, arguments));
            from = to;
        }
    }

    ResolvedView m_range;
    bool m_isIndex;
    SeriesLook m_look;
    DrawnVersus m_versus;
};

/// A side of the comparison under its own filters.
struct GroupSide {
    GroupSide(const FigureContext& whole, const VersusGroup& group)
        : view(viewOf(whole.view, group))
        , context { whole.ledger, whole.order, view, whole.resolved, whole.words }
        , holdings(context)
    {
    }
    ViewState view;
    FigureContext context;
    HoldingExplainer holdings;
};

class VersusExplainer : public SeriesExplainer {
public:
    explicit VersusExplainer(const FigureContext& context)
        : VersusExplainer(context,
            hasQuarters(context.resolved) ? drawnVersus(context.ledger, context.view, context.resolved, drawsIntervals(context.view))
                                          : DrawnVersus())
    {
    }

    Part value(const Selection& selection) override
    {
        const auto found = drawn(selection);
        const auto group = std::ranges::find(m_groups, nameOf(selection), &VersusGroup::name);
        if (!found || group == m_groups.end())
            return nullptr;
        auto& own = m_sides[group->name];
        if (!own)
            own = std::make_unique<GroupSide>(m_context, *group);
        return measured(*found, [&](Quarter quarter) {
            auto parts = cellParts(m_context.ledger, own->view, m_context.resolved, isOfStocks(), quarter);
            return own->holdings.sum(std::move(parts), isOfStocks(), quarter);
        });
    }

private:
    VersusExplainer(const FigureContext& context, DrawnVersus versus)
        : SeriesExplainer(context, std::move(versus.drawn))
        , m_groups(std::move(versus.groups))
    {
    }

    std::vector<VersusGroup> m_groups;
    std::map<std::string, std::unique_ptr<GroupSide>> m_sides;
};

}

const FigureRoom versusRoom {
    .menu = say::versus::menu,
    .parts = partsOf<VersusParts>,
    .explainer = explainerOf<VersusExplainer>,
    .named = seriesOf,
    .pageOfPositions = "stock-and-flow",
    .pageOfValues
    = [](const ViewState& view, const ResolvedView&) -> std::string_view { return view.measure == Change::Index ? "index" : "versus"; },
};

}
