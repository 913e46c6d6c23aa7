// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace model {

/// The ids in a column of several references, "3;14"; nothing where the text is no such list.
inline std::optional<std::vector<std::int64_t>> idsOf(std::string_view text)
{
    std::vector<std::int64_t> ids;
    while (!text.empty()) {
        std::int64_t id = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        const bool isLast = text.empty();
        if (error != std::errc() || id <= 0 || (!isLast && (text.front() != ';' || text.size() == 1)))
            return std::nullopt;
        text.remove_prefix(isLast ? 0 : 1);
        ids.push_back(id);
    }
    return ids;
}

}
