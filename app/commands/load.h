// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command.h"

#include <filesystem>

namespace app {

struct LoadFolder {
    std::filesystem::path folder;
    std::filesystem::path file;
    bool replaces = false;

    int operator()(Terminal& terminal) const;
};

CommandSpec loadCommand();

}
