// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/timeline.h"
#include "model/base/text.h"
#include "model/figure/explain_parts.h"
#include "model/figure/inspection_parts.h"
#include "model/figure/method.h"
#include "model/figure/organization_parts.h"
#include "model/figure/palette.h"
#include "model/figure/rooms.h"
#include "model/figure/series_parts.h"
#include "model/figure/ticks.h"
#include "model/view/view_words.h"
#include "words/explain.h"
#include "words/figure.h"
#include "words/timeline.h"

#include <fmt/format.h>

#include <algorithm>

namespace model {

namespace {

constexpr std::size_t fewLines = 4; ///< of so many all intervals are drawn

class TimelineMaker {
public:
    explicit TimelineMaker(const FigureContext& context)
        : m_context(context)
        , m_lines(linesOf(context.ledger, context.view, context.resolved))
        , m_style(numberStyle(context.resolved.unit, zoneLines(context.resolved)))
        , m_isLog(context.resolved.scale == Scale::Log)
    {
    }

    Figure make()
    {
        m_figure.firstQuarter = m_context.resolved.from;
        m_figure.showsIntervals = m_context.view.intervals;
        addTitles();
        if (!hasQuarters(m_context.resolved)) {
            m_figure.emptyText = emptyRangeText(m_context, m_context.resolved);
            return std::move(m_figure);
        }
        for (std::size_t i = 0; i < m_lines.lines.size(); ++i)
            addLine(i);
        addLeftOutRows(m_context, m_lines.leftOut, m_context.resolved.to, {}, m_figure);
        addStatus(m_context, m_lines.drawn, m_lines.leftOut, m_lines.lines.size() - m_lines.drawn, m_figure);
        addSideValues();
        if (m_figure.series.empty()) {
            m_figure.emptyText = emptyText(m_context, m_lines.leftOut, m_context.resolved.to);
            return std::move(m_figure);
        }
        addAxes();
        addZones(m_context, m_style, m_figure);
        addBorder(m_context, m_context.resolved, m_figure);
        SeriesLook look;
        look.shape = SeriesShape::Line;
        addSeriesKey(m_context, look, m_figure);
        if (m_lines.drawn > fewLines)
            std::erase_if(m_figure.key, [](const KeyEntry& entry) { return entry.symbol == KeyEntry::Symbol::Band; });
        const auto crosses = [](const Series& series) {
            return std::ranges::any_of(series.points, [](const Point& point) { return point.crossing.has_value(); });
        };
        if (std::ranges::any_of(m_figure.series, crosses))
            m_figure.key.push_back({ KeyEntry::Symbol::Crossing, {}, m_context.words(say::timeline::crossing) });
        addFooter();
        addSummary();
        return std::move(m_figure);
    }

private:
    const std::string& name(const OrganizationLine& line) const { return m_context.ledger.organization(line.organization).name; }
    std::string perText() const { return m_context.words(perNames[m_context.resolved.per]); }
    bool isPerHead() const { return m_context.resolved.per != Per::None; }
    std::string what() const { return dotted({ unitText(m_context) }) + (isPerHead() ? " " + perText() : ""); }

    void addTitles()
    {
        const auto& words = m_context.words;
        const auto subject = words(whatNames[m_context.resolved.unit]);
        m_figure.title = isPerHead() ? words(say::timeline::titlePerHead, { { "what", subject }, { "per", perText() } })
                                     : words(say::timeline::titleTotal, { { "what", subject } });
        const bool isOwned = m_context.resolved.access == Holding::Owned;
        std::vector<std::string> parts { what() + ", " + words(isOwned ? say::subtitle::owned : say::subtitle::access),
            fmt::format("{}–{}", quarterText(m_context.resolved.from), quarterText(m_context.resolved.to)) };
        for (auto& condition : conditions(m_context))
            parts.push_back(std::move(condition));
        if (m_context.view.intervals && m_lines.drawn <= fewLines)
            parts.push_back(words(say::subtitle::intervals));
        if (m_isLog)
            parts.push_back(words(say::subtitle::log));
        m_figure.subtitle = dotted(parts);
    }

    std::string valueText(const RankedOrganization& ranked) const
    {
        return (ranked.held.missingChips.empty() ? "" : "≥ ") + numberText(ranked.value.best, m_style);
    }

    std::string intervalText(const RankedOrganization& ranked) const
    {
        return hasInterval(ranked) ? rangeText(ranked.value, m_style) : m_context.words(say::interval::none);
    }

