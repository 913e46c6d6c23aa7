// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/words.h"
#include "model/figure/figure.h"

#include <optional>
#include <string>
#include <vector>

namespace model {

/// A cell as a reader sees it, with the number it stands for.
struct ReadableCell {
    std::string text;
    std::optional<double> number {};
    bool operator==(const ReadableCell&) const = default;
};

struct ReadableColumn {
    std::string head;
    bool isNumber = false; ///< set to the right
    bool operator==(const ReadableColumn&) const = default;
};

/// The table form of a figure for people: columns that are empty in every row are left out, numbers are written as in the figure.
struct ReadableTable {
    std::vector<ReadableColumn> columns;
    std::vector<std::vector<ReadableCell>> rows; ///< a cell a column each
    bool operator==(const ReadableTable&) const = default;
};

ReadableTable readableTable(const Figure& figure, const Words& words = {});

/// Of `value` and its interval, and of `x`.
ColumnLook valueColumn(const Figure& figure);
ColumnLook xColumn(const Figure& figure);

}
