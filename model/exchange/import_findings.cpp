// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/import_findings.h"

#include "model/records/validate.h"
#include "words/exchange.h"

#include <algorithm>

namespace model {

void ImportFindings::add(RowPlace order, ImportProblem problem)
{
    // A row that was unfolded is looked at more than once.
    if (order.line != 0 && order == m_lastProblem && problem.column.empty() && problem.reason.message.key == m_lastReason)
        return;
    m_lastProblem = order;
    m_lastReason = problem.column.empty() ? problem.reason.message.key : std::string_view();
    if (m_problemCount++ < m_most)
        m_problems.emplace_back(order, std::move(problem));
}

void ImportFindings::problem(RowPlace place, std::string column, std::string value, Sentence reason)
{
    if (m_skipsProblems && place.line != 0) {
        // A row is left out once, by the first of its problems.
        if (place != m_lastSkipped)
            skipped(place,
                column.empty() ? std::move(reason)
                               : Sentence { say::import::columnValue,
                                   { { "column", std::move(column) }, { "value", inQuotes(value) }, { "reason", std::move(reason) } } });
        return;
    }
    add(place, { { m_files[place.file], place.line }, std::move(column), std::move(value), std::move(reason) });
}

void ImportFindings::conflict(RowPlace place, Sentence reason)
{
    add(place, { { m_files[place.file], place.line }, {}, {}, std::move(reason) });
}

void ImportFindings::general(RowPlace order, Sentence sentence)
{
    add(order, { {}, {}, {}, std::move(sentence) });
}

void ImportFindings::skipped(RowPlace place, Sentence reason)
{
    m_lastSkipped = place;
    if (m_skippedCount++ < m_most)
        m_skipped.emplace_back(place, SkippedRow { { m_files[place.file], place.line }, std::move(reason) });
}

void ImportFindings::into(ImportReport& report)
{
    report.problemCount = m_problemCount;
    report.skipped = m_skippedCount;
    std::ranges::stable_sort(m_problems, {}, [](const auto& one) { return one.first; });
    for (auto& [place, problem] : m_problems)
        report.problems.push_back(std::move(problem));
    std::ranges::stable_sort(m_skipped, {}, [](const auto& one) { return one.first; });
    for (auto& [place, row] : m_skipped)
        report.skippedRows.push_back(std::move(row));
}

}
