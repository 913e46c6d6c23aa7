// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/diff.h"

#include "model/base/files.h"
#include "model/base/text.h"
#include "model/exchange/dataset_diff.h"
#include "model/exchange/folder.h"
#include "model/store/document.h"
#include "words/commands.h"
#include "words/files.h"
#include "words/usage.h"

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
        .usages = { { "diff A B [--json]", say::helpDiff::toRecords } },
        .about = { { say::helpDiff::about } },
        .options = { flag("--json", say::helpDiff::json) },
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
    try {
        model::loadFolder(path, file.path(), false, terminal.progress({ say::progress::load, { { "file", path.string() } } }));
        terminal.clearProgress();
        return model::Document::open(file.path(), model::Document::Mode::ReadOnly).dataset();
    } catch (const model::Error& failure) {
        if (failure.code != model::ErrorCode::Full && failure.code != model::ErrorCode::Unwritable)
            throw;
        throw model::Error(failure.code, model::say::file::noTemporary, { { "folder", fs::temp_directory_path().string() } });
    }
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
