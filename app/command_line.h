// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command.h"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <variant>

namespace app {

struct OpenWindow {
    std::optional<std::string> file;
};

struct ShowVersion {
    int operator()(Terminal& terminal) const;
};

/// What the arguments (without the program's name) ask for. `fileExists` tells a document's path from a mistyped command.
/// Throws Error (Usage) in one sentence that names the nearest right word.
std::variant<OpenWindow, Command> parseCommandLine(
    std::span<const std::string> arguments, const std::function<bool(const std::string&)>& fileExists);

}
