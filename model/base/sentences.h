// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/words.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace model {

/// " - did you mean 'x'?" at the end of a sentence; says nothing without a name, or without a candidate near the word.
Sentence didYouMean(std::string_view name);
Sentence didYouMean(std::string_view word, std::span<const std::string> candidates);

/// "is none of a, b - did you mean 'a'?", to be continued after the word.
Sentence noneOf(std::string_view word, const std::vector<std::string>& words);

/// Texts or sentences with commas between them; says nothing where there is none.
Sentence listed(const std::vector<Argument>& parts);

}
