// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/timeline.h"
#include "model/base/text.h"
#include "model/figure/column_text.h"
#include "model/figure/explain_parts.h"
#include "model/figure/inspection_parts.h"
#include "model/figure/method.h"
#include "model/figure/organization_parts.h"
#include "model/figure/palette.h"
#include "model/figure/rooms.h"
#include "model/figure/series_parts.h"
#include "model/figure/standing.h"
#include "model/figure/ticks.h"
#include "model/view/view_words.h"
#include "words/explain.h"
#include "words/figure.h"
#include "words/timeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

namespace model {

namespace {

constexpr std::size_t fewLines = 4; ///< of so many all intervals are drawn

class TimelineParts : public FigureParts {
public:
    explicit TimelineParts(const FigureContext& context)
        : FigureParts(context)
        , m_lines(linesOf(context.ledger, context.view, context.resolved))
        , m_style(numberStyle(context.resolved.unit, zoneLines(context.resolved)))
        , m_isLog(context.resolved.scale == Scale::Log)
    {
    }

    Figure beginning() const override
    {
        Figure figure;
        figure.firstQuarter = m_context.resolved.from;
        figure.showsIntervals = m_context.view.intervals;
        return figure;
    }

    Titles titles(const Figure&) const override
    {
        const auto& words = m_context.words;
        const auto subject = words(whatNames[m_context.resolved.unit]);
        auto title = isPerHead() ? words(say::timeline::titlePerHead, { { "what", subject }, { "per", perText() } })
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
        return { std::move(title), std::move(parts) };
    }

    void addValues(Figure& figure) const override
    {
        const auto paints = distinctPaints(
            m_context.palette, std::span(m_lines.lines).first(m_lines.drawn), [&](const auto& line) { return name(line); });
        for (std::size_t i = 0; i < m_lines.lines.size(); ++i) {
            const auto& line = m_lines.lines[i];
            addRows(line, figure);
            if (i < m_lines.drawn)
                figure.series.push_back(seriesOf(line, paints.of(name(line))));
        }
        addLeftOutRows(m_context, m_lines.leftOut, m_context.resolved.to, {}, figure);
        addStatus(m_context, m_lines.drawn, m_lines.leftOut, m_lines.lines.size() - m_lines.drawn, figure);
    }

    std::vector<SideValue> sideValues(const Figure& figure) const override
    {
        std::vector<SideValue> values;
        for (std::size_t i = 0; i < m_lines.lines.size(); ++i) {
            const auto& line = m_lines.lines[i];
            const auto& latest = line.last();
            values.push_back({ m_context.ledger.organization(line.organization).id, valueText(latest), latest.value.best, i < m_lines.drawn,
                i < m_lines.drawn ? figure.series[i].paint : m_context.palette.of(name(line)) });
        }
        addReasons(m_context, m_lines.leftOut, values);
        return values;
    }

    std::string emptyText() const override { return model::emptyText(m_context, m_lines.leftOut, m_context.resolved.to); }

