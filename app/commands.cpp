// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"

#include "app/help.h"
#include "app/output_file.h"
#include "app/sample.h"
#include "model/base/error.h"
#include "model/base/files.h"
#include "model/exchange/folder.h"
#include "model/records/each_record_type.h"
#include "model/store/document.h"

#include <fmt/format.h>

namespace app {

namespace {

namespace fs = std::filesystem;
using model::Document;
using model::Error;
using model::ErrorCode;

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

int LoadFolder::operator()(Terminal& terminal) const
{
    refuseExisting(file, replaces);
    model::loadFolder(folder, file, replaces, terminal.progress("loading " + folder.string()));
    terminal.clearProgress();
    return 0;
}

int DumpFolder::operator()(Terminal&) const
{
    const auto document = Document::open(file, Document::Mode::ReadOnly);
    model::eachRecordType([&]<class Record>() { refuseReadOnly(folder / model::RecordTraits<Record>::file); });
    try {
        model::dumpFolder(*document.dataset(), folder, replaces);
    } catch (const Error& error) {
        if (error.code == ErrorCode::Conflict && !replaces)
            throw Error(error.code, fmt::format("{} (--force replaces)", error.what()));
        throw;
    }
    return 0;
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

int ShowHelp::operator()(Terminal& terminal) const
{
    terminal.write(helpText(command, page));
    return 0;
}

int ShowVersion::operator()(Terminal& terminal) const
{
    terminal.write("flopulence " FLOPULENCE_VERSION "\n");
    return 0;
}

void requireDisplay(const std::function<const char*(const char*)>& variable)
{
    for (const auto* name : { "DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "QT_QPA_PLATFORM" }) {
        const auto* value = variable(name);
        if (value != nullptr && *value != '\0')
            return;
    }
    throw Error(ErrorCode::Usage,
        "there is no display to open a window on (DISPLAY and WAYLAND_DISPLAY are not set); `flopulence export FILE -o ranking.png` writes "
        "a picture without one");
}

}
