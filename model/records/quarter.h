// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace model {

/// A calendar quarter as an ordered number, `year * 4 + (q - 1)`.
struct Quarter {
    std::int32_t index = 0;

    static constexpr Quarter of(int year, int quarterOfYear) { return { year * 4 + quarterOfYear - 1 }; }
    constexpr int year() const { return index / 4; }
    constexpr int quarterOfYear() const { return index % 4 + 1; }
    auto operator<=>(const Quarter&) const = default;
};

constexpr Quarter operator+(Quarter quarter, int quarters)
{
    return { quarter.index + quarters };
}
constexpr Quarter operator-(Quarter quarter, int quarters)
{
    return { quarter.index - quarters };
}
constexpr int operator-(Quarter a, Quarter b)
{
    return a.index - b.index;
}

/// "2023Q3"
std::string quarterText(Quarter quarter);

/// Reads `2023Q3`, `2023-Q3`, `2023 Q3`, `Q3 2023`, `23q3` or an ISO date inside the quarter; nothing for a quarter that
/// does not exist. Years run from 1900 to 2199.
std::optional<Quarter> parseQuarter(std::string_view text);

}
