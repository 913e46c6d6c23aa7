// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/growth.h"

#include "model/base/text.h"
#include "model/compute/drawn_series.h"
#include "model/figure/palette.h"
#include "model/figure/parts.h"
#include "model/figure/ticks.h"
#include "model/view/view_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace model {

namespace {

class GrowthMaker {
public:
    explicit GrowthMaker(const FigureContext& context)
        : m_context(context)
        , m_range(context.resolved)
        , m_isIndex(context.view.measure == Change::Index)
        , m_isLines(drawsLines(context.view))
        , m_isLog(m_isLines && context.resolved.scale == Scale::Log)
        , m_style(m_isIndex ? NumberStyle {} : numberStyle(context.resolved.unit))
    {
    }

    Figure make()
    {
        m_figure.kind = FigureKind::Growth;
        m_figure.firstQuarter = m_range.from;
        m_figure.showsIntervals = drawsIntervals(m_context.view);
        if (m_range.from > m_range.to) {
            m_drawn.base = m_range.from;
            addTitles();
            m_figure.emptyText
                = m_context.words("empty.range", { { "from", quarterText(m_range.from) }, { "to", quarterText(m_range.to) } });
            return std::move(m_figure);
        }
        m_drawn = drawnSeries(m_context.ledger, m_context.view, m_range, m_figure.showsIntervals);
        addTitles();
        addSideValues();
        if (m_drawn.table.series.empty()) {
            addLeftOut();
            m_figure.emptyText = emptyText();
            return std::move(m_figure);
        }
        if (m_context.view.alternatives && m_isLines)
            m_alternatives = alternativesOf(m_context.ledger, m_context.order, m_context.view, m_range, m_drawn);
        addSeries();
        addAxes();
        addBorder();
        addLabels();
        addLeftOut();
        addKey();
        addFooter();
        addSummary();
        return std::move(m_figure);
    }

private:
    std::size_t quarters() const { return static_cast<std::size_t>(std::max(0, m_range.to - m_range.from + 1)); }
    const Cell& cell(const GroupSeries& series, std::size_t q) const { return m_drawn.cell(series, m_range.from + static_cast<int>(q)); }
    bool isDrawn(const Cell& value) const { return value.isKnown && (!m_isLog || value.value > 0); }
    std::string text(double value) const { return numberText(value, m_style); }

    void addTitles()
    {
        const auto& words = m_context.words;
        const auto what = words("growth.what." + std::string(word(m_context.resolved.unit)));
        const auto& kinds = m_context.view.chipKind;
        const bool isTpuGpu
            = m_context.view.by == Grouping::ChipKind && kinds && kinds->size() == 2 && passes(kinds, "GPU") && passes(kinds, "TPU");
        m_figure.title = words(fmt::format("growth.title.{}{}", isTpuGpu ? "tpu-gpu-" : "", word(m_context.view.measure)),
            { { "what", isTpuGpu ? lowered(what.substr(0, 1)) + what.substr(1) : what },
                { "by", words("by." + std::string(word(m_context.view.by))) }, { "quarter", quarterText(m_drawn.base) } });
        if (m_context.view.organization && !m_context.view.organization->empty() && m_context.view.organization->size() <= 3)
            m_figure.title = fmt::format("{}: {}", joined(*m_context.view.organization, ", "), m_figure.title);

        std::vector<std::string> parts { unitText(m_context) + ", "
                + words(m_context.resolved.access == Holding::Owned ? "subtitle.owned" : "subtitle.access"),
            fmt::format("{}–{}", quarterText(m_range.from), quarterText(m_range.to)) };
        for (auto& condition : conditions(m_context))
            parts.push_back(std::move(condition));
        if (!m_isLines)
            parts.push_back(words("subtitle.stacked"));
        else if (m_figure.showsIntervals)
            parts.push_back(words("subtitle.intervals"));
        if (m_isLog)
            parts.push_back(words("subtitle.log"));
        parts.push_back(growthText());
        m_figure.subtitle = dotted(parts);
    }

