// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/series_parts.h"

#include "model/base/text.h"
#include "model/figure/column_text.h"
#include "model/figure/figure_parts.h"
#include "model/figure/organization_parts.h"
#include "model/figure/palette.h"
#include "model/figure/ticks.h"
#include "model/figure/trend_parts.h"
#include "words/explain.h"
#include "words/figure.h"
#include "words/growth.h"

#include <fmt/format.h>

#include <algorithm>

namespace model {

namespace {

/// A part as it can be drawn within its whole: of the same sign and not beyond it.
double partOf(double whole, double part)
{
    return whole < 0 ? std::clamp(part, whole, 0.0) : std::clamp(part, 0.0, whole);
}

/// The colour of the thing in the figure: that of its series, else that of its name.
Paint paintIn(const FigureContext& context, const Figure& figure, std::string_view name)
{
    const auto series = std::ranges::find(figure.series, name, &Series::name);
    return series == figure.series.end() ? context.palette.of(name) : series->paint;
}

bool isRest(const GroupSeries& group)
{
    return group.isOther || group.name == "unknown";
}

/// Of the series that have a colour of their own.
std::vector<std::string> namesOf(const DrawnSeries& drawn)
{
    std::vector<std::string> names;
    for (const auto& group : drawn.table.series) {
        if (!isRest(group))
            names.push_back(group.name);
    }
    return names;
}

/// The points and rows of one series after another, stacked where the look says so.
class SeriesWriter {
public:
    SeriesWriter(const FigureContext& context, const DrawnSeries& drawn, const ResolvedView& range, const SeriesLook& look, Figure& figure)
        : m_context(context)
        , m_drawn(drawn)
        , m_range(range)
        , m_look(look)
        , m_figure(figure)
        , m_paints(context.palette, namesOf(drawn))
        , m_above(static_cast<std::size_t>(range.to - range.from + 1))
        , m_below(m_above.size())
    {
    }

    Series series(std::size_t place)
    {
        const auto& group = m_drawn.table.series[place];
        Series series;
        series.name = group.name;
        series.selection = SelectedSeries { group.name };
        series.label = seriesLabel(m_context, group.name);
        series.shape = m_look.shape;
        series.paint = !m_look.paints.empty() ? m_look.paints[place] : isRest(group) ? otherPaint() : m_paints.of(group.name);
        for (std::size_t q = 0; q < m_above.size(); ++q) {
            const auto& cell = m_drawn.cell(group, m_range.from + static_cast<int>(q));
            if (cell.isKnown && (!m_look.isLog || cell.value > 0))
                addPoint(place, q, cell, series);
        }
        if (!series.points.empty() && series.points.back().quarter == m_range.to) {
            const auto& last = series.points.back();
            series.labelValue = (last.isLowerBound ? "≥ " : "") + numberText(last.value, m_look.style);
        }
        return series;
    }

private:
    void addPoint(std::size_t place, std::size_t q, const Cell& cell, Series& series)
    {
        const auto estimate
            = m_look.showsIntervals ? withEnds(cell.value, cell.widths.result(m_context.view.rho)) : Estimate { cell.value, {}, {} };
        auto& stack = cell.value < 0 ? m_below[q] : m_above[q];
        Point point;
        point.position = static_cast<double>(q);
        point.base = m_look.isStacked() ? stack : 0;
        point.value = cell.value;
        point.low = estimate.low;
        point.high = estimate.high;
        point.hasInterval = estimate.low || estimate.high;
        if (m_look.isLog && point.low && *point.low <= 0)
            point.low = std::nullopt;
        point.uncertain = partOf(cell.value, cell.uncertain);
        point.planned = partOf(cell.value, cell.planned);
        point.mark = cell.mark;
        point.isLowerBound = !m_look.isShare && !cell.missingChips.empty();
        point.quarter = m_range.from + static_cast<int>(q);
        point.selection = SelectedSeries { series.name, point.quarter };
        point.tip = tip(series.label, point, estimate, place);
        stack += cell.value;
        addRow(series.name, point.quarter, cell, estimate);
        series.points.push_back(std::move(point));
    }

    std::string tip(const std::string& name, const Point& point, const Estimate& estimate, std::size_t place) const
    {
        const auto& words = m_context.words;
        auto line = words(say::tip::quarter, { { "name", name }, { "quarter", quarterText(point.quarter) } });
        line += "\n" + std::string(point.isLowerBound ? "≥ " : "") + numberText(point.value, m_look.style)
            + (m_look.unit.empty() ? "" : " " + m_look.unit);
        if (m_look.moreOfTip)
            line += "\n" + m_look.moreOfTip(place, point.quarter);
        if (const auto range = rangeText(estimate, m_look.style); !range.empty())
            line += "\n" + words(say::inspect::interval, { { "interval", range } });
        return line + "\n" + words(markNames[point.mark]);
    }

