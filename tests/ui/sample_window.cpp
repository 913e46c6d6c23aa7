// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/sample_window.h"

#include "model/exchange/folder.h"
#include "model/view/view_query.h"
#include "tests/support/folders.h"
#include "ui/window/actions.h"

#include <QApplication>
#include <QMenu>
#include <QToolButton>

namespace test {

namespace {

/// Made once: reading the CSVs takes longer than copying a file.
QString master()
{
    static const QTemporaryDir folder;
    static const QString path = [] {
        const auto file = folder.filePath(QStringLiteral("master.flop"));
        model::loadFolder(SOURCE_DIR "/resources/sample", file.toStdString());
        return file;
    }();
    return path;
}

}

QString sampleFile(const QTemporaryDir& folder, const QString& name)
{
    const auto path = folder.filePath(name);
    QFile::copy(master(), path);
    return path;
}

SampleWorkspace::SampleWorkspace()
{
    workspace.making().setPatience(std::chrono::minutes(1)); // no figure of the sample is slow, however busy the machine is
    workspace.open(sampleFile(folder));
    workspace.refreshNow();
}

SampleWindow::SampleWindow(QSize size)
    : window(workspace, ui::Settings {})
{
    window.open(workspace.path());
    window.resize(size);
    window.show();
    pass();
    // It was laid out for the screen that the test runs on.
    window.actions()[ui::ActionId::ResetLayout].trigger();
    pass();
}

model::ViewState viewOf(const std::string& line)
{
    const auto parsed = model::parseQuery(line);
    if (!parsed.problems.empty())
        throw std::runtime_error(model::Words()(parsed.problems.front()));
    return parsed.view;
}

void pass()
{
    QApplication::sendPostedEvents();
    QApplication::processEvents();
    QApplication::processEvents(); // the first may have started a timer of no length
}

void choose(const QWidget& parent, const QString& button, const QString& word)
{
    const auto* menu = named<QToolButton>(parent, button)->menu();
    for (auto* action : menu->actions()) {
        if (action->text() == word) {
            action->trigger();
            pass();
            return;
        }
    }
    throw std::runtime_error("no choice is " + word.toStdString());
}

}
