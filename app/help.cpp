// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/help.h"

#include "app/command_table.h"
#include "app/view_options.h"
#include "model/base/text.h"
#include "model/base/wrap.h"
#include "model/figure/method.h"

#include <fmt/format.h>

namespace app {

namespace {

constexpr std::size_t usageColumns = 34;
constexpr std::size_t optionColumns = 22;

/// The term, then its meaning beside it, or below where the term is too long.
std::string item(const std::string& term, const std::string& meaning, std::size_t column)
{
    if (term.size() + 4 > column)
        return fmt::format("  {}\n{}", term, model::wrapped(meaning, std::string(column, ' ')));
    return model::wrapped(meaning, fmt::format("  {:<{}}", term, column - 2));
}

std::string optionList(const std::vector<OptionSpec>& options)
{
    std::string text;
    for (const auto& option : options)
        text += item(optionTerm(option), option.meaning, optionColumns);
    return text;
}

std::string overview()
{
    auto text = model::wrapped("Flopulence shows who is GPU-rich and who is GPU-poor, since when, and how sure we are.", "") + '\n'
        + item("flopulence [FILE]", "open the dashboard", usageColumns);
    for (const auto& command : allCommands()) {
        for (const auto& usage : command.usages)
            text += item("flopulence " + usage.words, usage.meaning, usageColumns);
    }
    text += item("flopulence --version", "the version", usageColumns);
    return text + '\n'
        + model::wrapped("Only the dashboard needs a display. Exit code 0: done, 1: error, 2: check or diff found something.", "");
}

std::string helpOf(const CommandSpec& command)
{
    std::string text;
    for (const auto& usage : command.usages)
        text += "flopulence " + usage.words + '\n';
    for (const auto& paragraph : model::split(command.about, '\n'))
        text += '\n' + model::wrapped(paragraph, "");
    if (!command.options.empty())
        text += '\n' + optionList(command.options);
    if (command.takesView)
        text += "\nThe view, whose lists are separated by commas or given as repeated options:\n\n" + optionList(viewOptionSpecs());
    if (!command.examples.empty())
        text += '\n';
    for (const auto& example : command.examples)
        text += "  flopulence " + example + '\n';
    return text;
}

}

std::string optionTerm(const OptionSpec& option)
{
    const auto names = option.otherName.empty() ? option.name : fmt::format("{}, {}", option.name, option.otherName);
    return option.value.empty() ? names : fmt::format("{} {}", names, option.value);
}

std::string helpText(std::string_view command, std::string_view page)
{
    if (command == "method")
        return model::methodText({}, page);
    const auto* known = commandNamed(command);
    return known ? helpOf(*known) : overview();
}

}
