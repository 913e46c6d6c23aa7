// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/option.h"

namespace app {

OptionSpec flag(std::string name, const model::Message& meaning)
{
    return { std::move(name), {}, meaning };
}

OptionSpec choice(std::string name, std::string value, const model::Message& meaning, std::vector<std::string> words)
{
    OptionSpec option { std::move(name), std::move(value), meaning, std::move(words) };
    option.listsWords = true;
    return option;
}

OptionSpec output(std::string value, const model::Message& meaning)
{
    OptionSpec option { "-o", std::move(value), meaning };
    option.otherName = "--output";
    return option;
}

}
