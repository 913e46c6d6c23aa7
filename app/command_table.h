// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command.h"

#include <string>
#include <string_view>
#include <vector>

namespace app {

/// All subcommands in the order of the help.
const std::vector<CommandSpec>& allCommands();

/// The words that may stand first.
std::vector<std::string> commandNames();

/// Null where there is none of this name.
const CommandSpec* commandNamed(std::string_view name);

/// What may stand behind the command, with the keys of a view where it takes one.
std::vector<OptionSpec> optionsOf(const CommandSpec& command);

/// What may stand instead of a command.
const std::vector<OptionSpec>& programOptions();

}
