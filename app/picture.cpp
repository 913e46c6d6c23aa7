// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/picture.h"

#include "model/base/error.h"
#include "words/commands.h"

#include <QApplication>
#include <QHashFunctions>

#include <clocale>
#include <cstdio>
#include <memory>

namespace app {

namespace {

/// What Qt remarks about the desktop (no XDG_RUNTIME_DIR, a font directory missing) is nothing to whoever asked for a picture.
void dropRemarks(QtMsgType type, const QMessageLogContext&, const QString& message)
{
    if (type == QtCriticalMsg || type == QtFatalMsg)
        std::fprintf(stderr, "flopulence: %s\n", qPrintable(message));
}

/// Qt keeps pointers to argc and argv as long as the application lives.
struct OffscreenApplication {
    int argc = 1;
    char name[11] = "flopulence";
    char* argv[2] = { name, nullptr };
    std::unique_ptr<QApplication> application;

    OffscreenApplication()
    {
        qInstallMessageHandler(dropRemarks);
        qputenv("QT_QPA_PLATFORM", "offscreen");
        for (const auto* variable :
            { "QT_QPA_PLATFORMTHEME", "QT_STYLE_OVERRIDE", "QT_SCALE_FACTOR", "QT_SCREEN_SCALE_FACTORS", "QT_FONT_DPI",
                "QT_USE_PHYSICAL_DPI", "QT_ENABLE_HIGHDPI_SCALING", "QT_SCALE_FACTOR_ROUNDING_POLICY", "QT_DPI_ADJUSTMENT_POLICY" })
            qunsetenv(variable);
        QApplication::setDesktopSettingsAware(false);
        application = std::make_unique<QApplication>(argc, argv);
        std::setlocale(LC_ALL, "C"); // QApplication takes the user's, whose decimal commas do not belong in a picture
    }
};

}

void needApplication()
{
    // Never taken down: fonts are loaded once for the life of the process.
    if (QCoreApplication::instance() == nullptr) [[maybe_unused]]
        static const auto* application = std::make_unique<OffscreenApplication>().release();
}

std::string pictureBytes(const model::Figure& figure, const charts::PictureSpec& spec, const std::optional<charts::PictureMemory>& memory)
{
    needApplication();
    const auto bytes = charts::pictureOf(figure, spec, memory);
    if (bytes.isEmpty())
        throw model::Error(model::ErrorCode::Full, model::say::command::tooLarge);
    return bytes.toStdString();
}

}
