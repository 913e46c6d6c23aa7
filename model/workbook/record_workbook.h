// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/dataset.h"
#include "model/workbook/workbook_writer.h"

#include <string>
#include <vector>

namespace model {

// Records as workbooks (.xlsx), as bytes. Throws Error (Invalid) for what no workbook can hold: more than 1,048,575 rows, a text above
// 32,767 letters; (Full, Unwritable) where the machine has no room.

/// The records of a kind as its CSV has them, and on a second sheet the sources they name.
std::string recordWorkbook(const Dataset& dataset, RecordKind kind);

/// All records, a sheet a kind under the name of its CSV; those that are optional and empty are left out.
std::string datasetWorkbook(const Dataset& dataset);

/// A sheet "sources" of these, with the lines and what a workbook does to numbers above them.
void writeSources(
    WorkbookWriter& writer, const Dataset& dataset, const std::vector<SourceId>& sources, std::vector<std::string> lines = {});

}
