// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/inspect.h"

#include "model/base/text.h"
#include "model/view/view_words.h"
#include "words/decode.h"
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

class InspectionWriter {
public:
    explicit InspectionWriter(const FigureContext& context)
        : m_context(context)
        , m_style(numberStyle(context.resolved.unit))
    {
    }

    void ofRanked(const RankedOrganization& ranked, const Explanation& tree, Inspection& inspection) const
    {
        const auto& words = m_context.words;
        std::vector<double> lines;
        for (const auto& line : { m_context.resolved.rich, m_context.resolved.poor }) {
            if (line)
                lines.push_back(*line);
        }
        const auto style = numberStyle(m_context.resolved.unit, lines);
        const bool isLowerBound = !tree.missing.empty();
        inspection.value = (isLowerBound ? "≥ " : "") + numberText(tree.value, style);
        const auto per = words(perNames[m_context.resolved.per]);
        inspection.unit = unitText(m_context) + (per.empty() ? "" : " " + per);
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
        finish(tree, inspection);
    }

    /// `during`: "held at the end of 2025Q4".
    void ofSeries(const Explanation& tree, const std::string& during, Inspection& inspection) const
    {
        const bool isIndex = tree.operation == Operation::Quotient;
        const auto& sum = isIndex ? *tree.operands[0] : tree;
        inspection.value = (sum.missing.empty() ? "" : "≥ ") + numberText(tree.value, isIndex ? NumberStyle {} : m_style);
        inspection.unit
            = isIndex ? m_context.words(say::inspect::index, { { "what", unitText(m_context) } }) : unitText(m_context) + ", " + during;
        if (tree.low || tree.high)
            inspection.interval
                = m_context.words(say::inspect::interval, { { "interval", rangeText({ tree.value, tree.low, tree.high }, m_style) } });
        finish(tree, inspection);
    }

    /// Of the other figures: a share, a FLOP, a figure of a chip; `position` is the value along the other axis, or null.
    void ofOther(const Explanation& tree, const Explanation::Part& position, Inspection& inspection) const
    {
        inspection.value = (tree.missing.empty() ? "" : "≥ ") + numberText(tree.value, tree.style);
        inspection.unit = tree.unit;
        if (tree.low || tree.high)
            inspection.interval
                = m_context.words(say::inspect::interval, { { "interval", rangeText({ tree.value, tree.low, tree.high }, tree.style) } });
        if (tree.mark)
            inspection.mark = m_context.words(markNames[*tree.mark]);
        const auto text = [](const Explanation& part) { return fmt::format("{} {}", numberText(part.value, part.style), part.unit); };
        if (tree.operation == Operation::Quotient)
            inspection.formula
                = m_context.words(say::inspect::divided, { { "chips", text(*tree.operands[0]) }, { "people", text(*tree.operands[1]) } });
        else if (tree.operation == Operation::Sum)
            inspection.formula = m_context.words(say::inspect::sum, { { "n", tree.operands.size() } });
        if (!tree.missing.empty())
            inspection.note = m_context.words(say::note::lowerBound, { { "names", joined(tree.missing, ", ") } });
        const OperandWriter writer(m_context);
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
                operand.label = m_context.words(say::inspect::otherAxis, { { "label", operand.label } });
            inspection.operands.insert(inspection.operands.end(), operands.begin(), operands.end());
            uses.addAll(*position);
        }
        inspection.sources = uses.written(m_context);
    }

private:
    void finish(const Explanation& tree, Inspection& inspection) const
    {
        if (tree.mark)
            inspection.mark = m_context.words(markNames[*tree.mark]);
        const bool isFraction = tree.operation == Operation::Ratio || tree.operation == Operation::Quotient;
        std::vector<std::string> missing = tree.missing;
        if (isFraction) {
            const auto text = [](const Explanation& part) { return fmt::format("{} {}", numberText(part.value, part.style), part.unit); };
            inspection.formula
                = m_context.words(say::inspect::divided, { { "chips", text(*tree.operands[0]) }, { "people", text(*tree.operands[1]) } });
            if (missing.empty())
                missing = tree.operands[0]->missing;
        } else {
            inspection.formula = m_context.words(say::inspect::sum, { { "n", tree.operands.size() } });
        }
        if (!missing.empty())
            inspection.note = m_context.words(say::note::lowerBound, { { "names", joined(missing, ", ") } });
        inspection.operands = OperandWriter(m_context).operandsOf(tree);

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
        inspection.sources = uses.written(m_context);
    }

    const FigureContext& m_context;
    NumberStyle m_style;
};

/// "43 % likely above Meta": P(A > B) of estimates.md section 6.
std::string comparisonText(const FigureContext& context, const RankedOrganization& ranked, const RankedOrganization& other)
{
    const double percent = 100 * probabilityAbove(comparable(ranked), comparable(other));
    const auto share = percent > 99.5 ? "> 99 %" : percent < 0.5 ? "< 1 %" : fmt::format("{:.0f} %", percent);
    const auto hasInterval = [](const RankedOrganization& one) { return one.chipsHaveInterval || one.peopleHaveInterval; };
    auto text
        = context.words(say::inspect::above, { { "name", context.ledger.organization(other.organization).name }, { "share", share } });
    if (!hasInterval(ranked) || !hasInterval(other))
        text += "; " + context.words(say::inspect::aboveBare);
    return text;
}

