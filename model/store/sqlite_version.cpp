// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/sqlite_version.h"

#include <sqlite3.h>

std::string_view model::sqliteVersion()
{
    return sqlite3_libversion();
}
