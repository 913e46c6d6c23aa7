// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/packaged_text.h"

#include "model/base/words.h"

#include <algorithm>
#include <array>

std::string test::brief(const app::OptionSpec& option)
{
    const model::Words words;
    const auto meaning = words(model::Sentence { option.meaning });
    return meaning.substr(0, meaning.find(". "));
}

bool test::takesFile(const app::OptionSpec& option)
{
    constexpr std::array names { "FILE", "OUT", "VIEW" };
    return std::ranges::find(names, option.value) != names.end();
}