    void addRow(const std::string& series, Quarter quarter, const Cell& cell, const Estimate& estimate)
    {
        TableRow row;
        row.series = series;
        row.quarter = quarter;
        row.value = cell.value;
        row.low = estimate.low;
        row.high = estimate.high;
        row.mark = cell.mark;
        if (!cell.missingChips.empty())
            row.note = m_context.words(m_look.isShare ? say::note::without : say::note::lowerBound,
                { { "names", joined(chipNames(m_context, cell.missingChips), ", ") } });
        m_figure.table.push_back(std::move(row));
    }

    const FigureContext& m_context;
    const DrawnSeries& m_drawn;
    const ResolvedView& m_range;
    const SeriesLook& m_look;
    Figure& m_figure;
    DistinctPaints m_paints;
    std::vector<double> m_above; ///< how high the columns of each quarter are so far
    std::vector<double> m_below;
};

}

std::vector<std::size_t> addSeries(
    const FigureContext& context, const DrawnSeries& drawn, const ResolvedView& range, const SeriesLook& look, Figure& figure)
{
    SeriesWriter writer(context, drawn, range, look, figure);
    std::vector<std::size_t> places;
    for (std::size_t s = 0; s < drawn.table.series.size(); ++s) {
        auto series = writer.series(s);
        places.push_back(series.points.empty() ? none : figure.series.size());
        if (!series.points.empty())
            figure.series.push_back(std::move(series));
    }
    return places;
}

void addSeriesAxes(const ResolvedView& range, const SeriesLook& look, Figure& figure)
{
    Reach reach;
    if (!look.isLog)
        reach.take(0);
    for (const auto& series : figure.series) {
        for (const auto& point : series.points) {
            const double end = point.base + point.value;
            for (const double value : { end, point.low.value_or(end), point.high.value_or(end) })
                reach.take(value);
        }
        for (const auto& alternative : series.alternatives)
            reach.take(alternative.value);
    }
    const int quarters = std::max(range.to - range.from + 1, takeTrends(figure.trends, reach));
    figure.values = look.isLog ? logAxis(reach.low, reach.high, look.style) : linearAxis(reach.low, reach.high, look.style);
    figure.positions = quarterAxis(range.from, quarters);
}

void addBorder(const FigureContext& context, const ResolvedView& range, Figure& figure)
{
    const auto lastActual = context.ledger.lastActualQuarter();
    const auto first = lastActual ? std::max(range.from, *lastActual + 1) : range.from;
    const auto isPlanned = [&](const Point& point) { return point.quarter >= first && point.mark == Mark::Planned; };
    if (std::ranges::any_of(figure.series, [&](const Series& series) { return std::ranges::any_of(series.points, isPlanned); }))
        figure.border = Border { first - range.from - 0.5, context.words(say::border::planned) };
}

void addLeftOut(const FigureContext& context, const SeriesTable& table, Figure& figure)
{
    for (const auto& left : table.leftOut)
        figure.table.push_back(leftOutRow(context, left, std::nullopt));
    addStatus(context, table.organizationsDrawn, table.leftOut, 0, figure);
}

std::vector<KeyEntry> seriesKey(const FigureContext& context, const SeriesLook& look, const Figure& figure)
{
    bool isUncertain = false, isPlanned = false, withBand = false;
    for (const auto& series : figure.series) {
        for (const auto& point : series.points) {
            isUncertain
                = isUncertain || (look.isShare ? point.uncertain != 0 : point.mark == Mark::Interpolated || point.mark == Mark::Carried);
            isPlanned = isPlanned || (look.isShare ? point.planned != 0 : point.mark == Mark::Planned);
            withBand = withBand || point.hasInterval;
        }
    }
    const bool hasAlternatives = std::ranges::any_of(figure.series, [](const Series& series) { return !series.alternatives.empty(); });
    return keyOf(context,
        { { withBand, KeyEntry::Symbol::Band, say::key::band },
            { isUncertain && look.isLines(), KeyEntry::Symbol::Hollow, say::key::hollow },
            { isUncertain && !look.isLines(), KeyEntry::Symbol::Hatched, say::key::hatched },
            { isPlanned, KeyEntry::Symbol::Pale, say::key::pale },
            { hasAlternatives, KeyEntry::Symbol::Alternative, say::key::alternative } });
}

std::vector<SideValue> sideValuesOf(const FigureContext& context, const ByOrganization<std::optional<double>>& values,
    const std::vector<LeftOut>& leftOut, const std::optional<NumberStyle>& style, const Figure& figure)
{
    std::vector<SideValue> all;
    ByOrganization<char> isLeft(values.size());
    for (const auto& left : leftOut)
        isLeft[left.organization] = true;
    for (const auto i : values.indices()) {
        const auto& value = values[i];
        if (!value && !isLeft[i])
            continue;
        const bool isDrawn = value && *value != 0;
        const auto& organization = context.ledger.organization(i);
        all.push_back({ organization.id, isDrawn && style ? columnText(*value, *style) : std::string(), value, isDrawn,
            paintIn(context, figure, organization.name) });
    }
    return all;
}

void addBeginNotes(const FigureContext& context, const ResolvedView& range, const Figure& figure, std::vector<std::string>& notes)
{
    std::vector<std::string> begins;
    for (const auto& series : figure.series) {
        if (series.points.front().quarter > range.from && begins.size() < maxSeries)
            begins.push_back(fmt::format("{} ({})", series.label, quarterText(series.points.front().quarter)));
    }
    if (!begins.empty())
        notes.push_back(context.words(say::footer::begins, { { "names", joined(begins, ", ") } }));
}

void addBaseNotes(const FigureContext& context, const DrawnSeries& drawn, std::vector<std::string>& notes)
{
    if (drawn.withoutBase.empty())
        return;
    std::vector<std::string> names;
    for (const auto& name : drawn.withoutBase)
        names.push_back(seriesLabel(context, name));
    notes.push_back(context.words(say::footer::baseMissing, { { "quarter", quarterText(drawn.base) }, { "names", joined(names, ", ") } }));
}

/// Whose share at the end of the range is that of an earlier quarter.
static void addEarlierNotes(const FigureContext& context, const SeriesTable& table, std::vector<std::string>& notes)
{
    constexpr std::size_t mostNames = 8;
    for (const bool isOfAggregates : { false, true }) {
        std::vector<std::string> names;
        for (const auto& share : table.earlierShares) {
            if (share.isOfAggregate == isOfAggregates)
                names.push_back(fmt::format("{} ({})", context.ledger.organization(share.organization).name, quarterText(share.quarter)));
        }
        std::ranges::sort(names);
        if (!names.empty())
            notes.push_back(context.words(isOfAggregates ? say::footer::coveredRemainders : say::footer::coveredSums,
                { { "names", someNames(context, names, mostNames) } }));
    }
}

void addSumNotes(const FigureContext& context, const SeriesTable& table, std::vector<std::string>& notes)
{
    const auto& words = context.words;
    if (table.reducesAggregates)
        notes.push_back(words(say::footer::aggregates));
    addEarlierNotes(context, table, notes);
    if (context.view.state == SourceState::Operational && context.view.measure == Change::Flow && factsOf(context.view.figure).uses.measure)
        notes.push_back(words(say::footer::ofSoldFlows));
    if (table.unknownProvider > 0)
        notes.push_back(words(say::footer::unknownProvider, { { "n", table.unknownProvider } }));
    if (table.internal > 0)
        notes.push_back(words(say::footer::internal, { { "n", table.internal } }));
}

std::vector<std::string> missingChips(const FigureContext& context, const DrawnSeries& drawn, const ResolvedView& range)
{
    std::vector<ChipIndex> missing;
    for (const auto& series : drawn.table.series) {
        for (auto quarter = range.from; quarter <= range.to; quarter = quarter + 1) {
            const auto& chips = drawn.cell(series, quarter).missingChips;
            missing.insert(missing.end(), chips.begin(), chips.end());
        }
    }
    return chipNames(context, missing);
}

std::string lastValuesText(const Figure& figure)
{
    std::vector<std::string> values;
    for (const auto& series : figure.series) {
        if (!series.labelValue.empty())
            values.push_back(fmt::format("{} {}", series.label, series.labelValue));
    }
    return joined(values, ", ");
}

std::string withOrganizations(const FigureContext& context, const std::string& title)
{
    constexpr std::size_t mostNames = 3;
    const auto& filter = context.view.organization;
    return filter && !filter->empty() && filter->size() <= mostNames ? fmt::format("{}: {}", joined(*filter, ", "), title) : title;
}

bool hasIntervals(const DrawnSeries& drawn)
{
    constexpr double anyRho = 1;
    return std::ranges::any_of(drawn.table.series, [](const GroupSeries& series) {
        return std::ranges::any_of(series.cells, [](const Cell& cell) { return cell.isKnown && cell.widths.result(anyRho).areKnown(); });
    });
}

std::string emptySeriesText(const FigureContext& context, const DrawnSeries& drawn)
{
    const auto& words = context.words;
    if (context.dataset().inventory().empty())
        return words(say::empty::noRecords);
    if (!drawn.withoutBase.empty())
        return words(say::empty::indexBase, { { "quarter", quarterText(drawn.base) } });
    if (drawn.table.leftOut.empty())
        return words(say::empty::filter);
    if (context.resolved.access == Holding::Owned && drawn.table.ownedNothing)
        return words(say::growth::emptyOwned);
    if (drawn.table.unknownProvider + drawn.table.internal > 0)
        return words(say::growth::emptyAccess);
    return words(say::growth::emptyNothing);
}

std::string emptyRangeText(const FigureContext& context, const ResolvedView& range)
{
    return context.words(say::empty::range, { { "from", quarterText(range.from) }, { "to", quarterText(range.to) } });
}

}
