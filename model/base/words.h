// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/message.h"

#include <concepts>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace model {

struct Sentence;

/// What stands in a message for a `{name}`: a text, a number, which can choose a form, or another sentence.
struct Argument {
    Argument(std::string said)
        : text(std::move(said))
    {
    }
    Argument(std::string_view said)
        : text(said)
    {
    }
    Argument(const char* said)
        : text(said)
    {
    }
    template <std::integral Number>
    Argument(Number n)
        : text(std::to_string(n))
        , count(static_cast<std::uint64_t>(n))
    {
    }
    /// A number that is not written as its bare digits: `1,234`.
    Argument(std::uint64_t n, std::string written)
        : text(std::move(written))
        , count(n)
    {
    }
    Argument(Sentence said);

    std::string text;
    std::optional<std::uint64_t> count;
    std::shared_ptr<const Sentence> sentence;
};

using Arguments = std::vector<std::pair<std::string_view, Argument>>;

/// What is said, before it is known in which language.
struct Sentence {
    Message message;
    Arguments arguments = {};
};

/// A sentence that is in words already: the system's, a library's or a person's.
Sentence asWritten(std::string text);

/// Which of a language's forms a number asks for, from 0: of English's two the first for 1. A form that a text lacks is its last.
using PluralRule = std::size_t (*)(std::uint64_t n);

std::size_t englishForm(std::uint64_t n);

/// A text with its arguments filled in by the rule; what has no argument stays as it is written.
std::string filled(std::string_view text, const Arguments& arguments, PluralRule rule = englishForm);

/// The catalogue in a language: English built in, other languages as replacements by key.
class Words {
public:
    Words() = default;
    explicit Words(std::map<std::string, std::string, std::less<>> translated, PluralRule rule = englishForm)
        : m_translated(std::move(translated))
        , m_rule(rule)
    {
    }

    std::string operator()(const Message& message, const Arguments& arguments = {}) const;
    std::string operator()(const Sentence& sentence) const { return (*this)(sentence.message, sentence.arguments); }

private:
    std::map<std::string, std::string, std::less<>> m_translated;
    PluralRule m_rule = englishForm;
};

/// Every message of the catalogue, for tests and translators.
std::span<const Message* const> allMessages();

}
