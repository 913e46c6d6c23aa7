// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/workbook/row_queue.h"

#include "model/base/error.h"
#include "model/base/text.h"
#include "words/workbook.h"

#include <fmt/format.h>

#include <algorithm>

namespace model {

namespace {

constexpr std::size_t longestRow = 16u << 20; // as of a CSV
constexpr std::size_t mostText = 2ull << 30;  // of a whole sheet, its repeated rows written out
constexpr std::size_t mostMerges = 1'000'000;
constexpr CellRange everything { { 0, 0 }, { mostSheetRows - 1, mostSheetColumns - 1 } };

}

RowQueue::RowQueue(std::string shown, std::string sheet, std::optional<CellRange> wanted)
    : m_shown(std::move(shown))
    , m_sheet(std::move(sheet))
    , m_wanted(wanted.value_or(everything))
{
}

void RowQueue::refuse(const Message& why) const
{
    throw Error(ErrorCode::Invalid, why,
        { { "file", m_shown }, { "sheet", m_sheet }, { "line", std::to_string(m_row + 1) }, { "rows", mostSheetRows },
            { "columns", mostSheetColumns } });
}

bool RowQueue::isWanted(std::size_t row) const
{
    return row >= m_wanted.first.row && row <= m_wanted.last.row;
}

RowQueue::Value RowQueue::keep(std::string_view text)
{
    const Value value { m_text.size(), text.size() };
    m_text += text;
    if (m_text.size() - m_rowBegin > longestRow)
        refuse(say::workbook::longRow);
    return value;
}

void RowQueue::merge(const CellRange& range)
{
    if (m_merges.size() >= mostMerges)
        refuse(say::workbook::tooLarge);
    if (m_isInRow && range.first.row == m_row)
        m_open.push_back({ range, {} });
    else if (range.first != range.last)
        m_merges.emplace(range.first.row, range);
}

void RowQueue::beginRow(std::size_t row, bool isHidden)
{
    m_row = row;
    m_isHidden = isHidden;
    m_isInRow = true;
    m_rowBegin = m_text.size();
    m_cells.clear();
    while (!m_merges.empty() && m_merges.begin()->first <= row) {
        m_open.push_back({ m_merges.begin()->second, {} });
        m_merges.erase(m_merges.begin());
    }
    std::erase_if(m_open, [row](const Merged& merged) { return merged.range.last.row < row; });
}

void RowQueue::add(std::size_t column, std::string_view text, CellContent content, std::size_t repeats)
{
    if (m_row >= mostSheetRows && !text.empty())
        refuse(say::workbook::tooManyRows);
    if (column + repeats > mostSheetColumns && !text.empty())
        refuse(say::workbook::tooManyColumns);
    const auto first = std::max(column, m_wanted.first.column);
    const auto end = std::min(column + repeats, m_wanted.last.column + 1);
    if (text.empty() || first >= end || !isWanted(m_row))
        return;
    if (first - m_wanted.first.column < m_cells.size())
        throw Error(ErrorCode::Damaged, say::workbook::damaged, { { "file", m_shown } });
    m_cells.resize(first - m_wanted.first.column);
    m_cells.resize(end - m_wanted.first.column, Cell { keep(text), content });
    if (content != CellContent::Error && content != CellContent::Formula)
        return;
    const auto where = fmt::format("{} ({})", cellName({ m_row, first }), shortened(text, 40));
    (content == CellContent::Error ? m_facts.errors : m_facts.formulas).add(where);
}

/// Puts the texts of merged cells where they count.
void RowQueue::fillMerged()
{
    const auto filled = std::ranges::count_if(m_cells, [](const Cell& cell) { return cell.value.size > 0; });
    for (auto& merged : m_open) {
        const auto& range = merged.range;
        if (range.first.column < m_wanted.first.column || range.first.column > m_wanted.last.column)
            continue;
        const auto from = range.first.column - m_wanted.first.column;
        const auto end = std::min(range.last.column, m_wanted.last.column) + 1 - m_wanted.first.column;
        const bool isFirstRow = m_row == range.first.row;
        const bool isTall = range.first.row != range.last.row;
        const bool isWide = range.first.column != range.last.column;
        Cell cell;
        if (isFirstRow) {
            if (from >= m_cells.size() || m_cells[from].value.size == 0)
                continue;
            cell = m_cells[from];
            const bool isNumber = cell.content == CellContent::Number;
            if (isTall && isNumber)
                m_facts.mergedNumbers.add(rangeName(range));
            else if (isTall)
                merged.text = m_text.substr(cell.value.begin, cell.value.size);
            if (isWide && filled == 1)
                continue; // a title
            if (isWide || !isNumber)
                m_facts.merged.add(rangeName(range));
        } else if (!merged.text.empty()) {
            cell = { keep(merged.text), CellContent::Text };
        }
        if (cell.value.size == 0)
            continue;
        m_cells.resize(std::max(m_cells.size(), end));
        for (auto column = from; column < end; ++column) {
            if (m_cells[column].value.size == 0)
                m_cells[column] = cell;
        }
    }
}

void RowQueue::lookForHidden()
{
    if (m_isHidden)
        m_facts.hiddenRows.add(std::to_string(m_row + 1));
    std::erase_if(m_hidden, [this](const auto& hidden) {
        for (auto column = std::max(hidden.first, m_wanted.first.column); column <= hidden.second; ++column) {
            const auto place = column - m_wanted.first.column;
            if (place >= m_cells.size())
                return false;
            if (m_cells[place].value.size > 0) {
                m_facts.hiddenColumns.add(columnName(column));
                return true;
            }
        }
        return false;
    });
}

void RowQueue::endRow(std::size_t repeats)
{
    m_isInRow = false;
    if (m_cells.empty())
        return;
    if (m_row + repeats > mostSheetRows)
        refuse(say::workbook::tooManyRows);
    if (!m_open.empty())
        fillMerged();
    lookForHidden();
    repeats = std::min(repeats, m_wanted.last.row - m_row + 1);
    const auto begin = m_values.size();
    std::size_t bytes = 0;
    for (const auto& cell : m_cells) {
        m_values.push_back(cell.value);
        bytes += cell.value.size + 1;
    }
    m_cells.clear();
    if (bytes > longestRow)
        refuse(say::workbook::longRow);
    m_rows.push_back({ m_row + 1, begin, m_values.size(), repeats });
    m_rowsMade += repeats;
    m_bytesMade += bytes * repeats;
    if (m_bytesMade > mostText)
        refuse(say::workbook::tooLarge);
}

/// Keeps only what belongs to the unfinished row.
void RowQueue::dropHandedOut()
{
    const auto done = m_isInRow ? m_rowBegin : m_text.size();
    m_text.erase(0, done);
    for (auto& cell : m_cells)
        cell.value.begin -= cell.value.size > 0 ? done : 0;
    m_rowBegin = 0;
    m_rows.clear();
    m_values.clear();
    m_next = 0;
}

bool RowQueue::pop(CsvRow& row)
{
    if (m_next == m_rows.size()) {
        dropHandedOut();
        return false;
    }
    auto& waiting = m_rows[m_next];
    m_shownValues.clear();
    for (auto i = waiting.begin; i < waiting.end; ++i)
        m_shownValues.emplace_back(m_text.data() + m_values[i].begin, m_values[i].size);
    row = { waiting.line, m_shownValues };
    ++waiting.line;
    if (--waiting.repeats == 0)
        ++m_next;
    return true;
}

}
