// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/inspection_parts.h"

#include "model/base/text.h"
#include "model/view/view_words.h"
#include "words/explain.h"
#include "words/figure.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

namespace model {

namespace {

/// A sum of more is shown with its largest operands and what the others come to.
constexpr std::size_t mostOperands = 200;

std::string shareText(double share)
{
    return fmt::format("{} %", numberText(share * 100));
}

class OperandWriter {
public:
    explicit OperandWriter(const FigureContext& context)
        : m_context(context)
    {
    }

    std::vector<Operand> operandsOf(const Explanation& whole) const
    {
        std::vector<Operand> operands;
        const auto parts = shownOperands(whole);
        double rest = 0;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (operands.size() < mostOperands)
                operands.push_back(operand(*parts[i], whole, i));
            else
                rest += parts[i]->value;
        }
        if (parts.size() > mostOperands) {
            Operand more;
            more.label = m_context.words(say::inspect::moreOperands, { { "n", std::to_string(parts.size() - mostOperands) } });
            more.value = numberText(rest, whole.style);
            operands.push_back(std::move(more));
        }
        if (whole.erring)
            operands.push_back(erringOf(whole));
        return operands;
    }

private:
    Operand operand(const Explanation& part, const Explanation& whole, std::size_t place) const
    {
        auto written = plain(part, part.unit != whole.unit);
        const auto sign = operandSign(whole.operation, place);
        if (!sign.empty())
            written.value = fmt::format("{} {}", sign, written.value);
        written.operands = operandsOf(part);
        for (const auto& alternative : part.alternatives) {
            auto other = plain(*alternative, true);
            other.isAlternative = true;
            written.operands.push_back(std::move(other));
        }
        for (const auto& chip : part.missing)
            written.operands.push_back({ chip, {}, {}, m_context.words(say::inspect::missing), {}, {}, {}, {}, false });
        return written;
    }

    /// What the interval follows from, what moves it most first.
    Operand erringOf(const Explanation& whole) const
    {
        Operand group;
        group.label = m_context.words(say::inspect::erring);
        group.detail = m_context.words(say::inspect::erringDetail, { { "what", whole.unit } });
        for (const auto& one : shownErring(whole)) {
            if (group.operands.size() == mostOperands)
                break;
            auto written = plain(*one.number, true);
            written.label = one.label;
            written.value = fmt::format("{}{} × {}", one.coefficient > 0 ? "+" : "", numberText(one.coefficient), written.value);
            group.operands.push_back(std::move(written));
        }
        return group;
    }

    Operand plain(const Explanation& part, bool withUnit) const
    {
        Operand written;
        written.label = part.label;
        written.value = numberText(part.value, part.style);
        if (withUnit && !part.unit.empty())
            written.value += " " + part.unit;
        if (part.low || part.high)
            written.interval = rangeText({ part.value, part.low, part.high }, part.style);
        written.detail = part.detail;
        written.mark = part.mark;
        written.record = part.record;
        if (part.record)
            written.source = part.source;
        return written;
    }

    const FigureContext& m_context;
};

/// What each source has to do with a value.
class SourceUses {
public:
    void addChips(const Explanation& sum)
    {
        for (const auto& part : sum.operands)
            addHolding(*part);
    }

    void addPeople(const Explanation& people)
    {
        forEachPart(people, [&](const Explanation& part) { note(part, &Use::isOfPeople); });
    }

    std::vector<SourceUse> written(const FigureContext& context) const
    {
        std::vector<std::pair<SourceId, Use>> uses(m_uses.begin(), m_uses.end());
        const auto weight = [](const auto& use) { return std::tuple(use.second.chips, use.second.isOfPeople, use.second.isOfFigures); };
        std::ranges::stable_sort(uses, std::ranges::greater(), weight);
        std::vector<SourceUse> sources;
        for (const auto& [id, use] : uses) {
            const auto* source = context.dataset().sources().find(id);
            if (!source)
                continue;
            SourceUse written { id, source->key, std::string(word(source->kind)), source->title, {}, source->url, {}, false };
            std::vector<std::string> details { source->publisher, source->published };
            std::erase(details, "");
            written.detail = joined(details, ", ");
            written.isOfClaims = use.hasClaims || use.isOfPeople;
            std::vector<std::string> shares;
            if (m_total > 0 && use.chips > 0)
                shares.push_back(context.words(say::inspect::share, { { "share", shareText(use.chips / m_total) } }));
            if (use.isOfPeople)
                shares.push_back(context.words(say::inspect::sharePeople));
            if (use.isOfFigures && shares.empty())
                shares.push_back(context.words(say::inspect::shareFigures));
            if (use.isOfOthers && shares.empty())
                shares.push_back(context.words(say::inspect::shareOthers));
            written.share = joined(shares, ", ");
            sources.push_back(std::move(written));
        }
        return sources;
    }

