// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/version_details.h"

#include "model/store/sqlite_version.h"
#include "ui/base/text.h"

QString ui::versionDetails(const QString& version)
{
    return QStringLiteral("flopulence %1\nQt %2\nSQLite %3\n").arg(version, QLatin1String(qVersion()), toQt(model::sqliteVersion()));
}
