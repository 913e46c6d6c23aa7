// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/readable_table.h"

#include "model/figure/column_text.h"
#include "words/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace model {

namespace {

struct ShownColumn {
    std::string head;
    bool isNumber = false;
    std::function<ReadableCell(const TableRow&)> cell;
};

ShownColumn textColumn(std::string head, std::function<std::string(const TableRow&)> text)
{
    return { std::move(head), false, [text = std::move(text)](const TableRow& row) { return ReadableCell { text(row) }; } };
}

ShownColumn numberColumn(std::string head, std::optional<double> TableRow::*member, const NumberStyle& style)
{
    return { std::move(head), true, [member, style](const TableRow& row) {
                const auto& number = row.*member;
                return number ? ReadableCell { columnText(*number, style), number } : ReadableCell {};
            } };
}

ReadableCell rankCell(const TableRow& row)
{
    if (!row.rankBest || !row.rankWorst)
        return {};
    return { *row.rankBest == *row.rankWorst ? fmt::format("{}", *row.rankBest) : fmt::format("{}–{}", *row.rankBest, *row.rankWorst) };
}

std::vector<ShownColumn> allColumns(const Figure& figure, const Words& words)
{
    const auto titled
        = [&](const ColumnLook& look, const Message& otherwise) { return look.title.empty() ? words(otherwise) : look.title; };
    const auto values = valueColumn(figure);
    const auto positions = xColumn(figure);
    return {
        { words(say::report::headRank), true, rankCell },
        textColumn(words(say::report::headItem), [](const TableRow& row) { return row.item; }),
        textColumn(words(say::report::headSeries), [](const TableRow& row) { return row.series; }),
        textColumn(
            words(say::report::headQuarter), [](const TableRow& row) { return row.quarter ? quarterText(*row.quarter) : std::string(); }),
        numberColumn(titled(positions, say::report::headX), &TableRow::x, positions.style),
        numberColumn(words(say::report::headLow), &TableRow::xLow, positions.style),
        numberColumn(words(say::report::headHigh), &TableRow::xHigh, positions.style),
        numberColumn(titled(values, say::report::headValue), &TableRow::value, values.style),
        numberColumn(words(say::report::headLow), &TableRow::low, values.style),
        numberColumn(words(say::report::headHigh), &TableRow::high, values.style),
        textColumn(
            words(say::report::headMark), [](const TableRow& row) { return row.mark ? std::string(word(*row.mark)) : std::string(); }),
        textColumn(words(say::report::headNote), [](const TableRow& row) { return row.note; }),
    };
}

}

ColumnLook valueColumn(const Figure& figure)
{
    return figure.valueColumn.value_or(ColumnLook { figure.values.title, figure.values.style });
}

ColumnLook xColumn(const Figure& figure)
{
    return figure.xColumn.value_or(ColumnLook { figure.positions.title, figure.positions.style });
}

ReadableTable readableTable(const Figure& figure, const Words& words)
{
    auto columns = allColumns(figure, words);
    std::erase_if(columns, [&](const ShownColumn& column) {
        return std::ranges::all_of(figure.table, [&](const TableRow& row) { return column.cell(row).text.empty(); });
    });
    ReadableTable table;
    for (const auto& column : columns)
        table.columns.push_back({ column.head, column.isNumber });
    for (const auto& row : figure.table) {
        auto& cells = table.rows.emplace_back();
        for (const auto& column : columns)
            cells.push_back(column.cell(row));
    }
    return table;
}

}
