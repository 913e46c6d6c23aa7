// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/document.h"

#include <filesystem>

namespace model {

/// What holds for every edit of a person, from the window and the command line: a renaming carries along what names the thing, and a file
/// of an older version is backed up before it is led to the newest one. Without a root for backups none is made.
void prepareToEdit(Document& document, const std::filesystem::path& backupRoot);

}
