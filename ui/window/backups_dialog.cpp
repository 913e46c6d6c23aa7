// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/backups_dialog.h"

#include "ui/base/plain_text.h"
#include "ui/base/text.h"
#include "ui/workspace/prompts.h"
#include "ui/workspace/workspace.h"

#include <QDateTime>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QHeaderView>
#include <QLocale>
#include <QPointer>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace ui {

namespace {

QString reasonLabel(model::BackupReason reason)
{
    switch (reason) {
    case model::BackupReason::Daily:
        return BackupsDialog::tr("the day's first use");
    case model::BackupReason::Import:
        return BackupsDialog::tr("before an import");
    case model::BackupReason::Migration:
        return BackupsDialog::tr("before the file became one of a newer version");
    case model::BackupReason::Restore:
        return BackupsDialog::tr("before a backup was brought back");
    case model::BackupReason::ByHand:
        return BackupsDialog::tr("made by hand");
    }
    return {};
}

QString timeLabel(model::BackupTime time)
{
    const auto local = QDateTime::fromSecsSinceEpoch(time.time_since_epoch().count());
    return QLocale().toString(local, QStringLiteral("yyyy-MM-dd hh:mm"));
}

}

BackupsDialog::BackupsDialog(Workspace& workspace, QWidget* parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_text(new PlainLabel(this))
    , m_list(new QTreeWidget(this))
    , m_restore(new QPushButton(tr("&Bring back"), this))
    , m_make(new QPushButton(tr("Back up &now"), this))
{
    setWindowTitle(tr("Backups of %1").arg(QFileInfo(workspace.path()).fileName()));
    m_text->setWordWrap(true);
    m_text->setObjectName(QStringLiteral("muted"));
    m_text->setText(
        tr("Made once a day of use, before each import and before a backup is brought back. The ten newest are kept, and of each "
           "month the newest. Bringing one back is a step that can be undone."));
    m_list->setHeaderLabels({ tr("Made"), tr("Why"), tr("Size") });
    m_list->setRootIsDecorated(false);
    m_list->setAccessibleName(tr("Backups"));
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_list->setColumnWidth(0, 150);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_make, QDialogButtonBox::ActionRole);
    buttons->addButton(m_restore, QDialogButtonBox::ActionRole);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->addWidget(m_text);
    layout->addWidget(m_list, 1);
    layout->addWidget(buttons);
    resize(560, 400);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_make, &QPushButton::clicked, this, &BackupsDialog::makeNow);
    connect(m_restore, &QPushButton::clicked, this, &BackupsDialog::restoreChosen);
    connect(m_list, &QTreeWidget::itemSelectionChanged, this, &BackupsDialog::showButtons);
    connect(m_list, &QTreeWidget::itemActivated, this, &BackupsDialog::restoreChosen);
    fill();
}

void BackupsDialog::fill()
{
    m_list->clear();
    const auto folder = m_workspace.backups();
    m_backups = folder ? folder->list() : std::vector<model::Backup> {};
    for (const auto& backup : m_backups) {
        auto* item = new QTreeWidgetItem(
            { timeLabel(backup.time), reasonLabel(backup.reason), QLocale().formattedDataSize(static_cast<qint64>(backup.bytes), 0) });
        item->setToolTip(0, plainToolTip(QString::fromStdU16String(backup.path.u16string())));
        item->setTextAlignment(2, Qt::AlignRight | Qt::AlignVCenter);
        m_list->addTopLevelItem(item);
    }
    if (m_list->topLevelItemCount() > 0)
        m_list->setCurrentItem(m_list->topLevelItem(0));
    m_make->setEnabled(folder.has_value());
    showButtons();
}

void BackupsDialog::showButtons()
{
    m_restore->setEnabled(!m_list->selectedItems().isEmpty() && !m_workspace.isReadOnly());
}

void BackupsDialog::makeNow()
{
    setEnabled(false);
    m_workspace.runJob(
        tr("Backing up"),
        [folder = *m_workspace.backups()](model::Document& document, const model::Progress& progress) {
            folder.make(document, model::BackupReason::ByHand, model::backupTimeNow(), progress);
            return model::Changes {};
        },
        [this, isThere = QPointer(this)](const JobOutcome& outcome) {
            if (!isThere)
                return;
            setEnabled(true);
            if (!outcome.isDone() && !outcome.isCancelled)
                m_workspace.prompts().showError(outcome.refusal, outcome.problems);
            fill();
        });
}

void BackupsDialog::restoreChosen()
{
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    if (row < 0 || !m_restore->isEnabled())
        return;
    const auto backup = m_backups[static_cast<std::size_t>(row)];
    setEnabled(false);
    m_workspace.runJob(
        tr("Bringing back the backup of %1").arg(timeLabel(backup.time)),
        [folder = *m_workspace.backups(), backup](
            model::Document& document, const model::Progress&) { return folder.restore(backup, document, model::backupTimeNow()); },
        [this, isThere = QPointer(this), backup](const JobOutcome& outcome) {
            if (!isThere)
                return;
            setEnabled(true);
            if (outcome.isDone()) {
                emit said(tr("The records are those of %1 again. Undo takes that back.").arg(timeLabel(backup.time)));
                accept();
                return;
            }
            if (!outcome.isCancelled)
                m_workspace.prompts().showError(outcome.refusal, outcome.problems);
            fill();
        });
}

}
