// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/explain.h"

#include "model/base/text.h"
#include "model/figure/plane_parts.h"
#include "model/view/view_words.h"

#include <algorithm>

namespace model {

FigureExplainer::FigureExplainer(const FigureContext& context)
    : m_context(context)
    , m_holdings(context)
{
    const auto& view = context.view;
    const auto& resolved = context.resolved;
    const bool hasRange = resolved.from <= resolved.to;
    auto ranked = resolved;
    switch (view.figure) {
    case FigureKind::Wealth:
    case FigureKind::Ranking:
        m_ranking = rankOrganizations(context.ledger, withoutTop(view), ranked);
        break;
    case FigureKind::Suppliers:
        ranked.per = Per::None;
        m_ranking = rankOrganizations(context.ledger, withoutTop(view), ranked);
        m_suppliers = suppliers(context.ledger, view, resolved);
        m_supplierNames = suppliersOf(context.ledger, m_suppliers.drawn);
        break;
    case FigureKind::Growth:
        if (hasRange)
            m_drawn = drawnSeries(context.ledger, view, resolved, drawsIntervals(view));
        break;
    case FigureKind::Shares:
        if (hasRange) {
            m_shares = drawnShares(context.ledger, view, resolved);
            m_drawn = m_shares.shares;
        }
        break;
    case FigureKind::Versus:
        if (hasRange) {
            m_versus = drawnVersus(context.ledger, view, resolved, drawsIntervals(view));
            m_drawn = m_versus.drawn;
        }
        break;
    case FigureKind::Training:
        m_training = trainedModels(context.ledger);
        break;
    case FigureKind::Lorenz:
    case FigureKind::Chips:
    case FigureKind::Decode:
        break;
    }
}

FigureExplainer::~FigureExplainer() = default;

std::vector<std::string> FigureExplainer::names() const
{
    std::vector<std::string> names;
    for (const auto& ranked : m_ranking.drawn)
        names.push_back(m_context.ledger.organization(ranked.organization).name);
    for (const auto& series : m_drawn.table.series)
        names.push_back(series.name);
    for (const auto& trained : m_training.models)
        names.push_back(trained.run().name);
    if (m_context.view.figure == FigureKind::Chips || m_context.view.figure == FigureKind::Decode) {
        for (const auto chip : chipsShown(m_context))
            names.push_back(m_context.ledger.chip(chip).name);
    }
    return names;
}

const RankedOrganization* FigureExplainer::ranked(std::string_view organization) const
{
    const auto found = std::ranges::find_if(
        m_ranking.drawn, [&](const auto& one) { return m_context.ledger.organization(one.organization).name == organization; });
    return found == m_ranking.drawn.end() ? nullptr : &*found;
}

std::optional<Reason> FigureExplainer::leftOut(std::string_view organization) const
{
    for (const auto& left : m_ranking.leftOut) {
        if (m_context.ledger.organization(left.organization).name == organization)
            return left.reason;
    }
    return std::nullopt;
}

Explanation::Part FigureExplainer::explain(const Selection& selection)
{
    const auto* organization = std::get_if<SelectedOrganization>(&selection);
    const auto* found = organization ? ranked(organization->name) : nullptr;
    switch (m_context.view.figure) {
    case FigureKind::Ranking:
        return found ? perHead(*found) : nullptr;
    case FigureKind::Wealth:
        return found ? amount(*found) : nullptr;
    case FigureKind::Suppliers:
        return supplied(selection);
    case FigureKind::Growth:
        return seriesValue(selection);
    case FigureKind::Shares:
        return share(selection);
    case FigureKind::Versus:
        return compared(selection);
    case FigureKind::Lorenz:
        return lorenzShare(selection, false);
    case FigureKind::Training:
        return flop(selection);
    case FigureKind::Chips:
        return chipFigure(nameOf(selection), m_context.view.y);
    case FigureKind::Decode:
        return tokens(selection);
    }
    return nullptr;
}

Explanation::Part FigureExplainer::explainPosition(const Selection& selection)
{
    switch (m_context.view.figure) {
    case FigureKind::Wealth:
        if (const auto* found = ranked(nameOf(selection)); found && found->people)
            return m_holdings.positions().people(*found->people, m_context.resolved.at);
        return nullptr;
    case FigureKind::Suppliers:
        return suppliedShare(selection);
    case FigureKind::Lorenz:
        return lorenzShare(selection, true);
    case FigureKind::Chips:
        return chipFigure(nameOf(selection), m_context.view.x);
    default:
        return nullptr;
    }
}

std::optional<Quarter> FigureExplainer::quarterOf(const Selection& selection)
{
    const auto* series = std::get_if<SelectedSeries>(&selection);
    return series ? series->quarter : std::nullopt;
}

const Cell* FigureExplainer::cell(const DrawnSeries& drawn, const Selection& selection) const
{
    const auto quarter = quarterOf(selection).value_or(m_context.resolved.to);
    if (quarter < m_context.resolved.from || quarter > m_context.resolved.to)
        return nullptr;
    const auto found = std::ranges::find(drawn.table.series, nameOf(selection), &GroupSeries::name);
    if (found == drawn.table.series.end())
        return nullptr;
    const auto& cell = drawn.cell(*found, quarter);
    return cell.isKnown ? &cell : nullptr;
}

/// The value as it is drawn.
Explanation::Part FigureExplainer::withCell(Explanation value, const std::string& series, const Cell& cell, bool hasEnds) const
{
    value.label = seriesLabel(m_context, series);
    value.value = cell.value;
    value.mark = cell.mark;
    value.low = value.high = std::nullopt;
    if (hasEnds) {
        const auto ends = withEnds(cell.value, cell.widths.result(m_context.view.rho));
        value.low = ends.low;
        value.high = ends.high;
    }
    return std::make_shared<const Explanation>(std::move(value));
}

Explanation::Part FigureExplainer::seriesValue(const Selection& selection)
{
    const auto* found = cell(m_drawn, selection);
    if (!found)
        return nullptr;
    const auto name = nameOf(selection);
    const auto quarter = quarterOf(selection).value_or(m_context.resolved.to);
    const bool isStock = m_context.view.measure != Change::Flow;
    Explanation value;
    if (m_context.view.measure == Change::Index) {
        value.operation = Operation::Quotient;
        value.operands = { seriesSum(name, quarter, isStock), seriesSum(name, m_drawn.base, isStock) };
    } else {
        value = *seriesSum(name, quarter, isStock);
    }
    return withCell(std::move(value), name, *found, drawsIntervals(m_context.view));
}

Explanation::Part FigureExplainer::perHead(const RankedOrganization& ranked)
{
    const auto chips = m_holdings.held(ranked.held.parts, m_context.resolved.at);
    Explanation value;
    if (ranked.people) {
        value.operation = Operation::Ratio;
        value.unit = chips->unit;
        value.style = chips->style;
        value.missing = chips->missing;
        value.operands = { chips, m_holdings.positions().people(*ranked.people, m_context.resolved.at) };
    } else {
        value = *chips;
    }
    value.label = m_context.ledger.organization(ranked.organization).name;
    value.value = ranked.value.best;
    value.low = ranked.value.low;
    value.high = ranked.value.high;
    value.mark = ranked.mark;
    return std::make_shared<const Explanation>(std::move(value));
}

/// Whether a position is drawn in the series: by its group's name, or as one of those that are drawn together as `other`.
bool FigureExplainer::isIn(const std::string& series, const Position& position) const
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

Explanation::Part FigureExplainer::seriesSum(const std::string& series, Quarter quarter, bool isStock)
{
    auto parts = cellParts(m_context.ledger, m_context.view, m_context.resolved, isStock, quarter);
    std::erase_if(parts, [&](const CellPart& part) { return !isIn(series, m_context.ledger.positions()[part.position]); });
    return m_holdings.sum(std::move(parts), isStock, quarter);
}

Selection selectionOf(FigureKind figure, const TableRow& row)
{
    if (factsOf(figure).isOfQuarters) {
        const auto& name = row.series.empty() ? row.item : row.series;
        return name.empty() ? Selection {} : SelectedSeries { name, row.quarter };
    }
    if (figure == FigureKind::Decode) {
        if (row.x)
            return SelectedPoint { row.series, parseNumber(row.item), row.x };
        // A person may write chip and bytes as "H200@0.5".
        const auto at = row.series.rfind('@');
        const auto bytes = at == std::string::npos ? std::nullopt : parseNumber(row.series.substr(at + 1));
        const auto& chip = row.series.empty() ? row.item : row.series;
        return chip.empty() ? Selection {} : SelectedPoint { chip.substr(0, at), bytes, parseNumber(row.item) };
    }
    if (row.item.empty())
        return row.series.empty() ? Selection {} : SelectedSeries { row.series };
    switch (figure) {
    case FigureKind::Training:
        return SelectedRun { row.item, {}, row.series == "computed" };
    case FigureKind::Chips:
        return SelectedChip { row.item };
    case FigureKind::Suppliers:
        return SelectedOrganization { row.item, {}, row.series };
    case FigureKind::Lorenz:
        if (const auto quarter = parseQuarter(row.series))
            return SelectedOrganization { row.item, quarter };
        return SelectedOrganization { row.item, row.quarter };
    default:
        return SelectedOrganization { row.item };
    }
}

}
