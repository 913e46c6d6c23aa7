// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/new.h"

#include "app/output_file.h"
#include "app/sample.h"
#include "model/base/files.h"
#include "model/store/document.h"

namespace app {

namespace {

Command parseNew(const Arguments& arguments)
{
    return NewDocument { arguments.onlyWord("FILE"), arguments.has("--sample"), arguments.has("--force") };
}

}

CommandSpec newCommand()
{
    return {
        .name = "new",
        .usages = { { "new FILE [--sample]", "a new document, empty or with the sample data" } },
        .about = "Makes a document: empty, or with the sample data.",
        .options = { flag("--sample", "with the bundled records: 617 claims on 72 organizations from 135 sources"),
            flag("--force", "replace FILE if it exists") },
        .parse = parseNew,
    };
}

namespace {

namespace fs = std::filesystem;
using model::Document;

/// Made beside and renamed, so that the old file stays whole until the new one is.
void replaceWithEmpty(const fs::path& path)
{
    const model::TemporaryPath beside(path);
    Document::create(beside.path()).saveCopy(path, true);
}

}

int NewDocument::operator()(Terminal&) const
{
    refuseExisting(file, replaces);
    if (hasSample)
        makeSample(file, replaces);
    else if (isThere(file))
        replaceWithEmpty(file);
    else
        Document::create(file);
    return 0;
}

}
