// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/arguments.h"

#include "model/base/error.h"
#include "model/base/sentences.h"
#include "model/base/text.h"
#include "words/commands.h"

#include <algorithm>

namespace app {

void refuse(const model::Message& message, model::Arguments arguments)
{
    throw model::Error(model::ErrorCode::Usage, message, std::move(arguments));
}

namespace {

bool isOption(const std::string& argument)
{
    return argument.size() > 1 && argument.front() == '-';
}

const OptionSpec& specNamed(const std::string& name, const std::string& command, const std::vector<OptionSpec>& specs)
{
    const auto found = std::ranges::find_if(specs, [&](const auto& spec) { return spec.name == name || spec.otherName == name; });
    if (found != specs.end())
        return *found;
    std::vector<std::string> names;
    for (const auto& spec : specs) {
        names.push_back(spec.name);
        if (!spec.otherName.empty())
            names.push_back(spec.otherName);
    }
    refuse(say::command::noOption, { { "command", command }, { "option", name }, { "near", model::didYouMean(name, names) } });
}

}

Arguments::Arguments(std::string command, std::span<const std::string> arguments, const std::vector<OptionSpec>& specs)
    : m_command(std::move(command))
{
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const auto& argument = arguments[i];
        if (argument == "--") {
            m_words.insert(m_words.end(), arguments.begin() + static_cast<std::ptrdiff_t>(i) + 1, arguments.end());
            break;
        }
        if (!isOption(argument)) {
            m_words.push_back(argument);
            continue;
        }
        const auto equals = argument.find('=');
        const auto name = argument.substr(0, equals);
        const auto& spec = specNamed(name, m_command, specs);
        std::string value;
        if (equals != std::string::npos) {
            if (spec.value.empty())
                refuse(say::command::takesNoValue, { { "option", name }, { "value", argument.substr(equals) } });
            value = argument.substr(equals + 1);
        } else if (!spec.value.empty()) {
            if (i + 1 == arguments.size() || arguments[i + 1].starts_with("--"))
                refuse(say::command::needsValue, { { "option", name } });
            value = arguments[++i];
        }
        if (!spec.repeats && find(spec.name) != nullptr)
            refuse(say::command::givenTwice, { { "option", name } });
        m_options.push_back({ spec, value });
    }
}

const Arguments::Option* Arguments::find(const std::string& name) const
{
    const auto found = std::ranges::find_if(m_options, [&](const Option& option) { return option.spec.name == name; });
    return found == m_options.end() ? nullptr : &*found;
}

bool Arguments::has(const std::string& name) const
{
    return find(name) != nullptr;
}

std::optional<std::string> Arguments::value(const std::string& name) const
{
    const auto* option = find(name);
    return option == nullptr ? std::nullopt : std::optional(option->value);
}

std::optional<std::string> Arguments::word(const std::string& name) const
{
    const auto* option = find(name);
    if (option == nullptr)
        return std::nullopt;
    const auto& words = option->spec.words;
    const auto found = std::ranges::find(words, model::lowered(option->value), model::lowered);
    if (found == words.end())
        refuse(say::command::noWord, { { "option", name }, { "text", option->value }, { "reason", model::noneOf(option->value, words) } });
    return *found;
}

std::optional<model::Quarter> Arguments::quarter(const std::string& name) const
{
    const auto text = value(name);
    if (!text)
        return std::nullopt;
    const auto quarter = model::parseQuarter(*text);
    if (!quarter)
        refuse(say::command::badQuarter, { { "option", name }, { "text", *text } });
    return quarter;
}

std::vector<std::pair<std::string, std::string>> Arguments::repeatable() const
{
    std::vector<std::pair<std::string, std::string>> pairs;
    for (const auto& option : m_options) {
        if (option.spec.repeats)
            pairs.emplace_back(option.spec.name, option.value);
    }
    return pairs;
}

std::string Arguments::onlyWord(const std::string& what) const
{
    if (m_words.empty() || m_words.front().empty())
        refuse(say::command::needsWord, { { "command", m_command }, { "what", what } });
    if (m_words.size() > 1)
        refuse(say::command::oneWord, { { "command", m_command }, { "what", what }, { "word", m_words[1] } });
    return m_words.front();
}

std::string Arguments::output(const model::Message& what) const
{
    const auto given = value("-o");
    if (!given || given->empty())
        refuse(say::command::needsOutput, { { "command", m_command }, { "what", model::Sentence { what } } });
    return *given;
}

}
