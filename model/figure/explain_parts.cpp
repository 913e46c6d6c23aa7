// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/explain_parts.h"

#include "model/compute/chip_figures.h"
#include "model/figure/inspection_parts.h"
#include "words/explain.h"

#include <fmt/format.h>

#include <algorithm>

namespace model {

RankedExplainer::RankedExplainer(const FigureContext& context, const ResolvedView& resolved)
    : FigureExplainer(context)
    , m_ranking(rankOrganizations(context.ledger, withoutTop(context.view), resolved))
{
}

std::vector<std::string> RankedExplainer::names() const
{
    std::vector<std::string> names;
    for (const auto& ranked : m_ranking.drawn)
        names.push_back(m_context.ledger.organization(ranked.organization).name);
    return names;
}

std::string RankedExplainer::heading(const Selection& selection) const
{
    return fmt::format("{} · {}", nameOf(selection), quarterText(m_context.resolved.at));
}

const RankedOrganization* RankedExplainer::ranked(const Selection& selection) const
{
    const auto* organization = std::get_if<SelectedOrganization>(&selection);
    return organization ? ranked(organization->name) : nullptr;
}

const RankedOrganization* RankedExplainer::ranked(std::string_view organization) const
{
    const auto found = std::ranges::find_if(
        m_ranking.drawn, [&](const auto& one) { return m_context.ledger.organization(one.organization).name == organization; });
    return found == m_ranking.drawn.end() ? nullptr : &*found;
}

Explanation::Part explainRanked(HoldingExplainer& holdings, const RankedOrganization& ranked, const std::string& name, Quarter quarter)
{
    const auto chips = holdings.held(ranked.held.parts, ranked.held.others, quarter);
    Explanation value;
    if (ranked.people) {
        value.operation = Operation::Ratio;
        value.unit = chips->unit;
        value.style = chips->style;
        value.missing = chips->missing;
        value.operands = { chips, holdings.positions().people(*ranked.people, quarter) };
    } else {
        value = *chips;
    }
    value.label = name;
    value.value = ranked.value.best;
    value.low = ranked.value.low;
    value.high = ranked.value.high;
    value.mark = ranked.mark;
    return std::make_shared<const Explanation>(std::move(value));
}

SeriesExplainer::SeriesExplainer(const FigureContext& context, DrawnSeries drawn)
    : FigureExplainer(context)
    , m_drawn(std::move(drawn))
{
}

std::vector<std::string> SeriesExplainer::names() const
{
    std::vector<std::string> names;
    for (const auto& series : m_drawn.table.series)
        names.push_back(series.name);
    return names;
}

std::string SeriesExplainer::heading(const Selection& selection) const
{
    return fmt::format("{} · {}", seriesLabel(m_context, nameOf(selection)), quarterText(quarterOf(selection)));
}

std::string SeriesExplainer::whyNot(const Selection& selection) const
{
    const auto* series = std::get_if<SelectedSeries>(&selection);
    const auto quarter = series && series->quarter ? *series->quarter : m_context.resolved.at;
    return noValueText(m_context, quarter, m_context.words(say::inspect::notDrawn));
}

Quarter SeriesExplainer::quarterOf(const Selection& selection) const
{
    const auto* series = std::get_if<SelectedSeries>(&selection);
    return series && series->quarter ? *series->quarter : m_context.resolved.to;
}

std::optional<SeriesExplainer::Drawn> SeriesExplainer::drawn(const Selection& selection) const
{
    const auto quarter = quarterOf(selection);
    if (quarter < m_context.resolved.from || quarter > m_context.resolved.to)
        return std::nullopt;
    const auto found = std::ranges::find(m_drawn.table.series, nameOf(selection), &GroupSeries::name);
    if (found == m_drawn.table.series.end())
        return std::nullopt;
    const auto& cell = m_drawn.cell(*found, quarter);
    return cell.isKnown ? std::optional(Drawn { *found, quarter, cell }) : std::nullopt;
}

Explanation::Part SeriesExplainer::measured(const Drawn& drawn, const std::function<Part(Quarter)>& sumAt) const
{
    Explanation value;
    if (m_context.view.measure == Change::Index) {
        value.operation = Operation::Quotient;
        value.operands = { sumAt(drawn.quarter), sumAt(m_drawn.base) };
    } else {
        value = *sumAt(drawn.quarter);
    }
    return valued(std::move(value), drawn, drawsIntervals(m_context.view));
}

Explanation::Part SeriesExplainer::valued(Explanation value, const Drawn& drawn, bool hasEnds) const
{
    value.label = seriesLabel(m_context, drawn.series.name);
    value.value = drawn.cell.value;
    value.mark = drawn.cell.mark;
    value.low = value.high = std::nullopt;
    if (hasEnds) {
        const auto ends = withEnds(drawn.cell.value, drawn.cell.widths.result(m_context.view.rho));
        value.low = ends.low;
        value.high = ends.high;
    }
    return std::make_shared<const Explanation>(std::move(value));
}

/// Whether a position is drawn in the series: by its group's name, or as one of those that are drawn together as `other`.
bool SeriesExplainer::isIn(const std::string& series, const Position& position) const
{
    const auto group = groupName(m_context.ledger, position, m_context.view.by);
    const auto& drawn = m_drawn.table.series;
    const auto isDrawn = [&](const std::string& name) {
        return std::ranges::any_of(drawn, [&](const GroupSeries& one) { return !one.isOther && one.name == name; })
            || std::ranges::find(m_drawn.withoutBase, name) != m_drawn.withoutBase.end();
    };
    const bool isOther = std::ranges::any_of(drawn, [&](const GroupSeries& one) { return one.isOther && one.name == series; });
    return isOther ? !isDrawn(group) : group == series;
}

Explanation::Part SeriesExplainer::sum(const std::string& series, Quarter quarter, bool isStock)
{
    auto parts = cellParts(m_context.ledger, m_context.view, m_context.resolved, isStock, quarter);
    std::erase_if(parts, [&](const CellPart& part) { return !isIn(series, m_context.ledger.positions()[part.position]); });
    return m_holdings.sum(std::move(parts), isStock, quarter);
}

Explanation::Part shareOf(Explanation::Part part, Explanation::Part whole, double value)
{
    Explanation fraction;
    fraction.operation = Operation::Quotient;
    fraction.style = { NumberStyle::Kind::Percent, {} };
    fraction.value = value;
    fraction.operands = { std::move(part), std::move(whole) };
    return std::make_shared<const Explanation>(std::move(fraction));
}

Explanation::Part notNegative(const Explanation::Part& part)
{
    if (part->value >= 0)
        return part;
    Explanation cut;
    cut.operation = Operation::NotNegative;
    cut.label = part->label;
    cut.unit = part->unit;
    cut.style = part->style;
    cut.mark = part->mark;
    cut.operands = { part };
    return std::make_shared<const Explanation>(std::move(cut));
}

Explanation plainSum(std::vector<Explanation::Part> operands, std::string label)
{
    Explanation sum;
    sum.operation = Operation::Sum;
    sum.label = std::move(label);
    if (!operands.empty()) {
        sum.unit = operands.front()->unit;
        sum.style = operands.front()->style;
    }
    sum.operands = std::move(operands);
    return sum;
}

Explanation::Part explainChipRecord(
    const PositionExplainer& positions, const Chip& chip, double value, std::string_view unit, const std::string& label)
{
    Explanation figure;
    figure.operation = Operation::Record;
    figure.label = label;
    figure.unit = unit;
    figure.value = value;
    figure.record = RecordRef { RecordKind::Chip, chip.id.value };
    figure.source = chip.source;
    if (chip.source)
        figure.detail = positions.sourceName(*chip.source);
    return std::make_shared<const Explanation>(std::move(figure));
}

Explanation::Part explainChipFigure(
    const FigureContext& context, const PositionExplainer& positions, std::string_view name, ChipFigure figure)
{
    const auto* chip = context.dataset().chipNamed(name);
    const auto value = chip ? figureOfChip(*chip, figure) : std::nullopt;
    if (!value)
        return nullptr;
    const auto label = fmt::format("{}, {}", name, context.words(chipFigureNames[figure]));
    Explanation said;
    switch (figure) {
    case ChipFigure::Peak:
        said.operation = Operation::Product;
        said.unit = "FLOP/s";
        said.style = { NumberStyle::Kind::Plain, {} };
        said.operands = { explainChipRecord(positions, *chip, *chip->bf16Tflops, "TFLOP/s", label),
            positions.constant(flopsPerTflops, context.words(say::inspect::perTflops), "") };
        break;
    case ChipFigure::Bandwidth:
        said = *explainChipRecord(positions, *chip, *value, "GB/s", label);
        break;
    case ChipFigure::Memory:
        said = *explainChipRecord(positions, *chip, *value, "GB", label);
        break;
    case ChipFigure::Power:
        said = *explainChipRecord(positions, *chip, *value, "W", label);
        break;
    case ChipFigure::Price:
        said = *explainChipRecord(positions, *chip, *value, "USD", label);
        break;
    case ChipFigure::Introduced:
        said = *explainChipRecord(positions, *chip, *value, "", label);
        said.detail = quarterText(*chip->introduced);
        break;
    }
    said.label = label;
    said.value = *value;
    said.mark = Mark::Stated;
    return std::make_shared<const Explanation>(std::move(said));
}

Selection organizationOf(const TableRow& row)
{
    return orSeriesOf(row, SelectedOrganization { row.item });
}

Selection seriesOf(const TableRow& row)
{
    const auto& name = row.series.empty() ? row.item : row.series;
    return name.empty() ? Selection {} : SelectedSeries { name, row.quarter };
}

Selection orSeriesOf(const TableRow& row, Selection item)
{
    return !row.item.empty() ? item : row.series.empty() ? Selection {} : SelectedSeries { row.series };
}

}
