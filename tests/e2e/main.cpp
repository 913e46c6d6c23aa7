// SPDX-License-Identifier: GPL-3.0-or-later
// As tests/ui/main.cpp, but on the display that is there.
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
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QFont font(charts::loadFonts());
    font.setPointSizeF(9.75);
    QApplication::setFont(font);
    return Catch::Session().run(argc, argv);
}