    /// Factor per year of every series, and of the total where all of it is known throughout.
    std::string growthText()
    {
        std::vector<std::optional<double>> total(quarters(), 0.0);
        bool isWhole = m_drawn.table.series.size() > 1;
        for (const auto& series : m_drawn.table.series) {
            std::vector<std::optional<double>> values;
            for (std::size_t q = 0; q < quarters(); ++q) {
                const auto& value = cell(series, q);
                values.push_back(value.isKnown ? std::optional(value.value) : std::nullopt);
                isWhole = isWhole && value.isKnown && value.value > 0;
                *total[q] += value.value;
            }
            if (const auto perYear = growthPerYear(values))
                m_figure.growth.push_back({ series.name, *perYear });
        }
        if (isWhole && !m_isIndex) {
            if (const auto perYear = growthPerYear(total))
                m_figure.growth.push_back({ {}, *perYear });
        }
        if (m_figure.growth.empty())
            return {};
        auto sentence = factorsText();
        if (const auto years = m_figure.growth.size() == 1 ? doublingYears(m_figure.growth.front().perYear) : std::nullopt) {
            const auto time = *years < 2 ? m_context.words("growth.months", { { "n", numberText(std::round(*years * 12)) } })
                                         : m_context.words("growth.years", { { "n", fmt::format("{:.1f}", *years) } });
            sentence += ", " + m_context.words("growth.doubling", { { "time", time } });
        }
        return sentence;
    }

    void addSeries()
    {
        std::vector<double> above(quarters()), below(quarters());
        for (std::size_t s = 0; s < m_drawn.table.series.size(); ++s) {
            const auto& group = m_drawn.table.series[s];
            Series series;
            series.name = group.name;
            series.label = seriesLabel(m_context, group.name);
            series.shape = m_isLines ? SeriesShape::Line : SeriesShape::Columns;
            series.paint = group.isOther || group.name == "unknown" ? otherPaint() : paintOf(group.name);
            for (std::size_t q = 0; q < quarters(); ++q) {
                const auto& value = cell(group, q);
                const auto quarter = m_range.from + static_cast<int>(q);
                if (!isDrawn(value)) {
                    if (!value.missingChips.empty())
                        m_missing.insert(m_missing.end(), value.missingChips.begin(), value.missingChips.end());
                    continue;
                }
                const auto estimate = m_figure.showsIntervals ? withEnds(value.value, value.widths.result(m_context.view.rho))
                                                              : Estimate { value.value, {}, {} };
                auto& stack = value.value < 0 ? below[q] : above[q];
                Point point;
                point.position = static_cast<double>(q);
                point.base = m_isLines ? 0 : stack;
                point.value = value.value;
                point.low = estimate.low;
                point.high = estimate.high;
                point.hasInterval = estimate.low || estimate.high;
                if (m_isLog && point.low && *point.low <= 0)
                    point.low = std::nullopt;
                point.uncertain = partOf(value.value, value.uncertain);
                point.planned = partOf(value.value, value.planned);
                point.mark = value.mark;
                point.isLowerBound = !value.missingChips.empty();
                point.quarter = quarter;
                point.tip = tip(series.label, quarter, value, estimate);
                stack += value.value;
                m_missing.insert(m_missing.end(), value.missingChips.begin(), value.missingChips.end());
                addTableRow(group, quarter, value, estimate);
                series.points.push_back(std::move(point));
            }
            if (series.points.empty())
                continue;
            if (series.points.back().quarter == m_range.to)
                series.labelValue = (series.points.back().isLowerBound ? "≥ " : "") + text(series.points.back().value);
            addAlternatives(s, series);
            m_figure.series.push_back(std::move(series));
        }
    }

    /// A mark for each, and a line in the tip of the drawn value, which keys reach.
    void addAlternatives(std::size_t drawn, Series& series) const
    {
        for (const auto& other : m_alternatives.values) {
            const auto point = std::ranges::find(series.points, other.quarter, &Point::quarter);
            if (other.drawn != drawn || point == series.points.end() || (m_isLog && other.value <= 0))
                continue;
            const auto value = text(other.value) + (m_isIndex ? "" : " " + unitText(m_context));
            const auto sources = sourceNames(m_context, other.sources);
            const auto tip = m_context.words("tip.quarter", { { "name", series.label }, { "quarter", quarterText(other.quarter) } }) + "\n"
                + value + "\n" + m_context.words("tip.alternative", { { "sources", sources } });
            series.alternatives.push_back({ point->position, other.value, {}, other.quarter, tip });
            point->tip += "\n" + m_context.words("tip.alternative-value", { { "value", text(other.value) }, { "sources", sources } });
        }
    }

    /// A part as it can be drawn within its whole: of the same sign and not beyond it.
    static double partOf(double whole, double part) { return whole < 0 ? std::clamp(part, whole, 0.0) : std::clamp(part, 0.0, whole); }

