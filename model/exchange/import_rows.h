// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/progress.h"
#include "model/exchange/field_reader.h"
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

/// Collects an import's problems and skipped rows up to the report's limit and gives them out in the files' order.
class ImportFindings {
public:
    /// `skipsProblems`: rows with a problem are rows left out.
    ImportFindings(std::vector<std::string> files, bool skipsProblems)
        : m_files(std::move(files))
        , m_skipsProblems(skipsProblems)
    {
    }

    bool skipsProblems() const { return m_skipsProblems; }

    /// A place without a line is about the file.
    void problem(RowPlace place, std::string column, std::string value, Sentence reason);
    /// Of a row that can be read, but not be told from another: it is never left out unasked.
    void conflict(RowPlace place, Sentence reason);
    /// A whole sentence; `order` says among which others it is listed.
    void general(RowPlace order, Sentence sentence);
    void skipped(RowPlace place, Sentence reason);
    const std::vector<std::string>& files() const { return m_files; }
    void into(ImportReport& report);

private:
    void add(RowPlace order, ImportProblem problem);

    std::vector<std::string> m_files;
    std::vector<std::pair<RowPlace, ImportProblem>> m_problems;
    std::vector<std::pair<RowPlace, SkippedRow>> m_skipped;
    std::size_t m_problemCount = 0;
    std::size_t m_skippedCount = 0;
    bool m_skipsProblems;
    RowPlace m_lastSkipped;
    RowPlace m_lastProblem;
    std::string_view m_lastReason; ///< why, where no column is to blame
};

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
