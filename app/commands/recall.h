// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command.h"

#include <filesystem>

namespace app {

/// What a picture, paper or document remembers of the figures in it, and which of their values are others in a document of records.
struct Recall {
    std::filesystem::path picture;
    std::filesystem::path file; ///< to compare with; empty: none
    bool isCsv = false;         ///< the table of the one picture in place of the words

    int operator()(Terminal& terminal) const;
};

CommandSpec recallCommand();

}
