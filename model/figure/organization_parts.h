// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/parts.h"

#include <string>
#include <vector>

namespace model {

// What figures of organizations at a quarter share.

/// "H100-equivalents (dense BF16), 2025Q4, chips an organization has access to": the beginning of the subtitle.
std::string holdersText(const FigureContext& context, const std::string& unit, Quarter quarter);

/// Rows of the table for who is left out, `series` before each.
void addLeftOutRows(
    const FigureContext& context, const std::vector<LeftOut>& leftOut, Quarter quarter, const std::string& series, Figure& figure);

/// The status: how many are drawn, with who is left out and `others` that are not counted with them.
void addStatus(const FigureContext& context, std::size_t drawn, const std::vector<LeftOut>& leftOut, std::size_t others, Figure& figure);

/// Beside the names of who is left out the reason.
void addReasons(const FigureContext& context, const std::vector<LeftOut>& leftOut, Figure& figure);

/// Why nobody is drawn, and the next step.
std::string emptyText(const FigureContext& context, const std::vector<LeftOut>& leftOut, Quarter quarter);

}
