// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command.h"
#include "model/exchange/import_plan.h"
#include "model/fleet/import_fleet.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace app {

struct ImportTables {
    std::filesystem::path file;
    std::vector<std::filesystem::path> tables;
    std::optional<model::RecordKind> kind;
    std::string recipe; ///< a name; empty: columns are matched by their names
    std::optional<model::ConflictPolicy> onConflict;
    std::vector<std::string> replaces; ///< keys of the sources of which this is a newer release
    std::string view;                  ///< whose values are compared then; empty: the default one
    std::optional<model::RepeatPolicy> onRepeat;
    model::DialectChoice dialect; ///< as far as it is said
    std::optional<char> decimal;
    std::optional<model::DateOrder> dates;
    std::optional<int> fiscalYearEnd;
    std::vector<std::pair<std::string, std::string>> columns;   ///< of fields
    std::vector<std::pair<std::string, std::string>> constants; ///< of fields, in all rows
    std::vector<std::pair<std::string, double>> factors;        ///< of columns
    std::vector<std::pair<std::string, std::string>> meanings;  ///< of names
    std::vector<model::RowFilter> filters;                      ///< beside the recipe's
    bool skipsProblems = false;
    model::FleetPlan fleet; ///< whose, where the tables are lists of a fleet
    bool isTrial = false;

    int operator()(Terminal& terminal) const;
};

CommandSpec importCommand();

}
