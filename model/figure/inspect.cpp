// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/inspect.h"

#include "model/figure/inspection_parts.h"
#include "model/view/view_words.h"
#include "words/decode.h"
#include "words/explain.h"
#include "words/figure.h"

#include <fmt/format.h>

#include <algorithm>

namespace model {

namespace {

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

void explainOther(const FigureContext& context, const FigureExplainer& explainer, const Selection& selection, ExplainedValue& explained)
{
    auto& inspection = explained.inspection;
    inspection.heading = headingOf(context, selection);
    if (explained.tree) {
        describeValue(context, *explained.tree, explained.position, inspection);
        return;
    }
    if (std::holds_alternative<SelectedSeries>(selection) && !factsOf(context.view.figure).isOfQuarters) {
        inspection.note = context.words(say::inspect::pickOne);
        return;
    }
    const auto reason = explainer.leftOut(nameOf(selection));
    const auto quarter = quarterOf(selection).value_or(context.resolved.at);
    inspection.note = noValueText(context, quarter, reason ? reasonLabel(context, *reason) : context.words(say::inspect::notDrawn));
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
    if (isRanking) {
        const auto reason = explainer.leftOut(nameOf(selection));
        if (!explained.tree && !reason)
            return {};
        inspection.heading = fmt::format("{} · {}", nameOf(selection), quarterText(context.resolved.at));
        if (explained.tree)
            describeRanked(context, *explainer.ranked(nameOf(selection)), *explained.tree, inspection);
        else
            inspection.note = noValueText(context, context.resolved.at, reasonLabel(context, *reason));
        compare(context, explainer, selection, inspection);
        return explained;
    }
    if (!isSeries) {
        explainOther(context, explainer, selection, explained);
        return explained;
    }
    const auto quarter = quarterOf(selection).value_or(context.resolved.to);
    inspection.heading = fmt::format("{} · {}", seriesLabel(context, nameOf(selection)), quarterText(quarter));
    if (!explained.tree) {
        inspection.note = noValueText(context, quarter, context.words(say::reason::zero));
        return explained;
    }
    const auto during = context.words(
        context.view.measure == Change::Flow ? say::inspect::flow : say::inspect::stock, { { "quarter", quarterText(quarter) } });
    describeSeries(context, *explained.tree, during, inspection);
    return explained;
}

}
