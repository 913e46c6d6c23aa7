// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/option.h"

#include <string>

namespace test {

/// What an option means, as the line beside it in a list of candidates: to the end of its first sentence, without the words it lists.
std::string brief(const app::OptionSpec& option);

/// Whether what follows the option names a file.
bool takesFile(const app::OptionSpec& option);

/// packaging/completions/flopulence.bash as the table of commands makes it.
std::string bashCompletion();

/// packaging/completions/flopulence.fish
std::string fishCompletion();

/// packaging/completions/_flopulence, for zsh
std::string zshCompletion();

/// packaging/man/flopulence.1 as the table of commands makes it.
std::string manPage();

}
