// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_table.h"
#include "model/base/text.h"
#include "model/base/words.h"
#include "model/figure/method.h"
#include "packaging/texts/packaged_text.h"

#include <fmt/format.h>

namespace {

using app::OptionSpec;

/// As a word of the shell, whatever is in it.
std::string quoted(const std::string& text)
{
    std::string word = "'";
    for (const char c : text) {
        if (c == '\\' || c == '\'')
            word += '\\';
        word += c;
    }
    return word + "'";
}

std::string nameOf(const std::string& name)
{
    return name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
}

/// What follows the option, as arguments of `complete`.
std::string offer(const OptionSpec& option)
{
    if (option.value.empty())
        return {};
    if (option.words.empty())
        return packaged::takesFile(option) || option.value == "DIR" ? " -r -F" : " -x";
    const auto words = model::joined(option.words, " ");
    return option.value.ends_with(",...") ? fmt::format(" -x -a \"(__fish_append , {})\"", words) : fmt::format(" -x -a {}", quoted(words));
}

std::string optionLine(const std::string& condition, const OptionSpec& option)
{
    auto line = "complete -c flopulence" + condition + nameOf(option.name);
    if (!option.otherName.empty())
        line += nameOf(option.otherName);
    return line + offer(option) + " -d " + quoted(packaged::brief(option)) + "\n";
}

std::string commandLines(const app::CommandSpec& command)
{
    const model::Words words;
    auto text = fmt::format("complete -c flopulence -n __fish_use_subcommand -a {} -d {}\n", command.name,
        quoted(words(model::Sentence { command.usages.front().meaning })));
    for (const auto& option : app::optionsOf(command))
        text += optionLine(" -n '__fish_seen_subcommand_from " + command.name + "'", option);
    return text;
}

constexpr auto head = R"(# SPDX-License-Identifier: GPL-3.0-or-later
# Completion of flopulence in fish. Made from the program's table of commands.

)";

}

std::string packaged::fishCompletion()
{
    std::string text = head;
    std::string names;
    for (const auto& option : app::programOptions())
        text += optionLine(" -n __fish_use_subcommand", option);
    for (const auto& command : app::allCommands()) {
        text += commandLines(command);
        names += command.name + " ";
    }
    const auto help = std::string("complete -c flopulence -f -n '__fish_seen_subcommand_from help");
    text += help + "; and not __fish_seen_subcommand_from method' -a '" + names + "method'\n";
    return text + help + "; and __fish_seen_subcommand_from method' -a '" + model::joined(model::methodPageIds(), " ") + "'\n";
}
