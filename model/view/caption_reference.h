// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/quarter.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace model {

/// What stands between the brackets of a caption's placeholder: `series > item @ quarter | column in view`.
struct CaptionReference {
    std::optional<std::string> series;
    std::string item; ///< `*`: all
    std::optional<Quarter> quarter;
    std::string column;
    std::string view; ///< a line of the keys that differ
    bool operator==(const CaptionReference&) const = default;
};

/// Reads it; without a name the item is empty. In names %5D and the like stand for signs that a reference is made of.
CaptionReference captionReference(std::string_view content);

/// As it is read.
std::string referenceText(const CaptionReference& reference);

/// The caption with what stands between the brackets of its placeholders replaced; what a person wrote around them stays.
std::string withReferences(std::string_view pattern, const std::function<std::string(std::string_view content)>& replaced);

}
