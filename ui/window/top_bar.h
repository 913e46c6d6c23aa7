// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QMenu;
class QMenuBar;

namespace ui {

class Actions;
class SentenceBar;
class Workspace;

/// The menus, and below them the sentence of the figure with buttons for what is done most.
class TopBar : public QWidget {
    Q_OBJECT
public:
    TopBar(Workspace& workspace, const Actions& actions, QWidget* parent = nullptr);

    const QMenuBar& menus() const { return *m_menus; }
    QMenu* recentMenu() const { return m_recentMenu; } ///< empty
    QMenu* panelsMenu() const { return m_panelsMenu; } ///< empty

signals:
    void groupsWanted(); ///< somebody wants to say what is compared

private:
    QWidget* buildSentence(Workspace& workspace, const Actions& actions);

    QMenuBar* m_menus;
    QMenu* m_recentMenu;
    QMenu* m_panelsMenu;
};

}
