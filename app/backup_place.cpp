// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/backup_place.h"

#include <QStandardPaths>

namespace app {

std::filesystem::path backupRoot()
{
    // What AppDataLocation is in the window, where organization and application are both called Flopulence.
    const auto data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return std::filesystem::path(data.toStdU16String()) / "Flopulence" / "Flopulence" / "backups";
}

}
