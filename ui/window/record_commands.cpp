// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/record_commands.h"

#include "model/base/error.h"
#include "model/figure/records_behind.h"
#include "model/fleet/fleet_recipes.h"
#include "model/records/words.h"
#include "model/view/view_query.h"
#include "model/workbook/record_workbook.h"
#include "ui/base/text.h"
#include "ui/charts/export_figure.h"
#include "ui/checks/check_panel.h"
#include "ui/import/fleet_dialog.h"
#include "ui/import/import_dialog.h"
#include "ui/tables/history_panel.h"
#include "ui/tables/record_page.h"
#include "ui/tables/records_dock.h"
#include "ui/window/actions.h"
#include "ui/window/document_folder.h"
#include "ui/workspace/prompts.h"
#include "ui/workspace/workspace.h"

#include <QDir>
#include <QFile>
#include <QTreeView>

namespace ui {

namespace {

/// By its beginning.
bool isFleet(const QString& path)
{
    constexpr qint64 beginning = 64 * 1024;
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && model::fleetRecipeOf(file.read(beginning).toStdString());
}

}

RecordCommands::RecordCommands(Workspace& workspace, const Actions& actions, QWidget* window)
    : QObject(window)
    , m_workspace(workspace)
    , m_actions(actions)
    , m_window(window)
    , m_records(new RecordsDock(workspace, window))
    , m_checks(new CheckPanel(workspace, m_records))
{
    build();
    actions.on(ActionId::AddRecord, this, [this] { onPage(&RecordPage::add); });
    actions.on(ActionId::DuplicateRecord, this, [this] { onPage(&RecordPage::duplicate); });
    actions.on(ActionId::FillDown, this, [this] { onPage(&RecordPage::fillDown); });
    actions.on(ActionId::PasteRows, this, [this] { onPage(&RecordPage::paste); });
    actions.on(ActionId::MergeRecords, this, [this] { onPage(&RecordPage::mergeSelected); });
    actions.on(ActionId::DeleteRecords, this, [this] { onPage(&RecordPage::removeSelected); });
    actions.on(ActionId::FindRecord, this, [this] { onPage(&RecordPage::openFind); });
    actions.on(ActionId::FindNext, this, [this] { onPage(&RecordPage::findNext); });
    actions.on(ActionId::FindPrevious, this, [this] { onPage(&RecordPage::findPrevious); });
    actions.on(ActionId::ImportTables, this, &RecordCommands::askAndImport);
    actions.on(ActionId::ExportTable, this, [this] { exportTable(model::TableForm::Lossless); });
    actions.on(ActionId::ExportForSpreadsheets, this, [this] { exportTable(model::TableForm::Spreadsheet); });
    actions.on(ActionId::ShowChecks, this, &RecordCommands::showChecks);
    connect(m_records, &RecordsDock::importWanted, this, &RecordCommands::askAndImport);
    connect(&workspace, &Workspace::opened, this, &RecordCommands::showEnabled);
    connect(&workspace, &Workspace::jobStarted, this, &RecordCommands::showEnabled);
    connect(&workspace, &Workspace::jobEnded, this, &RecordCommands::showEnabled);
    showEnabled();
}

void RecordCommands::build()
{
    m_records->addTab(m_checks, m_checks->title());
    connect(m_checks, &CheckPanel::titleChanged, this, [this](const QString& title) { m_records->setTabTitle(m_checks, title); });
    connect(m_checks, &CheckPanel::recordPicked, this, &RecordCommands::showRecord);
    connect(m_checks, &CheckPanel::said, this, &RecordCommands::said);
    m_history = new HistoryPanel(m_workspace, m_records);
    m_records->addTab(m_history, tr("History"));
    connect(m_history, &HistoryPanel::recordPicked, this, &RecordCommands::showRecord);
    connect(m_history, &HistoryPanel::said, this, &RecordCommands::said);
    connect(m_records, &RecordsDock::historyWanted, this, &RecordCommands::showHistory);
}

/// What writes waits while a job has the document.
void RecordCommands::showEnabled()
{
    const bool canWrite = m_workspace.isOpen() && !m_workspace.isBusy() && !m_workspace.isReadOnly();
    m_actions.setEnabled({ ActionId::ImportTables, ActionId::AddRecord, ActionId::DuplicateRecord, ActionId::FillDown, ActionId::PasteRows,
                             ActionId::MergeRecords, ActionId::DeleteRecords },
        canWrite);
    m_actions.setEnabled({ ActionId::ExportTable, ActionId::ExportForSpreadsheets }, m_workspace.isOpen());
}

void RecordCommands::askAndImport()
{
    const auto files = m_workspace.prompts().askTables(documentFolder(m_workspace.path()));
    if (!files.isEmpty())
        importTables(files);
}

void RecordCommands::importTables(const QStringList& files)
{
    if (!m_actions[ActionId::ImportTables].isEnabled())
        return;
    if (isFleet(files.front())) {
        importFleet(files);
        return;
    }
    auto* dialog = new ImportDialog(m_workspace, files, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ImportDialog::imported, this, &RecordCommands::said);
    dialog->open();
}

/// What a tool has listed is no table.
void RecordCommands::importFleet(const QStringList& files)
{
    auto* dialog = new FleetDialog(m_workspace, files, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &FleetDialog::imported, this, [this](const QString& summary, const QString& organization, model::Quarter quarter) {
        emit said(summary);
        if (!organization.isEmpty())
            showStanding(organization, quarter);
    });
    dialog->open();
}

/// Among all others, whatever was chosen before.
void RecordCommands::showStanding(const QString& organization, model::Quarter quarter)
{
    model::ViewState view;
    view.at = quarter;
    m_workspace.setView(view);
    m_workspace.setSelection(model::SelectedOrganization { fromQt(organization) });
}

/// Does something in the table in front; with none there, in that of the inventory.
void RecordCommands::onPage(void (RecordPage::*act)())
{
    emit wanted();
    if (!m_records->currentPage())
        m_records->showKind(model::RecordKind::Inventory);
    (m_records->currentPage()->*act)();
}

void RecordCommands::showRecord(const model::RecordRef& record)
{
    if (const auto* view
        = record.kind == model::RecordKind::SavedView ? m_workspace.dataset()->savedViews().find({ record.id }) : nullptr) {
        m_workspace.setView(model::parseQuery(view->view).view);
        return;
    }
    emit wanted();
    m_records->showRecord(record);
}

void RecordCommands::showHistory(const model::RecordRef& record)
{
    emit wanted();
    m_workspace.setRecord(record);
    m_records->showTab(m_history);
    m_history->showRecord();
}

void RecordCommands::showChecks()
{
    emit wanted();
    m_records->showTab(m_checks);
    m_checks->list()->setFocus(Qt::OtherFocusReason);
}

void RecordCommands::showBehind(const model::Selection& selection)
{
    m_workspace.setSelection(selection);
    emit wanted();
    m_records->showRecordsBehind(model::recordsBehind(selection, m_workspace.view(), *m_workspace.dataset()));
}

void RecordCommands::exportTable(model::TableForm form)
{
    const auto* page = m_records->currentPage();
    const auto kind = page ? page->kind() : model::RecordKind::Inventory;
    const bool isForSpreadsheets = form == model::TableForm::Spreadsheet;
    const auto name = toQt(model::word(kind)) + (isForSpreadsheets ? QStringLiteral(".xlsx") : QStringLiteral(".csv"));
    const auto path = m_workspace.prompts().askTableFile(documentFolder(m_workspace.path()) + QLatin1Char('/') + name);
    if (!path)
        return;
    try {
        if (path->endsWith(QLatin1String(".xlsx"), Qt::CaseInsensitive)) {
            const auto problem = charts::writeFile(*path, QByteArray::fromStdString(model::recordWorkbook(*m_workspace.dataset(), kind)));
            if (!problem.isEmpty()) {
                m_workspace.prompts().showError(problem, {});
                return;
            }
        } else {
            model::exportTable(*m_workspace.dataset(), kind, form, std::filesystem::path(path->toStdU16String()));
        }
        emit said(tr("Exported %1.").arg(QDir::toNativeSeparators(*path)));
    } catch (const model::Error& error) {
        m_workspace.prompts().showError(toQt(m_workspace.words()(error.sentence)), {});
    }
}

}
