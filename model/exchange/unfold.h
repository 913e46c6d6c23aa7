// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/csv.h"
#include "model/exchange/table_file.h"
#include "model/records/dataset.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace model {

/// How a table with a column each for quarters, chips or organizations is unfolded.
struct Unfolding {
    /// A quarter, chip or organization, and the columns of its numbers.
    struct Thing {
        std::string name;
        std::optional<std::size_t> best, low, high;
    };
    Unfold what = Unfold::Quarters;
    std::vector<Thing> things;            ///< in the order of their columns
    std::vector<std::size_t> keptColumns; ///< the others
    std::size_t width = 0;                ///< of the table before
    std::vector<std::string> columns; ///< what the unfolded table has: the others, `quarter`, `units`; with `units_low` and `units_high`
};

/// Whether the text may head a column of a quarter that stands across.
bool headsQuarter(const std::string& text);

/// The columns that stand across: of quarters by their heads, "2023Q1", "Mar 2023", "2023Q1: low"; of chips and organizations all that head
/// no field and hold numbers only in the rows to look at.
std::vector<std::string> columnsAcross(
    Unfold what, const std::vector<std::string>& columns, const std::vector<std::vector<std::string>>& firstRows);

/// How these columns are unfolded; nothing where they are fewer than two chips or organizations, no quarter, or say twice the same. Their
/// numbers are `units` where the table names chips, else `people`.
std::optional<Unfolding> unfoldingOf(Unfold what, const std::vector<std::string>& columns, const std::vector<std::string>& across);

/// Whether quarters stand across though nobody said so: no other column gives the quarter.
bool looksUnfolded(const Unfolding& unfolding);

/// What stands across by the names of the document: two or more columns are called like chips, or like organizations, and no other column
/// gives them.
std::optional<Unfold> unfoldFor(const std::vector<std::string>& columns, const Dataset& dataset);

/// Makes several rows of one: for each of the things that has a number its own, under the same line. What stands behind the last column
/// of the table stands behind theirs.
class UnfoldedRows {
public:
    explicit UnfoldedRows(Unfolding unfolding)
        : m_unfolding(std::move(unfolding))
    {
    }

    const std::vector<std::string>& columns() const { return m_unfolding.columns; }

    /// The next row to take apart; its values must stay until the next one.
    void begin(const CsvRow& row);
    /// False when the row is used up; true gives a row that is valid until the next call.
    bool next(CsvRow& row);

private:
    std::string_view valueAt(const std::optional<std::size_t>& column) const;

    Unfolding m_unfolding;
    CsvRow m_row;
    std::size_t m_thing = 0;
    std::vector<std::string_view> m_values;
};

}
