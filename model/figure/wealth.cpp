// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/wealth.h"
#include "model/base/text.h"
#include "model/figure/explain_parts.h"
#include "model/figure/organization_parts.h"
#include "model/figure/palette.h"
#include "model/figure/plane_parts.h"
#include "model/figure/rooms.h"
#include "model/figure/ticks.h"
#include "model/view/view_words.h"
#include "words/figure.h"
#include "words/wealth.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace model {

namespace {

constexpr std::size_t mostTrailedPositions = 5000; // beyond, trails take longer than a frame: only where they are asked for

/// A bubble for each organization: its people to the right, its chips upwards.
class WealthMaker {
public:
    explicit WealthMaker(const FigureContext& context)
        : m_context(context)
        , m_wealth(wealth(context.ledger, context.view, context.resolved))
        , m_isLog(context.resolved.scale == Scale::Log)
        , m_style(numberStyle(context.resolved.unit))
    {
    }

    Figure make()
    {
        m_figure.showsIntervals = m_context.view.intervals;
        m_figure.showsTrails = m_context.view.trails;
        addTitles();
        addTable();
        addSideValues();
        if (m_wealth.drawn.empty()) {
            m_figure.emptyText = emptyText(m_context, m_wealth.leftOut, m_context.resolved.at);
            return std::move(m_figure);
        }
        for (const auto& point : m_wealth.drawn)
            addBubble(point);
        if (m_context.view.trails || m_context.ledger.positions().size() <= mostTrailedPositions)
            addTrails();
        addAxes();
        addGuides();
        addKey();
        addFooter();
        addSummary();
        return std::move(m_figure);
    }

private:
    const Organization& organization(const WealthPoint& point) const { return m_context.ledger.organization(point.organization); }
    std::string people() const { return peopleText(m_context); }
    std::string eachText(double each) const { return numberText(each, numberStyle(m_context.resolved.unit, lines())); }

    std::vector<double> lines() const
    {
        std::vector<double> lines;
        for (const auto& line : { m_context.resolved.rich, m_context.resolved.poor }) {
            if (line)
                lines.push_back(*line);
        }
        return lines;
    }

    void addTitles()
    {
        const auto& words = m_context.words;
        m_figure.title = words(say::wealth::title, { { "what", subjectText(m_context) }, { "people", people() } });
        auto parts = conditions(m_context);
        parts.insert(parts.begin(), holdersText(m_context, unitText(m_context), m_context.resolved.at));
        parts.push_back(words(say::wealth::area));
        if (m_context.view.intervals)
            parts.push_back(words(say::subtitle::intervals));
        if (m_isLog)
            parts.push_back(words(say::subtitle::log));
        m_figure.subtitle = dotted(parts);
    }

    void addBubble(const WealthPoint& drawn)
    {
        const auto& name = organization(drawn).name;
        Series series;
        series.name = name;
        series.paint = m_paints.of(name);
        Point point;
        point.position = drawn.people.best;
        point.positionLow = drawn.people.low;
        point.positionHigh = drawn.people.high;
        point.value = drawn.amount.best;
        point.low = drawn.amount.low;
        point.high = drawn.amount.high;
        point.hasInterval = point.low || point.high || point.positionLow || point.positionHigh;
        point.size = std::max(0.0, drawn.amount.best / m_wealth.drawn.front().amount.best);
        point.mark = drawn.mark;
        point.isLowerBound = !drawn.missingChips.empty();
        point.item = name;
        point.selection = SelectedOrganization { name };
        point.quarter = m_context.resolved.at;
        point.label = name + coveredSign(drawn.held.letting, m_context.resolved.at);
        point.tip = tip(drawn);
        series.points.push_back(std::move(point));
        m_figure.series.push_back(std::move(series));
    }

    std::string tip(const WealthPoint& drawn) const
    {
        const auto& words = m_context.words;
        const std::string bound = drawn.missingChips.empty() ? "" : "≥ ";
        const auto withRange = [&](std::string text, const Estimate& value, const NumberStyle& style) {
            const auto range = rangeText(value, style);
            return range.empty() ? text : fmt::format("{} ({})", text, range);
        };
        auto text = words(say::tip::quarter, { { "name", organization(drawn).name }, { "quarter", quarterText(m_context.resolved.at) } });
        text += "\n" + bound + withRange(numberOfUnits(m_context, drawn.amount.best, m_style), drawn.amount, m_style);
        text += "\n" + withRange(fmt::format("{} {}", numberText(drawn.people.best), people()), drawn.people, {});
        text += "\n" + bound + words(say::wealth::each, { { "value", eachText(drawn.each) } });
        if (const auto covered = coveredBefore(drawn.held.letting, m_context.resolved.at))
            text += "\n" + words(say::tip::covered, { { "quarter", quarterText(*covered) } });
        return text + "\n" + words(markNames[drawn.mark]);
    }

