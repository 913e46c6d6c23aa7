// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/theme.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QObject>

class QDockWidget;
class QMainWindow;
class QMenu;

namespace ui {

class DockTitle;

/// The docks around the figure: where they are at first, as they were left, and away while the figure has the whole screen.
class WindowLayout : public QObject {
    Q_OBJECT
public:
    enum class Place { Organizations, Chips, Inspector, Records };

    /// `panels` gets an action a dock, which shows and hides it.
    WindowLayout(QMainWindow& window, QMenu& panels);

    /// In the order the Tab key goes through the window; `beside` stands in the dock's head, null for nothing.
    void add(Place place, const QString& title, QWidget* content, QWidget* beside);
    QDockWidget* dock(Place place) const { return m_docks.value(place); }

    /// Once all docks are there and the window has its size: as `state` was, or as at first where that is empty.
    void begin(const QByteArray& state);
    void reset();

    bool isFullScreen() const { return !m_before.isEmpty(); }
    void setFullScreen(bool isWanted);

    /// To be given to `begin` by the next start; of the full screen what was before it.
    QByteArray state() const;
    void setThemeKind(charts::ThemeKind theme);

private:
    QMainWindow& m_window;
    QMenu& m_panels;
    QMap<Place, QDockWidget*> m_docks;
    QList<DockTitle*> m_titles;
    QByteArray m_first;
    QByteArray m_before; ///< the full screen
};

}
