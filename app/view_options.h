// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/arguments.h"

#include <string>
#include <utility>
#include <vector>

namespace app {

inline constexpr auto aView = "a saved view's name, a line such as 'figure=growth&by=organization', or a file holding one";

OptionSpec view(std::string name, std::string meaning);

/// The keys of a view as options; lists may be given piece by piece.
const std::vector<OptionSpec>& viewOptionSpecs();

/// Those that are given: the keys and their values, in order.
std::vector<std::pair<std::string, std::string>> viewOptions(const Arguments& arguments);

}