    /// Whatever a tree rests on.
    void addAll(const Explanation& tree)
    {
        forEachPart(tree, [&](const Explanation& part) {
            if (!part.record || !part.source)
                return;
            if (part.record->kind == RecordKind::Headcount)
                note(part, &Use::isOfPeople);
            else
                note(part, part.record->kind == RecordKind::Chip ? &Use::isOfFigures : &Use::hasClaims);
        });
    }

private:
    struct Use {
        double chips = 0; ///< what of the value rests on it
        bool hasClaims = false;
        bool isOfPeople = false;
        bool isOfFigures = false; ///< of chips
        bool isOfOthers = false;  ///< who have a part of what is owned
    };

    void note(const Explanation& part, bool Use::*what)
    {
        if (part.record && part.source)
            m_uses[*part.source].*what = true;
    }

    /// One holding: its claims carry its value, in equal parts.
    void addHolding(const Explanation& holding)
    {
        std::vector<SourceId> claims;
        forEachHeld(holding, [&](const Explanation& part, bool isShare) {
            if (!part.record || !part.source)
                return;
            if (isShare)
                note(part, &Use::isOfOthers);
            else if (part.record->kind == RecordKind::Inventory)
                claims.push_back(*part.source);
            else if (part.record->kind == RecordKind::OperationalShare)
                note(part, &Use::isOfOthers);
            else
                note(part, &Use::isOfFigures);
        });
        for (const auto claim : claims) {
            auto& use = m_uses[claim];
            use.hasClaims = true;
            use.chips += std::abs(holding.value) / static_cast<double>(claims.size());
        }
        m_total += std::abs(holding.value);
    }

    template <class Visit> static void forEachHeld(const Explanation& part, const Visit& visit, bool isShare = false)
    {
        visit(part, isShare);
        for (const auto& operand : part.operands)
            forEachHeld(*operand, visit, isShare || part.operation == Operation::Remainder);
    }

    std::map<SourceId, Use> m_uses;
    double m_total = 0;
};

/// Of sums and fractions of them: mark, formula, operands and sources.
void finish(const FigureContext& context, const Explanation& tree, Inspection& inspection)
{
    if (tree.mark)
        inspection.mark = context.words(markNames[*tree.mark]);
    const bool isFraction = tree.operation == Operation::Ratio || tree.operation == Operation::Quotient;
    std::vector<std::string> missing = tree.missing;
    if (isFraction) {
        const auto text = [](const Explanation& part) { return fmt::format("{} {}", numberText(part.value, part.style), part.unit); };
        inspection.formula
            = context.words(say::inspect::divided, { { "chips", text(*tree.operands[0]) }, { "people", text(*tree.operands[1]) } });
        if (missing.empty())
            missing = tree.operands[0]->missing;
    } else {
        inspection.formula = context.words(say::inspect::sum, { { "n", tree.operands.size() } });
    }
    if (!missing.empty())
        inspection.note = context.words(say::note::lowerBound, { { "names", joined(missing, ", ") } });
    inspection.operands = OperandWriter(context).operandsOf(tree);

    SourceUses uses;
    if (tree.operation == Operation::Ratio) {
        uses.addChips(*tree.operands[0]);
        uses.addPeople(*tree.operands[1]);
    } else if (isFraction) {
        for (const auto& part : tree.operands)
            uses.addChips(*part);
    } else {
        uses.addChips(tree);
    }
    inspection.sources = uses.written(context);
}

}

std::vector<Explanation::Part> shownOperands(const Explanation& explanation)
{
    auto operands = explanation.operands;
    const bool isOfRecords = std::ranges::all_of(operands, [](const auto& part) { return part->operation == Operation::Record; });
    if (explanation.operation == Operation::Sum && !isOfRecords)
        std::ranges::stable_sort(operands, std::ranges::greater(), [](const auto& part) { return std::abs(part->value); });
    return operands;
}

std::vector<Explanation::Erring> shownErring(const Explanation& explanation)
{
    auto erring = explanation.erring.value_or(std::vector<Explanation::Erring>());
    const auto width = [](const Explanation::Erring& one) {
        return std::abs(one.coefficient) * std::max(one.number->halves.down.value_or(0), one.number->halves.up.value_or(0));
    };
    std::ranges::stable_sort(erring, std::ranges::greater(), width);
    return erring;
}

std::string_view operandSign(Operation operation, std::size_t operand)
{
    if (operand == 0)
        return {};
    if (isProduct(operation))
        return "×";
    if (operation == Operation::Quotient || operation == Operation::Ratio || operation == Operation::Remainder)
        return "÷";
    if (operation == Operation::Powers)
        return operand % 2 == 1 ? "^" : "×";
    return operation == Operation::Difference ? "−" : "";
}

