// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/wealth.h"
#include "model/base/text.h"
#include "model/figure/column_text.h"
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
class WealthParts : public FigureParts {
public:
    explicit WealthParts(const FigureContext& context)
        : FigureParts(context)
        , m_wealth(wealth(context.ledger, context.view, context.resolved))
        , m_isLog(context.resolved.scale == Scale::Log)
        , m_style(numberStyle(context.resolved.unit))
    {
    }

    Figure beginning() const override
    {
        Figure figure;
        figure.showsIntervals = m_context.view.intervals;
        figure.showsTrails = m_context.view.trails;
        return figure;
    }

    Titles titles(const Figure&) const override
    {
        const auto& words = m_context.words;
        auto title = words(say::wealth::title, { { "what", subjectText(m_context) }, { "people", people() } });
        auto parts = conditions(m_context);
        parts.insert(parts.begin(), holdersText(m_context, unitText(m_context), m_context.resolved.at));
        parts.push_back(words(say::wealth::area));
        if (m_context.view.intervals)
            parts.push_back(words(say::subtitle::intervals));
        if (m_isLog)
            parts.push_back(words(say::subtitle::log));
        return { std::move(title), std::move(parts) };
    }

    void addValues(Figure& figure) const override
    {
        addTable(figure);
        const auto paints = distinctPaints(m_context.palette, m_wealth.drawn, [&](const auto& drawn) { return organization(drawn).name; });
        for (const auto& drawn : m_wealth.drawn)
            figure.series.push_back(bubble(drawn, paints.of(organization(drawn).name)));
        if (m_context.view.trails || m_context.ledger.positions().size() <= mostTrailedPositions)
            addTrails(figure);
    }

    std::vector<SideValue> sideValues(const Figure& figure) const override
    {
        std::vector<SideValue> values;
        const auto paintIn = [&](const std::string& name) {
            const auto series = std::ranges::find(figure.series, name, &Series::name);
            return series == figure.series.end() ? m_context.palette.of(name) : series->paint;
        };
        for (const auto& drawn : m_wealth.drawn)
            values.push_back({ organization(drawn).id, (drawn.missingChips.empty() ? "" : "≥ ") + columnText(drawn.amount.best, m_style),
                drawn.amount.best, true, paintIn(organization(drawn).name) });
        addReasons(m_context, m_wealth.leftOut, values);
        return values;
    }

    std::string emptyText() const override { return model::emptyText(m_context, m_wealth.leftOut, m_context.resolved.at); }

    void addAxes(Figure& figure) const override
    {
        Reach people, amounts;
        const auto take = [&](double position, double value) {
            people.take(position);
            amounts.take(value);
        };
        for (const auto& series : figure.series) {
            for (const auto& point : series.points)
                take(point.position, point.value);
            if (!figure.showsTrails)
                continue;
            for (const auto& point : series.trail)
                take(point.position, point.value);
        }
        const NumberStyle plain;
        figure.positions = m_isLog ? logAxis(people.low, people.high, plain) : linearAxis(0, people.high, plain);
        figure.values
            = m_isLog ? logAxis(amounts.low, amounts.high, m_style) : linearAxis(std::min(0.0, amounts.low), amounts.high, m_style);
        figure.positions.title = peopleText(m_context);
        figure.values.title = unitText(m_context);
        addGuides(figure);
    }

    std::vector<KeyEntry> key(const Figure& figure) const override
    {
        bool isHollow = false, isPlanned = false, isStated = false, withBand = false;
        for (const auto& drawn : m_wealth.drawn) {
            isStated = isStated || drawn.mark == Mark::Stated;
            isHollow = isHollow || drawn.mark == Mark::Interpolated || drawn.mark == Mark::Carried;
            isPlanned = isPlanned || drawn.mark == Mark::Planned;
            withBand = withBand || drawn.amount.low || drawn.people.low;
        }
        return keyOf(m_context,
            { { isStated, KeyEntry::Symbol::Solid, say::key::solid }, { isHollow, KeyEntry::Symbol::Hollow, say::key::hollowBubble },
                { isPlanned, KeyEntry::Symbol::Pale, say::key::pale },
                { withBand && figure.showsIntervals, KeyEntry::Symbol::Band, say::key::cross } });
    }

