// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/daily_backup.h"

#include "ui/workspace/prompts.h"
#include "ui/workspace/workspace.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace ui {

void backUpDaily(Workspace& workspace)
{
    const auto folder = workspace.backups();
    const auto* document = workspace.document();
    if (!folder || document == nullptr || !folder->isDue(document->path(), model::backupTimeNow()))
        return;
    workspace.runJob(
        QCoreApplication::translate("ui::Workspace", "Backing up %1").arg(QFileInfo(workspace.path()).fileName()),
        [folder](model::Document& open, const model::Progress& progress) {
            folder->make(open, model::BackupReason::Daily, model::backupTimeNow(), progress);
            return model::Changes {};
        },
        [&workspace](const JobOutcome& outcome) {
            if (!outcome.isDone() && !outcome.isCancelled)
                workspace.prompts().showError(outcome.refusal, outcome.problems);
        });
}

}
