// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/fleet/printed_fleet.h"

#include <string_view>

namespace model {

/// A tool whose output is read, by the name that `--recipe` has.
struct FleetRecipe {
    std::string_view name;
    /// Throws Error (Invalid): one sentence with the file and which call gives the right one.
    PrintedFleet (*read)(std::span<const FleetFile> files);
    /// Whether a file looks like this tool's, by its beginning.
    bool (*knows)(std::string_view text);
};

std::span<const FleetRecipe> fleetRecipes();

/// Null for a name that is none of them.
const FleetRecipe* fleetRecipeNamed(std::string_view name);

/// The recipe that a file is of; null for anything else.
const FleetRecipe* fleetRecipeOf(std::string_view text);

}
