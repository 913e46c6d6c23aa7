// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/readable_table.h"

#include "model/view/resolve.h"
#include "model/view/view_query.h"
#include "words/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace model {

namespace {

struct Column {
    std::string head;
    bool isNumber = false;
    std::function<ReadableCell(const TableRow&)> cell;
};

bool hasAmounts(const Figure& figure)
{
    return figure.kind == FigureKind::Suppliers;
}

Column textColumn(std::string head, std::function<std::string(const TableRow&)> text)
{
    return { std::move(head), false, [text = std::move(text)](const TableRow& row) { return ReadableCell { text(row) }; } };
}

Column numberColumn(std::string head, std::optional<double> TableRow::*member, const NumberStyle& style)
{
    return { std::move(head), true, [member, style](const TableRow& row) {
                const auto& number = row.*member;
                return number ? ReadableCell { numberText(*number, style), number } : ReadableCell {};
            } };
}

ReadableCell rankCell(const TableRow& row)
{
    if (!row.rankBest || !row.rankWorst)
        return {};
    return { *row.rankBest == *row.rankWorst ? fmt::format("{}", *row.rankBest) : fmt::format("{}–{}", *row.rankBest, *row.rankWorst) };
}

std::vector<Column> allColumns(const Figure& figure, const Words& words)
{
    const auto titled = [&](const std::string& title, const Message& otherwise) { return title.empty() ? words(otherwise) : title; };
    const auto values = valueStyle(figure);
    const auto positions = positionStyle(figure);
    const auto valueHead = hasAmounts(figure) ? words(say::report::headValue) : titled(figure.values.title, say::report::headValue);
    const auto positionHead = titled(hasAmounts(figure) ? figure.values.title : figure.positions.title, say::report::headX);
    return {
        { words(say::report::headRank), true, rankCell },
        textColumn(words(say::report::headItem), [](const TableRow& row) { return row.item; }),
        textColumn(words(say::report::headSeries), [](const TableRow& row) { return row.series; }),
        textColumn(
            words(say::report::headQuarter), [](const TableRow& row) { return row.quarter ? quarterText(*row.quarter) : std::string(); }),
        numberColumn(positionHead, &TableRow::x, positions),
        numberColumn(words(say::report::headLow), &TableRow::xLow, positions),
        numberColumn(words(say::report::headHigh), &TableRow::xHigh, positions),
        numberColumn(valueHead, &TableRow::value, values),
        numberColumn(words(say::report::headLow), &TableRow::low, values),
        numberColumn(words(say::report::headHigh), &TableRow::high, values),
        textColumn(
            words(say::report::headMark), [](const TableRow& row) { return row.mark ? std::string(word(*row.mark)) : std::string(); }),
        textColumn(words(say::report::headNote), [](const TableRow& row) { return row.note; }),
    };
}

}

NumberStyle valueStyle(const Figure& figure)
{
    return hasAmounts(figure) ? numberStyle(parseQuery(figure.view).view.unit.value_or(figureDefaults(figure.kind).unit))
                              : figure.values.style;
}

NumberStyle positionStyle(const Figure& figure)
{
    return hasAmounts(figure) ? figure.values.style : figure.positions.style;
}

ReadableTable readableTable(const Figure& figure, const Words& words)
{
    auto columns = allColumns(figure, words);
    std::erase_if(columns, [&](const Column& column) {
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
