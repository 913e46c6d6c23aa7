// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command.h"

#include <filesystem>

namespace app {

struct DumpFolder {
    std::filesystem::path file;
    std::filesystem::path folder;
    bool replaces = false;

    int operator()(Terminal& terminal) const;
};

/// `dump` into a workbook.
struct DumpWorkbook {
    std::filesystem::path file;
    std::filesystem::path workbook;
    bool replaces = false;

    int operator()(Terminal& terminal) const;
};

CommandSpec dumpCommand();

}
