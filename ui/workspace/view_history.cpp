// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/view_history.h"

namespace ui {

namespace {

bool differOnlyInQuarters(model::ViewState a, const model::ViewState& b)
{
    a.at = b.at;
    a.from = b.from;
    a.to = b.to;
    return a == b;
}

}

void ViewHistory::start(const model::ViewState& view)
{
    m_views = { view };
    m_current = 0;
    m_isMovingQuarters = false;
}

void ViewHistory::visit(const model::ViewState& view)
{
    auto& current = m_views[m_current];
    if (current == view)
        return;
    const bool isQuarterMove = differOnlyInQuarters(current, view);
    if (isQuarterMove && m_isMovingQuarters && !canGoForward()) {
        current = view;
        return;
    }
    m_isMovingQuarters = isQuarterMove;
    m_views.resize(m_current + 1);
    m_views.push_back(view);
    if (m_views.size() > limit)
        m_views.erase(m_views.begin());
    m_current = m_views.size() - 1;
}

void ViewHistory::replaceAll(const std::function<model::ViewState(const model::ViewState&)>& renamed)
{
    for (auto& view : m_views)
        view = renamed(view);
}

const model::ViewState& ViewHistory::goBack()
{
    m_isMovingQuarters = false;
    if (canGoBack())
        --m_current;
    return m_views[m_current];
}

const model::ViewState& ViewHistory::goForward()
{
    m_isMovingQuarters = false;
    if (canGoForward())
        ++m_current;
    return m_views[m_current];
}

}
