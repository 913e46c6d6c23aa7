// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/chips.h"
#include "model/base/text.h"
#include "model/compute/chip_figures.h"
#include "model/compute/metric.h"
#include "model/figure/explain_parts.h"
#include "model/figure/palette.h"
#include "model/figure/plane_parts.h"
#include "model/figure/rooms.h"
#include "model/figure/ticks.h"
#include "model/view/view_words.h"
#include "words/figure.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>

namespace model {

namespace {

constexpr EnumMessages<ChipFigure> axisNames(say::chips::messages, "axis.");

constexpr std::size_t mostVendors = 7; // with a colour of their own

NumberStyle styleOf(ChipFigure figure)
{
    using Kind = NumberStyle::Kind;
    switch (figure) {
    case ChipFigure::Bandwidth:
        return { Kind::GigabytesPerSecond, {} };
    case ChipFigure::Peak:
        return { Kind::FlopPerSecond, {} };
    case ChipFigure::Memory:
        return { Kind::Gigabytes, {} };
    case ChipFigure::Power:
        return { Kind::Watts, {} };
    case ChipFigure::Price:
        return { Kind::Dollars, {} };
    case ChipFigure::Introduced:
        return { Kind::Years, {} };
    }
    return {};
}

/// What a chip is worth: a dot for each chip, one of its figures to the right, another one upwards.
class ChipsParts : public FigureParts {
public:
    explicit ChipsParts(const FigureContext& context)
        : FigureParts(context)
        , m_isLog(context.resolved.scale == Scale::Log)
        , m_x(context.view.x)
        , m_y(context.view.y)
    {
        for (const auto index : chipsShown(context)) {
            const auto& chip = context.ledger.chip(index);
            if (chip.introduced && *chip.introduced > context.resolved.at)
                ++m_later;
            else if (figureOfChip(chip, m_x) && figureOfChip(chip, m_y))
                m_drawn.push_back(index);
            else
                m_unknown.push_back(index);
        }
    }

    Titles titles(const Figure&) const override
    {
        const auto& words = m_context.words;
        auto title = words(say::chips::title, { { "x", nameText(m_x) }, { "y", nameText(m_y) } });
        title[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(title[0])));
        std::vector<std::string> parts { words(say::chips::each),
            words(say::chips::until, { { "quarter", quarterText(m_context.resolved.at) } }) };
        if (m_isLog)
            parts.push_back(words(say::subtitle::log));
        return { std::move(title), std::move(parts) };
    }

    void addValues(Figure& figure) const override
    {
        addTable(figure);
        if (!m_drawn.empty())
            addSeries(figure);
    }

    std::string emptyText() const override
    {
        if (m_context.dataset().chips().empty())
            return m_context.words(say::empty::noChips);
        return m_context.words(
            m_unknown.empty() ? say::chips::emptyFilter : say::chips::emptyUnknown, { { "x", nameText(m_x) }, { "y", nameText(m_y) } });
    }

    void addAxes(Figure& figure) const override
    {
        figure.positions = axisOf(m_x);
        figure.values = axisOf(m_y);
        addGuides(figure);
    }

    Footer footer(const Figure&) const override
    {
        const auto& words = m_context.words;
        std::vector<std::string> notes;
        if (!m_unknown.empty()) {
            std::vector<std::string> names;
            for (const auto index : m_unknown)
                names.push_back(chip(index).name);
            notes.push_back(words(say::footer::chipsUnknown, { { "names", someNames(m_context, names, 4) } }));
        }
        std::vector<std::string> undated;
        for (const auto index : m_drawn) {
            if (!chip(index).introduced)
                undated.push_back(chip(index).name);
        }
        if (!undated.empty())
            notes.push_back(words(say::footer::chipsUndated, { { "names", someNames(m_context, undated, 4) } }));
        if (m_later > 0)
            notes.push_back(words(say::footer::chipsLater, { { "n", m_later }, { "quarter", quarterText(m_context.resolved.at) } }));
        if (m_x == ChipFigure::Peak || m_y == ChipFigure::Peak)
            notes.push_back(words(say::footer::peak));
        return { chipSources(m_context, m_drawn), std::move(notes) };
    }

