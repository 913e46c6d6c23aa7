// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/timeline.h"

#include <algorithm>
#include <map>

namespace model {

namespace {

constexpr std::size_t firstLines = 12;

std::size_t drawnCount(const ViewState& view, std::size_t lines)
{
    const auto top = static_cast<std::size_t>(view.top);
    const bool isChosen = view.organization && !view.organization->empty();
    const auto wanted = isChosen || view.top != ViewState().top ? top : firstLines;
    return std::min(lines, wanted);
}

}

const RankedOrganization& OrganizationLine::last() const
{
    return **std::ranges::find_if(values.rbegin(), values.rend(), [](const auto& value) { return value.has_value(); });
}

ResolvedView atQuarter(ResolvedView resolved, Quarter quarter)
{
    resolved.at = quarter;
    return resolved;
}

OrganizationLines linesOf(const Ledger& ledger, const ViewState& view, const ResolvedView& resolved)
{
    OrganizationLines result;
    result.first = resolved.from;
    if (resolved.to < resolved.from)
        return result;
    const auto whole = withoutTop(view);
    const auto count = static_cast<std::size_t>(resolved.to - resolved.from + 1);
    std::map<OrganizationIndex, std::size_t> places;
    for (std::size_t q = 0; q < count; ++q) {
        auto ranking = rankOrganizations(ledger, whole, atQuarter(resolved, resolved.from + static_cast<int>(q)));
        for (auto& ranked : ranking.drawn) {
            const auto [place, isNew] = places.try_emplace(ranked.organization, result.lines.size());
            if (isNew)
                result.lines.push_back({ ranked.organization, std::vector<std::optional<RankedOrganization>>(count) });
            result.lines[place->second].values[q] = std::move(ranked);
        }
        if (q + 1 == count)
            result.leftOut = std::move(ranking.leftOut);
    }
    std::erase_if(result.leftOut, [&](const LeftOut& left) { return places.contains(left.organization); });
    std::ranges::stable_sort(result.lines, [&](const OrganizationLine& a, const OrganizationLine& b) {
        if (a.values.back().has_value() != b.values.back().has_value())
            return a.values.back().has_value();
        const auto left = a.last().value.best;
        const auto right = b.last().value.best;
        return left != right ? left > right : ledger.organization(a.organization).name < ledger.organization(b.organization).name;
    });
    result.drawn = drawnCount(view, result.lines.size());
    const auto rest = std::stable_partition(result.lines.begin() + static_cast<std::ptrdiff_t>(result.drawn), result.lines.end(),
        [&](const OrganizationLine& line) { return isPinned(view, ledger.organization(line.organization).name); });
    result.drawn = static_cast<std::size_t>(rest - result.lines.begin());
    return result;
}

}
