// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/words.h"

#include <algorithm>

namespace model {

namespace {

/// The place of the brace that closes the one before `text`; npos where none does.
std::size_t closing(std::string_view text)
{
    int depth = 1;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '{')
            ++depth;
        else if (text[i] == '}' && --depth == 0)
            return i;
    }
    return std::string_view::npos;
}

/// The first part of `text` up to a bar outside of braces, which is taken off together with the bar.
std::string_view takeForm(std::string_view& text)
{
    int depth = 0;
    std::size_t end = 0;
    for (; end < text.size() && !(text[end] == '|' && depth == 0); ++end)
        depth += text[end] == '{' ? 1 : text[end] == '}' ? -1 : 0;
    const auto form = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return form;
}

template <class Say> std::string filledBy(std::string_view text, const Arguments& arguments, PluralRule rule, const Say& say)
{
    std::string result;
    while (!text.empty()) {
        const auto open = text.find('{');
        result += text.substr(0, open);
        if (open == std::string_view::npos)
            break;
        text.remove_prefix(open + 1);
        const auto close = closing(text);
        const auto written = text.substr(0, close);
        auto forms = written;
        const auto name = takeForm(forms);
        const auto argument = std::ranges::find(arguments, name, &Arguments::value_type::first);
        if (close == std::string_view::npos || argument == arguments.end()) {
            result += '{';
            continue;
        }
        if (forms.empty()) {
            result += argument->second.sentence ? say(*argument->second.sentence) : argument->second.text;
        } else {
            auto form = takeForm(forms);
            for (auto left = rule(argument->second.count.value_or(0)); left > 0 && !forms.empty(); --left)
                form = takeForm(forms);
            result += filledBy(form, arguments, rule, say);
        }
        text.remove_prefix(close + 1);
    }
    return result;
}

}

Argument::Argument(Sentence said)
    : sentence(std::make_shared<const Sentence>(std::move(said)))
{
}

Sentence asWritten(std::string text)
{
    return { { {}, "{text}" }, { { "text", std::move(text) } } };
}

std::size_t englishForm(std::uint64_t n)
{
    return n == 1 ? 0 : 1;
}

std::string filled(std::string_view text, const Arguments& arguments, PluralRule rule)
{
    return filledBy(text, arguments, rule, [rule](const Sentence& said) { return filled(said.message.text, said.arguments, rule); });
}

std::string Words::operator()(const Message& message, const Arguments& arguments) const
{
    const auto found = m_translated.find(message.key);
    const auto text = found == m_translated.end() ? message.text : std::string_view(found->second);
    return filledBy(text, arguments, m_rule, *this);
}

}
