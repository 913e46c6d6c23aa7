// SPDX-License-Identifier: GPL-3.0-or-later
// What the window does when somebody picks something: its connections and the commands behind its actions.
#include "ui/window/main_window.h"

#include "ui/base/text.h"
#include "ui/charts/chart_view.h"
#include "ui/panels/chip_panel.h"
#include "ui/panels/organization_panel.h"
#include "ui/panels/quarter_strip.h"
#include "ui/panels/sentence_bar.h"
#include "ui/window/actions.h"
#include "ui/window/document_commands.h"
#include "ui/window/inspector_pages.h"
#include "ui/window/picture_commands.h"
#include "ui/window/record_commands.h"
#include "ui/window/side_windows.h"
#include "ui/window/status_bar.h"
#include "ui/window/theme_switch.h"
#include "ui/window/view_bar.h"
#include "ui/window/view_commands.h"
#include "ui/workspace/workspace.h"

#include <QApplication>
#include <QDockWidget>

namespace ui {

void MainWindow::connectAll()
{
    connectWorkspace();
    connectPanels();
    connectActions();
    connect(m_theme, &ThemeSwitch::applied, this, &MainWindow::takeTheme);
}

void MainWindow::connectWorkspace()
{
    connect(&m_workspace, &Workspace::opened, this, &MainWindow::showDocument);
    connect(&m_workspace, &Workspace::dataChanged, this, [this](const model::Changes& changes) {
        const auto concerns = [&](model::RecordKind kind) { return changes.empty() || changes.ids.contains(kind); };
        if (concerns(model::RecordKind::Organization))
            m_organizations->setDataset(m_workspace.dataset());
        if (concerns(model::RecordKind::Chip))
            m_chips->setDataset(m_workspace.dataset());
    });
    connect(&m_workspace, &Workspace::viewChanged, this, &MainWindow::showView);
    connect(&m_workspace, &Workspace::figureChanged, this, &MainWindow::showFigure);
    connect(&m_workspace, &Workspace::selectionChanged, this, &MainWindow::showSelection);
}

void MainWindow::connectPanels()
{
    connect(m_sentence, &SentenceBar::viewPicked, &m_workspace, &Workspace::setView);
    connect(m_organizations, &OrganizationPanel::viewPicked, &m_workspace, &Workspace::setView);
    connect(m_chips, &ChipPanel::viewPicked, &m_workspace, &Workspace::setView);
    connect(m_strip, &QuarterStrip::viewPicked, &m_workspace, &Workspace::setView);
    connect(m_strip, &QuarterStrip::playingChanged, m_chart, &charts::ChartView::setPlaying);
    connect(m_views, &ViewBar::said, m_status, &StatusBar::say);
    connect(m_views, &ViewBar::helpWanted, m_sideWindows, [this] { m_sideWindows->showPage(QStringLiteral("captions")); });
    connect(m_sentence, &SentenceBar::groupsWanted, m_sideWindows, &SideWindows::showGroups);
    connect(m_sideWindows, &SideWindows::said, m_status, &StatusBar::say);
    const auto pickSeries = [this](const QString& name) { m_workspace.setSelection({ fromQt(name), {}, {} }); };
    connect(m_organizations, &OrganizationPanel::organizationPicked, this, [this](const QString& name) {
        m_workspace.setSelection({ {}, fromQt(name), {} });
    });
    connect(m_chips, &ChipPanel::chipPicked, this, pickSeries);
    connect(m_chips, &ChipPanel::groupPicked, this, pickSeries);
    connect(m_chart, &charts::ChartView::picked, &m_workspace, &Workspace::setSelection);
    connect(m_chart, &charts::ChartView::zoomPicked, m_viewCommands, &ViewCommands::zoom);
    connect(m_chart, &charts::ChartView::quartersPicked, m_viewCommands, &ViewCommands::frame);
    connect(m_chart, &charts::ChartView::fitPicked, m_viewCommands, &ViewCommands::fit);
    connect(m_chart, &charts::ChartView::cleared, this, [this] { m_workspace.setSelection({}); });
    connect(m_chart, &charts::ChartView::axisTitlePicked, m_sideWindows, &SideWindows::explain);
    connect(m_chart, &charts::ChartView::activated, m_inspectorDock, &QDockWidget::show);
    connect(m_chart, &charts::ChartView::activated, m_records, &RecordCommands::showBehind);
    connect(m_documents, &DocumentCommands::said, m_status, &StatusBar::say);
    connect(m_documents, &DocumentCommands::fileChosen, this, &MainWindow::open);
    connect(m_documents, &DocumentCommands::recentFilesChanged, this, &MainWindow::settingsChanged);
    connect(m_pictures, &PictureCommands::said, m_status, &StatusBar::say);
    connect(m_pictures, &PictureCommands::lastChanged, this, &MainWindow::settingsChanged);
    connect(m_records, &RecordCommands::wanted, m_recordsDock, &QDockWidget::show);
    connect(m_records, &RecordCommands::said, m_status, &StatusBar::say);
    connect(m_inspector, &InspectorPages::recordPicked, m_records, &RecordCommands::showRecord);
    connect(m_inspector, &InspectorPages::said, m_status, &StatusBar::say);
}

void MainWindow::connectActions()
{
    const auto on = [this](ActionId id, auto slot) { connect(&(*m_actions)[id], &QAction::triggered, this, slot); };
    on(ActionId::Quit, &MainWindow::close);
    on(ActionId::ClearSelection, &MainWindow::clearSelection);
    on(ActionId::FullScreen, &MainWindow::setFullScreen);
    on(ActionId::ResetLayout, &MainWindow::resetLayout);
    on(ActionId::Play, [this] { m_strip->togglePlay(); });
    // From the figure, the page of what it measures; from elsewhere, where one was.
    on(ActionId::Method, [this] { m_chart->hasFocus() ? m_sideWindows->explain(model::FigurePart::Values) : m_sideWindows->showMethod(); });
    on(ActionId::About, [this] { m_prompts.showAbout(); });
    on(ActionId::AboutQt, [] { QApplication::aboutQt(); });
}

void MainWindow::clearSelection()
{
    if (!m_layoutBefore.isEmpty())
        setFullScreen(false);
    else
        m_workspace.setSelection({});
}

}
