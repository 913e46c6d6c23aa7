// SPDX-License-Identifier: GPL-3.0-or-later
#include "packaging/texts/packaged_text.h"

#include "model/base/words.h"

#include <algorithm>
#include <array>

std::string packaged::brief(const app::OptionSpec& option)
{
    const model::Words words;
    const auto meaning = words(model::Sentence { option.meaning });
    return meaning.substr(0, meaning.find(". "));
}

bool packaged::takesFile(const app::OptionSpec& option)
{
    constexpr std::array names { "FILE", "OUT", "VIEW" };
    return std::ranges::find(names, option.value) != names.end();
}
