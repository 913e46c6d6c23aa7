// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "model/base/files.h"
#include "model/base/text.h"
#include "model/exchange/dataset_diff.h"
#include "model/exchange/folder.h"
#include "model/store/document.h"

#include <fmt/format.h>

namespace app {

namespace {

namespace fs = std::filesystem;

constexpr int foundSomething = 2;

/// Of a document, or of a folder of CSVs, which becomes a document for a moment.
std::shared_ptr<const model::Dataset> recordsAt(const fs::path& path, Terminal& terminal)
{
    std::error_code error;
    if (!fs::is_directory(path, error))
        return model::Document::open(path, model::Document::Mode::ReadOnly).dataset();
    const model::TemporaryPath file(fs::temp_directory_path() / "flopulence-diff.flop");
    model::loadFolder(path, file.path(), false, terminal.progress("loading " + path.string()));
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