    Footer footer(const Figure& figure) const override
    {
        ClaimUses uses(m_context);
        CoveredOwners covered(m_context, m_context.resolved.at);
        for (const auto& drawn : m_wealth.drawn) {
            covered.add(drawn.organization, drawn.held.letting);
            uses.addHeld(drawn.held.parts, m_context.resolved.at);
            uses.addPeople(drawn.counted);
            uses.addMissing(drawn.missingChips);
        }
        std::vector<std::string> notes;
        addLeftOutNote(m_context, m_wealth.leftOut, notes);
        covered.addNote(notes);
        uses.addNotes(notes);
        if (figure.showsTrails)
            notes.push_back(m_context.words(say::footer::trails, { { "from", quarterText(m_context.resolved.from) } }));
        addMethodNotes(m_context, notes);
        return { uses.sources(), std::move(notes) };
    }

    std::string summary(const Figure&) const override
    {
        const auto& first = m_wealth.drawn.front();
        const auto richest = std::ranges::max_element(m_wealth.drawn, {}, &WealthPoint::each);
        return m_context.words(say::wealth::summary,
            { { "n", std::to_string(m_wealth.drawn.size()) }, { "people", people() }, { "what", unitText(m_context) },
                { "quarter", quarterText(m_context.resolved.at) }, { "first", organization(first).name },
                { "amount", numberText(first.amount.best, m_style) }, { "count", numberText(first.people.best) },
                { "richest", organization(*richest).name }, { "each", eachText(richest->each) } });
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

    Series bubble(const WealthPoint& drawn, const Paint& paint) const
    {
        const auto& name = organization(drawn).name;
        Series series;
        series.name = name;
        series.paint = paint;
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
        return series;
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
    void addTrails(Figure& figure) const
    {
        const HeldAmounts amounts(m_context.ledger, m_context.view, m_context.resolved);
        for (std::size_t i = 0; i < m_wealth.drawn.size(); ++i) {
            m_context.ledger.progress().update(static_cast<double>(i) / static_cast<double>(m_wealth.drawn.size()));
            for (auto quarter = m_context.resolved.from; quarter < m_context.resolved.at; quarter = quarter + 1) {
                const auto then = amounts.at(m_wealth.drawn[i].organization, quarter);
                if (then && then->held > 0)
                    figure.series[i].trail.push_back({ then->people, then->held, quarter });
            }
        }
    }

    /// Lines of the same amount for each of the people.
    void addGuides(Figure& figure) const
    {
        const auto& words = m_context.words;
        const auto& x = figure.positions;
        const auto& y = figure.values;
        const auto add = [&](double each, std::string label, Guide::Look look) {
            const double from = m_isLog ? x.low : 0;
            figure.guides.push_back({ from, each * from, x.high, each * x.high, std::move(label), look });
        };
        if (m_context.resolved.rich)
            add(*m_context.resolved.rich, words(say::zone::rich, { { "line", eachText(*m_context.resolved.rich) } }), Guide::Look::Dashed);
        if (m_context.resolved.poor)
            add(*m_context.resolved.poor, words(say::zone::poor, { { "line", eachText(*m_context.resolved.poor) } }), Guide::Look::Dashed);
        const double least = m_isLog ? y.low / x.high : 0;
        const double greatest = m_isLog ? y.high / x.low : y.high / std::max(1.0, figure.series.front().points.front().position);
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

    void addTable(Figure& figure) const
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
            figure.table.push_back(std::move(row));
        }
        addLeftOutRows(m_context, m_wealth.leftOut, m_context.resolved.at, {}, figure);
        addStatus(m_context, m_wealth.drawn.size(), m_wealth.leftOut, 0, figure);
    }

    Wealth m_wealth;
    bool m_isLog;
    NumberStyle m_style;
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
    .parts = partsOf<WealthParts>,
    .explainer = explainerOf<WealthExplainer>,
    .named = organizationOf,
    .pageOfPositions = "per-head", // how people are counted
    .pageOfValues = [](const ViewState&, const ResolvedView&) -> std::string_view { return "wealth"; },
};

}
