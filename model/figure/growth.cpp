// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/growth.h"
#include "model/base/text.h"
#include "model/compute/series_growth.h"
#include "model/figure/column_text.h"
#include "model/figure/explain_parts.h"
#include "model/figure/inspection_parts.h"
#include "model/figure/method.h"
#include "model/figure/rooms.h"
#include "model/figure/series_parts.h"
#include "model/figure/trend_parts.h"
#include "model/view/view_words.h"
#include "words/explain.h"
#include "words/figure.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace model {

namespace {

constexpr EnumMessages<Unit> wholes(say::what::messages, "whole.");
constexpr EnumMessages<Change> measureTitles(say::growth::messages, "title.");
constexpr EnumMessages<Change> tpuGpuTitles(say::growth::messages, "title.tpu-gpu-");
constexpr EnumMessages<Grouping> byNames(say::by::messages);

class GrowthParts : public FigureParts {
public:
    explicit GrowthParts(const FigureContext& context)
        : FigureParts(context)
        , m_range(context.resolved)
        , m_isIndex(context.view.measure == Change::Index)
        , m_isLines(drawsLines(context.view))
        , m_isLog(m_isLines && context.resolved.scale == Scale::Log)
    {
        m_look.shape = m_isLines ? SeriesShape::Line : SeriesShape::Columns;
        m_look.isLog = m_isLog;
        m_look.showsIntervals = drawsIntervals(context.view);
        m_look.style = m_isIndex ? NumberStyle {} : numberStyle(context.resolved.unit);
        m_look.unit = m_isIndex ? std::string() : unitOfNumber(context);
        m_drawn.base = m_range.from;
        if (!hasQuarters(m_range))
            return;
        m_drawn = drawnSeries(context.ledger, context.view, m_range, m_look.showsIntervals);
        m_growths = growthOf(context.ledger, context.view, m_range, m_drawn, !context.isQuick);
        if (context.view.alternatives && m_isLines && !m_drawn.table.series.empty())
            m_alternatives = alternativesOf(context.ledger, context.order, context.view, m_range, m_drawn);
    }

    Figure beginning() const override
    {
        Figure figure;
        figure.firstQuarter = m_range.from;
        figure.showsIntervals = m_look.showsIntervals;
        figure.isUnfinished = m_context.isQuick && !m_growths.empty();
        for (const auto& growth : m_growths)
            figure.growth.push_back({ growth.series, growth.perYear, growth.growth.places.size() });
        return figure;
    }

    Titles titles(const Figure& begun) const override
    {
        const auto& words = m_context.words;
        const auto what = words(wholes[m_context.resolved.unit]);
        const auto& kinds = m_context.view.chipKind;
        const bool isTpuGpu
            = m_context.view.by == Grouping::ChipKind && kinds && kinds->size() == 2 && passes(kinds, "GPU") && passes(kinds, "TPU");
        auto title = words((isTpuGpu ? tpuGpuTitles : measureTitles)[m_context.view.measure],
            { { "what", isTpuGpu ? lowered(what.substr(0, 1)) + what.substr(1) : what }, { "by", words(byNames[m_context.view.by]) },
                { "quarter", quarterText(m_drawn.base) } });
        title = withOrganizations(m_context, title);

        std::vector<std::string> parts { unitText(m_context) + ", "
                + words(m_context.resolved.access == Holding::Owned ? say::subtitle::owned : say::subtitle::access),
            fmt::format("{}–{}", quarterText(m_range.from), quarterText(m_range.to)) };
        for (auto& condition : conditions(m_context))
            parts.push_back(std::move(condition));
        if (!m_isLines)
            parts.push_back(words(say::subtitle::stacked));
        else if (m_look.showsIntervals && hasIntervals(m_drawn))
            parts.push_back(words(say::subtitle::intervals));
        if (m_isLog)
            parts.push_back(words(say::subtitle::log));
        parts.push_back(growthText(begun));
        return { std::move(title), std::move(parts) };
    }

    void addValues(Figure& figure) const override
    {
        const auto places = addSeries(m_context, m_drawn, m_range, m_look, figure);
        for (const auto& other : m_alternatives.values) {
            if (places[other.drawn] != none)
                addAlternative(other, figure.series[places[other.drawn]]);
        }
        addTrends(figure);
        addLeftOut(m_context, m_drawn.table, figure);
    }

