# SPDX-License-Identifier: GPL-3.0-or-later
# Undo rests on SQLite's session extension, which is a compile-time option of the library: stop here rather than at the link.
include(CheckCXXSourceCompiles)
set(CMAKE_REQUIRED_LIBRARIES SQLite::SQLite3)
check_cxx_source_compiles("
#define SQLITE_ENABLE_SESSION
#define SQLITE_ENABLE_PREUPDATE_HOOK
#include <sqlite3.h>
int main()
{
    sqlite3_session* session = nullptr;
    return sqlite3session_create(nullptr, \"main\", &session) + sqlite3changeset_apply_v2(nullptr, 0, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr, SQLITE_CHANGESETAPPLY_INVERT);
}
" SQLITE_HAS_SESSIONS)
unset(CMAKE_REQUIRED_LIBRARIES)
if(NOT SQLITE_HAS_SESSIONS)
    message(FATAL_ERROR "This SQLite was built without the session extension. "
        "Install one that has it (Debian's libsqlite3-dev does) or build SQLite with -DSQLITE_ENABLE_SESSION -DSQLITE_ENABLE_PREUPDATE_HOOK.")
endif()
