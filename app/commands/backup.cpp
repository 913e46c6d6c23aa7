// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/backup.h"

#include "app/output_file.h"
#include "model/store/document.h"
#include "words/commands.h"
#include "words/usage.h"

namespace app {

namespace {

Command parseBackup(const Arguments& arguments)
{
    const auto& words = arguments.words();
    if (words.size() != 2 || words[0].empty() || words[1].empty())
        refuse(say::command::needsCopy);
    return BackUp { words[0], words[1], arguments.has("--share"), arguments.has("--force") };
}

}

CommandSpec backupCommand()
{
    return {
        .name = "backup",
        .usages = { { "backup FILE OUT [--share]", say::helpBackup::toCopy } },
        .about = { { say::helpBackup::about } },
        .options = { flag("--share", say::helpBackup::share), flag("--force", say::helpBackup::force) },
        .parse = parseBackup,
    };
}

namespace {

using model::Document;

}

int BackUp::operator()(Terminal&) const
{
    refuseExisting(target, replaces);
    const auto document = Document::open(file, Document::Mode::ReadOnly);
    if (isShared)
        document.saveShared(target, replaces);
    else
        document.saveCopy(target, replaces);
    return 0;
}

}
