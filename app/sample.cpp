// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sample.h"

#include "model/base/error.h"
#include "model/exchange/folder.h"
#include "words/commands.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

// Q_INIT_RESOURCE must stand outside of namespaces.
static void initSampleResources()
{
    Q_INIT_RESOURCE(sample);
}

namespace app {

void makeSample(const std::filesystem::path& target, bool replace)
{
    initSampleResources();
    // The reader takes a folder, so the compiled-in files become one for a moment.
    const QTemporaryDir folder;
    if (!folder.isValid())
        throw model::Error(model::ErrorCode::Unwritable, model::say::command::noSample);
    for (const auto& name : QDir(QStringLiteral(":/sample")).entryList(QDir::Files)) {
        if (!QFile::copy(QStringLiteral(":/sample/") + name, folder.filePath(name)))
            throw model::Error(model::ErrorCode::Unwritable, model::say::command::noSampleFile);
    }
    model::loadFolder(std::filesystem::path(folder.path().toStdU16String()), target, replace);
}

}
