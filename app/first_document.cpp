// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/first_document.h"

#include "app/sample.h"
#include "model/base/error.h"
#include "ui/base/text.h"
#include "ui/window/main_window.h"
#include "ui/window/picture_commands.h"
#include "ui/workspace/prompts.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTimer>

namespace app {

namespace {

/// The private copy of the sample; made where there is none yet. Empty where that is not possible.
QString privateSample(ui::Prompts& prompts)
{
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
    const auto path = folder.filePath(QStringLiteral("sample.flop"));
    if (QFileInfo::exists(path))
        return path;
    try {
        folder.mkpath(QStringLiteral("."));
        makeSample(std::filesystem::path(path.toStdU16String()), false);
        return path;
    } catch (const model::Error& error) {
        prompts.showError(ui::toQt(error.what()), {});
        return {};
    }
}

/// The document of the last time, unless opening it may freeze the program and the person does not want it.
bool openLast(ui::MainWindow& window, ui::Prompts& prompts)
{
    const auto settings = window.settings();
    if (QFileInfo::exists(settings.opening)) {
        const auto start = prompts.askStart(settings.opening);
        return start == ui::Prompts::Start::Nothing || (start == ui::Prompts::Start::SameFile && window.open(settings.opening));
    }
    const auto& recent = settings.recentFiles;
    return !recent.isEmpty() && QFileInfo::exists(recent.first()) && window.open(recent.first());
}

}

void openFirst(ui::MainWindow& window, ui::Prompts& prompts, const std::optional<std::string>& file)
{
    const auto path = file ? QString::fromStdString(*file) : QString();
    const bool isPicture = ui::isPicture(path); // shown over a document
    if (file && !isPicture && window.open(path))
        return;
    const bool isLast = (!file || isPicture) && openLast(window, prompts);
    if (!isLast) {
        const auto sample = privateSample(prompts);
        if (sample.isEmpty() || !window.open(sample))
            return;
    }
    // Once the window is drawn: its status bar says what came of it.
    if (isPicture)
        QTimer::singleShot(0, &window, [&window, path] { window.open(path); });
}

}
