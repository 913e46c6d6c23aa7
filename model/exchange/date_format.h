// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/quarter.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace model {

/// Which comes first in dates such as 4/1/2022. Only these need it: 2022-04-01 and 01.04.2022 speak for themselves.
enum class DateOrder { MonthFirst, DayFirst };

/// A calendar quarter in any writing of parseQuarter, or the quarter that contains a date: `2023-09-30`, `2023/9/30`, `30.09.2023`,
/// and with the order `9/30/2023`, `30/09/2023`; the year may have two digits (20xx), a time of day may follow.
/// Nothing for a date that does not exist.
std::optional<Quarter> readQuarter(std::string_view text, DateOrder order);

/// A guess with its ground.
struct DateGuess {
    DateOrder order = DateOrder::MonthFirst;
    bool isAmbiguous = false; ///< some date could be read in two ways and lies in another quarter then, and no other date decides
    bool isDecided = false;   ///< some date can be read in one way only
    std::string example;      ///< the value that is ambiguous, or that decided
};

/// The order by a column's values; `otherwise` where both would do.
DateGuess guessDateOrder(std::span<const std::string> values, DateOrder otherwise = DateOrder::MonthFirst);

}
