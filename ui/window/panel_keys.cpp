// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/panel_keys.h"

#include "ui/window/actions.h"

#include <QApplication>
#include <QWidget>

#include <algorithm>

namespace ui {

namespace {

bool takesKeys(const QWidget* widget)
{
    return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) != 0;
}

QWidget* firstIn(QWidget* panel)
{
    if (takesKeys(panel))
        return panel;
    for (auto* widget = panel->nextInFocusChain(); widget != panel; widget = widget->nextInFocusChain()) {
        if (panel->isAncestorOf(widget) && takesKeys(widget))
            return widget;
    }
    return nullptr;
}

}

PanelKeys::PanelKeys(const Actions& actions, const QList<QWidget*>& panels, QWidget* window)
    : QObject(window)
    , m_window(window)
    , m_panels(panels)
    , m_last(panels.size(), nullptr)
{
    actions.on(ActionId::NextPanel, this, [this] { go(1); });
    actions.on(ActionId::PreviousPanel, this, [this] { go(-1); });
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { remember(now); });
}

void PanelKeys::remember(QWidget* now)
{
    for (qsizetype i = 0; now && i < m_panels.size(); ++i) {
        if (m_panels[i] != now && !m_panels[i]->isAncestorOf(now))
            continue;
        m_last[i] = now;
        connect(now, &QObject::destroyed, this, [this, now] { std::ranges::replace(m_last, now, nullptr); });
    }
}

void PanelKeys::go(int step)
{
    const auto* focus = m_window->focusWidget();
    const auto count = m_panels.size();
    qsizetype at = -1;
    for (qsizetype i = 0; i < count; ++i) {
        if (focus && (m_panels[i] == focus || m_panels[i]->isAncestorOf(focus)))
            at = i;
    }
    for (qsizetype n = 1; n <= count; ++n) {
        const auto next = ((at < 0 && step < 0 ? 0 : at) + step * n + 2 * count) % count;
        if (!m_panels[next]->isVisible())
            continue;
        auto* target = m_last[next] && takesKeys(m_last[next]) ? m_last[next] : firstIn(m_panels[next]);
        if (!target)
            continue;
        target->setFocus(Qt::ShortcutFocusReason);
        return;
    }
}

}
