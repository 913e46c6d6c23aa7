// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/option.h"

#include "model/base/text.h"

namespace app {

OptionSpec flag(std::string name, std::string meaning)
{
    return { std::move(name), {}, std::move(meaning) };
}

OptionSpec choice(std::string name, std::string value, const std::string& meaning, std::vector<std::string> words)
{
    return { std::move(name), std::move(value), meaning + ": " + model::joined(words, ", "), std::move(words) };
}

OptionSpec output(std::string value, std::string meaning)
{
    OptionSpec option { "-o", std::move(value), std::move(meaning) };
    option.otherName = "--output";
    return option;
}

}
