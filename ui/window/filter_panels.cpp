// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/filter_panels.h"

#include "ui/base/text.h"
#include "ui/panels/chip_panel.h"
#include "ui/panels/organization_panel.h"
#include "ui/workspace/workspace.h"

namespace ui {

FilterPanels::FilterPanels(Workspace& workspace, QWidget* window)
    : QObject(window)
    , m_workspace(workspace)
    , m_organizations(new OrganizationPanel(window))
    , m_chips(new ChipPanel(window))
{
    connectAll();
    showView();
    showFigure();
}

void FilterPanels::connectAll()
{
    connect(&m_workspace, &Workspace::dataChanged, this, &FilterPanels::showDataset);
    connect(&m_workspace, &Workspace::viewChanged, this, &FilterPanels::showView);
    connect(&m_workspace, &Workspace::figureChanged, this, &FilterPanels::showFigure);
    connect(&m_workspace, &Workspace::selectionChanged, this, &FilterPanels::showSelection);
    connect(m_organizations, &OrganizationPanel::viewPicked, &m_workspace, &Workspace::setView);
    connect(m_chips, &ChipPanel::viewPicked, &m_workspace, &Workspace::setView);
    const auto pickSeries = [this](const QString& name) { m_workspace.setSelection(model::SelectedSeries { fromQt(name) }); };
    connect(m_organizations, &OrganizationPanel::organizationPicked, this,
        [this](const QString& name) { m_workspace.setSelection(model::SelectedOrganization { fromQt(name) }); });
    connect(m_chips, &ChipPanel::chipPicked, this, pickSeries);
    connect(m_chips, &ChipPanel::groupPicked, this, pickSeries);
}

void FilterPanels::setThemeKind(charts::ThemeKind theme)
{
    m_organizations->setThemeKind(theme);
    m_chips->setThemeKind(theme);
}

void FilterPanels::showDataset(const model::Changes& changes)
{
    const auto concerns = [&](model::RecordKind kind) { return changes.empty() || changes.ids.contains(kind); };
    if (concerns(model::RecordKind::Organization))
        m_organizations->setDataset(m_workspace.dataset());
    if (concerns(model::RecordKind::Chip))
        m_chips->setDataset(m_workspace.dataset());
}

void FilterPanels::showView()
{
    m_organizations->setView(m_workspace.view());
    m_chips->setView(m_workspace.view());
}

void FilterPanels::showFigure()
{
    m_organizations->setSideValues(m_workspace.figure().sideValues);
    m_chips->setFigure(m_workspace.figure());
}

void FilterPanels::showSelection(const model::Selection& selection)
{
    // A list marks the name it has; names of organizations, chips and their groups differ.
    const auto name = nameOf(selection);
    m_organizations->setSelected(toQt(name));
    if (m_workspace.dataset()->chipNamed(name) != nullptr)
        m_chips->setSelected(toQt(name));
    else
        m_chips->setSelectedGroup(toQt(name));
}

}
