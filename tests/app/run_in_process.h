// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"

#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

namespace test {

/// What a command printed and its exit code.
struct Result {
    int code = -1;
    std::string out;
    std::string err;
};

struct Runner {
    app::Terminal& terminal;
    int operator()(const app::OpenWindow&) const { return -1; }
    int operator()(const app::Command& command) const { return command(terminal); }
};

/// Runs the command line as main does, with buffers instead of a terminal; it opens no window.
inline Result flopulence(const std::vector<std::string>& arguments)
{
    std::ostringstream out;
    std::ostringstream err;
    app::Terminal terminal(out, err);
    const auto fileExists = [](const std::string& path) { return std::filesystem::exists(path); };
    const auto code = app::guarded(terminal, [&] { return std::visit(Runner { terminal }, app::parseCommandLine(arguments, fileExists)); });
    return { code, out.str(), err.str() };
}

}
