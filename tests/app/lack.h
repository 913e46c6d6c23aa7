// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>
#include <string>

namespace test {

/// Empty where the text has all the words, else the first that it lacks with the text.
inline std::string lack(const std::string& text, std::initializer_list<std::string> words)
{
    for (const auto& word : words) {
        if (text.find(word) == std::string::npos)
            return "'" + word + "' is not in: " + text;
    }
    return {};
}

}
