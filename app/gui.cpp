// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui.h"

#include "app/backup_place.h"
#include "app/sample.h"
#include "model/base/error.h"
#include "ui/base/icons.h"
#include "ui/base/text.h"
#include "ui/charts/theme.h"
#include "ui/window/dialog_prompts.h"
#include "ui/window/main_window.h"
#include "ui/window/picture_commands.h"
#include "ui/window/settings.h"
#include "ui/workspace/workspace.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QLibraryInfo>
#include <QSettings>
#include <QStandardPaths>
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

void openFirst(ui::MainWindow& window, ui::Prompts& prompts, const std::optional<std::string>& file)
{
    const auto path = file ? QString::fromStdString(*file) : QString();
    const bool isPicture = ui::isPicture(path); // shown over a document
    if (file && !isPicture && window.open(path))
        return;
    // Once the window is drawn: its status bar says what came of it.
    const auto showPicture = [&window, isPicture, path] {
        if (isPicture)
            QTimer::singleShot(0, &window, [&window, path] { window.open(path); });
    };
    const auto recent = window.settings().recentFiles;
    if ((!file || isPicture) && !recent.isEmpty() && QFileInfo::exists(recent.first()) && window.open(recent.first())) {
        showPicture();
        return;
    }
    const auto sample = privateSample(prompts);
    if (!sample.isEmpty() && window.open(sample))
        showPicture();
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
    ui::Workspace workspace(prompts);
    workspace.setBackupRoot(QString::fromStdU16String(backupRoot().u16string()));
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
    throw model::Error(model::ErrorCode::Usage,
        "there is no display to open a window on (DISPLAY and WAYLAND_DISPLAY are not set); `flopulence export FILE -o ranking.png` writes "
        "a picture without one");
}

}
