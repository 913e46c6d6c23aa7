// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/figure_table.h"

#include "model/base/disarm.h"
#include "model/base/error.h"
#include "model/base/text.h"
#include "model/view/view_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

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

std::string htmlCell(const std::string& text)
{
    std::string html;
    for (const char c : text)
        html += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '"' ? "&quot;" : std::string(1, c);
    return html;
}

[[noreturn]] void refuse(std::size_t line)
{
    throw Error(ErrorCode::Damaged, fmt::format("line {} of the table is none of a figure's", line));
}

/// The cells of the row `csv` begins with, which is taken off it.
std::vector<std::string> nextRow(std::string_view& csv, std::size_t line)
{
    std::vector<std::string> cells(1);
    bool isQuoted = false;
    for (std::size_t i = 0; i < csv.size(); ++i) {
        const char c = csv[i];
        if (c == '"' && isQuoted && i + 1 < csv.size() && csv[i + 1] == '"') {
            cells.back() += '"';
            ++i;
        } else if (c == '"') {
            isQuoted = !isQuoted;
        } else if (c == ',' && !isQuoted) {
            cells.emplace_back();
        } else if (c == '\n' && !isQuoted) {
            csv.remove_prefix(i + 1);
            return cells;
        } else {
            cells.back() += c;
        }
    }
    refuse(line);
}

std::optional<double> numberIn(const std::string& cell, std::size_t line)
{
    const auto number = parseNumber(cell);
    if (!number && !cell.empty())
        refuse(line);
    return number;
}

std::optional<int> rankIn(const std::string& cell, std::size_t line)
{
    const auto number = numberIn(cell, line);
    constexpr double mostRanks = 1e9;
    if (number && (*number < 0 || *number > mostRanks))
        refuse(line);
    return number ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

TableRow rowOf(std::vector<std::string> cells, std::size_t line)
{
    TableRow row;
    row.series = std::move(cells[SeriesColumn]);
    row.item = std::move(cells[ItemColumn]);
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
    row.note = std::move(cells[Note]);
    if ((!row.quarter && !cells[QuarterColumn].empty()) || (!row.mark && !cells[MarkColumn].empty()))
        refuse(line);
    return row;
}

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
            html += fmt::format("<{0}>{1}</{0}>", isTitle ? "th" : "td", htmlCell(safeCell(row[i], i)));
        html += "</tr>\n";
        isTitle = false;
    }
    return html + "</table></body></html>\n";
}

std::vector<TableRow> tableOf(std::string_view csv)
{
    std::vector<TableRow> rows;
    std::size_t line = 1;
    const auto titles = nextRow(csv, line);
    if (!std::ranges::equal(titles, columns))
        refuse(line);
    while (!csv.empty()) {
        auto cells = nextRow(csv, ++line);
        if (cells.size() != columns.size())
            refuse(line);
        rows.push_back(rowOf(std::move(cells), line));
    }
    return rows;
}

}
