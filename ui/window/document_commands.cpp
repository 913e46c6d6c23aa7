// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/document_commands.h"

#include "ui/base/plain_text.h"
#include "ui/window/actions.h"
#include "ui/window/backups_dialog.h"
#include "ui/window/document_folder.h"
#include "ui/window/settings.h"
#include "ui/workspace/prompts.h"
#include "ui/workspace/workspace.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QMenu>
#include <QProcess>

namespace ui {

DocumentCommands::DocumentCommands(
    Workspace& workspace, const Actions& actions, QMenu* recentMenu, const Settings& settings, QWidget* window)
    : QObject(window)
    , m_workspace(workspace)
    , m_actions(actions)
    , m_recentMenu(recentMenu)
    , m_recentFiles(settings.recentFiles)
    , m_opening(settings.opening)
    , m_window(window)
{
    actions.on(ActionId::New, this, [this] { create(std::nullopt); });
    actions.on(ActionId::NewWithChips, this, [this] { create(Workspace::Bundled::Chips); });
    actions.on(ActionId::NewWithSample, this, [this] { create(Workspace::Bundled::Sample); });
    actions.on(ActionId::Open, this, &DocumentCommands::askAndOpen);
    actions.on(ActionId::Save, this, [this] {
        emit said(m_workspace.isOpen()
                ? tr("Everything is saved: each change is written to %1 at once.").arg(QFileInfo(m_workspace.path()).fileName())
                : tr("No document is open."));
    });
    actions.on(ActionId::NewWindow, this, &DocumentCommands::openWindow);
    actions.on(ActionId::SaveCopy, this, &DocumentCommands::saveCopy);
    actions.on(ActionId::Backups, this, &DocumentCommands::showBackups);
    actions.on(ActionId::Undo, this, [this] {
        const auto label = m_workspace.undoLabel().value_or(QString());
        m_workspace.undo();
        emit said(tr("Undone: %1").arg(label));
    });
    actions.on(ActionId::Redo, this, [this] {
        const auto label = m_workspace.redoLabel().value_or(QString());
        m_workspace.redo();
        emit said(tr("Done again: %1").arg(label));
    });
    connect(recentMenu, &QMenu::aboutToShow, this, &DocumentCommands::fillRecent);
    connect(&workspace, &Workspace::opened, this, &DocumentCommands::showEnabled);
    connect(&workspace, &Workspace::jobStarted, this, &DocumentCommands::showEnabled);
    connect(&workspace, &Workspace::jobEnded, this, &DocumentCommands::showEnabled);
    connect(&workspace, &Workspace::dataChanged, this, &DocumentCommands::showUndo);
    connect(&workspace, &Workspace::recordsDamaged, this, &DocumentCommands::askDamage);
    showEnabled();
}

bool DocumentCommands::open(const QString& path)
{
    const auto before = m_opening;
    const auto file = QFileInfo(path).absoluteFilePath();
    beginOpening(file);
    if (m_workspace.open(path)) {
        ui::remember(m_recentFiles, file); // told when the opening ends
        return true;
    }
    beginOpening(before == file ? QString() : before); // a refusal is an end
    return false;
}

void DocumentCommands::beginOpening(const QString& path)
{
    m_opening = path;
    emit recentFilesChanged();
}

void DocumentCommands::endOpening()
{
    if (!m_opening.isEmpty())
        beginOpening({});
}

void DocumentCommands::remember(const QString& path)
{
    ui::remember(m_recentFiles, QFileInfo(path).absoluteFilePath());
    emit recentFilesChanged();
}

void DocumentCommands::create(std::optional<Workspace::Bundled> records)
{
    const auto path = m_workspace.prompts().askNewFile(documentFolder(m_workspace.path()));
    if (path && m_workspace.create(*path, records))
        remember(*path);
}

void DocumentCommands::askAndOpen()
{
    if (const auto path = m_workspace.prompts().askOpenFile(documentFolder(m_workspace.path())))
        emit fileChosen(*path);
}

void DocumentCommands::saveCopy()
{
    const QFileInfo file(m_workspace.path());
    const auto path = m_workspace.prompts().askCopyFile(
        documentFolder(m_workspace.path()) + QLatin1Char('/') + tr("%1 copy.flop").arg(file.completeBaseName()));
    if (path && m_workspace.saveCopy(*path))
        emit said(tr("Saved a copy as %1.").arg(QDir::toNativeSeparators(*path)));
}

/// Of the same document: each window sees what the other writes.
void DocumentCommands::openWindow()
{
    const auto files = m_workspace.path().isEmpty() ? QStringList() : QStringList { m_workspace.path() };
    if (!QProcess::startDetached(QCoreApplication::applicationFilePath(), files))
        m_workspace.prompts().showError(
            tr("Another window could not be started. Start the program once more and open the document there."), {});
}

void DocumentCommands::showBackups()
{
    auto* dialog = new BackupsDialog(m_workspace, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &BackupsDialog::said, this, &DocumentCommands::said);
    dialog->open();
}

void DocumentCommands::askDamage(const QString& sentence)
{
    const auto answer = m_workspace.prompts().askDamage(sentence);
    if (answer == Prompts::Damage::ShowBackups)
        showBackups();
    else if (answer == Prompts::Damage::Keep)
        m_workspace.renewSeal();
}

void DocumentCommands::fillRecent()
{
    m_recentMenu->clear();
    int number = 0;
    for (const auto& file : m_recentFiles) {
        const auto name = QDir::toNativeSeparators(file).replace(QLatin1Char('&'), QStringLiteral("&&"));
        auto* action = m_recentMenu->addAction(QStringLiteral("&%1  %2").arg(++number % 10).arg(name));
        connect(action, &QAction::triggered, this, [this, file] { emit fileChosen(file); });
    }
    m_recentMenu->addSeparator();
    auto* clear = m_recentMenu->addAction(tr("&Clear list"));
    clear->setEnabled(!m_recentFiles.isEmpty());
    connect(clear, &QAction::triggered, this, [this] { m_recentFiles.clear(); });
}

/// What needs the document itself waits while a job has it.
void DocumentCommands::showEnabled()
{
    m_actions.setEnabled({ ActionId::SaveCopy, ActionId::Backups }, m_workspace.isOpen() && !m_workspace.isBusy());
    m_actions.setEnabled({ ActionId::New, ActionId::NewWithChips, ActionId::NewWithSample, ActionId::Open }, !m_workspace.isBusy());
    showUndo();
}

void DocumentCommands::showUndo()
{
    const bool isFree = !m_workspace.isBusy() && !m_workspace.isReadOnly();
    const auto show = [&](QAction& action, const QString& word, const std::optional<QString>& label, const QString& named) {
        action.setEnabled(isFree && label.has_value());
        action.setText(label ? named.arg(*label) : word);
        action.setToolTip(plainToolTip(action.text().remove(QLatin1Char('&'))));
    };
    show(m_actions[ActionId::Undo], tr("&Undo"), m_workspace.undoLabel(), tr("&Undo %1"));
    show(m_actions[ActionId::Redo], tr("&Redo"), m_workspace.redoLabel(), tr("&Redo %1"));
}

}
