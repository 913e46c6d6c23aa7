// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/arguments.h"
#include "app/terminal.h"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace app {

/// A subcommand with its arguments, ready to run: the exit code, or Error in one sentence.
using Command = std::function<int(Terminal&)>;

/// The exit code of a command that looks for something and found it.
inline constexpr int foundSomething = 2;

/// A way to call a command.
struct Usage {
    std::string words; ///< behind the program's name: "dump FILE -o DIR"
    model::Message meaning;
};

/// A subcommand as the command line, the help, the man page and the completion know it.
struct CommandSpec {
    std::string name;
    std::vector<Usage> usages;
    std::vector<model::Sentence> about; ///< a paragraph each
    std::vector<OptionSpec> options = {};
    bool takesView = false; ///< every key of a view is an option too
    std::vector<std::string> examples = {};
    Command (*parse)(const Arguments& arguments) = nullptr;
};

}
