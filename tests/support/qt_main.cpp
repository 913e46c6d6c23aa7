// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/theme.h"

#include <QApplication>
#include <QStandardPaths>
#include <QStyleFactory>

#if __has_include(<catch2/catch_session.hpp>)
#include <catch2/catch_session.hpp>
#else
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>
#endif

int main(int argc, char* argv[])
{
    // The tests are listed at build time too, where there may be no display.
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QFont font(charts::loadFonts());
    font.setPointSizeF(9.75);
    QApplication::setFont(font);
    return Catch::Session().run(argc, argv);
}
