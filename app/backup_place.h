// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace app {

/// Where the backups of all documents are kept; the window and the command line use the same. Needs no application object.
std::filesystem::path backupRoot();

}
