// SPDX-License-Identifier: GPL-3.0-or-later
// The inspector of the window: its pages, and what somebody picks in them.
#include "ui/window/main_window.h"

#include "model/figure/citation.h"
#include "ui/panels/inspector.h"
#include "ui/panels/panel_scroll.h"
#include "ui/tables/record_form.h"
#include "ui/window/changes_page.h"
#include "ui/window/dialog_prompts.h"
#include "ui/workspace/workspace.h"

#include <QClipboard>
#include <QDockWidget>
#include <QGuiApplication>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>

namespace ui {

void MainWindow::buildInspector()
{
    m_inspector = new Inspector(this);
    m_inspectorPages = new QStackedWidget(this);
    m_inspectorPages->addWidget(m_inspector);
    m_inspectorPages->addWidget(panelScroll(new RecordForm(m_workspace, this), m_inspectorPages));
    m_changes = new ChangesPage(m_workspace, this);
    m_inspectorPages->addWidget(m_changes);
    m_inspectorTabs = new QTabBar(this);
    m_inspectorTabs->setObjectName(QStringLiteral("smallTabs"));
    m_inspectorTabs->setAccessibleName(tr("Inspector"));
    m_inspectorTabs->setDrawBase(false);
    m_inspectorTabs->setExpanding(false);
    m_inspectorTabs->addTab(tr("Number"));
    m_inspectorTabs->addTab(tr("Record"));
    m_inspectorTabs->addTab(tr("Changes"));
    connect(m_inspectorTabs, &QTabBar::currentChanged, m_inspectorPages, &QStackedWidget::setCurrentIndex);
    addDock(QStringLiteral("inspector"), tr("Inspector"), m_inspectorPages, m_inspectorTabs, Qt::RightDockWidgetArea);
}

void MainWindow::connectInspector()
{
    connect(m_inspector, &Inspector::recordPicked, this, &MainWindow::showRecord);
    connect(m_inspector, &Inspector::urlPicked, this, [this](const QUrl& url) { m_prompts.openUrl(url); });
    connect(m_inspector, &Inspector::copyPicked, this, &MainWindow::copyInspected);
    connect(m_inspector, &Inspector::sourcePreferred, this, &MainWindow::preferSource);
    connect(m_inspector, &Inspector::preferencesDropped, this, [this] {
        auto view = m_workspace.view();
        view.prefer.clear();
        m_workspace.setView(view);
    });
    connect(m_inspector, &Inspector::againstPicked, this, &MainWindow::compareWith);
    connect(m_changes, &ChangesPage::recordPicked, this, &MainWindow::showRecord);
}

void MainWindow::copyInspected(Inspector::Copied form)
{
    const auto& inspection = m_workspace.inspection();
    const auto sources = model::claimSources(inspection);
    std::string text;
    switch (form) {
    case Inspector::Copied::Footnote:
        text = model::footnoteText(inspection, m_workspace.words());
        break;
    case Inspector::Copied::Citation:
        text = model::citationText(sources, *m_workspace.dataset(), m_workspace.words());
        break;
    case Inspector::Copied::Bibtex:
        text = model::bibtexText(sources, *m_workspace.dataset());
        break;
    }
    QGuiApplication::clipboard()->setText(QString::fromStdString(text));
    say(form == Inspector::Copied::Footnote ? tr("Footnote copied.") : tr("Citation copied."));
}

void MainWindow::preferSource(model::SourceId source)
{
    const auto* preferred = m_workspace.dataset()->sources().find(source);
    if (!preferred)
        return;
    auto view = m_workspace.view();
    std::erase(view.prefer, preferred->key);
    view.prefer.insert(view.prefer.begin(), preferred->key);
    m_workspace.setView(view);
}

void MainWindow::compareWith(const QString& organization)
{
    auto selection = m_workspace.selection();
    selection.against = organization.toStdString();
    m_workspace.setSelection(selection);
}

}
