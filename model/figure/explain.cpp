// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/explain.h"

#include "model/view/view_words.h"

#include <algorithm>

namespace model {

namespace {

bool isNothing(double units, const HalfWidths& halves)
{
    return units == 0 && !halves.areKnown();
}

}

FigureExplainer::FigureExplainer(const FigureContext& context)
    : m_context(context)
    , m_positions(context)
    , m_shares(context, m_positions)
{
    if (context.view.figure == FigureKind::Ranking)
        m_ranking = rankOrganizations(context.ledger, withoutTop(context.view), context.resolved);
    else if (context.resolved.from <= context.resolved.to)
        m_drawn = drawnSeries(context.ledger, context.view, context.resolved, drawsIntervals(context.view));
}

std::vector<std::string> FigureExplainer::names() const
{
    std::vector<std::string> names;
    for (const auto& ranked : m_ranking.drawn)
        names.push_back(m_context.ledger.organization(ranked.organization).name);
    for (const auto& series : m_drawn.table.series)
        names.push_back(series.name);
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

const Cell* FigureExplainer::cell(const Selection& selection) const
{
    const auto quarter = selection.quarter.value_or(m_context.resolved.to);
    if (quarter < m_context.resolved.from || quarter > m_context.resolved.to)
        return nullptr;
    const auto found = std::ranges::find(m_drawn.table.series, selection.series, &GroupSeries::name);
    if (found == m_drawn.table.series.end())
        return nullptr;
    const auto& cell = m_drawn.cell(*found, quarter);
    return cell.isKnown ? &cell : nullptr;
}

Explanation::Part FigureExplainer::explain(const Selection& selection)
{
    if (m_context.view.figure == FigureKind::Ranking) {
        const auto* found = ranked(selection.item);
        return found ? perHead(*found) : nullptr;
    }
    const auto* found = cell(selection);
    if (!found)
        return nullptr;
    const auto quarter = selection.quarter.value_or(m_context.resolved.to);
    Explanation value;
    if (m_context.view.measure == Change::Index) {
        value.operation = Operation::Quotient;
        value.operands = { seriesSum(selection.series, quarter), seriesSum(selection.series, m_drawn.base) };
    } else {
        value = *seriesSum(selection.series, quarter);
    }
    value.label = seriesLabel(m_context, selection.series);
    value.value = found->value;
    value.mark = found->mark;
    value.low = value.high = std::nullopt;
    if (drawsIntervals(m_context.view)) {
        const auto ends = withEnds(found->value, found->widths.result(m_context.view.rho));
        value.low = ends.low;
        value.high = ends.high;
    }
    return std::make_shared<const Explanation>(std::move(value));
}

Explanation::Part FigureExplainer::perHead(const RankedOrganization& ranked)
{
    const auto chips = held(ranked);
    Explanation value;
    if (ranked.people) {
        value.operation = Operation::Ratio;
        value.unit = chips->unit;
        value.style = chips->style;
        value.missing = chips->missing;
        value.operands = { chips, m_positions.people(*ranked.people, m_context.resolved.at) };
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

Explanation::Part FigureExplainer::held(const RankedOrganization& ranked)
{
    const auto& held = ranked.held;
    Explanation sum;
    sum.operation = Operation::Sum;
    sum.unit = m_context.words("unit.short." + std::string(word(m_context.resolved.unit)));
    sum.style = numberStyle(m_context.resolved.unit);
    sum.label = m_context.words(
        m_context.resolved.access == Holding::Owned ? "inspect.what-owned" : "inspect.what-access", { { "what", sum.unit } });
    sum.value = held.value;
    sum.halves = held.halves;
    sum.mark = held.mark;
    sum.missing = chipNames(m_context, held.missingChips);
    setEnds(sum);
    const auto isZero = [](const HeldPart& part) { return isNothing(part.stock.units, part.stock.halves); };
    const bool isAllZero = std::ranges::all_of(held.parts, isZero); // then the sum rests on them
    for (const auto& part : held.parts) {
        if (isZero(part) ? !isAllZero : !part.perChip)
            continue;
        const auto& position = m_context.ledger.positions()[part.position];
        Explanation whole;
        whole.label = m_positions.label(position, false);
        whole.value = part.value;
        whole.halves = scaled(part.stock.halves, part.perChip.value_or(0) * part.share);
        whole.mark = part.stock.mark;
        if (part.stock.source != none) // none before the first claim
            whole.source = m_context.ledger.source(part.stock.source).id;
        sum.operands.push_back(product(std::move(whole), m_positions.stock(position, m_context.resolved.at),
            m_positions.perChip(position.chip), m_shares.ofStock(part.position, m_context.resolved.at)));
    }
    return std::make_shared<const Explanation>(std::move(sum));
}

/// Units times what one chip counts for times the share of it; where there is no factor, the units under another name.
Explanation::Part FigureExplainer::product(Explanation whole, Part units, Part perChip, Part share)
{
    whole.unit = m_context.words("unit.short." + std::string(word(m_context.resolved.unit)));
    whole.style = numberStyle(m_context.resolved.unit);
    setEnds(whole);
    if (!perChip && !share) {
        auto renamed = *units;
        renamed.detail = dotted({ renamed.label, renamed.detail });
        renamed.label = whole.label;
        return std::make_shared<const Explanation>(std::move(renamed));
    }
    whole.operation = Operation::Product;
    whole.operands = { std::move(units) };
    for (auto* factor : { &perChip, &share }) {
        if (*factor)
            whole.operands.push_back(std::move(*factor));
    }
    return std::make_shared<const Explanation>(std::move(whole));
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

Explanation::Part FigureExplainer::seriesSum(const std::string& series, Quarter quarter)
{
    const bool isStock = m_context.view.measure != Change::Flow;
    const auto& words = m_context.words;
    Explanation sum;
    sum.operation = Operation::Sum;
    sum.label = words(isStock ? "inspect.stock" : "inspect.flow", { { "quarter", quarterText(quarter) } });
    sum.unit = words("unit.short." + std::string(word(m_context.resolved.unit)));
    sum.style = numberStyle(m_context.resolved.unit);
    auto mark = Mark::Stated;
    std::vector<Index> missing;
    auto parts = cellParts(m_context.ledger, m_context.view, m_context.resolved, isStock, quarter);
    std::erase_if(parts, [&](const CellPart& part) { return !isIn(series, m_context.ledger.positions()[part.position]); });
    const auto isMissing = [&](const CellPart& part) {
        const auto chip = m_context.ledger.positions()[part.position].chip;
        return part.units != 0 && m_context.resolved.unit != Unit::Chips && !m_positions.perChip(chip);
    };
    for (const auto& part : parts) {
        if (isMissing(part))
            missing.push_back(m_context.ledger.positions()[part.position].chip);
    }
    std::erase_if(parts, isMissing);
    // A sum of nothing but zeros rests on them.
    const auto isZero = [](const CellPart& part) { return isNothing(part.units, part.halves); };
    if (!std::ranges::all_of(parts, isZero))
        std::erase_if(parts, isZero);
    for (const auto& part : parts) {
        if (part.value != 0)
            mark = weakest(mark, part.mark);
        sum.operands.push_back(counted(part, quarter));
    }
    sum.mark = mark;
    sum.missing = chipNames(m_context, missing);
    return m_positions.finished(std::move(sum));
}

Explanation::Part FigureExplainer::counted(const CellPart& part, Quarter quarter)
{
    const auto& position = m_context.ledger.positions()[part.position];
    auto perChip = m_positions.perChip(position.chip);
    Explanation whole;
    whole.label = m_positions.label(position, true);
    whole.value = part.value;
    whole.halves = scaled(part.halves, (perChip ? perChip->value : 1) * part.share);
    whole.mark = part.mark;
    whole.source = m_context.ledger.source(part.source).id;
    if (m_context.view.measure != Change::Flow)
        return product(
            std::move(whole), m_positions.stock(position, quarter), std::move(perChip), m_shares.ofStock(part.position, quarter));
    if (m_context.resolved.access == Holding::HasAccess)
        return product(std::move(whole), difference(part, quarter), std::move(perChip), nullptr);
    return product(std::move(whole), m_positions.flow(position, quarter), std::move(perChip), m_shares.ofFlow(part.position, quarter));
}

/// What is accessible at the quarter's end without what was at its beginning.
Explanation::Part FigureExplainer::difference(const CellPart& part, Quarter quarter)
{
    const auto& ledger = m_context.ledger;
    const auto& position = ledger.positions()[part.position];
    const auto& words = m_context.words;
    const auto chips = words("unit.short.chips");
    const auto at = [&](Quarter end) -> Part {
        if (!ledger.stock(position, end))
            return m_positions.constant(0, words("inspect.from-zero"), chips);
        auto units = m_positions.stock(position, end);
        auto share = m_shares.ofStock(part.position, end);
        if (!share)
            return units;
        Explanation held;
        held.operation = Operation::Product;
        held.label = words("inspect.accessible", { { "quarter", quarterText(end) } });
        held.unit = chips;
        held.mark = units->mark;
        held.source = units->source;
        held.operands = { std::move(units), std::move(share) };
        return m_positions.finished(std::move(held));
    };
    Explanation gained;
    gained.operation = Operation::Difference;
    gained.label = words("inspect.flow", { { "quarter", quarterText(quarter) } });
    gained.unit = chips;
    gained.mark = part.mark;
    gained.operands = { at(quarter), at(quarter - 1) };
    return m_positions.finished(std::move(gained));
}

Selection selectionOf(FigureKind figure, const TableRow& row)
{
    return figure == FigureKind::Ranking ? Selection { row.series, row.item, {} } : Selection { row.series, {}, row.quarter };
}

}
