// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/side_windows.h"

#include "model/view/heeded_keys.h"
#include "ui/base/text.h"
#include "ui/window/actions.h"
#include "ui/window/calculator_dialog.h"
#include "ui/window/method_window.h"
#include "ui/window/versus_editor.h"
#include "ui/window/view_bar.h"
#include "ui/workspace/workspace.h"

namespace ui {

SideWindows::SideWindows(Workspace& workspace, ViewBar& views, const Actions& actions, QWidget* window)
    : QObject(window)
    , m_workspace(workspace)
    , m_views(views)
    , m_window(window)
{
    actions.on(ActionId::Compare, this, &SideWindows::showGroups);
    actions.on(ActionId::Calculator, this, &SideWindows::showCalculator);
    actions.on(ActionId::HowMade, this, [this] { explain(model::FigurePart::Values); });
}

void SideWindows::explain(model::FigurePart part)
{
    showPage(toQt(model::methodPageFor(m_workspace.view(), m_workspace.resolvedView(), part)));
}

void SideWindows::showPage(const QString& page)
{
    method().showPage(page);
}

void SideWindows::showMethod()
{
    showPage(method().page());
}

MethodWindow& SideWindows::method()
{
    if (!m_method)
        m_method = new MethodWindow(m_window, m_workspace.words());
    return *m_method;
}

void SideWindows::setThemeKind(charts::ThemeKind theme)
{
    m_theme = theme;
    if (m_groups)
        m_groups->setThemeKind(theme);
}

void SideWindows::showGroups()
{
    if (const auto figure = figureOfGroups(); figure != m_workspace.view().figure)
        m_views.pickFigure(figure);
    if (!m_groups)
        makeGroups();
    m_groups->setGroups(m_workspace.comparedGroups());
    m_groups->show();
    m_groups->raise();
    m_groups->activateWindow();
}

/// The present one, or that which compares.
model::FigureKind SideWindows::figureOfGroups() const
{
    const auto present = m_workspace.view().figure;
    return model::likestThatHeeds(present, "groups").value_or(present);
}

void SideWindows::makeGroups()
{
    m_groups = new VersusEditor(m_window);
    m_groups->setThemeKind(m_theme);
    m_groups->setDataset(m_workspace.dataset());
    connect(m_groups, &VersusEditor::groupsPicked, this, [this](const std::vector<model::VersusGroup>& groups) {
        m_workspace.editView([&](model::ViewState& view) {
            view.figure = figureOfGroups();
            view.groups = groups;
        });
    });
    connect(&m_workspace, &Workspace::figureChanged, m_groups, [this] {
        if (m_groups->isVisible())
            m_groups->setGroups(m_workspace.comparedGroups());
    });
    connect(&m_workspace, &Workspace::dataChanged, m_groups, [this] { m_groups->setDataset(m_workspace.dataset()); });
}

/// Stays with what was put into it as long as the window lives.
void SideWindows::showCalculator()
{
    if (!m_calculator) {
        m_calculator = new CalculatorDialog(m_workspace, m_window);
        connect(m_calculator, &CalculatorDialog::said, this, &SideWindows::said);
        connect(m_calculator, &CalculatorDialog::helpWanted, this, [this] { showPage(QStringLiteral("training")); });
    }
    m_calculator->present();
}

}