    void addLine(std::size_t place)
    {
        const auto& line = m_lines.lines[place];
        Series series;
        series.name = name(line);
        series.label = series.name;
        series.selection = SelectedSeries { series.name };
        series.shape = SeriesShape::Line;
        series.paint = place < m_lines.drawn ? m_paints.of(series.name) : paintOf(series.name);
        series.hasBands = m_lines.drawn <= fewLines;
        const RankedOrganization* before = nullptr;
        for (std::size_t q = 0; q < line.values.size(); ++q) {
            if (!line.values[q])
                continue;
            const auto& ranked = *line.values[q];
            series.points.push_back(pointOf(series.name, ranked, before, q));
            addRow(series.name, ranked, m_lines.first + static_cast<int>(q));
            before = &ranked;
        }
        if (place >= m_lines.drawn)
            return;
        if (line.values.back())
            series.labelValue = valueText(*line.values.back());
        m_figure.series.push_back(std::move(series));
    }

    Point pointOf(const std::string& name, const RankedOrganization& ranked, const RankedOrganization* before, std::size_t q) const
    {
        Point point;
        point.position = static_cast<double>(q);
        point.value = ranked.value.best;
        point.hasInterval = hasInterval(ranked) && ranked.value.low && ranked.value.high;
        if (point.hasInterval) {
            point.low = ranked.value.low;
            point.high = ranked.value.high;
        }
        point.mark = ranked.mark;
        point.isLowerBound = !ranked.held.missingChips.empty();
        point.quarter = m_lines.first + static_cast<int>(q);
        point.selection = SelectedSeries { name, point.quarter };
        if (before && before->tier != ranked.tier)
            point.crossing = crossingOf(*before, ranked, point.quarter);
        point.tip = tip(name, ranked, point);
        return point;
    }

    static Crossing crossingOf(const RankedOrganization& before, const RankedOrganization& ranked, Quarter quarter)
    {
        const bool isUp = ranked.value.best > before.value.best;
        const auto kind = ranked.tier == Tier::Rich ? Paint::Kind::Rich
            : ranked.tier == Tier::Poor             ? Paint::Kind::Poor
                                                    : Paint::Kind::Middle;
        return { isUp, { kind, 0 }, quarterText(quarter) };
    }

    std::string tip(const std::string& name, const RankedOrganization& ranked, const Point& point) const
    {
        const auto& words = m_context.words;
        auto text = words(say::tip::quarter, { { "name", name }, { "quarter", quarterText(point.quarter) } });
        text += "\n" + valueText(ranked) + " " + what();
        text += "\n"
            + (hasInterval(ranked) ? words(say::inspect::interval, { { "interval", intervalText(ranked) } }) : intervalText(ranked));
        if (point.crossing)
            text += "\n"
                + words(say::timeline::enters, { { "tier", words(tierName(ranked.tier)) }, { "quarter", quarterText(point.quarter) } });
        std::vector<std::string> last;
        if (ranked.rankBest)
            last.push_back(words(say::inspect::rank, { { "rank", rankText(ranked) } }));
        if (ranked.tier != Tier::None && !point.crossing)
            last.push_back(words(tierName(ranked.tier)));
        last.push_back(words(markNames[ranked.mark]));
        return text + "\n" + dotted(last);
    }

    void addRow(const std::string& name, const RankedOrganization& ranked, Quarter quarter)
    {
        TableRow row;
        row.series = name;
        row.quarter = quarter;
        row.value = ranked.value.best;
        row.low = ranked.value.low;
        row.high = ranked.value.high;
        row.rankBest = ranked.rankBest;
        row.rankWorst = ranked.rankWorst;
        row.mark = ranked.mark;
        row.note = noteOf(m_context, ranked, quarter);
        m_figure.table.push_back(std::move(row));
    }

    void addSideValues()
    {
        for (std::size_t i = 0; i < m_lines.lines.size(); ++i) {
            const auto& line = m_lines.lines[i];
            const auto& latest = line.last();
            m_figure.sideValues.push_back({ m_context.ledger.organization(line.organization).id, valueText(latest), latest.value.best,
                i < m_lines.drawn, i < m_lines.drawn ? m_figure.series[i].paint : paintOf(name(line)) });
        }
        addReasons(m_context, m_lines.leftOut, m_figure);
    }

    void addAxes()
    {
        Reach reach;
        double lowest = 0;
        for (const auto& series : m_figure.series) {
            for (const auto& point : series.points) {
                const bool withEnds = series.hasBands && m_context.view.intervals;
                for (const auto& end :
                    { std::optional(point.value), withEnds ? point.low : std::nullopt, withEnds ? point.high : std::nullopt }) {
                    if (end && (!m_isLog || *end > 0))
                        reach.take(*end);
                    lowest = std::min(lowest, end.value_or(0));
                }
            }
        }
        m_figure.values = m_isLog ? logAxis(reach.low, reach.high, numberStyle(m_context.resolved.unit))
                                  : linearAxis(lowest, reach.high, numberStyle(m_context.resolved.unit));
        m_figure.values.title = what();
        m_figure.positions = quarterAxis(m_context.resolved.from, m_context.resolved.to - m_context.resolved.from + 1);
    }

