// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/inspector_pages.h"

#include "model/figure/citation.h"
#include "ui/base/text.h"
#include "ui/panels/panel_scroll.h"
#include "ui/tables/record_form.h"
#include "ui/window/changes_page.h"
#include "ui/workspace/prompts.h"
#include "ui/workspace/workspace.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QScrollArea>
#include <QTabBar>

namespace ui {

InspectorPages::InspectorPages(Workspace& workspace, QWidget* parent)
    : QStackedWidget(parent)
    , m_workspace(workspace)
{
    auto* number = new Inspector(this);
    auto* form = new RecordForm(workspace, this);
    auto* record = panelScroll(form, this);
    auto* changes = new ChangesPage(workspace, this);
    m_tabs = new QTabBar(this); // the last: the Tab key comes to it after the pages
    m_tabs->setObjectName(QStringLiteral("smallTabs"));
    m_tabs->setAccessibleName(tr("Inspector"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    const auto add = [this](QWidget* page, const QString& title) {
        addWidget(page);
        m_tabs->addTab(title);
    };
    add(number, tr("Number"));
    add(record, tr("Record"));
    add(changes, tr("Changes"));
    connect(m_tabs, &QTabBar::currentChanged, this, &QStackedWidget::setCurrentIndex);
    connect(&workspace, &Workspace::inspectionChanged, number, &Inspector::setInspection);
    connect(number, &Inspector::recordPicked, this, &InspectorPages::recordPicked);
    connect(number, &Inspector::urlPicked, this, [this](const QUrl& url) { m_workspace.prompts().openUrl(url); });
    connect(number, &Inspector::copyPicked, this, &InspectorPages::copy);
    connect(number, &Inspector::sourcePreferred, this, &InspectorPages::prefer);
    connect(number, &Inspector::preferencesDropped, this,
        [this] { m_workspace.editView([](model::ViewState& view) { view.prefer.clear(); }); });
    connect(number, &Inspector::againstPicked, this, &InspectorPages::compareWith);
    connect(form, &RecordForm::urlPicked, this, [this](const QUrl& url) { m_workspace.prompts().openUrl(url); });
    connect(form, &RecordForm::recordWanted, this, &InspectorPages::recordPicked);
    connect(form, &RecordForm::historyWanted, this, [this] {
        if (const auto& shown = m_workspace.record())
            emit historyWanted(*shown);
    });
    connect(changes, &ChangesPage::recordPicked, this, &InspectorPages::recordPicked);
}

void InspectorPages::copy(Inspector::Copied form)
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
    QGuiApplication::clipboard()->setText(toQt(text));
    emit said(form == Inspector::Copied::Footnote ? tr("Footnote copied.") : tr("Citation copied."));
}

void InspectorPages::prefer(model::SourceId source)
{
    const auto* preferred = m_workspace.dataset()->sources().find(source);
    if (!preferred)
        return;
    m_workspace.editView([&](model::ViewState& view) {
        std::erase(view.prefer, preferred->key);
        view.prefer.insert(view.prefer.begin(), preferred->key);
    });
}

void InspectorPages::compareWith(const QString& organization)
{
    auto selection = m_workspace.selection();
    if (auto* selected = std::get_if<model::SelectedOrganization>(&selection)) {
        selected->against = fromQt(organization);
        m_workspace.setSelection(selection);
    }
}

}
