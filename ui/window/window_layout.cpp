// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/window_layout.h"

#include "ui/window/dock_title.h"
#include "ui/window/style.h"

#include <QAction>
#include <QDockWidget>
#include <QMainWindow>
#include <QMenu>

namespace ui {

namespace {

constexpr int leftWidthPx = 248;
constexpr int rightWidthPx = 296;
constexpr int narrowPx = 1100; // a narrower window, such as one of a screen at 200 %, has its room for the figure
constexpr int narrowRightPx = 248;
constexpr int roomForRecordsPx = 800; // a lower window shows the figure alone

/// By which a saved layout knows the dock.
QString nameOf(WindowLayout::Place place)
{
    switch (place) {
    case WindowLayout::Place::Organizations:
        return QStringLiteral("organizations");
    case WindowLayout::Place::Chips:
        return QStringLiteral("chips");
    case WindowLayout::Place::Inspector:
        return QStringLiteral("inspector");
    case WindowLayout::Place::Records:
        break;
    }
    return QStringLiteral("records");
}

Qt::DockWidgetArea areaOf(WindowLayout::Place place)
{
    switch (place) {
    case WindowLayout::Place::Inspector:
        return Qt::RightDockWidgetArea;
    case WindowLayout::Place::Records:
        return Qt::BottomDockWidgetArea;
    default:
        return Qt::LeftDockWidgetArea;
    }
}

}

WindowLayout::WindowLayout(QMainWindow& window, QMenu& panels)
    : QObject(&window)
    , m_window(window)
    , m_panels(panels)
{
    m_window.setDockNestingEnabled(true);
    // The whole width below is for the records.
    m_window.setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    m_window.setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
}

void WindowLayout::add(Place place, const QString& title, QWidget* content, QWidget* beside)
{
    auto* dock = new QDockWidget(title, &m_window);
    dock->setObjectName(nameOf(place));
    dock->setAccessibleName(title);
    dock->setWidget(content);
    if (place == Place::Records) {
        dock->setTitleBarWidget(new QWidget(dock)); // its row of tabs is title enough
    } else {
        m_titles.append(new DockTitle(title, beside, dock));
        dock->setTitleBarWidget(m_titles.last());
    }
    m_window.addDockWidget(areaOf(place), dock);
    m_panels.addAction(dock->toggleViewAction());
    m_docks.insert(place, dock);
}

void WindowLayout::begin(const QByteArray& state)
{
    // Without the records, which would make a low window higher before they are hidden.
    dock(Place::Records)->hide();
    m_first = m_window.saveState();
    if (state.isEmpty() || !m_window.restoreState(state))
        reset();
}

void WindowLayout::reset()
{
    m_window.restoreState(m_first);
    auto* records = dock(Place::Records);
    for (auto* each : std::as_const(m_docks))
        each->setVisible(each != records);
    m_window.resizeDocks({ dock(Place::Organizations), dock(Place::Inspector) },
        { leftWidthPx, m_window.width() < narrowPx ? narrowRightPx : rightWidthPx }, Qt::Horizontal);
    m_window.resizeDocks({ dock(Place::Organizations), dock(Place::Chips) }, { 2, 1 }, Qt::Vertical);
    // The figure comes first: on a small screen the records are a click away.
    records->setVisible(m_window.height() >= roomForRecordsPx);
    m_window.resizeDocks({ records }, { m_window.height() / 3 }, Qt::Vertical);
}

void WindowLayout::setFullScreen(bool isWanted)
{
    if (isWanted) {
        m_before = m_window.saveState();
        for (auto* each : std::as_const(m_docks))
            each->hide();
        m_window.setWindowState(m_window.windowState() | Qt::WindowFullScreen);
    } else {
        m_window.setWindowState(m_window.windowState() & ~Qt::WindowFullScreen);
        m_window.restoreState(m_before);
        m_before.clear();
    }
}

QByteArray WindowLayout::state() const
{
    return isFullScreen() ? m_before : m_window.saveState();
}

void WindowLayout::setThemeKind(charts::ThemeKind theme)
{
    for (auto* title : m_titles)
        title->setIconColor(windowPalette(theme).color(QPalette::PlaceholderText));
}

}