    std::vector<SideValue> sideValues(const Figure& figure) const override
    {
        return sideValuesOf(
            m_context, m_drawn.table.lastValues, m_drawn.table.leftOut, m_isIndex ? std::nullopt : std::optional(m_look.style), figure);
    }

    std::string emptyText() const override { return emptySeriesText(m_context, m_drawn); }

    void addAxes(Figure& figure) const override
    {
        addSeriesAxes(m_range, m_look, figure);
        figure.values.title = m_isIndex ? figure.title : unitText(m_context);
        addBorder(m_context, m_range, figure);
        addLabels(figure);
    }

    std::vector<KeyEntry> key(const Figure& figure) const override
    {
        auto key = seriesKey(m_context, m_look, figure);
        addTrendKey(m_context, figure, key);
        return key;
    }

    Footer footer(const Figure& figure) const override
    {
        const auto& words = m_context.words;
        std::vector<std::string> notes;
        addBeginNotes(m_context, m_range, figure, notes);
        addBaseNotes(m_context, m_drawn, notes);
        addLeftOutNote(m_context, m_drawn.table.leftOut, notes);
        if (m_context.view.measure == Change::Flow)
            notes.push_back(words(say::footer::opening));
        addSumNotes(m_context, m_drawn.table, notes);
        addLowerBoundNote(m_context, missingChips(m_context, m_drawn, m_range), notes);
        if (m_context.view.per && *m_context.view.per != Per::None)
            notes.push_back(words(say::footer::perIgnored));
        if (!m_context.isQuick)
            addComparisons(notes);
        addTrendNote(m_context, figure, notes);
        addAlternativeNotes(m_context, m_alternatives, notes);
        addMethodNotes(m_context, notes);
        return { m_drawn.table.drawnSources, std::move(notes) };
    }

    std::string summary(const Figure& figure) const override
    {
        const Arguments arguments { { "title", figure.title }, { "from", quarterText(m_range.from) }, { "to", quarterText(m_range.to) },
            { "values", lastValuesText(figure) }, { "factors", factorsText(figure) } };
        return m_context.words(figure.growth.empty() ? say::growth::summary : say::growth::summaryFactors, arguments);
    }

private:
    std::size_t quarters() const { return static_cast<std::size_t>(std::max(0, m_range.to - m_range.from + 1)); }
    const Cell& cell(const GroupSeries& series, std::size_t q) const { return m_drawn.cell(series, m_range.from + static_cast<int>(q)); }
    std::string text(double value) const { return numberText(value, m_look.style); }

    std::string growthText(const Figure& figure) const
    {
        if (figure.growth.empty())
            return {};
        auto sentence = factorsText(figure);
        if (const auto years = figure.growth.size() == 1 ? doublingYears(figure.growth.front().perYear.best) : std::nullopt) {
            const auto time = *years < 2 ? m_context.words(say::growth::months, { { "n", numberText(std::round(*years * 12)) } })
                                         : m_context.words(say::growth::years, { { "n", fmt::format("{:.1f}", *years) } });
            sentence += ", " + m_context.words(say::growth::doubling, { { "time", time } });
        }
        return sentence;
    }

    /// A mark, and a line in the tip of the drawn value, which keys reach.
    void addAlternative(const AlternativeValue& other, Series& series) const
    {
        const auto point = std::ranges::find(series.points, other.quarter, &Point::quarter);
        if (point == series.points.end() || (m_isLog && other.value <= 0))
            return;
        const auto value = text(other.value) + (m_look.unit.empty() ? "" : " " + m_look.unit);
        const auto sources = sourceNames(m_context, other.sources);
        const auto tip = m_context.words(say::tip::quarter, { { "name", series.label }, { "quarter", quarterText(other.quarter) } }) + "\n"
            + value + "\n" + m_context.words(say::tip::alternative, { { "sources", sources } });
        series.alternatives.push_back({ point->position, other.value, {}, other.quarter, tip, point->selection });
        point->tip += "\n" + m_context.words(say::tip::alternativeValue, { { "value", text(other.value) }, { "sources", sources } });
    }

