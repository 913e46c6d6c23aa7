// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/standing.h"

#include "model/base/text.h"
#include "model/compute/timeline.h"
#include "model/figure/organization_parts.h"
#include "words/pin.h"

#include <algorithm>
#include <set>

namespace model {

namespace {

constexpr std::size_t mostSaid = 4; ///< pinned organizations with a sentence of their own

/// What of a figure stands for an organization that is pinned.
class Pins {
public:
    explicit Pins(const FigureContext& context)
        : m_view(context.view)
        , m_drawsChips(factsOf(context.view.figure).restsOn == RecordKind::Chip)
    {
        if (m_drawsChips)
            findChips(context);
    }

    bool holds(const Selection& selection) const
    {
        if (const auto* organization = std::get_if<SelectedOrganization>(&selection))
            return isPinned(m_view, organization->name);
        if (const auto* run = std::get_if<SelectedRun>(&selection))
            return isPinned(m_view, run->trainer);
        if (const auto* series = std::get_if<SelectedSeries>(&selection))
            return isPinned(m_view, series->name) || isGroupOfPinned(series->name);
        return m_drawsChips && m_chips.contains(nameOf(selection));
    }

private:
    void findChips(const FigureContext& context)
    {
        for (const auto& position : context.ledger.positions()) {
            if (!isPinned(m_view, context.ledger.organization(position.organization).name))
                continue;
            const auto stock = context.ledger.stock(position, context.resolved.at);
            if (stock && stock->units > 0)
                m_chips.insert(context.ledger.chip(position.chip).name);
        }
    }

    /// Whether a group that is compared takes chips of nobody else.
    bool isGroupOfPinned(const std::string& name) const
    {
        if (!factsOf(m_view.figure).uses.groups)
            return false;
        const auto group = std::ranges::find(m_view.groups, name, &VersusGroup::name);
        return group != m_view.groups.end() && group->organization && !group->organization->empty()
            && std::ranges::all_of(*group->organization, [&](const std::string& one) { return isPinned(m_view, one); });
    }

    const ViewState& m_view;
    bool m_drawsChips;
    std::set<std::string> m_chips; ///< that they hold
};

/// The ranking that a figure of chips counted in a unit is about: at its quarter, or the end of its range.
ResolvedView ofRanking(const FigureContext& context)
{
    const bool isOfRange = factsOf(context.view.figure).isOfQuarters;
    return atQuarter(context.resolved, isOfRange ? context.resolved.to : context.resolved.at);
}

/// Who is next, and what the next tier takes; each may be empty.
std::vector<std::string> standingParts(
    const FigureContext& context, const ResolvedView& resolved, const Ranking& ranking, const RankedOrganization& ranked)
{
    const auto style = numberStyle(resolved.unit, zoneLines(resolved));
    const auto place = &ranked - ranking.drawn.data();
    const auto neighbour = [&](std::ptrdiff_t other, const Message& said) {
        if (other < 0 || other >= std::ssize(ranking.drawn) || ranking.drawn[static_cast<std::size_t>(other)].value.best <= 0)
            return std::string();
        const auto& next = ranking.drawn[static_cast<std::size_t>(other)];
        return context.words(
            said, { { "name", context.ledger.organization(next.organization).name }, { "value", numberText(next.value.best, style) } });
    };
    std::vector<std::string> parts { neighbour(place - 1, say::pin::nextAbove), neighbour(place + 1, say::pin::nextBelow) };
    const auto& line = ranked.tier == Tier::Poor ? resolved.poor : ranked.tier == Tier::Middle ? resolved.rich : std::nullopt;
    if (line) {
        const auto more = (*line - ranked.value.best) * (ranked.people ? ranked.people->count : 1);
        parts.push_back(context.words(
            ranked.tier == Tier::Poor ? say::pin::toMiddle : say::pin::toRich, { { "more", numberOfUnits(context, more, style) } }));
    }
    return parts;
}

std::string standingOf(const FigureContext& context, const ResolvedView& resolved, const Ranking& ranking, const std::string& name)
{
    const auto& ledger = context.ledger;
    const auto quarter = quarterText(resolved.at);
    const auto isIt = [&](const auto& one) { return ledger.organization(one.organization).name == name; };
    if (const auto ranked = std::ranges::find_if(ranking.drawn, isIt); ranked != ranking.drawn.end()) {
        if (!ranked->rankBest)
            return context.words(say::pin::none, { { "name", name }, { "quarter", quarter } });
        std::vector<std::string> parts { context.words(
            say::pin::rank, { { "name", name }, { "rank", rankText(*ranked) }, { "n", ranking.compared }, { "quarter", quarter } }) };
        if (ranked->tier != Tier::None)
            parts.push_back(context.words(tierName(ranked->tier)));
        for (auto& part : standingParts(context, resolved, ranking, *ranked))
            parts.push_back(std::move(part));
        std::erase(parts, std::string());
        return joined(parts, "; ");
    }
    if (const auto left = std::ranges::find_if(ranking.leftOut, isIt); left != ranking.leftOut.end())
        return context.words(
            say::pin::leftOut, { { "name", name }, { "reason", reasonLabel(context, left->reason) }, { "quarter", quarter } });
    return context.words(say::pin::notRanked, { { "name", name } });
}

}

std::string standingText(
    const FigureContext& context, const ResolvedView& resolved, const Ranking& ranking, const RankedOrganization& ranked)
{
    return dotted(standingParts(context, resolved, ranking, ranked));
}

void markPinned(const FigureContext& context, Figure& figure)
{
    const auto& pinned = context.view.pin;
    if (pinned.empty())
        return;
    const Pins pins(context);
    bool isAnyDrawn = false;
    for (auto& series : figure.series) {
        series.isPinned = figure.positions.kind != AxisKind::Rows && pins.holds(series.selection);
        for (auto& point : series.points) {
            point.isPinned = pins.holds(point.selection);
            isAnyDrawn = isAnyDrawn || point.isPinned;
        }
    }
    for (auto& row : figure.rows)
        row.isPinned = isPinned(context.view, row.label);
    if (isAnyDrawn) {
        const bool areChips = factsOf(context.view.figure).restsOn == RecordKind::Chip;
        figure.key.push_back({ KeyEntry::Symbol::Pin, {},
            areChips ? context.words(say::pin::keyChips, { { "names", joined(pinned, ", ") } }) : joined(pinned, ", ") });
    }
    if (!factsOf(context.view.figure).uses.unit)
        return;
    const auto resolved = ofRanking(context);
    const auto ranking = rankOrganizations(context.ledger, withoutTop(context.view), resolved);
    for (std::size_t i = 0; i < std::min(mostSaid, pinned.size()); ++i) {
        if (!context.dataset().organizationNamed(pinned[i]))
            continue; // said among the unknown names
        const auto text = standingOf(context, resolved, ranking, pinned[i]);
        const auto place = std::min(figure.footerKept, figure.footer.size());
        figure.footer.insert(figure.footer.begin() + static_cast<std::ptrdiff_t>(place), text);
        figure.footerKept = place + 1;
        if (!figure.summary.empty())
            figure.summary += " " + text + ".";
        figure.standings.push_back(text);
    }
}

}
