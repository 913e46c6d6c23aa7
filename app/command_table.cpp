// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_table.h"

#include "app/commands/backup.h"
#include "app/commands/check.h"
#include "app/commands/diff.h"
#include "app/commands/dump.h"
#include "app/commands/explain.h"
#include "app/commands/export.h"
#include "app/commands/help.h"
#include "app/commands/import.h"
#include "app/commands/load.h"
#include "app/commands/new.h"
#include "app/commands/recall.h"
#include "app/commands/report.h"
#include "app/view_options.h"
#include "words/usage.h"

#include <algorithm>

namespace app {

const std::vector<CommandSpec>& allCommands()
{
    static const std::vector<CommandSpec> commands { newCommand(), loadCommand(), dumpCommand(), importCommand(), exportCommand(),
        explainCommand(), recallCommand(), reportCommand(), checkCommand(), diffCommand(), backupCommand(), helpCommand() };
    return commands;
}

std::vector<std::string> commandNames()
{
    std::vector<std::string> names;
    for (const auto& command : allCommands())
        names.push_back(command.name);
    return names;
}

const CommandSpec* commandNamed(std::string_view name)
{
    const auto found = std::ranges::find(allCommands(), name, &CommandSpec::name);
    return found == allCommands().end() ? nullptr : &*found;
}

std::vector<OptionSpec> optionsOf(const CommandSpec& command)
{
    auto options = command.options;
    if (command.takesView)
        options.insert(options.end(), viewOptionSpecs().begin(), viewOptionSpecs().end());
    return options;
}

const std::vector<OptionSpec>& programOptions()
{
    static const std::vector<OptionSpec> options { { "--help", {}, say::program::help, {}, "-h" },
        { "--version", {}, say::program::version, {}, "-V" } };
    return options;
}

}
