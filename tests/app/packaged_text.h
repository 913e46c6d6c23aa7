// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace test {

/// packaging/completions/flopulence.bash as the table of commands makes it.
std::string bashCompletion();

/// packaging/man/flopulence.1 as the table of commands makes it.
std::string manPage();

}
