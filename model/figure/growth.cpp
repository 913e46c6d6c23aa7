// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/growth.h"

#include "model/base/text.h"
#include "model/compute/series.h"
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
        , m_isLines(m_isIndex || context.view.style == Style::Lines)
        , m_isLog(m_isLines && context.resolved.scale == Scale::Log)
        , m_style(m_isIndex ? NumberStyle {} : numberStyle(context.resolved.unit))
    {
    }

    Figure make()
    {
        m_figure.kind = FigureKind::Growth;
        m_figure.firstQuarter = m_range.from;
        m_figure.showsIntervals = m_context.view.intervals && m_isLines && !m_isIndex;
        if (m_range.from > m_range.to) {
            m_base = m_range.from;
            addTitles();
            m_figure.emptyText
                = m_context.words("empty.range", { { "from", quarterText(m_range.from) }, { "to", quarterText(m_range.to) } });
            return std::move(m_figure);
        }
        reckon();
        addTitles();
        addSideValues();
        if (m_table.series.empty()) {
            addLeftOut();
            m_figure.emptyText = emptyText();
            return std::move(m_figure);
        }
        addSeries();
        addAxes();
        addLabels();
        addLeftOut();
        addKey();
        addFooter();
        addSummary();
        return std::move(m_figure);
    }

private:
    /// The series over the range, and the base of an index, which may lie outside it.
    void reckon()
    {
        const bool isStock = m_context.view.measure != Change::Flow;
        auto wide = m_range;
        if (m_isIndex && m_context.view.base) {
            wide.from = std::min(wide.from, *m_context.view.base);
            wide.to = std::max(wide.to, *m_context.view.base);
        }
        m_table = seriesTable(m_context.ledger, m_context.view, wide, isStock, m_figure.showsIntervals);
        m_first = static_cast<std::size_t>(m_range.from - wide.from);
        m_base = m_context.view.base.value_or(firstDrawn(wide.from));
        if (!m_isIndex)
            return;
        const auto base = static_cast<std::size_t>(m_base - wide.from);
        std::vector<GroupSeries> indexed;
        for (auto& series : m_table.series) {
            if (takeIndex(series, base))
                indexed.push_back(std::move(series));
            else
                m_withoutBase.push_back(seriesLabel(m_context, series.name));
        }
        m_table.series = std::move(indexed);
    }

    Quarter firstDrawn(Quarter from) const
    {
        for (std::size_t q = m_first; q < m_first + quarters(); ++q) {
            for (const auto& series : m_table.series) {
                if (series.cells[q].isKnown && series.cells[q].value > 0)
                    return from + static_cast<int>(q);
            }
        }
        return m_range.from;
    }

    std::size_t quarters() const { return static_cast<std::size_t>(std::max(0, m_range.to - m_range.from + 1)); }
    const Cell& cell(const GroupSeries& series, std::size_t q) const { return series.cells[m_first + q]; }
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
                { "by", words("by." + std::string(word(m_context.view.by))) }, { "quarter", quarterText(m_base) } });
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
        bool isWhole = m_table.series.size() > 1;
        for (const auto& series : m_table.series) {
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
        for (const auto& group : m_table.series) {
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
            m_figure.series.push_back(std::move(series));
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
        }
        m_figure.values = m_isLog ? logAxis(low, high, m_style) : linearAxis(low, high, m_style);
        m_figure.values.title = m_isIndex ? m_figure.title : unitText(m_context);
        m_figure.positions = quarterAxis(m_range.from, static_cast<int>(quarters()));
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
            for (const auto& series : m_table.series) {
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
        for (const auto& left : m_table.leftOut)
            m_figure.table.push_back(leftOutRow(m_context, left, std::nullopt));
        const auto reasons = leftOutText(m_context, m_table.leftOut);
        m_figure.status = m_context.words(reasons.empty() ? "status.drawn" : "status.drawn-but",
            { { "n", std::to_string(m_table.organizationsDrawn) },
                { "all", std::to_string(m_table.organizationsDrawn + m_table.leftOut.size()) }, { "reasons", reasons } });
    }

    void addSideValues()
    {
        const auto& organizations = m_context.dataset().organizations();
        std::vector<char> isLeft(organizations.size());
        for (const auto& left : m_table.leftOut)
            isLeft[left.organization] = true;
        for (Index i = 0; i < organizations.size(); ++i) {
            const auto& value = m_table.lastValues[i];
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
    }

    void addFooter()
    {
        const auto& words = m_context.words;
        for (const auto source : m_table.drawnSources)
            m_figure.sources.push_back(m_context.ledger.source(source).id);
        m_figure.footer.push_back(sourcesLine(m_context, m_table.drawnSources));

        std::vector<std::string> notes;
        std::vector<std::string> begins;
        for (const auto& series : m_figure.series) {
            if (series.points.front().quarter > m_range.from && begins.size() < maxSeries)
                begins.push_back(fmt::format("{} ({})", series.label, quarterText(series.points.front().quarter)));
        }
        if (!begins.empty())
            notes.push_back(words("footer.begins", { { "names", joined(begins, ", ") } }));
        if (!m_withoutBase.empty())
            notes.push_back(words("footer.base-missing", { { "quarter", quarterText(m_base) }, { "names", joined(m_withoutBase, ", ") } }));
        if (const auto reasons = leftOutText(m_context, m_table.leftOut); !reasons.empty())
            notes.push_back(words("footer.not-shown", { { "reasons", reasons } }));
        if (m_context.view.measure == Change::Flow)
            notes.push_back(words("footer.opening"));
        if (m_table.reducesAggregates)
            notes.push_back(words("footer.aggregates"));
        if (m_table.unknownProvider > 0)
            notes.push_back(words.counted("footer.unknown-provider", m_table.unknownProvider));
        if (m_table.internal > 0)
            notes.push_back(words.counted("footer.internal", m_table.internal));
        if (!m_missing.empty())
            notes.push_back(words("footer.lower-bound", { { "names", joined(chipNames(m_context, m_missing), ", ") } }));
        if (m_context.view.per && *m_context.view.per != Per::None)
            notes.push_back(words("footer.per-ignored"));
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
        if (!m_withoutBase.empty())
            return words("empty.index-base", { { "quarter", quarterText(m_base) } });
        if (m_table.leftOut.empty())
            return words("empty.filter");
        if (m_context.resolved.access == Holding::Owned && m_table.ownedNothing)
            return words("empty.growth-owned");
        if (m_table.unknownProvider + m_table.internal > 0)
            return words("empty.growth-access");
        return words("empty.growth-nothing");
    }

    const FigureContext& m_context;
    ResolvedView m_range;
    bool m_isIndex;
    bool m_isLines;
    bool m_isLog;
    NumberStyle m_style;
    SeriesTable m_table;
    std::size_t m_first = 0; ///< of the range in the table's cells
    Quarter m_base;
    std::vector<std::string> m_withoutBase;
    std::vector<Index> m_missing;
    Figure m_figure;
};

}

Figure growthFigure(const FigureContext& context)
{
    return GrowthMaker(context).make();
}

}