    std::string summary(const Figure& figure) const override
    {
        const auto most = *std::ranges::max_element(m_drawn, {}, [&](ChipIndex index) { return valueOf(chip(index), m_y); });
        return m_context.words(say::chips::summary,
            { { "title", figure.title }, { "n", std::to_string(m_drawn.size()) }, { "first", chip(most).name }, { "y", nameText(m_y) },
                { "value", numberText(valueOf(chip(most), m_y), styleOf(m_y)) }, { "x", nameText(m_x) },
                { "other", numberText(valueOf(chip(most), m_x), styleOf(m_x)) } });
    }

private:
    const Chip& chip(ChipIndex index) const { return m_context.ledger.chip(index); }
    std::string axisText(ChipFigure figure) const { return m_context.words(axisNames[figure]); }
    std::string nameText(ChipFigure figure) const { return m_context.words(chipFigureNames[figure]); }
    static double valueOf(const Chip& chip, ChipFigure figure) { return *figureOfChip(chip, figure); }
    bool isRidge() const
    {
        return (m_x == ChipFigure::Bandwidth && m_y == ChipFigure::Peak) || (m_x == ChipFigure::Peak && m_y == ChipFigure::Bandwidth);
    }

    void addSeries(Figure& figure) const
    {
        std::map<std::string, std::size_t> counts;
        for (const auto index : m_drawn)
            ++counts[chip(index).vendor];
        figure.series = seriesOfMost(m_context, std::move(counts), mostVendors);
        for (const auto index : m_drawn) {
            const auto& one = chip(index);
            Point point;
            point.position = valueOf(one, m_x);
            point.value = valueOf(one, m_y);
            point.item = one.name;
            point.selection = SelectedChip { one.name };
            point.quarter = one.introduced.value_or(Quarter {});
            point.label = one.name;
            // What the others are measured in, then the newest.
            point.labelOrder
                = one.name == referenceChipName ? std::numeric_limits<int>::lowest() : -one.introduced.value_or(Quarter {}).index;
            point.tip = tip(one);
            seriesNamed(figure.series, one.vendor).points.push_back(std::move(point));
        }
        std::erase_if(figure.series, [](const Series& series) { return series.points.empty(); });
    }

    std::string tip(const Chip& one) const
    {
        auto text = one.introduced
            ? m_context.words(say::tip::quarter, { { "name", one.name }, { "quarter", quarterText(*one.introduced) } })
            : one.name;
        text += "\n" + one.vendor;
        for (const auto figure : { m_x, m_y }) {
            if (figure != ChipFigure::Introduced)
                text += fmt::format("\n{}: {}", nameText(figure), numberText(valueOf(one, figure), styleOf(figure)));
        }
        if (isRidge()) {
            const auto bandwidth = valueOf(one, ChipFigure::Bandwidth) * 1e9;
            text += "\n" + m_context.words(say::chips::ridge, { { "n", numberText(valueOf(one, ChipFigure::Peak) / bandwidth) } });
        }
        return text;
    }

    Axis axisOf(ChipFigure figure) const
    {
        Reach reach;
        for (const auto index : m_drawn)
            reach.take(valueOf(chip(index), figure));
        auto axis = figure == ChipFigure::Introduced ? yearAxis(reach.low, reach.high)
            : m_isLog                                ? logAxis(reach.low, reach.high, styleOf(figure))
                                                     : linearAxis(0, reach.high, styleOf(figure));
        axis.title = axisText(figure);
        return axis;
    }

    static Axis yearAxis(double low, double high)
    {
        Axis axis;
        axis.style = styleOf(ChipFigure::Introduced);
        axis.low = std::floor(low);
        axis.high = std::max(std::floor(high) + 1, axis.low + 2);
        const int every = static_cast<int>(axis.high - axis.low) / 16 + 1;
        for (int year = static_cast<int>(axis.low); year <= static_cast<int>(axis.high); ++year)
            axis.ticks.push_back(
                { static_cast<double>(year), (year - static_cast<int>(axis.low)) % every == 0 ? std::to_string(year) : "", {} });
        return axis;
    }

