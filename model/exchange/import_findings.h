// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/import_report.h"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace model {

/// Where a row stands: the number of its file in the import and its line there.
struct RowPlace {
    std::uint32_t file = 0;
    std::uint32_t line = 0;
    auto operator<=>(const RowPlace&) const = default;
};

/// Collects the problems and skipped rows of files that are read, and gives them out in the files' order.
class ImportFindings {
public:
    /// `skipsProblems`: rows with a problem are rows left out. Of each list the first `most` are kept, all are counted.
    ImportFindings(std::vector<std::string> files, bool skipsProblems, std::size_t most = ImportReport::mostListed)
        : m_files(std::move(files))
        , m_most(most)
        , m_skipsProblems(skipsProblems)
    {
    }

    bool skipsProblems() const { return m_skipsProblems; }
    std::size_t problemCount() const { return m_problemCount; }
    bool isFull() const { return m_problemCount >= m_most; }

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
    std::size_t m_most;
    bool m_skipsProblems;
    RowPlace m_lastSkipped;
    RowPlace m_lastProblem;
    std::string_view m_lastReason; ///< why, where no column is to blame
};

}
