// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"
#include "app/gui.h"
#include "app/terminal.h"

#include <fcntl.h>
#include <unistd.h>

#include <csignal>
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

    int operator()(const app::Command& command) const
    {
        // Who reads from a pipe may go at any time: that ends what is written to it (Terminal::write), but no file that is being made.
        std::signal(SIGPIPE, SIG_IGN);
        return command(terminal);
    }
};

/// What nobody gave us must not become the number of a file we open, into which results or errors would then go.
void occupyStandardStreams()
{
    for (const int stream : { STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO }) {
        if (::fcntl(stream, F_GETFD) == -1)
            ::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY); // so that using it is an error still
    }
}

}

int main(int argc, char* argv[])
{
    occupyStandardStreams();
    std::signal(SIGXFSZ, SIG_IGN); // so that writing beyond a limit of the file size fails and is told
    app::Terminal terminal(std::cout, std::cerr, ::isatty(STDERR_FILENO) == 1);
    return app::guarded(terminal, [&] {
        const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
        return std::visit(Runner { terminal, argv }, app::parseCommandLine(arguments, fileExists));
    });
}
