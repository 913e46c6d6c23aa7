// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "app/gui.h"
#include "app/terminal.h"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>

namespace {

bool fileExists(const std::string& path)
{
    std::error_code error;
    return std::filesystem::exists(path, error);
}

struct Runner {
    app::Terminal& terminal;
    char** argv;

    int operator()(const app::OpenWindow& window) const
    {
        app::requireDisplay([](const char* name) { return std::getenv(name); });
        int argc = 1; // the rest is read already; Qt has its own ideas about options
        return app::runWindow(argc, argv, window.file);
    }

    int operator()(const auto& command) const { return app::run(command, terminal); }
};

}

int main(int argc, char* argv[])
{
    app::Terminal terminal(std::cout, std::cerr, ::isatty(STDERR_FILENO) == 1);
    return app::guarded(terminal, [&] {
        const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
        return std::visit(Runner { terminal, argv }, app::parseCommandLine(arguments, fileExists));
    });
}
