// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/readable_table.h"

#include "model/view/resolve.h"
#include "model/view/view_query.h"

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
    const auto head = [&](std::string_view name) { return words("report.head." + std::string(name)); };
    const auto titled = [&](const std::string& title, std::string_view name) { return title.empty() ? head(name) : title; };
    const auto values = valueStyle(figure);
    const auto positions = positionStyle(figure);
    const auto valueHead = hasAmounts(figure) ? head("value") : titled(figure.values.title, "value");
    const auto positionHead = titled(hasAmounts(figure) ? figure.values.title : figure.positions.title, "x");
    return {
        { head("rank"), true, rankCell },
        textColumn(head("item"), [](const TableRow& row) { return row.item; }),
        textColumn(head("series"), [](const TableRow& row) { return row.series; }),
        textColumn(head("quarter"), [](const TableRow& row) { return row.quarter ? quarterText(*row.quarter) : std::string(); }),
        numberColumn(positionHead, &TableRow::x, positions),
        numberColumn(head("low"), &TableRow::xLow, positions),
        numberColumn(head("high"), &TableRow::xHigh, positions),
        numberColumn(valueHead, &TableRow::value, values),
        numberColumn(head("low"), &TableRow::low, values),
        numberColumn(head("high"), &TableRow::high, values),
        textColumn(head("mark"), [](const TableRow& row) { return row.mark ? std::string(word(*row.mark)) : std::string(); }),
        textColumn(head("note"), [](const TableRow& row) { return row.note; }),
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
