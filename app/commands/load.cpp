// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/load.h"

#include "app/output_file.h"
#include "model/exchange/folder.h"
#include "words/commands.h"

namespace app {

namespace {

Command parseLoad(const Arguments& arguments)
{
    const auto folder = arguments.onlyWord("DIR");
    return LoadFolder { folder, arguments.output(say::output::document), arguments.has("--force") };
}

}

CommandSpec loadCommand()
{
    return {
        .name = "load",
        .usages = { { "load DIR -o FILE", "a folder of CSVs into a document" } },
        .about = "Makes a document of a folder of CSVs: organizations.csv, chips.csv, sources.csv, inventory.csv, headcount.csv and "
                 "training_runs.csv, and operational_shares.csv, events.csv, saved_views.csv, waivers.csv and recipes.csv where there are "
                 "any. With "
                 "an error in them no file is made.",
        .options = { output("FILE", "the document to make"), flag("--force", "replace FILE if it exists") },
        .parse = parseLoad,
    };
}

int LoadFolder::operator()(Terminal& terminal) const
{
    refuseExisting(file, replaces);
    model::loadFolder(folder, file, replaces, terminal.progress({ say::progress::load, { { "file", folder.string() } } }));
    terminal.clearProgress();
    return 0;
}

}