    void addFooter()
    {
        ClaimUses uses(m_context);
        for (std::size_t i = 0; i < m_lines.drawn; ++i) {
            const auto& line = m_lines.lines[i];
            const auto latest = line.values.size() - 1
                - static_cast<std::size_t>(std::ranges::find_if(line.values.rbegin(), line.values.rend(), [](const auto& value) {
                      return value.has_value();
                  }) - line.values.rbegin());
            const auto& ranked = *line.values[latest];
            uses.addMissing(ranked.held.missingChips);
            uses.addHeld(ranked.held.parts, m_lines.first + static_cast<int>(latest));
            if (ranked.people)
                uses.addPeople(*ranked.people);
        }
        addSources(m_context, uses.sources(), m_figure);
        auto& notes = m_figure.footer;
        addLeftOutNote(m_context, m_lines.leftOut, notes);
        if (m_lines.drawn < m_lines.lines.size())
            notes.push_back(m_context.words(say::timeline::notDrawn, { { "n", m_lines.lines.size() - m_lines.drawn } }));
        addBeginNotes(m_context, m_context.resolved, m_figure, notes);
        uses.addNotes(notes);
        addFigureNotes(m_context, notes);
        addMethodNotes(m_context, notes);
    }

    void addSummary()
    {
        std::vector<std::string> entries;
        for (const auto& series : m_figure.series) {
            for (const auto& point : series.points) {
                if (point.crossing && point.crossing->paint.kind == Paint::Kind::Rich)
                    entries.push_back(
                        m_context.words(say::timeline::richSince, { { "name", series.name }, { "quarter", point.crossing->label } }));
            }
        }
        constexpr std::size_t mostEntries = 3;
        if (entries.size() > mostEntries)
            entries.resize(mostEntries);
        m_figure.summary = m_context.words(entries.empty() ? say::timeline::summary : say::timeline::summaryRich,
            { { "title", m_figure.title }, { "from", quarterText(m_context.resolved.from) }, { "to", quarterText(m_context.resolved.to) },
                { "values", lastValuesText(m_figure) }, { "entries", joined(entries, ", ") } });
    }

    const FigureContext& m_context;
    OrganizationLines m_lines;
    NumberStyle m_style;
    bool m_isLog;
    DistinctPaints m_paints;
    Figure m_figure;
};

class TimelineExplainer : public FigureExplainer {
public:
    explicit TimelineExplainer(const FigureContext& context)
        : FigureExplainer(context)
        , m_lines(linesOf(context.ledger, context.view, context.resolved))
    {
    }

    Part value(const Selection& selection) override
    {
        const auto* found = ranked(selection);
        return found ? explainRanked(m_holdings, *found, nameOf(selection), quarterOf(selection)) : nullptr;
    }

    std::vector<std::string> names() const override
    {
        std::vector<std::string> names;
        for (const auto& line : m_lines.lines)
            names.push_back(m_context.ledger.organization(line.organization).name);
        return names;
    }

    std::span<const LeftOut> leftOut() const override { return m_lines.leftOut; }

    bool knows(const Selection& selection) const override { return std::holds_alternative<SelectedSeries>(selection); }

    std::string heading(const Selection& selection) const override
    {
        return fmt::format("{} · {}", nameOf(selection), quarterText(quarterOf(selection)));
    }

    std::string whyNot(const Selection& selection) const override
    {
        for (const auto& left : m_lines.leftOut) {
            if (m_context.ledger.organization(left.organization).name == nameOf(selection))
                return noValueText(m_context, quarterOf(selection), reasonLabel(m_context, left.reason));
        }
        return noValueText(m_context, quarterOf(selection), m_context.words(say::inspect::notDrawn));
    }

    void describe(const Selection& selection, const Explanation& value, const Part&, Inspection& inspection) const override
    {
        describeRanked(m_context, *ranked(selection), value, inspection);
    }

private:
    Quarter quarterOf(const Selection& selection) const
    {
        const auto* series = std::get_if<SelectedSeries>(&selection);
        return series && series->quarter ? *series->quarter : m_context.resolved.to;
    }

    /// Null where there is no value at the quarter.
    const RankedOrganization* ranked(const Selection& selection) const
    {
        const auto line = std::ranges::find_if(m_lines.lines,
            [&](const OrganizationLine& one) { return m_context.ledger.organization(one.organization).name == nameOf(selection); });
        const auto place = quarterOf(selection) - m_lines.first;
        if (line == m_lines.lines.end() || place < 0 || place >= static_cast<int>(line->values.size()))
            return nullptr;
        const auto& value = line->values[static_cast<std::size_t>(place)];
        return value ? &*value : nullptr;
    }

    OrganizationLines m_lines;
};

}

const FigureRoom timelineRoom {
    .menu = say::timeline::menu,
    .make = [](const FigureContext& context) { return TimelineMaker(context).make(); },
    .explainer = explainerOf<TimelineExplainer>,
    .named = seriesOf,
    .pageOfPositions = "holding",
    .pageOfValues = [](const ViewState&, const ResolvedView&) -> std::string_view { return "timeline"; },
};

}
