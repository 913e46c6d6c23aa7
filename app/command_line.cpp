// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"

#include "app/command_table.h"
#include "app/commands/help.h"
#include "model/base/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace app {

namespace {

using model::didYouMean;

bool isHelp(const std::string& argument)
{
    return argument == "--help" || argument == "-h";
}

[[noreturn]] void refuseFirstWord(std::span<const std::string> arguments)
{
    const auto& first = arguments.front();
    if (first.starts_with("-")) {
        std::vector<std::string> options;
        for (const auto& option : programOptions())
            options.push_back(option.name);
        refuse(fmt::format("there is no option '{}'{}; `flopulence help` lists the commands", first, didYouMean(first, options)));
    }
    const bool looksLikeFile = first.find('/') != std::string::npos || first.find('.') != std::string::npos;
    if (arguments.size() == 1 && looksLikeFile)
        refuse(fmt::format("{}: there is no such file; `flopulence new {} --sample` would make one", first, first));
    const auto near = didYouMean(first, commandNames());
    const auto what = arguments.size() == 1 ? "is neither a command nor an existing file" : "is not a command";
    refuse(fmt::format("'{}' {}{}; `flopulence help` lists the commands", first, what, near));
}

}

int ShowVersion::operator()(Terminal& terminal) const
{
    terminal.write("flopulence " FLOPULENCE_VERSION "\n");
    return 0;
}

std::variant<OpenWindow, Command> parseCommandLine(
    std::span<const std::string> arguments, const std::function<bool(const std::string&)>& fileExists)
{
    if (arguments.empty())
        return OpenWindow {};
    const auto& first = arguments.front();
    const auto rest = arguments.subspan(1);
    const auto* command = commandNamed(first);
    if (command && std::ranges::any_of(rest, isHelp))
        return Command(ShowHelp { first, {} });
    if (isHelp(first))
        command = commandNamed("help");
    if (command)
        return command->parse({ command->name, rest, optionsOf(*command) });
    if (first == "--version" || first == "-V")
        return Command(ShowVersion {});
    if (first == "--" && rest.size() == 1)
        return OpenWindow { rest.front() };
    if (!fileExists(first))
        refuseFirstWord(arguments);
    if (!rest.empty())
        refuse(fmt::format("a window opens one file; '{}' is one too many", rest.front()));
    return OpenWindow { first };
}

}