    /// The total above each column.
    void addLabels(Figure& figure) const
    {
        constexpr std::size_t mostLabels = 24;
        if (m_isLines || quarters() > mostLabels)
            return;
        for (std::size_t q = 0; q < quarters(); ++q) {
            double total = 0, top = 0;
            bool isKnown = false;
            for (const auto& series : m_drawn.table.series) {
                const auto& value = cell(series, q);
                isKnown = isKnown || (value.isKnown && value.value != 0);
                total += value.value;
                top += std::max(0.0, value.value);
            }
            if (isKnown)
                figure.labels.push_back({ static_cast<double>(q), top, text(total) });
        }
    }

    /// "TPU grows faster than GPU", or which of them is open, of all pairs of series.
    void addComparisons(std::vector<std::string>& notes) const
    {
        constexpr std::size_t mostNames = 3, mostSeries = 4; // of more the table of intervals says it better
        if (m_drawn.table.series.size() > mostSeries)
            return;
        std::vector<std::string> faster, open, unknown;
        for (std::size_t i = 0; i < m_growths.size(); ++i) {
            for (std::size_t k = i + 1; k < m_growths.size() && !m_growths[k].series.empty(); ++k) {
                const bool isFirst = m_growths[i].perYear.best >= m_growths[k].perYear.best;
                const Arguments names { { "fast", seriesLabel(m_context, m_growths[isFirst ? i : k].series) },
                    { "slow", seriesLabel(m_context, m_growths[isFirst ? k : i].series) } };
                const auto differs = factorsDiffer(m_growths[i].perYear, m_growths[k].perYear);
                auto& list = differs == FactorsDiffer::Yes ? faster : differs == FactorsDiffer::No ? open : unknown;
                list.push_back(m_context.words(differs == FactorsDiffer::Yes ? say::growth::pairFaster : say::growth::pair, names));
            }
        }
        const auto add = [&](const std::vector<std::string>& pairs, const Message& said) {
            if (!pairs.empty())
                notes.push_back(m_context.words(said, { { "pairs", someNames(m_context, pairs, mostNames) } }));
        };
        add(faster, say::footer::growthFaster);
        add(open, say::footer::growthOpen);
        add(unknown, say::footer::growthUnknown);
    }

    /// Beside lines their own, above stacked columns that of the total.
    void addTrends(Figure& figure) const
    {
        for (const auto& [series, growth, perYear] : m_growths) {
            const auto drawn = std::ranges::find(figure.series, series, &Series::name);
            const bool isDrawn = drawn != figure.series.end();
            const bool isOfAll = series.empty() || figure.series.size() == 1;
            if (m_isLines ? !isDrawn : !isOfAll)
                continue;
            const auto first = m_range.from + static_cast<int>(growth.places.front());
            const auto last = m_range.from + static_cast<int>(growth.places.back());
            addTrend(m_context, growth.line, m_range.from, first, last, last == m_range.to, // what has ended does not go on
                { series, isDrawn ? drawn->label : m_context.words(say::growth::total), isDrawn ? drawn->paint : Paint {}, m_look.style,
                    m_look.unit },
                figure);
        }
    }

    std::string nameOf(const GrowthFactor& growth) const
    {
        return growth.series.empty() ? m_context.words(say::growth::total) : seriesLabel(m_context, growth.series);
    }

    /// "GPU 3.73-fold a year (3.59 to 3.80), TPU 4.24-fold (4.07 to 4.38)"
    std::string factorsText(const Figure& figure) const
    {
        constexpr std::size_t mostRanges = 6; // of more there is no room in a column of print
        std::vector<std::string> factors;
        for (const auto& growth : figure.growth)
            factors.push_back(m_context.words(factors.empty() ? say::growth::factor : say::growth::nextFactor,
                { { "name", nameOf(growth) }, { "fold", foldText(growth.perYear.best, m_context.words) },
                    { "range", figure.growth.size() <= mostRanges ? bracketText(m_context, growth.perYear) : std::string() } }));
        return joined(factors, ", ");
    }

