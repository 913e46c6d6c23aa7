// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/option.h"

#include <string>

namespace packaged {

/// What an option means, as the line beside it in a list of candidates: to the end of its first sentence, without the words it lists.
std::string brief(const app::OptionSpec& option);

/// Whether what follows the option names a file.
bool takesFile(const app::OptionSpec& option);

/// Each made of the table of commands: its subcommands, their options and the words these take.
std::string bashCompletion();
std::string fishCompletion();
std::string zshCompletion();

/// In roff, section 1.
std::string manPage();

}
