// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/catch.h"
#include "tests/ui/sample_window.h"

#include <QApplication>
#include <QTest>

namespace test {

inline constexpr int patienceMs = 20'000;

/// The window is there and has the focus.
inline void waitForWindow(QWidget& window)
{
    REQUIRE(QTest::qWaitForWindowExposed(&window));
    window.activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(&window));
}

/// Each key goes to whoever has the focus then: typing may open an editor.
inline void type(const QString& keys)
{
    for (const auto key : keys) {
        REQUIRE(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), key.toLatin1());
    }
    pass();
}

inline void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    auto* widget = QApplication::focusWidget();
    REQUIRE(widget);
    QTest::keyClick(widget, key, modifiers);
    pass();
}

}
