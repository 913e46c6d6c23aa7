// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/new.h"

#include "app/output_file.h"
#include "model/store/new_file.h"
#include "words/commands.h"
#include "words/usage.h"

namespace app {

namespace {

Command parseNew(const Arguments& arguments)
{
    if (arguments.has("--sample") && arguments.has("--chips"))
        refuse(say::command::sampleOrChips);
    std::optional<SampleRecords> records;
    if (arguments.has("--sample"))
        records = SampleRecords::All;
    if (arguments.has("--chips"))
        records = SampleRecords::Chips;
    return NewDocument { arguments.onlyWord("FILE"), records, arguments.has("--force") };
}

}

CommandSpec newCommand()
{
    return {
        .name = "new",
        .usages = { { "new FILE [--sample | --chips]", say::helpNew::toDocument } },
        .about = { { say::helpNew::about } },
        .options = { flag("--sample", say::helpNew::sample), flag("--chips", say::helpNew::chips), flag("--force", say::helpNew::force) },
        .parse = parseNew,
    };
}

int NewDocument::operator()(Terminal&) const
{
    refuseExisting(file, replaces);
    if (records)
        makeSample(file, replaces, *records);
    else
        model::NewFile(file, replaces).finish();
    return 0;
}

}
