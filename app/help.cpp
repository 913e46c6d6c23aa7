// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/help.h"

#include "app/command_table.h"
#include "app/view_options.h"
#include "model/base/text.h"
#include "model/base/wrap.h"
#include "model/figure/method.h"
#include "words/usage.h"

#include <fmt/format.h>

namespace app {

namespace {

constexpr std::size_t usageColumns = 34;
constexpr std::size_t optionColumns = 22;

std::string said(const model::Sentence& sentence)
{
    const model::Words words;
    return words(sentence);
}

std::string said(const model::Message& message)
{
    return said(model::Sentence { message });
}

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
        text += item(optionTerm(option), optionMeaning(option), optionColumns);
    return text;
}

std::string overview()
{
    auto text = model::wrapped(said(say::program::about), "") + '\n' + item("flopulence [FILE]", said(say::program::window), usageColumns);
    for (const auto& command : allCommands()) {
        for (const auto& usage : command.usages)
            text += item("flopulence " + usage.words, said(usage.meaning), usageColumns);
    }
    text += item("flopulence --version", said(say::program::version), usageColumns);
    return text + '\n' + model::wrapped(said(say::program::exitCodes), "");
}

std::string helpOf(const CommandSpec& command)
{
    std::string text;
    for (const auto& usage : command.usages)
        text += "flopulence " + usage.words + '\n';
    for (const auto& paragraph : command.about)
        text += '\n' + model::wrapped(said(paragraph), "");
    if (!command.options.empty())
        text += '\n' + optionList(command.options);
    if (command.takesView)
        text += "\n" + said(say::program::viewOptions) + "\n\n" + optionList(viewOptionSpecs());
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

std::string optionMeaning(const OptionSpec& option)
{
    const auto meaning = said(option.meaning);
    return option.listsWords ? said({ say::program::words, { { "meaning", meaning }, { "words", model::joined(option.words, ", ") } } })
                             : meaning;
}

std::string helpText(std::string_view command, std::string_view page)
{
    if (command == "method")
        return model::methodText({}, page);
    const auto* known = commandNamed(command);
    return known ? helpOf(*known) : overview();
}

}
