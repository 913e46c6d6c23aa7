// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/parts.h"

#include <optional>
#include <string>
#include <vector>

namespace model {

// What figures of organizations at a quarter share.

/// "H100-equivalents (dense BF16), 2025Q4, chips an organization has access to": the beginning of the subtitle.
std::string holdersText(const FigureContext& context, const std::string& unit, Quarter quarter);

/// Whether the chips or the people behind a value have an interval.
inline bool hasInterval(const RankedOrganization& ranked)
{
    return ranked.chipsHaveInterval || ranked.peopleHaveInterval;
}

/// What the table notes of a value: chips without the needed figure, intervals of one part only.
std::string noteOf(const FigureContext& context, const RankedOrganization& ranked, Quarter quarter);

/// The lines of GPU-rich and GPU-poor, those there are.
std::vector<double> zoneLines(const ResolvedView& resolved);

/// The zones that the figure's value axis reaches.
void addZones(const FigureContext& context, const NumberStyle& style, Figure& figure);

/// Rows of the table for who is left out, `series` before each.
void addLeftOutRows(
    const FigureContext& context, const std::vector<LeftOut>& leftOut, Quarter quarter, const std::string& series, Figure& figure);

/// The status: how many are drawn, with who is left out and `others` that are not counted with them.
void addStatus(const FigureContext& context, std::size_t drawn, const std::vector<LeftOut>& leftOut, std::size_t others, Figure& figure);

/// Beside the names of who is left out the reason.
void addReasons(const FigureContext& context, const std::vector<LeftOut>& leftOut, std::vector<SideValue>& values);

/// The quarter of the share an organization keeps of its own, where that is an earlier one than `quarter` (help method holding).
std::optional<Quarter> coveredBefore(const std::optional<Reduction>& letting, Quarter quarter);

/// Behind a value with such a share: " †"; else empty.
std::string coveredSign(const std::optional<Reduction>& letting, Quarter quarter);

/// Says in the footer whose share is that of an earlier quarter, of organizations in the order they are drawn.
class CoveredOwners {
public:
    CoveredOwners(const FigureContext& context, Quarter quarter);
    void add(OrganizationIndex organization, const std::optional<Reduction>& letting);
    void addNote(std::vector<std::string>& footer) const;

private:
    const FigureContext& m_context;
    Quarter m_quarter;
    std::vector<std::string> m_names;
};

/// Why nobody is drawn, and the next step.
std::string emptyText(const FigureContext& context, const std::vector<LeftOut>& leftOut, Quarter quarter);

}
