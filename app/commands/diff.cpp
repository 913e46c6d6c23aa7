// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/diff.h"

#include "model/base/files.h"
#include "model/base/text.h"
#include "model/exchange/dataset_diff.h"
#include "model/exchange/folder.h"
#include "model/store/document.h"
#include "words/commands.h"

namespace app {

namespace {

Command parseDiff(const Arguments& arguments)
{
    const auto& words = arguments.words();
    if (words.size() != 2 || words[0].empty() || words[1].empty())
        refuse(say::command::needsTwo);
    return DiffDocuments { words[0], words[1], arguments.has("--json") };
}

}

CommandSpec diffCommand()
{
    return {
        .name = "diff",
        .usages = { { "diff A B [--json]", "the records that two documents do not have alike" } },
        .about
        = "Compares the records of two documents, or of folders of CSVs. Records are the same where they are called the same: by name or "
          "key, claims by all that tells claims apart. A line each: `-` only A has the record, `+` only B has it, `~` both have it, with "
          "the fields that differ and both values. Ids, the order of records and the history count for nothing. Exit code 0: there is no "
          "difference, 2: there is one.",
        .options = { flag("--json", "the differences as JSON, numbers as numbers") },
        .examples = { "diff fleet.flop copy.flop", "diff fleet.flop tables" },
        .parse = parseDiff,
    };
}

namespace {

namespace fs = std::filesystem;

/// Of a document, or of a folder of CSVs, which becomes a document for a moment.
std::shared_ptr<const model::Dataset> recordsAt(const fs::path& path, Terminal& terminal)
{
    std::error_code error;
    if (!fs::is_directory(path, error))
        return model::Document::open(path, model::Document::Mode::ReadOnly).dataset();
    const model::TemporaryPath file(fs::temp_directory_path() / "flopulence-diff.flop");
    model::loadFolder(path, file.path(), false, terminal.progress({ say::progress::load, { { "file", path.string() } } }));
    terminal.clearProgress();
    return model::Document::open(file.path(), model::Document::Mode::ReadOnly).dataset();
}

}

int DiffDocuments::operator()(Terminal& terminal) const
{
    const auto firstRecords = recordsAt(first, terminal);
    const auto secondRecords = recordsAt(second, terminal);
    const auto found = model::recordDifferences(*firstRecords, *secondRecords);
    if (isJson) {
        terminal.write(model::differencesJson(found, first.string(), second.string()));
    } else if (!found.empty()) {
        std::string text;
        for (const auto& line : model::split(model::differencesText(found), '\n'))
            text += line.empty() ? std::string() : plainLine(line) + "\n";
        terminal.write(text);
    }
    return found.empty() ? 0 : foundSomething;
}

}
