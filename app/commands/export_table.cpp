// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/export_table.h"

#include "app/output_file.h"
#include "app/table_option.h"
#include "app/view_options.h"
#include "model/base/text.h"
#include "model/exchange/export_table.h"
#include "model/store/document.h"
#include "model/workbook/record_workbook.h"
#include "words/commands.h"

#include <fmt/format.h>

namespace app {

Command parseExportTable(const Arguments& arguments)
{
    ExportTable command;
    command.file = arguments.onlyWord("FILE");
    command.table = *tableOption(arguments);
    command.output = arguments.output(say::output::table);
    for (const auto* name :
        { "--all", "--force", "--size", "--preset", "--dpi", "--theme", "--title", "--subtitle", "--note", "--text", "--view" }) {
        if (arguments.has(name))
            refuse(say::command::ofFigures, { { "option", name } });
    }
    if (const auto options = viewOptions(arguments); !options.empty())
        refuse(say::command::ofFigures, { { "option", fmt::format("--{}", options.front().first) } });
    const auto ending = command.output == "-" ? ".csv" : model::lowered(std::filesystem::path(command.output).extension().string());
    const auto format = arguments.word("--format").value_or(ending.empty() ? ending : ending.substr(1));
    if (format != "csv" && format != "xlsx")
        refuse(say::command::badTableEnding, { { "file", command.output } });
    command.isWorkbook = format == "xlsx";
    if (command.isWorkbook && command.output == "-")
        refuse(say::command::pictureToOutput);
    return command;
}

int ExportTable::operator()(Terminal& terminal) const
{
    const auto document = model::Document::open(file, model::Document::Mode::ReadOnly);
    if (output != "-")
        refuseDocument(file, output, say::command::isDocument);
    std::string bytes;
    if (isWorkbook)
        bytes = model::recordWorkbook(*document.dataset(), table);
    else
        model::writeTable(*document.dataset(), table, model::TableForm::Lossless, [&bytes](std::string_view some) { bytes += some; });
    if (output == "-")
        terminal.write(bytes);
    else
        writeOutput(output, bytes);
    return 0;
}

}
