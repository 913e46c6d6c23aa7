// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/dump.h"

#include "app/output_file.h"
#include "model/base/error.h"
#include "model/base/text.h"
#include "model/exchange/folder.h"
#include "model/records/each_record_type.h"
#include "model/store/document.h"
#include "model/workbook/record_workbook.h"
#include "words/commands.h"
#include "words/usage.h"

namespace app {

using model::Document;
using model::Error;
using model::ErrorCode;

namespace {

Command parseDump(const Arguments& arguments)
{
    const auto file = arguments.onlyWord("FILE");
    const std::filesystem::path output = arguments.output(say::output::folder);
    if (model::lowered(output.extension().string()) == ".xlsx" && !std::filesystem::is_directory(output))
        return DumpWorkbook { file, output, arguments.has("--force") };
    return DumpFolder { file, output, arguments.has("--force") };
}

}

CommandSpec dumpCommand()
{
    return {
        .name = "dump",
        .usages = { { "dump FILE -o DIR", say::helpDump::toFolder }, { "dump FILE -o FILE.xlsx", say::helpDump::toWorkbook } },
        .about = { { say::helpDump::about } },
        .options = { output("DIR", say::helpDump::output), flag("--force", say::helpDump::force) },
        .parse = parseDump,
    };
}

int DumpWorkbook::operator()(Terminal&) const
{
    const auto document = Document::open(file, Document::Mode::ReadOnly);
    refuseExisting(workbook, replaces);
    writeOutput(workbook, model::datasetWorkbook(*document.dataset()));
    return 0;
}

int DumpFolder::operator()(Terminal& terminal) const
{
    const auto document = Document::open(file, Document::Mode::ReadOnly);
    model::eachRecordType([&]<class Record>() { refuseReadOnly(folder / model::RecordTraits<Record>::file); });
    try {
        model::dumpFolder(
            *document.dataset(), folder, replaces, terminal.progress({ say::progress::report, { { "file", folder.string() } } }));
        terminal.clearProgress();
    } catch (const Error& error) {
        if (error.code == ErrorCode::Conflict && !replaces)
            throw Error(error.code, say::command::forceReplaces, { { "why", error.sentence } });
        throw;
    }
    return 0;
}

}
