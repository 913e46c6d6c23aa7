// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/words.h"
#include "model/records/field_description.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace model {

/// One condition on a value of a column.
struct Condition {
    enum class Kind {
        Contains, ///< text in it, whatever the case
        Equals,   ///< the whole of it is text
        Starts,   ///< it starts with text
        Before,
        NotAfter,
        After,
        NotBefore, ///< compared with text
        Range,     ///< from low to high
        Empty
    };
    Kind kind = Kind::Contains;
    std::string text; ///< in lower case
    double low = 0;   ///< of a number, or a quarter's index
    double high = 0;
    bool isLowOpen = false; ///< low itself is out
    bool isHighOpen = false;
    bool operator==(const Condition&) const = default;
};

/// A value passes when one of `any` holds (or there is none), and none of `none`.
struct ColumnFilter {
    std::vector<Condition> any;
    std::vector<Condition> none;

    bool empty() const { return any.empty() && none.empty(); }
    bool operator==(const ColumnFilter&) const = default;
};

/// The filter a text means, or why it means none ("'abc' is no number such as 1200 or 1.2M").
struct FilterReading {
    ColumnFilter filter;
    std::optional<Sentence> reason;
};

/// Reads `> 10000`, `>= < <= = !=`, `10..20`, `2023Q1..2024Q4`, `..2025`, `~part`, `empty`, `not empty`; `|` between alternatives, `!`
/// before what is not wanted. A plain text is a part of a text or name, the start of a word, and exactly a number or a quarter (or all of a
/// year).
FilterReading readFilter(const FieldDescription& column, std::string_view text);

/// Whether something passes that goes by any of these texts, such as a source by key, title and kind; it is unknown where the first is
/// empty.
bool passes(const ColumnFilter& filter, std::span<const std::string_view> texts);

/// Whether a number or a quarter's index passes.
bool passes(const ColumnFilter& filter, std::optional<double> number);

}
