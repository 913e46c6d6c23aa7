// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/figure_table.h"

#include "model/base/csv.h"
#include "model/base/disarm.h"
#include "model/base/error.h"
#include "model/base/html.h"
#include "model/base/text.h"
#include "model/view/view_words.h"
#include "words/figure.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

namespace model {

namespace {

constexpr std::array<std::string_view, 14> columns { "figure", "series", "item", "quarter", "x", "x_low", "x_high", "value", "low", "high",
    "rank_best", "rank_worst", "mark", "note" };
enum Column {
    FigureColumn,
    SeriesColumn,
    ItemColumn,
    QuarterColumn,
    X,
    XLow,
    XHigh,
    Value,
    Low,
    High,
    RankBest,
    RankWorst,
    MarkColumn,
    Note
};

std::string cellText(const std::optional<double>& number)
{
    return number ? shortestNumber(*number) : std::string();
}

std::string cellText(const std::optional<int>& number)
{
    return number ? std::to_string(*number) : std::string();
}

/// A cell that a spreadsheet takes for what it says.
std::string safeCell(const std::string& text, std::size_t column)
{
    const bool isNumber = (column >= X && column <= RankWorst) || column == QuarterColumn;
    auto cell = isNumber ? text : disarmed(text);
    std::replace_if(
        cell.begin(), cell.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    return cell;
}

[[noreturn]] void refuse(std::size_t line)
{
    throw Error(ErrorCode::Damaged, say::figureTable::noRow, { { "line", std::to_string(line) } });
}

std::optional<double> numberIn(std::string_view cell, std::size_t line)
{
    const auto number = parseNumber(cell);
    if (!number && !cell.empty())
        refuse(line);
    return number;
}

std::optional<int> rankIn(std::string_view cell, std::size_t line)
{
    const auto number = numberIn(cell, line);
    constexpr double mostRanks = 1e9;
    if (number && (*number < 0 || *number > mostRanks))
        refuse(line);
    return number ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

TableRow rowOf(std::span<const std::string_view> cells, std::size_t line)
{
    if (cells.size() != columns.size())
        refuse(line);
    TableRow row;
    row.series = cells[SeriesColumn];
    row.item = cells[ItemColumn];
    row.quarter = parseQuarter(cells[QuarterColumn]);
    row.x = numberIn(cells[X], line);
    row.xLow = numberIn(cells[XLow], line);
    row.xHigh = numberIn(cells[XHigh], line);
    row.value = numberIn(cells[Value], line);
    row.low = numberIn(cells[Low], line);
    row.high = numberIn(cells[High], line);
    row.rankBest = rankIn(cells[RankBest], line);
    row.rankWorst = rankIn(cells[RankWorst], line);
    row.mark = fromWord<Mark>(cells[MarkColumn]);
    row.note = cells[Note];
    if ((!row.quarter && !cells[QuarterColumn].empty()) || (!row.mark && !cells[MarkColumn].empty()))
        refuse(line);
    return row;
}

}

std::span<const std::string_view> figureColumns()
{
    return columns;
}

std::vector<std::vector<std::string>> figureCells(const Figure& figure)
{
    std::vector<std::vector<std::string>> rows { { columns.begin(), columns.end() } };
    for (const auto& row : figure.table)
        rows.push_back({ std::string(word(figure.kind)), row.series, row.item, row.quarter ? quarterText(*row.quarter) : std::string(),
            cellText(row.x), cellText(row.xLow), cellText(row.xHigh), cellText(row.value), cellText(row.low), cellText(row.high),
            cellText(row.rankBest), cellText(row.rankWorst), row.mark ? std::string(word(*row.mark)) : std::string(), row.note });
    return rows;
}

std::string figureTsv(const Figure& figure)
{
    std::string tsv;
    for (const auto& row : figureCells(figure))
        for (std::size_t i = 0; i < row.size(); ++i)
            tsv += safeCell(row[i], i) + (i + 1 < row.size() ? '\t' : '\n');
    return tsv;
}

std::string figureHtml(const Figure& figure)
{
    std::string html = "<html><head><meta charset=\"utf-8\"></head><body><table>\n";
    bool isTitle = true;
    for (const auto& row : figureCells(figure)) {
        html += "<tr>";
        for (std::size_t i = 0; i < row.size(); ++i)
            html += fmt::format("<{0}>{1}</{0}>", isTitle ? "th" : "td", escapedHtml(safeCell(row[i], i)));
        html += "</tr>\n";
        isTitle = false;
    }
    return html + "</table></body></html>\n";
}

std::vector<TableRow> tableOf(std::string_view csv)
{
    std::vector<TableRow> rows;
    std::size_t line = 1;
    try {
        CsvReader reader(csv, "the table");
        CsvRow row;
        if (!reader.next(row) || !std::ranges::equal(row.values, columns))
            refuse(line);
        for (++line; reader.next(row); ++line)
            rows.push_back(rowOf(row.values, line));
    } catch (const Error&) {
        refuse(line); // the reader's own sentences are about files
    }
    if (!csv.ends_with('\n'))
        refuse(line - 1); // its end is missing
    return rows;
}

}
