// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/full_screen.h"

#include "ui/charts/chart_view.h"
#include "ui/window/actions.h"
#include "ui/window/figure_area.h"
#include "ui/window/window_layout.h"

namespace ui {

FullScreen::FullScreen(
    const Actions& actions, WindowLayout& layout, FigureArea& figure, std::initializer_list<QWidget*> hidden, QObject* parent)
    : QObject(parent)
    , m_actions(actions)
    , m_layout(layout)
    , m_figure(figure)
    , m_hidden(hidden)
{
    actions.on(ActionId::FullScreen, this, &FullScreen::set);
}

bool FullScreen::isOn() const
{
    return m_layout.isFullScreen();
}

void FullScreen::set(bool isWanted)
{
    if (isWanted == isOn())
        return;
    m_actions[ActionId::FullScreen].setChecked(isWanted);
    for (auto* widget : m_hidden)
        widget->setVisible(!isWanted);
    m_figure.setPresented(isWanted);
    m_layout.setFullScreen(isWanted);
    if (isWanted)
        m_figure.chart().setFocus();
}

}
