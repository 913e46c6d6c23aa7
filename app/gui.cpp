// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui.h"

#include "app/backup_place.h"
#include "app/first_document.h"
#include "app/sample.h"
#include "model/base/error.h"
#include "ui/base/icons.h"
#include "ui/base/text.h"
#include "ui/charts/theme.h"
#include "ui/tables/record_words.h"
#include "ui/window/dialog_prompts.h"
#include "ui/window/main_window.h"
#include "ui/window/settings.h"
#include "ui/workspace/workspace.h"
#include "words/commands.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QSettings>
#include <QStyleFactory>
#include <QTimer>
#include <QTranslator>

namespace app {

namespace {

void loadFont()
{
    const auto family = charts::loadFonts();
    if (family.isEmpty())
        return;
    QFont font(family);
    font.setPointSizeF(9.75); // 13 px at 96 dpi
    QApplication::setFont(font);
}

/// Catalogues are in the executable as :/translations/flopulence_<language>.qm; without one the window is English.
void loadTranslations(QTranslator& own, QTranslator& qts)
{
    const auto language = QLocale::system();
    if (!own.load(language, QStringLiteral("flopulence"), QStringLiteral("_"), QStringLiteral(":/translations")))
        return;
    QCoreApplication::installTranslator(&own);
    if (qts.load(language, QStringLiteral("qtbase"), QStringLiteral("_"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&qts);
}

}

int runWindow(int& argc, char** argv, const std::optional<std::string>& file)
{
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("Flopulence"));
    QCoreApplication::setOrganizationName(QStringLiteral("Flopulence"));
    QCoreApplication::setApplicationVersion(QStringLiteral(FLOPULENCE_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.flopulence.Flopulence"));
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    loadFont();
    QApplication::setWindowIcon(ui::applicationIcon());
    QTranslator translator;
    QTranslator qtTranslator;
    loadTranslations(translator, qtTranslator);

    QSettings store;
    ui::DialogPrompts prompts;
    ui::Workspace workspace(prompts, ui::titledWords());
    workspace.setBackupRoot(QString::fromStdU16String(backupRoot().u16string()));
    workspace.setMaker([](const std::filesystem::path& path, ui::Workspace::Bundled records) {
        makeSample(path, false, records == ui::Workspace::Bundled::Chips ? SampleRecords::Chips : SampleRecords::All);
    });
    ui::MainWindow window(workspace, ui::loadSettings(store));
    prompts.setWindow(&window);
    QObject::connect(&window, &ui::MainWindow::settingsChanged, &window, [&] { ui::saveSettings(window.settings(), store); });
    window.show();
    // Opened in the event loop, so that what cannot be opened is told over a window that is there.
    QTimer::singleShot(0, &window, [&] { openFirst(window, prompts, file); });
    return QApplication::exec();
}

void requireDisplay(const std::function<const char*(const char*)>& variable)
{
    for (const auto* name : { "DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "QT_QPA_PLATFORM" }) {
        const auto* value = variable(name);
        if (value != nullptr && *value != '\0')
            return;
    }
    throw model::Error(model::ErrorCode::Usage, model::say::command::noDisplay);
}

}
