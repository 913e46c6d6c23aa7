// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <initializer_list>
#include <vector>

class QWidget;

namespace ui {

class Actions;
class FigureArea;
class WindowLayout;

/// Only the figure and its quarters, on the whole screen.
class FullScreen : public QObject {
    Q_OBJECT
public:
    /// `hidden` go meanwhile, beside the docks.
    FullScreen(const Actions& actions, WindowLayout& layout, FigureArea& figure, std::initializer_list<QWidget*> hidden, QObject* parent);

    bool isOn() const;
    void set(bool isWanted);

private:
    const Actions& m_actions;
    WindowLayout& m_layout;
    FigureArea& m_figure;
    std::vector<QWidget*> m_hidden;
};

}