void compare(const FigureContext& context, const FigureExplainer& explainer, const Selection& selection, Inspection& inspection)
{
    const auto& asked = std::get<SelectedOrganization>(selection);
    const auto* ranked = explainer.ranked(asked.name);
    if (!ranked || ranked->value.best <= 0)
        return;
    for (const auto& other : explainer.ranking().drawn) {
        if (other.value.best > 0 && &other != ranked)
            inspection.others.push_back(context.ledger.organization(other.organization).name);
    }
    const auto* other = explainer.ranked(asked.against);
    if (other && other != ranked && other->value.best > 0) {
        inspection.against = asked.against;
        inspection.comparison = comparisonText(context, *ranked, *other);
    }
}

std::string noValue(const FigureContext& context, Quarter quarter, const std::string& reason)
{
    return context.words(say::inspect::leftOut, { { "quarter", quarterText(quarter) }, { "reason", reason } });
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

std::string_view operandSign(Operation operation, std::size_t operand)
{
    if (operand == 0)
        return {};
    if (operation == Operation::Product)
        return "×";
    if (operation == Operation::Quotient || operation == Operation::Ratio || operation == Operation::Remainder)
        return "÷";
    return operation == Operation::Difference ? "−" : "";
}

namespace {

std::optional<Quarter> quarterOf(const Selection& selection)
{
    const auto* series = std::get_if<SelectedSeries>(&selection);
    return series ? series->quarter : std::nullopt;
}

std::string headingOf(const FigureContext& context, const Selection& selection)
{
    const auto name = seriesLabel(context, nameOf(selection));
    const auto* organization = std::get_if<SelectedOrganization>(&selection);
    switch (context.view.figure) {
    case FigureKind::Shares:
    case FigureKind::Versus:
        return fmt::format("{} · {}", name, quarterText(quarterOf(selection).value_or(context.resolved.to)));
    case FigureKind::Suppliers:
        return dotted(
            { name, organization ? seriesLabel(context, organization->supplier) : std::string(), quarterText(context.resolved.at) });
    case FigureKind::Lorenz:
        return dotted({ name, organization && organization->quarter ? quarterText(*organization->quarter) : std::string() });
    case FigureKind::Wealth:
        return fmt::format("{} · {}", name, quarterText(context.resolved.at));
    case FigureKind::Decode: {
        const auto* point = std::get_if<SelectedPoint>(&selection);
        return dotted(
            { name, point && point->size ? context.words(say::decode::size, { { "size", numberText(*point->size) } }) : std::string() });
    }
    default:
        return name;
    }
}

void explainOther(const FigureContext& context, const FigureExplainer& explainer, const Selection& selection,
    const InspectionWriter& writer, ExplainedValue& explained)
{
    auto& inspection = explained.inspection;
    inspection.heading = headingOf(context, selection);
    if (explained.tree) {
        writer.ofOther(*explained.tree, explained.position, inspection);
        return;
    }
    if (std::holds_alternative<SelectedSeries>(selection) && !factsOf(context.view.figure).isOfQuarters) {
        inspection.note = context.words(say::inspect::pickOne);
        return;
    }
    const auto reason = explainer.leftOut(nameOf(selection));
    const auto quarter = quarterOf(selection).value_or(context.resolved.at);
    inspection.note = noValue(context, quarter, reason ? reasonLabel(context, *reason) : context.words(say::inspect::notDrawn));
}

}

ExplainedValue explainValue(const FigureContext& context, const Selection& selection)
{
    FigureExplainer explainer(context);
    return explainValue(context, explainer, selection);
}

ExplainedValue explainValue(const FigureContext& context, FigureExplainer& explainer, const Selection& selection)
{
    const bool isRanking = context.view.figure == FigureKind::Ranking;
    const bool isSeries = context.view.figure == FigureKind::Growth;
    if (isEmpty(selection) || (factsOf(context.view.figure).isOfQuarters && !std::holds_alternative<SelectedSeries>(selection)))
        return {};
    if (isRanking && !std::holds_alternative<SelectedOrganization>(selection))
        return {};
    ExplainedValue explained { {}, explainer.explain(selection), explainer.explainPosition(selection) };
    auto& inspection = explained.inspection;
    inspection.preferred = context.view.prefer;
    const InspectionWriter writer(context);
    if (isRanking) {
        const auto reason = explainer.leftOut(nameOf(selection));
        if (!explained.tree && !reason)
            return {};
        inspection.heading = fmt::format("{} · {}", nameOf(selection), quarterText(context.resolved.at));
        if (explained.tree)
            writer.ofRanked(*explainer.ranked(nameOf(selection)), *explained.tree, inspection);
        else
            inspection.note = noValue(context, context.resolved.at, reasonLabel(context, *reason));
        compare(context, explainer, selection, inspection);
        return explained;
    }
    if (!isSeries) {
        explainOther(context, explainer, selection, writer, explained);
        return explained;
    }
    const auto quarter = quarterOf(selection).value_or(context.resolved.to);
    inspection.heading = fmt::format("{} · {}", seriesLabel(context, nameOf(selection)), quarterText(quarter));
    if (!explained.tree) {
        inspection.note = noValue(context, quarter, context.words(say::reason::zero));
        return explained;
    }
    const auto during = context.words(
        context.view.measure == Change::Flow ? say::inspect::flow : say::inspect::stock, { { "quarter", quarterText(quarter) } });
    writer.ofSeries(*explained.tree, during, inspection);
    return explained;
}

}
