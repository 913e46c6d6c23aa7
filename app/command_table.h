// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/arguments.h"

#include <string>
#include <string_view>
#include <vector>

namespace app {

/// A way to call a command.
struct Usage {
    std::string words; ///< behind the program's name: "dump FILE -o DIR"
    std::string meaning;
};

/// A subcommand as the parser, the help, the man page and the completion know it.
struct CommandSpec {
    std::string name;
    std::vector<Usage> usages;
    std::string about; ///< paragraphs, a line each
    std::vector<OptionSpec> options;
    bool takesView = false; ///< every key of a view is an option too
    std::vector<std::string> examples = {};
};

/// All subcommands in the order of the help.
const std::vector<CommandSpec>& allCommands();

/// Null where there is none of this name.
const CommandSpec* commandNamed(std::string_view name);

/// The keys of a view as options; lists may be given piece by piece.
const std::vector<OptionSpec>& viewOptionSpecs();

/// What may stand behind the command, with the keys of a view where it takes one.
std::vector<OptionSpec> optionsOf(const CommandSpec& command);

/// What may stand instead of a command.
const std::vector<OptionSpec>& programOptions();

}
