// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/arguments.h"

#include <string>
#include <utility>
#include <vector>

namespace app {

/// A view by its name, its line or the file that holds it.
OptionSpec view(std::string name, const model::Message& meaning);

/// The keys of a view as options; lists may be given piece by piece.
const std::vector<OptionSpec>& viewOptionSpecs();

/// Those that are given: the keys and their values, in order.
std::vector<std::pair<std::string, std::string>> viewOptions(const Arguments& arguments);

}
