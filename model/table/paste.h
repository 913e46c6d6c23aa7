// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/table/table_record.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace model {

/// The cells of a copied block, by row.
using TextBlock = std::vector<std::vector<std::string>>;

/// Reads what a spreadsheet puts on the clipboard: tabs between cells, cells with tabs or line ends between quotes. Where the quotes do not
/// pair up they are letters. Throws Error (Invalid) for a zero byte and a row above 16 MB.
TextBlock readBlock(std::string_view text);

/// Writes such a block from cells, without a line end after the last row.
std::string blockText(const TextBlock& block);

/// The columns of these records, in this order, under the columns' names where titles are wanted; a record that is gone has no cells.
TextBlock copiedBlock(
    const Dataset& dataset, RecordKind kind, const std::vector<std::int64_t>& ids, const std::vector<std::size_t>& columns, bool isTitled);

/// Which column of a kind each column of a block is: nothing where it is left out.
struct PasteMapping {
    bool hasHeader = false;
    std::vector<std::optional<std::size_t>> columns;
    std::optional<char> decimal; ///< of all numbers; nothing: judged by all rows of each column
    bool operator==(const PasteMapping&) const = default;
};

/// Finds out the columns of a block: by the names in the first row where most of them are names of columns (CSV names or `titles`, whatever
/// the case), else in order from `first` on along `order`.
PasteMapping guessMapping(const TextBlock& block, RecordKind kind, const std::vector<std::string>& titles,
    const std::vector<std::size_t>& order, std::size_t first);

/// What is wrong with a cell of a block; without a column, with the whole row.
struct PasteProblem {
    std::size_t row = 0; ///< of the block, the header counted
    std::optional<std::size_t> column;
    Sentence reason; ///< "'abc' is no number such as 1200"
};

/// What pasting would write.
struct PastePlan {
    std::vector<TableRecord> inserts;
    std::vector<TableRecord> updates; ///< with the id of the record they replace
    std::vector<PasteProblem> problems;
    std::size_t unchanged = 0;       ///< rows that are there already, with the same values
    std::vector<char> decimals;      ///< the sign that each column of the block has for decimals
    std::vector<Sentence> questions; ///< numbers that can be read in two ways: which, only a person can say
};

enum class PasteMode { Append, Update }; ///< Update changes the record with the same key and appends where there is none

/// A cell of the block as it would be stored: a number by its column's sign, "1,250"; other texts as they are.
std::string storedText(const PastePlan& plan, const PasteMapping& mapping, RecordKind kind, std::size_t column, const std::string& cell);

/// Reads every row. A row with a problem is in neither list.
PastePlan planPaste(const TextBlock& block, const PasteMapping& mapping, RecordKind kind, PasteMode mode, const Dataset& dataset);

}
