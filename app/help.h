// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/option.h"

#include <string>
#include <string_view>

namespace app {

/// What `flopulence help` prints: of all commands, or of the one named; of `method` all its pages, or the one named.
std::string helpText(std::string_view command = {}, std::string_view page = {});

/// "-o, --output FILE"
std::string optionTerm(const OptionSpec& option);

/// "the colours and the ground: light, dark, transparent"
std::string optionMeaning(const OptionSpec& option);

}
