// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command.h"
#include "app/sample.h"

#include <filesystem>
#include <optional>

namespace app {

struct NewDocument {
    std::filesystem::path file;
    std::optional<SampleRecords> records; ///< of the sample; none: empty
    bool replaces = false;

    int operator()(Terminal& terminal) const;
};

CommandSpec newCommand();

}
