// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command.h"
#include "model/records/quarter.h"

#include <filesystem>
#include <optional>

namespace app {

struct CheckDocument {
    std::filesystem::path file;
    std::optional<model::Quarter> at; ///< else the quarter the document opens at
    bool isJson = false;

    int operator()(Terminal& terminal) const;
};

CommandSpec checkCommand();

}
