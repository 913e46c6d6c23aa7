// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace model {

using RowIndex = std::uint32_t;

/// A row with the number it is ordered by.
struct KeyedRow {
    std::uint64_t key = 0;
    RowIndex row = 0;
};

/// A number that orders as the double does.
std::uint64_t orderedKey(double number);

/// Ascending by key; rows of equal keys keep their order.
void sortByKey(std::vector<KeyedRow>& rows);

/// Ascending by text, case aside; rows of equal texts keep their order. `texts` is by row.
void sortByText(std::vector<RowIndex>& rows, const std::vector<std::string_view>& texts);

/// The order sortByText makes: negative, 0 or positive.
int compareTexts(std::string_view a, std::string_view b);

}
