// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command.h"

#include <filesystem>

namespace app {

struct BackUp {
    std::filesystem::path file;
    std::filesystem::path target;
    bool isShared = false; ///< without the journal and the notes
    bool replaces = false;

    int operator()(Terminal& terminal) const;
};

CommandSpec backupCommand();

}
