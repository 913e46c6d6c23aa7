// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace ui {

/// What a report of a fault needs to say, a line each: "flopulence 0.2.0", "Qt 6.4.2", "SQLite 3.40.1".
QString versionDetails(const QString& version);

}
