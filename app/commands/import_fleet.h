// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command.h"
#include "app/commands/import.h"
#include "model/fleet/import_fleet.h"

#include <filesystem>
#include <vector>

namespace app {

/// `import` of what a tool lists of a fleet.
struct ImportFleet {
    std::filesystem::path file;
    std::vector<std::filesystem::path> listings;
    model::FleetPlan plan;
    bool isTrial = false;

    int operator()(Terminal& terminal) const;
};

/// Whether the options say so, or the first file is what a tool lists and they name no recipe.
bool isOfFleet(const ImportTables& command);

/// The plan of --recipe, --organization, --as-of and --researchers. Throws Error (Usage) for a number that is none.
model::FleetPlan fleetPlan(const Arguments& arguments);

}
