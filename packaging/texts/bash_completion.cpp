// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_table.h"
#include "model/base/text.h"
#include "model/figure/method.h"
#include "packaging/texts/packaged_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <stdexcept>

namespace {

using app::OptionSpec;

/// What is offered for an option's value, as a line of the function _flopulence_value.
std::string offer(const OptionSpec& option)
{
    if (!option.words.empty())
        return fmt::format(
            "{} \"{}\"", option.value.ends_with(",...") ? "_flopulence_list" : "_flopulence_words", model::joined(option.words, " "));
    if (packaged::takesFile(option))
        return "_flopulence_files -f";
    return option.value == "DIR" ? "_flopulence_files -d" : ":";
}

std::vector<std::string> namesOf(const OptionSpec& option)
{
    return option.otherName.empty() ? std::vector { option.name } : std::vector { option.name, option.otherName };
}

/// A line for each command with all its options.
std::string optionLines()
{
    std::string text;
    for (const auto& command : app::allCommands()) {
        std::string options;
        for (const auto& option : app::optionsOf(command))
            options += model::joined(namesOf(option), " ") + " ";
        text += fmt::format("    {}) options=\"{}--help -h\" ;;\n", command.name, options);
    }
    return text;
}

/// A line for each option that takes a value. What one is called in several commands must offer the same, or files of any kind.
std::string valueLines()
{
    std::map<std::string, std::string> offers; // by the names as a pattern
    std::vector<std::string> order;
    for (const auto& command : app::allCommands()) {
        for (const auto& option : app::optionsOf(command)) {
            if (option.value.empty())
                continue;
            const auto names = model::joined(namesOf(option), " | ");
            auto [known, isNew] = offers.emplace(names, offer(option));
            if (isNew)
                order.push_back(names);
            else if (known->second != offer(option)) {
                if (!known->second.starts_with("_flopulence_files") || !offer(option).starts_with("_flopulence_files"))
                    throw std::runtime_error(names + " means different things");
                known->second = "_flopulence_files -f";
            }
        }
    }
    std::string text;
    for (const auto& names : order)
        text += fmt::format("    {}) {} ;;\n", names, offers.at(names));
    return text;
}

std::string commandNames()
{
    std::string names;
    for (const auto& command : app::allCommands())
        names += (names.empty() ? "" : " ") + command.name;
    return names;
}

constexpr auto frame = R"(# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Completion of flopulence in bash. Made from the program's table of commands.

_flopulence_words() {{
    mapfile -t COMPREPLY < <(compgen -W "$1" -- "$cur")
}}

# Of a list the word behind the last comma.
_flopulence_list() {{
    local before=
    [[ $cur != *,* ]] || before=${{cur%,*}},
    mapfile -t COMPREPLY < <(compgen -P "$before" -W "$1" -- "${{cur##*,}}")
}}

_flopulence_files() {{
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen "$1" -- "$cur")
}}

# What follows the option $1; false where it takes no value.
_flopulence_value() {{
    case $1 in
{values}    *) return 1 ;;
    esac
}}

_flopulence() {{
    local cur=${{COMP_WORDS[COMP_CWORD]}} prev=${{COMP_WORDS[COMP_CWORD - 1]}} command=${{COMP_WORDS[1]}} options=
    COMPREPLY=()
    # The shell takes --unit=h100e apart at the equals sign.
    if [[ $cur == "=" ]]; then
        cur=
    elif [[ $prev == "=" ]]; then
        prev=${{COMP_WORDS[COMP_CWORD - 2]}}
    fi
    if [[ $COMP_CWORD -eq 1 ]]; then
        case $cur in
        -*) _flopulence_words "{programOptions}" ;;
        *)
            _flopulence_files -f
            mapfile -t -O "${{#COMPREPLY[@]}}" COMPREPLY < <(compgen -W "{commands}" -- "$cur")
            ;;
        esac
        return
    fi
    case $command in
{options}    esac
    if _flopulence_value "$prev"; then
        return
    fi
    case $cur in
    -*) _flopulence_words "$options" ;;
    *)
        if [[ $command != help ]]; then
            _flopulence_files -f
        elif [[ $COMP_CWORD -eq 2 ]]; then
            _flopulence_words "{commands} method"
        elif [[ $COMP_CWORD -eq 3 && ${{COMP_WORDS[2]}} == method ]]; then
            _flopulence_words "{pages}"
        fi
        ;;
    esac
}}

complete -F _flopulence flopulence
)";

}

std::string packaged::bashCompletion()
{
    std::string programOptions;
    for (const auto& option : app::programOptions())
        programOptions += (programOptions.empty() ? "" : " ") + model::joined(namesOf(option), " ");
    return fmt::format(frame, fmt::arg("values", valueLines()), fmt::arg("options", optionLines()), fmt::arg("commands", commandNames()),
        fmt::arg("programOptions", programOptions), fmt::arg("pages", model::joined(model::methodPageIds(), " ")));
}
