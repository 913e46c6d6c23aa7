// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"

#include "app/command_table.h"
#include "app/commands/help.h"
#include "model/base/sentences.h"
#include "model/base/text.h"
#include "ui/workspace/version_details.h"
#include "words/commands.h"

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
        refuse(say::command::noProgramOption, { { "option", first }, { "near", didYouMean(first, options) } });
    }
    const bool looksLikeFile = first.find('/') != std::string::npos || first.find('.') != std::string::npos;
    if (arguments.size() == 1 && looksLikeFile)
        refuse(say::command::noFile, { { "file", first } });
    refuse(arguments.size() == 1 ? say::command::unknownWord : say::command::notACommand,
        { { "word", first }, { "near", didYouMean(first, commandNames()) } });
}

}

int ShowVersion::operator()(Terminal& terminal) const
{
    terminal.write(ui::versionDetails(QStringLiteral(FLOPULENCE_VERSION)).toStdString());
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
        refuse(say::command::oneWindow, { { "word", rest.front() } });
    return OpenWindow { first };
}

}
