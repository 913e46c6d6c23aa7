// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace model {

/// The message catalogue of figures: English built in, other languages as replacements by key.
class Words {
public:
    using Arguments = std::vector<std::pair<std::string_view, std::string>>;

    Words() = default;
    explicit Words(std::map<std::string, std::string, std::less<>> translated)
        : m_translated(std::move(translated))
    {
    }

    /// The message with `{name}` replaced by its argument; the key itself where nobody wrote the message.
    std::string operator()(std::string_view key, const Arguments& arguments = {}) const;

    /// Picks `<key>.one` or `<key>.many` and gives `{n}`.
    std::string counted(std::string_view key, std::size_t n, Arguments arguments = {}) const;

    /// Every key of the built-in catalogue, for tests and translators.
    static std::vector<std::string> keys();

private:
    std::map<std::string, std::string, std::less<>> m_translated;
};

}