    ResolvedView m_range;
    bool m_isIndex;
    bool m_isLines;
    bool m_isLog;
    SeriesLook m_look;
    DrawnSeries m_drawn;
    std::vector<SeriesGrowth> m_growths;
    Alternatives m_alternatives;
};

class GrowthExplainer : public SeriesExplainer {
public:
    explicit GrowthExplainer(const FigureContext& context)
        : SeriesExplainer(context,
            hasQuarters(context.resolved) ? drawnSeries(context.ledger, context.view, context.resolved, drawsIntervals(context.view))
                                          : DrawnSeries())
    {
    }

    Part value(const Selection& selection) override
    {
        const auto found = drawn(selection);
        if (!found)
            return projected(selection);
        return measured(*found, [&](Quarter quarter) { return sum(found->series.name, quarter, isOfStocks()); });
    }

    std::string whyNot(const Selection& selection) const override
    {
        return noValueText(m_context, quarterOf(selection), m_context.words(say::reason::zero));
    }

    void describe(const Selection& selection, const Explanation& value, const Part&, Inspection& inspection) const override
    {
        if (value.operation == Operation::Powers) {
            describeValue(m_context, value, nullptr, inspection);
            return;
        }
        const auto during = m_context.words(m_context.view.measure == Change::Flow ? say::inspect::flow : say::inspect::stock,
            { { "quarter", quarterText(quarterOf(selection)) } });
        describeSeries(m_context, value, during, inspection);
        const auto growths = growthOf(m_context.ledger, m_context.view, m_context.resolved, m_drawn, !m_context.isQuick);
        const auto growth = std::ranges::find(growths, nameOf(selection), &SeriesGrowth::series);
        if (growth != growths.end())
            inspection.note += (inspection.note.empty() ? "" : " ") + describedText(growth->perYear, growth->growth.places.size());
    }

private:
    std::string describedText(const Estimate& perYear, std::size_t quarters) const
    {
        const auto factor = m_context.words(say::growth::factor,
            { { "name", "" }, { "fold", foldText(perYear.best, m_context.words) }, { "range", bracketText(m_context, perYear) } });
        return m_context.words(say::growth::described, { { "factor", std::string(trimmed(factor)) }, { "n", quarters } });
    }

    /// A value of a trend that is continued; null for all others.
    Part projected(const Selection& selection)
    {
        const auto quarter = quarterOf(selection);
        const auto& range = m_context.resolved;
        if (!hasQuarters(range) || quarter <= range.to || quarter > range.to + m_context.view.projection)
            return nullptr;
        const auto name = nameOf(selection);
        const auto growths = growthOf(m_context.ledger, m_context.view, range, m_drawn, false);
        const auto found = std::ranges::find_if(
            growths, [&](const SeriesGrowth& growth) { return growth.series == name || (growth.series.empty() && name == trendName); });
        if (found == growths.end() || range.from + static_cast<int>(found->growth.places.back()) != range.to)
            return nullptr;
        const auto& growth = found->growth;
        return explainTrend(m_context, m_holdings.positions(), growth.line, range.from, quarter,
            { growth.places.begin(), growth.places.end() }, [&](int place) { return fitted(found->series, range.from + place); });
    }

    /// A value that a trend is fitted to: of a series, or of all of them.
    Part fitted(const std::string& series, Quarter quarter)
    {
        if (!series.empty())
            return value(SelectedSeries { series, quarter });
        auto parts = cellParts(m_context.ledger, m_context.view, m_context.resolved, isOfStocks(), quarter);
        auto total = *m_holdings.sum(std::move(parts), isOfStocks(), quarter);
        total.label = m_context.words(say::growth::total);
        return std::make_shared<const Explanation>(std::move(total));
    }
};

}

const FigureRoom growthRoom {
    .menu = say::growth::menu,
    .parts = partsOf<GrowthParts>,
    .explainer = explainerOf<GrowthExplainer>,
    .named = seriesOf,
    .pageOfPositions = "stock-and-flow",
    .pageOfValues = [](const ViewState& view, const ResolvedView& resolved) -> std::string_view {
        return view.measure == Change::Index ? "index" : methodPageFor(resolved.unit);
    },
};

}
