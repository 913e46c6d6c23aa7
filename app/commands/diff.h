// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command.h"

#include <filesystem>

namespace app {

struct DiffDocuments {
    std::filesystem::path first; ///< a document, or a folder of CSVs
    std::filesystem::path second;
    bool isJson = false;

    int operator()(Terminal& terminal) const;
};

CommandSpec diffCommand();

}
