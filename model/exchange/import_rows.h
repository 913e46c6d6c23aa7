// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/progress.h"
#include "model/exchange/field_reader.h"
#include "model/exchange/import_plan.h"
#include "model/exchange/record_rows.h"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace model {

/// The rows of the files. What could not be read is in the findings.
template <class Record> struct ImportRows : RecordRows<Record> {
    std::vector<std::vector<std::string>> columns; ///< of each file, what it calls each field
    std::vector<std::string> sheets;               ///< of each file, the sheet that was read; empty where it is no workbook
};

/// Reads all rows of all files; `readers` has one reader for each field of the record, in their order.
template <class Record>
ImportRows<Record> readImportRows(std::span<const std::filesystem::path> files, const ImportPlan& plan, std::vector<FieldReader>& readers,
    ImportFindings& findings, ImportReport& report, Progress& progress);

}
