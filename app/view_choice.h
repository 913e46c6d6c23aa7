// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/terminal.h"
#include "model/records/dataset.h"
#include "model/view/view_state.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace app {

/// The view that --view and the view options ask for. `view` is a saved view's name, a line, a file holding one, or empty (the default
/// view); the options go over it, and those of one list key add up. Throws Error (Usage) with every unknown key, value and name;
/// what a saved view has of them is only noted. `option` is what errors call the view's option.
model::ViewState chosenView(const model::Dataset& dataset, const std::string& view,
    const std::vector<std::pair<std::string, std::string>>& options, Terminal& terminal, std::string_view option = "--view");

/// Throws Error (Usage) with every option that none of the figures heeds, and a figure that does.
void refuseUnheeded(const std::vector<std::pair<std::string, std::string>>& options, const std::vector<model::FigureKind>& figures);

}