    /// Where everybody was at the quarters before, as far as the range goes.
    void addTrails()
    {
        for (auto quarter = m_context.resolved.from; quarter < m_context.resolved.at; quarter = quarter + 1) {
            auto then = m_context.resolved;
            then.at = quarter;
            auto view = withoutTop(m_context.view);
            for (const auto& point : wealth(m_context.ledger, view, then).drawn) {
                const auto series = std::ranges::find(m_figure.series, organization(point).name, &Series::name);
                if (series != m_figure.series.end() && point.amount.best > 0)
                    series->trail.push_back({ point.people.best, point.amount.best, quarter });
            }
        }
    }

    void addAxes()
    {
        Reach people, amounts;
        const auto take = [&](double position, double value) {
            people.take(position);
            amounts.take(value);
        };
        for (const auto& series : m_figure.series) {
            for (const auto& point : series.points)
                take(point.position, point.value);
            if (!m_figure.showsTrails)
                continue;
            for (const auto& point : series.trail)
                take(point.position, point.value);
        }
        const NumberStyle plain;
        m_figure.positions = m_isLog ? logAxis(people.low, people.high, plain) : linearAxis(0, people.high, plain);
        m_figure.values
            = m_isLog ? logAxis(amounts.low, amounts.high, m_style) : linearAxis(std::min(0.0, amounts.low), amounts.high, m_style);
        m_figure.positions.title = peopleText(m_context);
        m_figure.values.title = unitText(m_context);
    }

    /// Lines of the same amount for each of the people.
    void addGuides()
    {
        const auto& words = m_context.words;
        const auto& x = m_figure.positions;
        const auto& y = m_figure.values;
        const auto add = [&](double each, std::string label, Guide::Look look) {
            const double from = m_isLog ? x.low : 0;
            m_figure.guides.push_back({ from, each * from, x.high, each * x.high, std::move(label), look });
        };
        if (m_context.resolved.rich)
            add(*m_context.resolved.rich, words(say::zone::rich, { { "line", eachText(*m_context.resolved.rich) } }), Guide::Look::Dashed);
        if (m_context.resolved.poor)
            add(*m_context.resolved.poor, words(say::zone::poor, { { "line", eachText(*m_context.resolved.poor) } }), Guide::Look::Dashed);
        const double least = m_isLog ? y.low / x.high : 0;
        const double greatest = m_isLog ? y.high / x.low : y.high / std::max(1.0, m_figure.series.front().points.front().position);
        if (!(greatest > 0))
            return;
        const int last = decadeAbove(greatest);
        const int first = m_isLog ? decadeBelow(least) : last - 3;
        for (int decade = first; decade <= last; ++decade) {
            const double each = std::pow(10, decade);
            if (each <= least || each >= greatest || m_context.resolved.rich == each || m_context.resolved.poor == each)
                continue;
            add(each, words(say::wealth::each, { { "value", eachText(each) } }), Guide::Look::Plain);
        }
    }

    void addTable()
    {
        for (const auto& drawn : m_wealth.drawn) {
            TableRow row;
            row.item = organization(drawn).name;
            row.quarter = m_context.resolved.at;
            row.x = drawn.people.best;
            row.xLow = drawn.people.low;
            row.xHigh = drawn.people.high;
            row.value = drawn.amount.best;
            row.low = drawn.amount.low;
            row.high = drawn.amount.high;
            row.mark = drawn.mark;
            std::vector<std::string> notes;
            if (!drawn.missingChips.empty())
                notes.push_back(
                    m_context.words(say::note::lowerBound, { { "names", joined(chipNames(m_context, drawn.missingChips), ", ") } }));
            else if (!row.low && !row.high && !row.xLow && !row.xHigh)
                notes.push_back(m_context.words(say::note::noInterval));
            if (const auto covered = coveredBefore(drawn.held.letting, m_context.resolved.at))
                notes.push_back(m_context.words(say::note::covered, { { "quarter", quarterText(*covered) } }));
            row.note = joined(notes, "; ");
            m_figure.table.push_back(std::move(row));
        }
        addLeftOutRows(m_context, m_wealth.leftOut, m_context.resolved.at, {}, m_figure);
        addStatus(m_context, m_wealth.drawn.size(), m_wealth.leftOut, 0, m_figure);
    }

