// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/words.h"

#include <optional>
#include <string>
#include <vector>

namespace test {

/// In English; empty where nothing is said.
inline std::string said(const model::Sentence& sentence)
{
    return model::Words()(sentence);
}

inline std::string said(const std::optional<model::Sentence>& sentence)
{
    return sentence ? said(*sentence) : std::string();
}

inline std::vector<std::string> said(const std::vector<model::Sentence>& sentences)
{
    std::vector<std::string> texts;
    for (const auto& sentence : sentences)
        texts.push_back(said(sentence));
    return texts;
}

}
