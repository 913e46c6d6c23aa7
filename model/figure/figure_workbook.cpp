// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/figure_workbook.h"

#include "model/figure/figure_table.h"
#include "model/view/view_words.h"
#include "model/workbook/record_workbook.h"

namespace model {

std::string figureWorkbook(const Figure& figure, const Dataset& dataset)
{
    using enum SheetColumn::Kind;
    std::vector<SheetColumn> columns;
    for (const auto name : figureColumns())
        columns.push_back({ std::string(name), Text });
    WorkbookWriter writer(figure.table.size() * columns.size());
    writer.beginSheet(std::string(word(figure.kind)), columns, figure.table.size());
    const auto number = [&writer](const auto& value) { value ? writer.add(static_cast<double>(*value)) : writer.skip(); };
    for (const auto& row : figure.table) {
        writer.add(word(figure.kind));
        writer.add(row.series);
        writer.add(row.item);
        writer.add(row.quarter ? quarterText(*row.quarter) : std::string());
        for (const auto& value : { row.x, row.xLow, row.xHigh, row.value, row.low, row.high })
            number(value);
        number(row.rankBest);
        number(row.rankWorst);
        writer.add(row.mark ? word(*row.mark) : std::string_view());
        writer.add(row.note);
        writer.endRow();
    }
    writeSources(writer, dataset, figure.sources, { figure.title, figure.subtitle, figure.view });
    return writer.finish();
}

}
