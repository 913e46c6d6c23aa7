// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/prepare_to_edit.h"

#include "model/edit/carry_names.h"
#include "model/store/backups.h"

namespace model {

void prepareToEdit(Document& document, const std::filesystem::path& backupRoot)
{
    document.setCarryNames(carryNames);
    if (!backupRoot.empty())
        document.setBeforeUpgrade([backupRoot](const Document& older) {
            BackupFolder::of(older.path(), backupRoot).make(older, BackupReason::Migration, backupTimeNow());
        });
}

}
