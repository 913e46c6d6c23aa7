// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace app {

/// What `flopulence help` prints: of all commands, or of the one named.
std::string helpText(std::string_view command = {});

}
