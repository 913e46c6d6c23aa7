// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/workbook/tables_on_sheet.h"

#include "model/base/text.h"

#include <algorithm>
#include <optional>
#include <set>

namespace model {

namespace {

constexpr std::size_t rowsToLookAt = 1000;

struct Row {
    std::size_t row;
    std::vector<std::string> values;
};

using Columns = std::pair<std::size_t, std::size_t>; // first and last

bool isFilled(const Row& row, std::size_t column)
{
    return column < row.values.size() && !trimmed(row.values[column]).empty();
}

/// The rows that hold anything within these columns, and that range; nothing where there are none.
std::optional<CellRange> extentOf(const std::vector<Row>& rows, Columns columns)
{
    std::optional<CellRange> extent;
    for (const auto& row : rows) {
        for (auto column = columns.first; column <= columns.second; ++column) {
            if (!isFilled(row, column))
                continue;
            if (!extent)
                extent = CellRange { { row.row, columns.first }, {} };
            extent->last = { row.row, columns.second };
            break;
        }
    }
    return extent;
}

/// Groups of columns that empty ones part; a title that reaches over several counts for the first.
std::vector<Columns> columnGroups(const std::vector<Row>& rows)
{
    std::size_t width = 0;
    for (const auto& row : rows)
        width = std::max(width, row.values.size());
    std::vector<Columns> groups;
    bool isOpen = false;
    for (std::size_t column = 0; column < width; ++column) {
        const bool holdsAny = std::ranges::any_of(rows, [column](const Row& row) { return isFilled(row, column); });
        if (holdsAny && isOpen)
            groups.back().second = column;
        else if (holdsAny)
            groups.emplace_back(column, column);
        isOpen = holdsAny;
    }
    return groups;
}

/// The texts of the first row with at least two of them.
std::set<std::string> headOf(const std::vector<Row>& rows, Columns columns)
{
    for (const auto& row : rows) {
        std::set<std::string> texts;
        for (auto column = columns.first; column <= columns.second; ++column) {
            if (isFilled(row, column))
                texts.insert(lowered(trimmed(row.values[column])));
        }
        if (texts.size() > 1)
            return texts;
    }
    return {};
}

bool holdsTable(const std::vector<Row>& rows, Columns columns)
{
    const auto extent = extentOf(rows, columns);
    return columns.second > columns.first && extent && extent->last.row > extent->first.row;
}

bool areApart(const std::vector<Row>& rows, Columns left, Columns right)
{
    if (extentOf(rows, left)->first.row != extentOf(rows, right)->first.row)
        return true;
    const auto names = headOf(rows, left);
    return std::ranges::any_of(headOf(rows, right), [&names](const std::string& name) { return names.contains(name); });
}

bool hasNumber(const Row& row)
{
    return std::ranges::any_of(row.values, [](const std::string& value) { return parseNumber(value).has_value(); });
}

bool isHead(const Row& row)
{
    const auto filled = std::ranges::count_if(row.values, [](const std::string& value) { return !trimmed(value).empty(); });
    return filled > 1 && !hasNumber(row);
}

std::set<std::string> textsOf(const Row& row)
{
    std::set<std::string> texts;
    for (const auto& value : row.values)
        texts.insert(lowered(trimmed(value)));
    texts.erase(std::string());
    return texts;
}

/// The first row of a second table below the first: behind a blank row, a head over numbers that names a column as the first one does.
std::optional<std::size_t> secondHead(const std::vector<Row>& rows)
{
    std::set<std::string> names;
    for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
        if (!isHead(rows[i]) || !hasNumber(rows[i + 1]) || rows[i + 1].row != rows[i].row + 1)
            continue;
        const auto texts = textsOf(rows[i]);
        const bool isBehindBlank = i > 0 && rows[i].row > rows[i - 1].row + 1;
        if (isBehindBlank && std::ranges::any_of(texts, [&names](const std::string& text) { return names.contains(text); }))
            return i;
        if (names.empty())
            names = texts;
    }
    return std::nullopt;
}

}

std::vector<CellRange> tablesOn(SheetReader& reader)
{
    std::vector<Row> rows;
    for (CsvRow row; rows.size() < rowsToLookAt && reader.next(row);)
        rows.push_back({ row.line - 1, { row.values.begin(), row.values.end() } });
    std::vector<CellRange> tables;
    const auto groups = columnGroups(rows);
    std::optional<Columns> columns;
    const auto close = [&] {
        if (const auto extent = columns ? extentOf(rows, *columns) : std::nullopt)
            tables.push_back(*extent);
    };
    for (const auto& group : groups) {
        if (columns && holdsTable(rows, *columns) && holdsTable(rows, group) && areApart(rows, *columns, group)) {
            close();
            columns = group;
        } else {
            columns = { columns ? columns->first : group.first, group.second };
        }
    }
    close();
    if (tables.size() == 1) {
        if (const auto second = secondHead(rows)) {
            const auto split = rows.begin() + static_cast<std::ptrdiff_t>(*second);
            const auto last = tables.front().last;
            tables.front().last.row = std::prev(split)->row;
            tables.push_back({ { split->row, tables.front().first.column }, last });
        }
    }
    return tables;
}

}
