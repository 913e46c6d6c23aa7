// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/load.h"

#include "app/output_file.h"
#include "model/exchange/folder.h"
#include "words/commands.h"
#include "words/usage.h"

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
        .usages = { { "load DIR -o FILE", say::helpLoad::toFolder } },
        .about = { { say::helpLoad::about } },
        .options = { output("FILE", say::helpLoad::output), flag("--force", say::helpLoad::force) },
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
