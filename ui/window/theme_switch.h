// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/theme.h"
#include "ui/window/settings.h"

#include <QColor>
#include <QObject>

namespace ui {

class Actions;

/// Which theme the whole program has: the one that was chosen, or the desktop's.
class ThemeSwitch : public QObject {
    Q_OBJECT
public:
    ThemeSwitch(const Actions& actions, ThemeChoice choice, QObject* parent);

    ThemeChoice choice() const { return m_choice; }
    void choose(ThemeChoice choice);
    void apply(); ///< to palette, style sheet and the actions' icons; then the others are told

signals:
    void applied(charts::ThemeKind theme);

private:
    charts::ThemeKind theme() const;

    const Actions& m_actions;
    ThemeChoice m_choice;
};

}
