// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/message.h"

#include <string>
#include <vector>

namespace app {

struct OptionSpec {
    std::string name;                    ///< as it is written: "-o", "--force"
    std::string value = {};              ///< what its value is called, "WxH"; empty: it takes none
    model::Message meaning = {};         ///< for the help and the man page
    std::vector<std::string> words = {}; ///< all its value may be, where that is a fixed list
    std::string otherName = {};          ///< "--output" of "-o"
    bool repeats = false;                ///< may stand several times
    bool listsWords = false;             ///< the meaning ends with them
};

/// It takes no value.
OptionSpec flag(std::string name, const model::Message& meaning);

/// The `word` of each choice of a fixed list.
template <class Choices> std::vector<std::string> wordsOf(const Choices& choices)
{
    std::vector<std::string> words;
    for (const auto& choice : choices)
        words.emplace_back(choice.word);
    return words;
}

/// A value of a fixed list, whose words the meaning ends with.
OptionSpec choice(std::string name, std::string value, const model::Message& meaning, std::vector<std::string> words);

/// -o
OptionSpec output(std::string value, const model::Message& meaning);

}
