// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/explain_holdings.h"

#include "model/view/view_words.h"
#include "words/explain.h"
#include "words/figure.h"

#include <fmt/format.h>

#include <algorithm>

namespace model {

namespace {

bool isNothing(double units, const HalfWidths& halves)
{
    return units == 0 && !halves.areKnown();
}

/// Whether a sum hangs on more than its own parts, each as often as it counts. Both come in the order of positions.
bool isSignedSum(const std::vector<Term>& terms, const std::vector<CellPart>& parts)
{
    const auto isOwn = [](const Term& term, const CellPart& part) { return term.position == part.position; };
    return std::ranges::any_of(parts, [](const CellPart& part) { return part.share != 1; }) || !std::ranges::equal(terms, parts, isOwn);
}

}

HoldingExplainer::HoldingExplainer(const FigureContext& context)
    : m_context(context)
    , m_positions(context)
    , m_shares(context, m_positions)
{
}

Explanation::Part HoldingExplainer::held(const std::vector<HeldPart>& parts, const std::vector<Term>& others, Quarter quarter)
{
    Explanation sum;
    sum.operation = Operation::Sum;
    sum.unit = m_context.words(shortUnitNames[m_context.resolved.unit]);
    sum.style = numberStyle(m_context.resolved.unit);
    sum.label = m_context.words(
        m_context.resolved.access == Holding::Owned ? say::inspect::whatOwned : say::inspect::whatAccess, { { "what", sum.unit } });
    auto mark = Mark::Stated;
    std::vector<ChipIndex> missing;
    bool isSigned = !others.empty(); // its half-widths do not follow from the parts' alone
    std::vector<Term> terms;
    const auto isZero = [](const HeldPart& part) { return isNothing(part.stock.units, part.stock.halves); };
    const bool isAllZero = std::ranges::all_of(parts, isZero); // then the sum rests on them
    for (const auto& part : parts) {
        const auto& position = m_context.ledger.positions()[part.position];
        if (!part.perChip && part.stock.units != 0)
            missing.push_back(position.chip);
        if (isZero(part) ? !isAllZero : !part.perChip)
            continue;
        if (part.value != 0)
            mark = weakest(mark, part.stock.mark);
        Explanation whole;
        whole.label = m_positions.label(position, false);
        whole.value = part.value;
        whole.halves = scaled(part.stock.halves, part.perChip.value_or(0) * part.share);
        whole.mark = part.stock.mark;
        if (part.stock.source != none) // none before the first claim
            whole.source = m_context.ledger.source(part.stock.source).id;
        sum.operands.push_back(product(std::move(whole), m_positions.stock(part.position, quarter), m_positions.perChip(position.chip),
            m_shares.ofStock(part.position, quarter)));
    }
    for (const auto& part : parts) {
        if (!part.perChip)
            continue;
        isSigned = isSigned || part.share != 1 || part.stock.units < 0 || part.coefficient != part.perChip.value_or(0);
        terms.push_back({ part.position, quarter, part.coefficient, part.stock.halves, part.stock.source });
    }
    if (isSigned) {
        terms.insert(terms.end(), others.begin(), others.end());
        addErring(sum, terms, true);
    }
    sum.mark = mark;
    sum.missing = chipNames(m_context, missing);
    return m_positions.finished(std::move(sum));
}

/// Makes the half-widths follow from the terms.
void HoldingExplainer::addErring(Explanation& sum, const std::vector<Term>& terms, bool isStock)
{
    sum.erring.emplace();
    for (const auto& term : terms) {
        if (!term.halves.areKnown())
            continue;
        const auto& position = m_context.ledger.positions()[term.position];
        sum.erring->push_back({ fmt::format("{}, {}", m_positions.label(position, true), quarterText(term.quarter)),
            !isStock            ? m_positions.flow(position, term.quarter)
                : term.isOfSold ? m_positions.soldStock(term.position, term.quarter)
                                : m_positions.stock(term.position, term.quarter),
            term.coefficient });
    }
}

/// Units times what one chip counts for times the share of it; where there is no factor, the units under another name. Less than nothing
/// has no interval, though the claims behind it may have some.
Explanation::Part HoldingExplainer::product(Explanation whole, Part units, Part perChip, Part share)
{
    whole.unit = m_context.words(shortUnitNames[m_context.resolved.unit]);
    whole.style = numberStyle(m_context.resolved.unit);
    if (share)
        whole.halves = {};
    const bool losesInterval = units->halves.areKnown() && !whole.halves.areKnown();
    setEnds(whole);
    if (!perChip && !share && !losesInterval) {
        auto renamed = *units;
        renamed.detail = dotted({ renamed.label, renamed.detail });
        renamed.label = whole.label;
        return std::make_shared<const Explanation>(std::move(renamed));
    }
    whole.operation = share || losesInterval ? Operation::Share : Operation::Product;
    whole.operands = { std::move(units) };
    for (auto* factor : { &perChip, &share }) {
        if (*factor)
            whole.operands.push_back(std::move(*factor));
    }
    return std::make_shared<const Explanation>(std::move(whole));
}

Explanation::Part HoldingExplainer::sum(std::vector<CellPart> parts, bool isStock, Quarter quarter)
{
    const auto& words = m_context.words;
    Explanation sum;
    sum.operation = Operation::Sum;
    sum.label = words(isStock ? say::inspect::stock : say::inspect::flow, { { "quarter", quarterText(quarter) } });
    sum.unit = words(shortUnitNames[m_context.resolved.unit]);
    sum.style = numberStyle(m_context.resolved.unit);
    auto mark = Mark::Stated;
    std::vector<ChipIndex> missing;
    const auto isMissing = [&](const CellPart& part) {
        const auto chip = m_context.ledger.positions()[part.position].chip;
        return part.units != 0 && factsOf(m_context.resolved.unit).measures != UnitFacts::Measures::Chips && !m_positions.perChip(chip);
    };
    for (const auto& part : parts) {
        if (isMissing(part))
            missing.push_back(m_context.ledger.positions()[part.position].chip);
    }
    std::erase_if(parts, isMissing);
    bool isSigned = false; // whether the half-widths do not follow from the parts' alone
    const auto terms = termsOf(m_context.ledger, m_context.view, m_context.resolved, isStock, quarter, parts);
    if (isStock || m_context.resolved.access == Holding::Owned)
        isSigned = isSignedSum(terms, parts);
    // A sum of nothing but zeros rests on them.
    const auto isZero = [](const CellPart& part) { return isNothing(part.units, part.halves); };
    if (!std::ranges::all_of(parts, isZero))
        std::erase_if(parts, isZero);
    for (const auto& part : parts) {
        if (part.value != 0)
            mark = weakest(mark, part.mark);
        sum.operands.push_back(counted(part, isStock, quarter));
    }
    if (isSigned)
        addErring(sum, terms, isStock);
    sum.mark = mark;
    sum.missing = chipNames(m_context, missing);
    return m_positions.finished(std::move(sum));
}

Explanation::Part HoldingExplainer::counted(const CellPart& part, bool isStock, Quarter quarter)
{
    const auto& position = m_context.ledger.positions()[part.position];
    auto perChip = m_positions.perChip(position.chip);
    Explanation whole;
    whole.label = m_positions.label(position, true);
    whole.value = part.value;
    whole.halves = scaled(part.halves, (perChip ? perChip->value : 1) * part.share);
    whole.mark = part.mark;
    whole.source = m_context.ledger.source(part.source).id;
    if (isStock)
        return product(
            std::move(whole), m_positions.stock(part.position, quarter), std::move(perChip), m_shares.ofStock(part.position, quarter));
    if (m_context.resolved.access == Holding::HasAccess)
        return product(std::move(whole), difference(part, quarter), std::move(perChip), nullptr);
    return product(std::move(whole), m_positions.flow(position, quarter), std::move(perChip), m_shares.ofFlow(part.position, quarter));
}

/// What is accessible at the quarter's end without what was at its beginning.
Explanation::Part HoldingExplainer::difference(const CellPart& part, Quarter quarter)
{
    const auto& ledger = m_context.ledger;
    const auto& words = m_context.words;
    const auto chips = words(say::unit::shortChips);
    const auto at = [&](Quarter end) -> Part {
        if (!ledger.stock(ledger.positions()[part.position], end))
            return m_positions.constant(0, words(say::inspect::fromZero), chips);
        auto units = m_positions.stock(part.position, end);
        auto share = m_shares.ofStock(part.position, end);
        if (!share)
            return units;
        Explanation held;
        held.operation = Operation::Share;
        held.label = words(say::inspect::accessible, { { "quarter", quarterText(end) } });
        held.unit = chips;
        held.mark = units->mark;
        held.source = units->source;
        held.operands = { std::move(units), std::move(share) };
        return m_positions.finished(std::move(held));
    };
    Explanation gained;
    gained.operation = Operation::Difference;
    gained.label = words(say::inspect::flow, { { "quarter", quarterText(quarter) } });
    gained.unit = chips;
    gained.mark = part.mark;
    gained.operands = { at(quarter), at(quarter - 1) };
    return m_positions.finished(std::move(gained));
}

}
