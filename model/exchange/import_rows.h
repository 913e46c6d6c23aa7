// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/progress.h"
#include "model/exchange/field_reader.h"
#include "model/exchange/import_findings.h"
#include "model/exchange/import_plan.h"
#include "model/exchange/import_report.h"
#include "model/records/fields.h"

#include <cstdint>
#include <filesystem>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace model {

/// The rows of the files as records. What could not be read is in the findings.
template <class Record> struct ImportRows {
    std::vector<Record> records;
    std::vector<RowPlace> places;
    std::vector<bool> isGood;
    std::vector<bool> hasKey;                      ///< whether the fields that make up its key were read
    std::vector<std::string> partOf;               ///< of organizations: may name ones further down
    std::vector<std::vector<std::string>> columns; ///< of each file, what it calls each field
    std::vector<std::string> sheets;               ///< of each file, the sheet that was read; empty where it is no workbook

    /// Only the first rows.
    void resize(std::size_t count)
    {
        records.resize(count);
        places.resize(count);
        isGood.resize(count);
        hasKey.resize(count);
        partOf.resize(std::min(partOf.size(), count));
    }
};

/// Reads all rows of all files; `readers` has one reader for each field of the record, in their order.
template <class Record>
ImportRows<Record> readImportRows(std::span<const std::filesystem::path> files, const ImportPlan& plan, std::vector<FieldReader>& readers,
    ImportFindings& findings, ImportReport& report, Progress& progress);

}
