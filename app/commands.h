// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"

namespace app {

/// Throws Error where no window can open because there is no display; `variable` reads the environment.
void requireDisplay(const std::function<const char*(const char*)>& variable);

}
