// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_table.h"
#include "model/base/text.h"
#include "model/base/words.h"
#include "model/figure/method.h"
#include "packaging/texts/packaged_text.h"

#include <fmt/format.h>

namespace {

using app::OptionSpec;

/// Inside single quotes, where `special` would mean something to the function that reads it.
std::string escaped(const std::string& text, std::string_view special)
{
    std::string word;
    for (const char c : text) {
        if (c == '\'')
            word += "'\\''";
        else if (special.find(c) != special.npos)
            word += std::string("\\") + c;
        else
            word += c;
    }
    return word;
}

/// ":UNIT:(h100e power)", what follows the option.
std::string offer(const OptionSpec& option)
{
    if (option.value.empty())
        return {};
    const auto words = model::joined(option.words, " ");
    std::string action = " ";
    if (!words.empty())
        action = option.value.ends_with(",...") ? "_sequence compadd - " + words : "(" + words + ")";
    else if (packaged::takesFile(option))
        action = "_files";
    else if (option.value == "DIR")
        action = "_files -/";
    return ":" + escaped(option.value, ":\\") + ":" + action;
}

/// One that has two names rules the other out once it stands.
std::string optionLine(const OptionSpec& option)
{
    const auto rest = "[" + escaped(packaged::brief(option), "[]\\") + "]" + offer(option);
    const auto repeats = option.repeats ? std::string("*") : std::string();
    if (option.otherName.empty())
        return fmt::format("        '{}{}{}'", repeats, option.name, rest);
    const auto rules = option.repeats ? "'*'" : fmt::format("'({} {})'", option.name, option.otherName);
    return fmt::format("        {}{{{},{}}}'{}'", rules, option.name, option.otherName, rest);
}

std::string argumentLines(const std::vector<OptionSpec>& options)
{
    std::vector<std::string> lines;
    for (const auto& option : options)
        lines.push_back(optionLine(option));
    return model::joined(lines, " \\\n");
}

std::string commandLines()
{
    const model::Words words;
    std::string text;
    for (const auto& command : app::allCommands())
        text += fmt::format("        '{}:{}'\n", command.name, escaped(words(model::Sentence { command.usages.front().meaning }), "\\"));
    return text;
}

std::string caseLines()
{
    std::string text;
    for (const auto& command : app::allCommands()) {
        if (command.name == "help")
            continue;
        auto options = app::optionsOf(command);
        options.push_back(app::programOptions().front());
        text += fmt::format("    {})\n        _arguments \\\n{} \\\n        '*:file:_files' ;;\n", command.name, argumentLines(options));
    }
    return text;
}

constexpr auto frame = R"(#compdef flopulence
# SPDX-License-Identifier: GPL-3.0-or-later
# Completion of flopulence in zsh. Made from the program's table of commands.

local curcontext=$curcontext state line
local -a commands=(
{commands})

_arguments -C \
{programOptions} \
        '1: :->command' \
        '*:: :->arguments' && return

case $state in
command)
    _describe command commands
    _files
    return
    ;;
esac

case $line[1] in
    help)
        if (( CURRENT == 2 )); then
            _describe command commands
            compadd method
        elif [[ $words[2] == method ]]; then
            compadd {pages}
        fi ;;
{cases}esac
)";

}

std::string packaged::zshCompletion()
{
    return fmt::format(frame, fmt::arg("commands", commandLines()), fmt::arg("programOptions", argumentLines(app::programOptions())),
        fmt::arg("cases", caseLines()), fmt::arg("pages", model::joined(model::methodPageIds(), " ")));
}
