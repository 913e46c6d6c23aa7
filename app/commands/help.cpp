// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/help.h"

#include "app/command_table.h"
#include "app/help.h"
#include "model/base/sentences.h"
#include "model/base/text.h"
#include "model/figure/method.h"
#include "words/commands.h"
#include "words/usage.h"

#include <algorithm>

namespace app {

namespace {

ShowHelp parseHelpOfMethod(std::span<const std::string> words)
{
    if (words.size() == 1)
        return { "method", {} };
    if (words.size() > 2)
        refuse(say::command::onePage, { { "word", words[2] } });
    const auto pages = model::methodPageIds();
    if (std::ranges::find(pages, words[1]) == pages.end())
        refuse(say::command::noPage, { { "page", words[1] }, { "near", model::didYouMean(words[1], pages) } });
    return { "method", words[1] };
}

Command parseHelp(const Arguments& arguments)
{
    if (arguments.words().empty())
        return ShowHelp {};
    if (arguments.words().front() == "method")
        return parseHelpOfMethod(arguments.words());
    const auto command = arguments.onlyWord("COMMAND");
    auto names = commandNames();
    names.emplace_back("method");
    if (std::ranges::find(names, command) == names.end())
        refuse(say::command::noCommand, { { "word", command }, { "near", model::didYouMean(command, names) } });
    return ShowHelp { command, {} };
}

}

CommandSpec helpCommand()
{
    return {
        .name = "help",
        .usages = { { "help [COMMAND]", say::helpHelp::toCommand }, { "help method [PAGE]", say::helpHelp::toMethod } },
        .about = { { say::helpHelp::about, { { "pages", model::joined(model::methodPageIds(), ", ") } } } },
        .parse = parseHelp,
    };
}

int ShowHelp::operator()(Terminal& terminal) const
{
    terminal.write(helpText(command, page));
    return 0;
}

}
