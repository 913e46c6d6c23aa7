// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command.h"

#include <filesystem>

namespace app {

struct NewDocument {
    std::filesystem::path file;
    bool hasSample = false;
    bool replaces = false;

    int operator()(Terminal& terminal) const;
};

CommandSpec newCommand();

}
