// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/first_document.h"
#include "tests/support/catch.h"
#include "tests/ui/sample_window.h"
#include "ui/window/actions.h"
#include "ui/workspace/figure_making.h"

#include <QFileInfo>
#include <QSettings>
#include <QTest>

using namespace test;
using ui::Prompts;

namespace {

/// A window of which nothing is open yet.
struct Start {
    QTemporaryDir folder;
    QString last = sampleFile(folder, QStringLiteral("last.flop"));
    ScriptedPrompts prompts;
    ui::Workspace workspace { prompts };
    ui::MainWindow window;
    QStringList openings; ///< as they were saved, one after the other

    explicit Start(const QString& unfinished = {})
        : window(workspace, settings(last, unfinished.isEmpty() ? unfinished : folder.filePath(unfinished)))
    {
        QObject::connect(&window, &ui::MainWindow::settingsChanged, &window, [this] { openings << window.settings().opening; });
        window.show();
    }
    static ui::Settings settings(const QString& last, const QString& unfinished)
    {
        ui::Settings settings;
        settings.recentFiles = { last };
        settings.opening = unfinished;
        return settings;
    }
    void begin()
    {
        app::openFirst(window, prompts, std::nullopt);
        pass();
    }
    QString openFile() const { return QFileInfo(workspace.path()).fileName(); }
};

}

TEST_CASE("The document of the last time is opened, marked while it is and not after")
{
    Start test;
    test.begin();
    CHECK(test.openFile() == QStringLiteral("last.flop"));
    CHECK(test.prompts.unfinished.isEmpty());
    REQUIRE(test.openings.size() >= 2);
    CHECK(test.openings.first() == test.last);
    CHECK(test.openings.last().isEmpty());
}

TEST_CASE("A document whose opening did not come to its end is not opened unasked")
{
    Start test(QStringLiteral("last.flop"));
    test.begin();
    CHECK(test.prompts.unfinished == QStringList { test.last });
    CHECK_FALSE(test.workspace.isOpen());
    CHECK(test.window.settings().opening == test.last); // the next start asks again
}

TEST_CASE("A start that asks opens the same document again where that is wanted")
{
    Start test(QStringLiteral("last.flop"));
    test.prompts.start = Prompts::Start::SameFile;
    test.begin();
    CHECK(test.openFile() == QStringLiteral("last.flop"));
    CHECK(test.window.settings().opening.isEmpty());
}

TEST_CASE("A start that asks opens the sample where that is wanted")
{
    Start test(QStringLiteral("last.flop"));
    test.prompts.start = Prompts::Start::Sample;
    test.begin();
    CHECK(test.openFile() == QStringLiteral("sample.flop"));
    CHECK(test.window.settings().opening.isEmpty());
}

TEST_CASE("A document that is refused is no danger to the next start")
{
    Start test;
    QFile broken(test.folder.filePath(QStringLiteral("broken.flop")));
    REQUIRE(broken.open(QIODevice::WriteOnly));
    broken.write("not a document");
    broken.close();
    CHECK_FALSE(test.window.open(broken.fileName()));
    CHECK(test.openings.first() == broken.fileName());
    CHECK(test.window.settings().opening.isEmpty());
}

TEST_CASE("A document is in danger until its first figure is drawn, or the person stops that")
{
    Start test;
    const auto wait = [](const ui::FigureWish&, model::Progress progress) -> ui::MadeFigure {
        for (;;) {
            progress.update(0);
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
    };
    test.workspace.making().setPatience(std::chrono::milliseconds(1));
    test.workspace.making().setMake(wait);
    test.begin();
    CHECK(test.window.settings().opening == test.last);

    test.window.actions()[ui::ActionId::ClearSelection].trigger();
    REQUIRE(QTest::qWaitFor([&] { return !test.workspace.isDrawing(); }, 10'000));
    CHECK(test.window.settings().opening.isEmpty());
}

TEST_CASE("What is being opened is kept from one start to the next")
{
    const QTemporaryDir folder;
    QSettings store(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    ui::Settings settings;
    settings.opening = QStringLiteral("/home/ada/large.flop");
    ui::saveSettings(settings, store);
    CHECK(QSettings(store.fileName(), QSettings::IniFormat).value(QStringLiteral("files/opening")).toString() == settings.opening);
    CHECK(ui::loadSettings(store).opening == settings.opening);
}
