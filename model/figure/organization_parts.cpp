// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/organization_parts.h"

#include "model/base/text.h"
#include "model/figure/palette.h"
#include "words/figure.h"

#include <fmt/format.h>

namespace model {

std::string holdersText(const FigureContext& context, const std::string& unit, Quarter quarter)
{
    const bool isOwned = context.resolved.access == Holding::Owned;
    const std::vector<std::string> parts { unit, quarterText(quarter),
        context.words(isOwned ? say::holders::owned : say::holders::access) };
    return joined(parts, ", ");
}

std::string noteOf(const FigureContext& context, const RankedOrganization& ranked, Quarter quarter)
{
    const bool isPerHead = context.resolved.per != Per::None;
    std::vector<std::string> notes;
    if (!ranked.held.missingChips.empty())
        notes.push_back(context.words(say::note::lowerBound, { { "names", joined(chipNames(context, ranked.held.missingChips), ", ") } }));
    if (!hasInterval(ranked))
        notes.push_back(context.words(say::note::noInterval));
    else if (isPerHead && !ranked.peopleHaveInterval)
        notes.push_back(context.words(say::note::onlyChips));
    else if (isPerHead && !ranked.chipsHaveInterval)
        notes.push_back(context.words(say::note::onlyPeople));
    if (const auto covered = coveredBefore(ranked.held.letting, quarter))
        notes.push_back(context.words(say::note::covered, { { "quarter", quarterText(*covered) } }));
    return joined(notes, "; ");
}

std::vector<double> zoneLines(const ResolvedView& resolved)
{
    std::vector<double> lines;
    for (const auto& line : { resolved.rich, resolved.poor }) {
        if (line)
            lines.push_back(*line);
    }
    return lines;
}

void addZones(const FigureContext& context, const NumberStyle& style, Figure& figure)
{
    const auto& rich = context.resolved.rich;
    const auto& poor = context.resolved.poor;
    const auto isOnAxis = [&](double line) { return line > figure.values.low && line < figure.values.high; };
    if (poor && isOnAxis(*poor))
        figure.zones.push_back(
            { {}, poor, { Paint::Kind::Poor, 0 }, context.words(say::zone::poor, { { "line", numberText(*poor, style) } }) });
    if (rich && isOnAxis(*rich))
        figure.zones.push_back(
            { rich, {}, { Paint::Kind::Rich, 0 }, context.words(say::zone::rich, { { "line", numberText(*rich, style) } }) });
}

void addLeftOutRows(
    const FigureContext& context, const std::vector<LeftOut>& leftOut, Quarter quarter, const std::string& series, Figure& figure)
{
    for (const auto& left : leftOut) {
        auto row = leftOutRow(context, left, quarter);
        row.series = series;
        figure.table.push_back(std::move(row));
    }
}

void addStatus(const FigureContext& context, std::size_t drawn, const std::vector<LeftOut>& leftOut, std::size_t others, Figure& figure)
{
    const auto reasons = leftOutText(context, leftOut);
    figure.status = context.words(reasons.empty() ? say::status::drawn : say::status::drawnBut,
        { { "n", std::to_string(drawn) }, { "all", std::to_string(drawn + leftOut.size() + others) }, { "reasons", reasons } });
}

void addReasons(const FigureContext& context, const std::vector<LeftOut>& leftOut, std::vector<SideValue>& values)
{
    for (const auto& left : leftOut) {
        const auto& absent = context.ledger.organization(left.organization);
        values.push_back({ absent.id, reasonLabel(context, left.reason), {}, false, context.palette.of(absent.name) });
    }
}

std::optional<Quarter> coveredBefore(const std::optional<Reduction>& letting, Quarter quarter)
{
    const bool isEarlier = letting && letting->quarter < quarter && letting->share() < 1;
    return isEarlier ? std::optional(letting->quarter) : std::nullopt;
}

std::string coveredSign(const std::optional<Reduction>& letting, Quarter quarter)
{
    return coveredBefore(letting, quarter) ? " †" : "";
}

CoveredOwners::CoveredOwners(const FigureContext& context, Quarter quarter)
    : m_context(context)
    , m_quarter(quarter)
{
}

void CoveredOwners::add(OrganizationIndex organization, const std::optional<Reduction>& letting)
{
    if (const auto covered = coveredBefore(letting, m_quarter))
        m_names.push_back(fmt::format("{} ({})", m_context.ledger.organization(organization).name, quarterText(*covered)));
}

void CoveredOwners::addNote(std::vector<std::string>& footer) const
{
    constexpr std::size_t mostNames = 8;
    if (!m_names.empty())
        footer.push_back(m_context.words(say::footer::covered, { { "names", someNames(m_context, m_names, mostNames) } }));
}

std::string emptyText(const FigureContext& context, const std::vector<LeftOut>& leftOut, Quarter quarter)
{
    const auto& words = context.words;
    if (context.dataset().inventory().empty())
        return words(say::empty::noRecords);
    if (leftOut.empty())
        return words(say::empty::filter);
    return words(context.resolved.access == Holding::Owned ? say::empty::holdersOwned : say::empty::holders,
        { { "quarter", quarterText(quarter) }, { "reasons", leftOutText(context, leftOut) } });
}

}
