// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/progress.h"
#include "model/exchange/import_plan.h"
#include "model/exchange/import_report.h"
#include "model/store/document.h"
#include "model/store/imported_file.h"

#include <filesystem>
#include <span>

namespace model {

/// Finds out what importTable would do, with all problems, and changes nothing; `imported` are the files that the document knows already.
/// Throws Error only where a file cannot be read as a table at all.
ImportReport tryImport(const Dataset& dataset, std::span<const std::filesystem::path> files, const ImportPlan& plan, Progress progress = {},
    std::span<const ImportedFile> imported = {});

/// Imports the files as one undoable step. Throws Error (Invalid) with the problems where there is any, and Cancelled; the document is
/// then as it was. Rows that a rule of the plan leaves out are listed in the report and no problem.
ImportReport importTable(Document& document, std::span<const std::filesystem::path> files, const ImportPlan& plan, Progress progress = {});

/// Throws Error (Conflict where the document has the rows already, else Invalid) with the report's problems where there are any.
void refuseProblems(const ImportReport& report);

}
