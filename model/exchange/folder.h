// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/progress.h"
#include "model/records/dataset.h"

#include <filesystem>

namespace model {

/// Makes a document at `path` of a folder of CSVs (the six tables always, the others where there are any; columns that
/// a later version of the schema brought may be missing). Written beside and renamed. Throws Error with all problems (the first 100) and
/// then leaves no file; refused (Conflict) where `path` exists unless `replace`.
void loadFolder(const std::filesystem::path& folder, const std::filesystem::path& path, bool replace = false, Progress progress = {});

/// Writes the records as a folder of CSVs without loss; a file that is there already is refused (Conflict) unless `replace`. Tables that
/// are optional and empty are not written, and removed where an earlier dump left them. Stopped, it leaves the folder as it was.
void dumpFolder(const Dataset& dataset, const std::filesystem::path& folder, bool replace = false, Progress progress = {});

/// SHA-256 of what dumpFolder would write, as hex: the files one after the other by name, so `cat FOLDER/*.csv | sha256sum` gives the same.
std::string dataHash(const Dataset& dataset, Progress progress = {});

}
