// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/sentences.h"

#include "model/base/text.h"
#include "words/base.h"

namespace model {

Sentence didYouMean(std::string_view word, std::span<const std::string> candidates)
{
    return didYouMean(nearest(word, candidates));
}

Sentence didYouMean(std::string_view name)
{
    return name.empty() ? Sentence() : Sentence { say::hint::didYouMean, { { "name", name } } };
}

Sentence noneOf(std::string_view word, const std::vector<std::string>& words)
{
    return { say::hint::noneOf, { { "words", joined(words, ", ") }, { "near", didYouMean(word, words) } } };
}

Sentence listed(const std::vector<Argument>& parts)
{
    if (parts.empty())
        return {};
    Sentence list { say::list::one, { { "part", parts.front() } } };
    for (std::size_t i = 1; i < parts.size(); ++i)
        list = { say::list::more, { { "first", list }, { "next", parts[i] } } };
    return list;
}

}