    /// Lines of the same ratio of both figures: FLOP a byte, FLOP/s a watt or a dollar.
    void addGuides(Figure& figure) const
    {
        const bool isPeakUp = m_y == ChipFigure::Peak;
        const auto other = isPeakUp ? m_x : m_y;
        const bool isPeakShown = isPeakUp || m_x == ChipFigure::Peak;
        const bool hasRatio = other == ChipFigure::Bandwidth || other == ChipFigure::Power || other == ChipFigure::Price;
        if (!isPeakShown || !hasRatio || m_x == m_y)
            return;
        const double unit = other == ChipFigure::Bandwidth ? 1e9 : 1; // bytes/s of a GB/s
        Reach ratios;
        for (const auto index : m_drawn)
            ratios.take(valueOf(chip(index), ChipFigure::Peak) / (valueOf(chip(index), other) * unit));
        const auto& x = figure.positions;
        const double left = m_isLog ? x.low : 0;
        constexpr double manyFold = 30; // between which lines at powers of ten are enough
        const int first = decadeBelow(ratios.low), last = decadeAbove(ratios.high);
        constexpr int mostLines = 20;
        for (int decade = first; decade <= last; decade += 1 + (last - first) / mostLines) {
            for (const double digit : { 1.0, 3.0 }) {
                if (digit > 1 && ratios.high > ratios.low * manyFold)
                    continue;
                const double ratio = digit * std::pow(10, decade);
                if (ratio < ratios.low / 3 || ratio > ratios.high * 3)
                    continue;
                const double slope = isPeakUp ? ratio * unit : 1 / (ratio * unit);
                const auto label = m_context.words(other == ChipFigure::Bandwidth ? say::chips::guideBandwidth
                        : other == ChipFigure::Power                              ? say::chips::guidePower
                                                                                  : say::chips::guidePrice,
                    { { "n", other == ChipFigure::Bandwidth ? numberText(ratio) : numberText(ratio, styleOf(ChipFigure::Peak)) } });
                figure.guides.push_back({ left, left * slope, x.high, x.high * slope, label, Guide::Look::Plain });
            }
        }
    }

    void addTable(Figure& figure) const
    {
        for (const auto index : m_drawn) {
            TableRow row;
            row.series = chip(index).vendor;
            row.item = chip(index).name;
            row.quarter = chip(index).introduced;
            row.x = valueOf(chip(index), m_x);
            row.value = valueOf(chip(index), m_y);
            row.mark = Mark::Stated;
            figure.table.push_back(std::move(row));
        }
        for (const auto index : m_unknown) {
            TableRow row;
            row.series = chip(index).vendor;
            row.item = chip(index).name;
            row.quarter = chip(index).introduced;
            row.note = reasonText(Reason::ChipFigureUnknown);
            figure.table.push_back(std::move(row));
        }
        figure.status = drawnText(m_context, say::status::chips, m_drawn.size(), m_drawn.size() + m_unknown.size() + m_later);
    }

    bool m_isLog;
    ChipFigure m_x;
    ChipFigure m_y;
    std::vector<ChipIndex> m_drawn;   ///< by name
    std::vector<ChipIndex> m_unknown; ///< without one of the two figures
    std::size_t m_later = 0;
};

class ChipsExplainer : public FigureExplainer {
public:
    explicit ChipsExplainer(const FigureContext& context)
        : FigureExplainer(context)
    {
    }

    Part value(const Selection& selection) override { return figure(selection, m_context.view.y); }
    Part position(const Selection& selection) override { return figure(selection, m_context.view.x); }
    std::vector<std::string> names() const override { return namesOfChips(m_context); }

private:
    Part figure(const Selection& selection, ChipFigure figure)
    {
        return explainChipFigure(m_context, m_holdings.positions(), nameOf(selection), figure);
    }
};

}

const FigureRoom chipsRoom {
    .menu = say::chips::menu,
    .parts = partsOf<ChipsParts>,
    .explainer = explainerOf<ChipsExplainer>,
    .named = [](const TableRow& row) { return orSeriesOf(row, SelectedChip { row.item }); },
    .pageOfPositions = "chip-figures",
    .pageOfValues = [](const ViewState&, const ResolvedView&) -> std::string_view { return "chip-figures"; },
};

}
