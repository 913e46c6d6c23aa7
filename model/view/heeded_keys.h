// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/view/view_state.h"

#include <optional>
#include <string_view>

namespace model {

/// Whether a figure can look different for a key of the view, whatever the other keys say. An unknown key: no.
bool heeds(FigureKind figure, std::string_view key);

/// The figure most like this one that heeds the key; nothing where none does.
std::optional<FigureKind> likestThatHeeds(FigureKind figure, std::string_view key);

}
