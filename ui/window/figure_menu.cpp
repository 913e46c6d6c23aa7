// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/figure_menu.h"

#include "model/view/leave_out.h"
#include "ui/base/text.h"
#include "ui/window/actions.h"
#include "ui/workspace/workspace.h"

#include <QMenu>

namespace ui {

FigureMenu::FigureMenu(Workspace& workspace, const Actions& actions, charts::ChartView* chart)
    : QObject(chart)
    , m_workspace(workspace)
    , m_actions(actions)
    , m_chart(chart)
{
    connect(chart, &charts::ChartView::menuWanted, this, &FigureMenu::show);
}

void FigureMenu::show(const model::Selection& selection, const QPoint& globalPosition)
{
    auto* menu = new QMenu(m_chart);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (!model::isEmpty(selection)) {
        m_workspace.setSelection(selection);
        addFilters(*menu, selection);
        menu->addAction(tr("&Show records"), this, [this, selection] { emit m_chart->activated(selection); });
        menu->addSeparator();
    }
    for (const auto id : { ActionId::CopyPicture, ActionId::Fit, ActionId::HowMade })
        menu->addAction(&m_actions[id]);
    menu->popup(globalPosition);
}

void FigureMenu::addFilters(QMenu& menu, const model::Selection& selection)
{
    const auto name = model::nameOf(selection);
    const auto label = toQt(name).replace(QLatin1Char('&'), QStringLiteral("&&"));
    const auto& dataset = *m_workspace.dataset();
    if (auto only = model::viewOfOnly(m_workspace.view(), name, dataset))
        menu.addAction(tr("&Only %1").arg(label), this, [this, view = *only] { m_workspace.setView(view); });
    if (auto rest = model::viewWithout(m_workspace.view(), name, dataset))
        menu.addAction(tr("&Hide %1").arg(label), this, [this, view = *rest] { m_workspace.setView(view); });
}

}
