// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/import_report.h"

#include <filesystem>
#include <functional>
#include <string>

namespace model {

/// Where the rows are listed that an import of a table left out: survey-left-out.csv beside survey.csv.
std::filesystem::path leftOutPath(const std::filesystem::path& table);

/// Lists them there with their lines and reasons, in the place of an earlier list. Throws Error (Unwritable, Full).
void listLeftOut(const ImportReport& report, const std::filesystem::path& table, const std::function<std::string(const Sentence&)>& said);

}