    void addAxes(Figure& figure) const override
    {
        Reach reach;
        double lowest = 0;
        for (const auto& series : figure.series) {
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
        figure.values = m_isLog ? logAxis(reach.low, reach.high, numberStyle(m_context.resolved.unit))
                                : linearAxis(lowest, reach.high, numberStyle(m_context.resolved.unit));
        figure.values.title = what();
        addZones(m_context, m_style, figure);
        addBorder(m_context, m_context.resolved, figure);
        figure.positions = quarterAxis(m_context.resolved.from, m_context.resolved.to - m_context.resolved.from + 1);
    }

    std::vector<KeyEntry> key(const Figure& figure) const override
    {
        SeriesLook look;
        look.shape = SeriesShape::Line;
        auto key = seriesKey(m_context, look, figure);
        if (m_lines.drawn > fewLines || !m_context.view.intervals)
            std::erase_if(key, [](const KeyEntry& entry) { return entry.symbol == KeyEntry::Symbol::Band; });
        const auto crosses = [](const Series& series) {
            return std::ranges::any_of(series.points, [](const Point& point) { return point.crossing.has_value(); });
        };
        if (std::ranges::any_of(figure.series, crosses))
            key.push_back({ KeyEntry::Symbol::Crossing, {}, m_context.words(say::timeline::crossing) });
        return key;
    }

    Footer footer(const Figure& figure) const override
    {
        ClaimUses uses(m_context);
        CoveredOwners covered(m_context, m_context.resolved.to);
        for (std::size_t i = 0; i < m_lines.drawn; ++i) {
            const auto& line = m_lines.lines[i];
            if (line.values.back())
                covered.add(line.organization, line.values.back()->held.letting);
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
        std::vector<std::string> notes;
        addLeftOutNote(m_context, m_lines.leftOut, notes);
        if (m_lines.drawn < m_lines.lines.size())
            notes.push_back(m_context.words(say::timeline::notDrawn, { { "n", m_lines.lines.size() - m_lines.drawn } }));
        addBeginNotes(m_context, m_context.resolved, figure, notes);
        covered.addNote(notes);
        uses.addNotes(notes);
        addFigureNotes(m_context, notes);
        addMethodNotes(m_context, notes);
        return { uses.sources(), std::move(notes) };
    }

    std::string summary(const Figure& figure) const override
    {
        std::vector<std::string> entries;
        for (const auto& series : figure.series) {
            for (const auto& point : series.points) {
                if (point.crossing && point.crossing->paint.kind == Paint::Kind::Rich)
                    entries.push_back(
                        m_context.words(say::timeline::richSince, { { "name", series.name }, { "quarter", point.crossing->label } }));
            }
        }
        constexpr std::size_t mostEntries = 3;
        if (entries.size() > mostEntries)
            entries.resize(mostEntries);
        return m_context.words(entries.empty() ? say::timeline::summary : say::timeline::summaryRich,
            { { "title", figure.title }, { "from", quarterText(m_context.resolved.from) }, { "to", quarterText(m_context.resolved.to) },
                { "values", lastValuesText(figure) }, { "entries", joined(entries, ", ") } });
    }

private:
    const std::string& name(const OrganizationLine& line) const { return m_context.ledger.organization(line.organization).name; }
    std::string perText() const { return m_context.words(perNames[m_context.resolved.per]); }
    bool isPerHead() const { return m_context.resolved.per != Per::None; }
    std::string what() const { return dotted({ unitText(m_context) }) + (isPerHead() ? " " + perText() : ""); }

    std::string valueText(const RankedOrganization& ranked) const
    {
        return (ranked.held.missingChips.empty() ? "" : "≥ ") + columnText(ranked.value.best, m_style);
    }

    std::string intervalText(const RankedOrganization& ranked) const
    {
        return hasInterval(ranked) ? columnRangeText(ranked.value, m_style) : m_context.words(say::interval::none);
    }

    void addRows(const OrganizationLine& line, Figure& figure) const
    {
        for (std::size_t q = 0; q < line.values.size(); ++q) {
            if (line.values[q])
                figure.table.push_back(rowOf(name(line), *line.values[q], m_lines.first + static_cast<int>(q)));
        }
    }

    Series seriesOf(const OrganizationLine& line, const Paint& paint) const
    {
        Series series;
        series.name = name(line);
        series.label = series.name;
        series.selection = SelectedSeries { series.name };
        series.shape = SeriesShape::Line;
        series.paint = paint;
        series.hasBands = m_lines.drawn <= fewLines;
        const RankedOrganization* before = nullptr;
        for (std::size_t q = 0; q < line.values.size(); ++q) {
            if (!line.values[q])
                continue;
            const auto& ranked = *line.values[q];
            series.points.push_back(pointOf(series.name, ranked, before, q));
            before = &ranked;
        }
        if (line.values.back())
            series.labelValue = valueText(*line.values.back()) + coveredSign(line.values.back()->held.letting, m_context.resolved.to);
        return series;
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
        if (const auto covered = coveredBefore(ranked.held.letting, point.quarter))
            text += "\n" + words(say::tip::covered, { { "quarter", quarterText(*covered) } });
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

    TableRow rowOf(const std::string& name, const RankedOrganization& ranked, Quarter quarter) const
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
        return row;
    }

    OrganizationLines m_lines;
    NumberStyle m_style;
    bool m_isLog;
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
        const auto& found = *ranked(selection);
        describeRanked(m_context, found, value, inspection);
        const auto resolved = atQuarter(m_context.resolved, quarterOf(selection));
        const auto ranking = rankOrganizations(m_context.ledger, withoutTop(m_context.view), resolved);
        const auto same = std::ranges::find(ranking.drawn, found.organization, &RankedOrganization::organization);
        if (same != ranking.drawn.end() && same->rankBest)
            inspection.standing = standingText(m_context, resolved, ranking, *same);
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
    .parts = partsOf<TimelineParts>,
    .explainer = explainerOf<TimelineExplainer>,
    .named = seriesOf,
    .pageOfPositions = "holding",
    .pageOfValues = [](const ViewState&, const ResolvedView&) -> std::string_view { return "timeline"; },
};

}