    void addSideValues()
    {
        const auto paintIn = [this](const std::string& name) {
            const auto series = std::ranges::find(m_figure.series, name, &Series::name);
            return series == m_figure.series.end() ? paintOf(name) : series->paint;
        };
        for (const auto& drawn : m_wealth.drawn)
            m_figure.sideValues.push_back(
                { organization(drawn).id, (drawn.missingChips.empty() ? "" : "≥ ") + numberText(drawn.amount.best, m_style),
                    drawn.amount.best, true, paintIn(organization(drawn).name) });
        addReasons(m_context, m_wealth.leftOut, m_figure);
    }

    void addKey()
    {
        bool isHollow = false, isPlanned = false, isStated = false, withBand = false;
        for (const auto& drawn : m_wealth.drawn) {
            isStated = isStated || drawn.mark == Mark::Stated;
            isHollow = isHollow || drawn.mark == Mark::Interpolated || drawn.mark == Mark::Carried;
            isPlanned = isPlanned || drawn.mark == Mark::Planned;
            withBand = withBand || drawn.amount.low || drawn.people.low;
        }
        const auto add = [&](bool occurs, KeyEntry::Symbol symbol, const Message& said) {
            if (occurs)
                m_figure.key.push_back({ symbol, {}, m_context.words(said) });
        };
        add(isStated, KeyEntry::Symbol::Solid, say::key::solid);
        add(isHollow, KeyEntry::Symbol::Hollow, say::key::hollowBubble);
        add(isPlanned, KeyEntry::Symbol::Pale, say::key::pale);
        add(withBand && m_figure.showsIntervals, KeyEntry::Symbol::Band, say::key::cross);
    }

    void addFooter()
    {
        ClaimUses uses(m_context);
        CoveredOwners covered(m_context, m_context.resolved.at);
        for (const auto& drawn : m_wealth.drawn) {
            covered.add(drawn.organization, drawn.held.letting);
            uses.addHeld(drawn.held.parts, m_context.resolved.at);
            uses.addPeople(drawn.counted);
            uses.addMissing(drawn.missingChips);
        }
        addSources(m_context, uses.sources(), m_figure);
        auto& notes = m_figure.footer;
        addLeftOutNote(m_context, m_wealth.leftOut, notes);
        covered.addNote(notes);
        uses.addNotes(notes);
        if (m_figure.showsTrails)
            notes.push_back(m_context.words(say::footer::trails, { { "from", quarterText(m_context.resolved.from) } }));
        addMethodNotes(m_context, notes);
    }

    void addSummary()
    {
        const auto& first = m_wealth.drawn.front();
        const auto richest = std::ranges::max_element(m_wealth.drawn, {}, &WealthPoint::each);
        m_figure.summary = m_context.words(say::wealth::summary,
            { { "n", std::to_string(m_wealth.drawn.size()) }, { "people", people() }, { "what", unitText(m_context) },
                { "quarter", quarterText(m_context.resolved.at) }, { "first", organization(first).name },
                { "amount", numberText(first.amount.best, m_style) }, { "count", numberText(first.people.best) },
                { "richest", organization(*richest).name }, { "each", eachText(richest->each) } });
    }

    const FigureContext& m_context;
    Wealth m_wealth;
    bool m_isLog;
    NumberStyle m_style;
    Figure m_figure;
    DistinctPaints m_paints;
};

class WealthExplainer : public RankedExplainer {
public:
    explicit WealthExplainer(const FigureContext& context)
        : RankedExplainer(context, context.resolved)
    {
    }

    /// What a bubble's height says: without the people.
    Part value(const Selection& selection) override
    {
        const auto* found = ranked(selection);
        if (!found)
            return nullptr;
        auto value = *m_holdings.held(found->held.parts, found->held.others, m_context.resolved.at);
        const auto ends = withEnds(found->held.value, found->held.halves);
        value.label = nameOf(selection);
        value.value = found->held.value;
        value.low = ends.low;
        value.high = ends.high;
        value.mark = found->mark;
        return std::make_shared<const Explanation>(std::move(value));
    }

    Part position(const Selection& selection) override
    {
        const auto* found = ranked(selection);
        return found && found->people ? m_holdings.positions().people(*found->people, m_context.resolved.at) : nullptr;
    }
};

}

const FigureRoom wealthRoom {
    .menu = say::wealth::menu,
    .make = [](const FigureContext& context) { return WealthMaker(context).make(); },
    .explainer = explainerOf<WealthExplainer>,
    .named = organizationOf,
    .pageOfPositions = "per-head", // how people are counted
    .pageOfValues = [](const ViewState&, const ResolvedView&) -> std::string_view { return "wealth"; },
};

}
