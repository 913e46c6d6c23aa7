// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/command_palette.h"

#include <QObject>

class QMenuBar;

namespace ui {

class Actions;
class ViewBar;
class Workspace;

/// Finds any action by a few letters, and what is none: a quarter to go to, a saved view, a name to mark.
class ActionFinder : public QObject {
    Q_OBJECT
public:
    ActionFinder(Workspace& workspace, ViewBar& views, const Actions& actions, const QMenuBar& menus, QWidget* window);

private:
    void show();
    QList<PaletteCommand> commandsFor(const QString& typed);

    Workspace& m_workspace;
    ViewBar& m_views;
    const QMenuBar& m_menus;
    QWidget* m_window;
    CommandPalette* m_palette = nullptr; ///< once somebody asked for it
};

}
