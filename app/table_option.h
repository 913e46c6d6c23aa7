// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/arguments.h"
#include "model/records/records.h"

#include <optional>
#include <string>
#include <vector>

namespace app {

/// The tables that are imported and exported by --table.
std::vector<std::string> tableWords();

/// What --table says, by its word or as the table is called elsewhere, "Training runs"; nothing where it is not given. Throws Error
/// (Usage).
std::optional<model::RecordKind> tableOption(const Arguments& arguments);

}