    std::string tip(const std::string& name, Quarter quarter, const Cell& value, const Estimate& estimate) const
    {
        const auto& words = m_context.words;
        auto line = words("tip.quarter", { { "name", name }, { "quarter", quarterText(quarter) } });
        line += "\n" + std::string(value.missingChips.empty() ? "" : "≥ ") + text(value.value)
            + (m_isIndex ? "" : " " + unitText(m_context));
        if (const auto range = rangeText(estimate, m_style); !range.empty())
            line += "\n" + words("inspect.interval", { { "interval", range } });
        return line + "\n" + words("mark." + std::string(word(value.mark)));
    }

    void addTableRow(const GroupSeries& group, Quarter quarter, const Cell& value, const Estimate& estimate)
    {
        TableRow row;
        row.series = group.name;
        row.quarter = quarter;
        row.value = value.value;
        row.low = estimate.low;
        row.high = estimate.high;
        row.mark = value.mark;
        if (!value.missingChips.empty())
            row.note = m_context.words("note.lower-bound", { { "names", joined(chipNames(m_context, value.missingChips), ", ") } });
        m_figure.table.push_back(std::move(row));
    }

    void addAxes()
    {
        double low = m_isLog ? std::numeric_limits<double>::max() : 0, high = 0;
        for (const auto& series : m_figure.series) {
            for (const auto& point : series.points) {
                for (const double end : { point.base + point.value, point.low.value_or(point.base + point.value),
                         point.high.value_or(point.base + point.value) }) {
                    low = std::min(low, end);
                    high = std::max(high, end);
                }
            }
            for (const auto& alternative : series.alternatives) {
                low = std::min(low, alternative.value);
                high = std::max(high, alternative.value);
            }
        }
        m_figure.values = m_isLog ? logAxis(low, high, m_style) : linearAxis(low, high, m_style);
        m_figure.values.title = m_isIndex ? m_figure.title : unitText(m_context);
        m_figure.positions = quarterAxis(m_range.from, static_cast<int>(quarters()));
    }

    /// Where something planned is drawn after the last quarter of any actual claim.
    void addBorder()
    {
        const auto lastActual = m_context.ledger.lastActualQuarter();
        const auto first = lastActual ? std::max(m_range.from, *lastActual + 1) : m_range.from;
        const auto isPlanned = [&](const Point& point) { return point.quarter >= first && point.mark == Mark::Planned; };
        if (std::ranges::any_of(m_figure.series, [&](const Series& series) { return std::ranges::any_of(series.points, isPlanned); }))
            m_figure.border = Border { first - m_range.from - 0.5, m_context.words("border.planned") };
    }

