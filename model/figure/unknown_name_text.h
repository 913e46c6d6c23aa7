// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/parts.h"
#include "model/view/unknown_names.h"

#include <string>

namespace model {

/// "organization OpenAl (nearest: OpenAI)"
std::string unknownNameText(const UnknownName& unknown, const Words& words);

/// Says in the figure what its view names and nothing has; where nothing is drawn, that comes before the reason.
void addUnknownNames(const FigureContext& context, Figure& figure);

/// What a series is called: of a group of versus that names what is not known, with how much of it is known.
std::string groupLabel(const FigureContext& context, const std::string& series, const std::string& label);

}