void describeRanked(const FigureContext& context, const RankedOrganization& ranked, const Explanation& tree, Inspection& inspection)
{
    const auto& words = context.words;
    std::vector<double> lines;
    for (const auto& line : { context.resolved.rich, context.resolved.poor }) {
        if (line)
            lines.push_back(*line);
    }
    const auto style = numberStyle(context.resolved.unit, lines);
    const bool isLowerBound = !tree.missing.empty();
    inspection.value = (isLowerBound ? "≥ " : "") + numberText(tree.value, style);
    const auto per = words(perNames[context.resolved.per]);
    inspection.unit = unitText(context) + (per.empty() ? "" : " " + per);
    if (ranked.rankBest)
        inspection.rank = words(say::inspect::rank, { { "rank", rankText(ranked) } });
    if (ranked.chipsHaveInterval || ranked.peopleHaveInterval)
        inspection.interval = words(say::inspect::interval, { { "interval", rangeText(ranked.value, style) } });
    else
        inspection.interval = words(say::inspect::noInterval);
    if (ranked.people && ranked.chipsHaveInterval != ranked.peopleHaveInterval)
        inspection.interval += "; " + words(ranked.chipsHaveInterval ? say::inspect::onlyChips : say::inspect::onlyPeople);
    if (ranked.tier != Tier::None)
        inspection.tier = words(tierName(ranked.tier));
    finish(context, tree, inspection);
}

void describeSeries(const FigureContext& context, const Explanation& tree, const std::string& during, Inspection& inspection)
{
    const auto style = numberStyle(context.resolved.unit);
    const bool isIndex = tree.operation == Operation::Quotient;
    const auto& sum = isIndex ? *tree.operands[0] : tree;
    inspection.value = (sum.missing.empty() ? "" : "≥ ") + numberText(tree.value, isIndex ? NumberStyle {} : style);
    inspection.unit = isIndex ? context.words(say::inspect::index, { { "what", unitText(context) } }) : unitText(context) + ", " + during;
    if (tree.low || tree.high)
        inspection.interval
            = context.words(say::inspect::interval, { { "interval", rangeText({ tree.value, tree.low, tree.high }, style) } });
    finish(context, tree, inspection);
}

void describeValue(const FigureContext& context, const Explanation& tree, const Explanation::Part& position, Inspection& inspection)
{
    inspection.value = (tree.missing.empty() ? "" : "≥ ") + numberText(tree.value, tree.style);
    inspection.unit = tree.unit;
    if (tree.low || tree.high)
        inspection.interval
            = context.words(say::inspect::interval, { { "interval", rangeText({ tree.value, tree.low, tree.high }, tree.style) } });
    if (tree.mark)
        inspection.mark = context.words(markNames[*tree.mark]);
    const auto text = [](const Explanation& part) { return fmt::format("{} {}", numberText(part.value, part.style), part.unit); };
    if (tree.operation == Operation::Quotient)
        inspection.formula
            = context.words(say::inspect::divided, { { "chips", text(*tree.operands[0]) }, { "people", text(*tree.operands[1]) } });
    else if (tree.operation == Operation::Sum)
        inspection.formula = context.words(say::inspect::sum, { { "n", tree.operands.size() } });
    if (!tree.missing.empty())
        inspection.note = context.words(say::note::lowerBound, { { "names", joined(tree.missing, ", ") } });
    const OperandWriter writer(context);
    inspection.operands = writer.operandsOf(tree);
    SourceUses uses;
    uses.addAll(tree);
    if (tree.operation == Operation::Record && tree.record) {
        auto whole = std::make_shared<Explanation>();
        whole->operation = Operation::Sum;
        whole->unit = tree.unit;
        whole->operands = { std::make_shared<const Explanation>(tree) };
        inspection.operands = writer.operandsOf(*whole);
        inspection.formula.clear();
    }
    if (position) {
        Explanation beside;
        beside.operation = Operation::Same;
        beside.operands = { position };
        auto operands = writer.operandsOf(beside);
        for (auto& operand : operands)
            operand.label = context.words(say::inspect::otherAxis, { { "label", operand.label } });
        inspection.operands.insert(inspection.operands.end(), operands.begin(), operands.end());
        uses.addAll(*position);
    }
    inspection.sources = uses.written(context);
}

std::string noValueText(const FigureContext& context, Quarter quarter, const std::string& reason)
{
    return context.words(say::inspect::leftOut, { { "quarter", quarterText(quarter) }, { "reason", reason } });
}

}
