// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/csv.h"
#include "model/base/words.h"
#include "model/workbook/cells.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace model {

/// What a cell holds, as far as it matters to a table.
enum class CellContent { Text, Number, Error, Formula }; ///< Formula: one without a result

/// What of a sheet a person should know who sees only its values: how many of a kind there are, and the first of them.
struct SheetFacts {
    struct Seen {
        std::size_t count = 0;
        std::string first;
        void add(const std::string& where)
        {
            if (count++ == 0)
                first = where;
        }
    };

    Seen errors;
    Seen formulas;     ///< without a result
    Seen zeroFormulas; ///< their result is 0, and the workbook says that it has never been reckoned
    Seen hiddenRows;
    Seen hiddenColumns;
    Seen merged;        ///< whose value was taken for all their cells
    Seen mergedNumbers; ///< whose number was taken for the first row only
};

/// Turns cells, as they come, into rows as a CSV has them: blank rows are passed over, a row ends with its last value, and line is the row
/// of the sheet. A merged cell's text counts for each of its cells, its number for those of its first row only, so that nothing is counted
/// twice; one alone in its row is a title and stays in its first cell.
class RowQueue {
public:
    RowQueue(std::string shown, std::string sheet, std::optional<CellRange> wanted);

    /// Cells that are merged; before the row of the first of them ends.
    void merge(const CellRange& range);
    void hideColumns(std::size_t first, std::size_t last) { m_hidden.emplace_back(first, last); }

    void beginRow(std::size_t row, bool isHidden);
    /// Columns of a row rise. Throws Error where they do not, for more than mostSheetColumns, and for a row above 16 MB.
    void add(std::size_t column, std::string_view text, CellContent content, std::size_t repeats = 1);
    /// Throws Error for more than mostSheetRows.
    void endRow(std::size_t repeats = 1);

    /// The next finished row, valid until the next one is asked for.
    bool pop(CsvRow& row);

    bool isEmpty() const { return m_rowsMade == 0; }
    SheetFacts& facts() { return m_facts; }
    const SheetFacts& facts() const { return m_facts; }

private:
    struct Row {
        std::size_t line;
        std::size_t begin; ///< in m_values
        std::size_t end;
        std::size_t repeats;
    };
    struct Value {
        std::size_t begin = 0;
        std::size_t size = 0;
    };
    struct Cell {
        Value value; ///< in m_text
        CellContent content = CellContent::Text;
    };
    struct Merged {
        CellRange range;
        std::string text; ///< for the rows below the first; empty for a number
    };

    [[noreturn]] void refuse(const Message& why) const;
    bool isWanted(std::size_t row) const;
    Value keep(std::string_view text);
    void fillMerged();
    void lookForHidden();
    void dropHandedOut();

    std::string m_shown;
    std::string m_sheet;
    CellRange m_wanted;
    std::multimap<std::size_t, CellRange> m_merges; ///< by their first row, as long as it has not come
    std::vector<Merged> m_open;                     ///< those over the present row
    std::vector<std::pair<std::size_t, std::size_t>> m_hidden;

    std::size_t m_row = 0;
    bool m_isHidden = false;
    bool m_isInRow = false;
    std::size_t m_rowBegin = 0; ///< in m_text
    std::vector<Cell> m_cells;  ///< of the present row, by column from the first that is wanted

    std::string m_text; ///< of all rows that wait; cells that are repeated share theirs
    std::vector<Value> m_values;
    std::vector<Row> m_rows;
    std::size_t m_next = 0;
    std::vector<std::string_view> m_shownValues;
    std::size_t m_rowsMade = 0;
    std::size_t m_bytesMade = 0;
    SheetFacts m_facts;
};

}
