// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>

namespace app {

/// Opens the window with `file`, else with the document of the last time, else with a private copy of the sample. Returns
/// the exit code when the window is closed.
int runWindow(int& argc, char** argv, const std::optional<std::string>& file);

/// Throws Error where no window can open because there is no display; `variable` reads the environment.
void requireDisplay(const std::function<const char*(const char*)>& variable);

}
