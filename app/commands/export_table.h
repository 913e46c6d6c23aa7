// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command.h"
#include "model/records/records.h"

#include <filesystem>
#include <string>

namespace app {

/// `export --table`: the records of a kind instead of a figure.
struct ExportTable {
    std::filesystem::path file;
    std::string output; ///< a path, or `-` for standard output
    model::RecordKind table = model::RecordKind::Inventory;
    bool isWorkbook = false; ///< else CSV

    int operator()(Terminal& terminal) const;
};

/// Throws Error (Usage) for options that are of figures.
Command parseExportTable(const Arguments& arguments);

}
