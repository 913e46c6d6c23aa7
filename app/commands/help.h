// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command.h"

#include <string>

namespace app {

struct ShowHelp {
    std::string command; ///< or `method`; empty: all of them
    std::string page;    ///< of the method; empty: all of them

    int operator()(Terminal& terminal) const;
};

CommandSpec helpCommand();

}
