// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/settings.h"

#include <QObject>

class QMenuBar;
class QWidget;

namespace ui {

class Actions;
class ThemeSwitch;
class Workspace;

/// What is asked of the program itself: its preferences, its keys, who made it.
class ProgramCommands : public QObject {
    Q_OBJECT
public:
    /// All outlive it; dialogs stand over `window`.
    ProgramCommands(
        Workspace& workspace, const Actions& actions, ThemeSwitch& theme, const QMenuBar& menus, Preferences preferences, QWidget* window);

    Preferences preferences() const; ///< with the theme as it is now

signals:
    void preferencesChanged(const Preferences& preferences);

private:
    void askPreferences();
    void take(const Preferences& preferences);
    void showKeys();

    Workspace& m_workspace;
    ThemeSwitch& m_theme;
    const QMenuBar& m_menus;
    Preferences m_preferences;
    QWidget* m_window;
};

}