    /// The total above each column.
    void addLabels()
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
                m_figure.labels.push_back({ static_cast<double>(q), top, text(total) });
        }
    }

    void addLeftOut()
    {
        for (const auto& left : m_drawn.table.leftOut)
            m_figure.table.push_back(leftOutRow(m_context, left, std::nullopt));
        const auto reasons = leftOutText(m_context, m_drawn.table.leftOut);
        m_figure.status = m_context.words(reasons.empty() ? "status.drawn" : "status.drawn-but",
            { { "n", std::to_string(m_drawn.table.organizationsDrawn) },
                { "all", std::to_string(m_drawn.table.organizationsDrawn + m_drawn.table.leftOut.size()) }, { "reasons", reasons } });
    }

    void addSideValues()
    {
        const auto& organizations = m_context.dataset().organizations();
        std::vector<char> isLeft(organizations.size());
        for (const auto& left : m_drawn.table.leftOut)
            isLeft[left.organization] = true;
        for (Index i = 0; i < organizations.size(); ++i) {
            const auto& value = m_drawn.table.lastValues[i];
            if (!value && !isLeft[i])
                continue;
            m_figure.sideValues.push_back({ organizations[i].id, value && *value != 0 && !m_isIndex ? text(*value) : std::string(), value,
                value && *value != 0, paintOf(organizations[i].name) });
        }
    }

    void addKey()
    {
        bool isUncertain = false, isPlanned = false, withBand = false;
        for (const auto& series : m_figure.series) {
            for (const auto& point : series.points) {
                isUncertain = isUncertain || point.mark == Mark::Interpolated || point.mark == Mark::Carried;
                isPlanned = isPlanned || point.mark == Mark::Planned;
                withBand = withBand || point.hasInterval;
            }
        }
        if (withBand)
            m_figure.key.push_back({ KeyEntry::Symbol::Band, {}, m_context.words("key.band") });
        if (isUncertain)
            m_figure.key.push_back({ m_isLines ? KeyEntry::Symbol::Hollow : KeyEntry::Symbol::Hatched, {},
                m_context.words(m_isLines ? "key.hollow" : "key.hatched") });
        if (isPlanned)
            m_figure.key.push_back({ KeyEntry::Symbol::Pale, {}, m_context.words("key.pale") });
        if (std::ranges::any_of(m_figure.series, [](const Series& series) { return !series.alternatives.empty(); }))
            m_figure.key.push_back({ KeyEntry::Symbol::Alternative, {}, m_context.words("key.alternative") });
    }

    void addFooter()
    {
        const auto& words = m_context.words;
        for (const auto source : m_drawn.table.drawnSources)
            m_figure.sources.push_back(m_context.ledger.source(source).id);
        m_figure.footer.push_back(sourcesLine(m_context, m_drawn.table.drawnSources));

        std::vector<std::string> notes;
        std::vector<std::string> begins;
        for (const auto& series : m_figure.series) {
            if (series.points.front().quarter > m_range.from && begins.size() < maxSeries)
                begins.push_back(fmt::format("{} ({})", series.label, quarterText(series.points.front().quarter)));
        }
        if (!begins.empty())
            notes.push_back(words("footer.begins", { { "names", joined(begins, ", ") } }));
        if (!m_drawn.withoutBase.empty()) {
            std::vector<std::string> names;
            for (const auto& name : m_drawn.withoutBase)
                names.push_back(seriesLabel(m_context, name));
            notes.push_back(words("footer.base-missing", { { "quarter", quarterText(m_drawn.base) }, { "names", joined(names, ", ") } }));
        }
        if (const auto reasons = leftOutText(m_context, m_drawn.table.leftOut); !reasons.empty())
            notes.push_back(words("footer.not-shown", { { "reasons", reasons } }));
        if (m_context.view.measure == Change::Flow)
            notes.push_back(words("footer.opening"));
        if (m_drawn.table.reducesAggregates)
            notes.push_back(words("footer.aggregates"));
        if (m_drawn.table.unknownProvider > 0)
            notes.push_back(words.counted("footer.unknown-provider", m_drawn.table.unknownProvider));
        if (m_drawn.table.internal > 0)
            notes.push_back(words.counted("footer.internal", m_drawn.table.internal));
        if (!m_missing.empty())
            notes.push_back(words("footer.lower-bound", { { "names", joined(chipNames(m_context, m_missing), ", ") } }));
        if (m_context.view.per && *m_context.view.per != Per::None)
            notes.push_back(words("footer.per-ignored"));
        addAlternativeNotes(m_context, m_alternatives, notes);
        addMethodNotes(m_context, notes);
        m_figure.footer.insert(m_figure.footer.end(), notes.begin(), notes.end());
    }

    void addSummary()
    {
        std::vector<std::string> values;
        for (const auto& series : m_figure.series) {
            if (!series.labelValue.empty())
                values.push_back(fmt::format("{} {}", series.label, series.labelValue));
        }
        const Words::Arguments arguments { { "title", m_figure.title }, { "from", quarterText(m_range.from) },
            { "to", quarterText(m_range.to) }, { "values", joined(values, ", ") }, { "factors", factorsText() } };
        m_figure.summary = m_context.words(m_figure.growth.empty() ? "summary.growth" : "summary.growth-factors", arguments);
    }

    std::string factorsText() const
    {
        std::vector<std::string> factors;
        for (const auto& growth : m_figure.growth)
            factors.push_back(growth.series.empty()
                    ? m_context.words("growth.total", { { "fold", foldText(growth.perYear) } })
                    : fmt::format("{} {}", seriesLabel(m_context, growth.series), foldText(growth.perYear)));
        return m_context.words("growth.factors", { { "factors", joined(factors, ", ") } });
    }

    std::string emptyText() const
    {
        const auto& words = m_context.words;
        if (m_context.dataset().inventory().empty())
            return words("empty.no-records");
        if (!m_drawn.withoutBase.empty())
            return words("empty.index-base", { { "quarter", quarterText(m_drawn.base) } });
        if (m_drawn.table.leftOut.empty())
            return words("empty.filter");
        if (m_context.resolved.access == Holding::Owned && m_drawn.table.ownedNothing)
            return words("empty.growth-owned");
        if (m_drawn.table.unknownProvider + m_drawn.table.internal > 0)
            return words("empty.growth-access");
        return words("empty.growth-nothing");
    }

    const FigureContext& m_context;
    ResolvedView m_range;
    bool m_isIndex;
    bool m_isLines;
    bool m_isLog;
    NumberStyle m_style;
    DrawnSeries m_drawn;
    Alternatives m_alternatives;
    std::vector<Index> m_missing;
    Figure m_figure;
};

}

Figure growthFigure(const FigureContext& context)
{
    return GrowthMaker(context).make();
}

}
