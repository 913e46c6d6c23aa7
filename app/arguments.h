// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/option.h"
#include "model/base/words.h"
#include "model/records/quarter.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace model::say {
}

namespace app {

namespace say = model::say;

/// Throws Error (Usage).
[[noreturn]] void refuse(const model::Message& message, model::Arguments arguments = {});

/// A subcommand's arguments taken apart: `--name value`, `--name=value`, flags and words; `--` ends the options.
/// Throws Error (Usage) for an option it does not know (naming the nearest), a missing value or an option given twice.
class Arguments {
public:
    Arguments(std::string command, std::span<const std::string> arguments, const std::vector<OptionSpec>& specs);

    bool has(const std::string& name) const;
    std::optional<std::string> value(const std::string& name) const;

    /// The value of an option with a fixed list. Throws Error (Usage), naming the nearest, for what is not in it.
    std::optional<std::string> word(const std::string& name) const;

    /// The one of `choices` whose `word` the option gives, as word() does; null where the option is not given.
    template <class Choices> auto chosen(const std::string& name, const Choices& choices) const
    {
        const auto given = word(name);
        return given ? &*std::ranges::find_if(choices, [&](const auto& choice) { return choice.word == *given; }) : nullptr;
    }

    /// Throws Error (Usage) where the option's value is no quarter.
    std::optional<model::Quarter> quarter(const std::string& name) const;

    const std::vector<std::string>& words() const { return m_words; }

    /// The options that may repeat, in the order given.
    std::vector<std::pair<std::string, std::string>> repeatable() const;

    /// The one word there must be; `what` names it in the error.
    std::string onlyWord(const std::string& what) const;

    /// The value of -o, which there must be; `what` says what it would name.
    std::string output(const model::Message& what) const;

private:
    struct Option {
        OptionSpec spec;
        std::string value;
    };

    const Option* find(const std::string& name) const;

    std::string m_command;
    std::vector<Option> m_options;
    std::vector<std::string> m_words;
};

}
