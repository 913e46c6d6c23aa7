// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/csv.h"
#include "model/base/words.h"
#include "model/exchange/text_encoding.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace model {

/// What a table has in a column each that is a row each for us.
enum class Unfold { Quarters, Chips, Organizations };

/// How a table is written.
struct Dialect {
    std::string encoding = "UTF-8";
    char separator = ',';               ///< one of , ; tab |
    bool hasQuotes = true;              ///< values may stand in quotes; else a quote is a letter
    bool hasBlanksBeforeQuotes = false; ///< `a, "b"`: blanks between a separator and a quote are no part of the value
    int headerRow = 1;                  ///< the line at which the head begins, from 1; 0: none, the columns are called #1, #2, ...
    int headerRows = 1;                 ///< those it takes; the texts of two are joined: "Units: best"
    std::string sheet;                  ///< of a workbook; empty: the first one that holds anything
    std::string unitAbove;              ///< the line above the head that says what the numbers are multiples of: "Units in thousands"
    std::optional<Unfold> unfold;
    std::vector<std::string> across; ///< the columns that are unfolded
    std::string otherEncoding;       ///< that its text may be written in as well; empty: it was chosen, or is sure
    std::string encodingSample;      ///< the first value that its encoding makes a difference for; empty where it was chosen, or is UTF-8
    bool isOurs = false;             ///< as dump and export write it: texts are exactly as they stand, numbers have a point
    bool isWorkbook = false;         ///< whose numbers have a point and nothing between thousands
    bool operator==(const Dialect&) const = default;
};

/// What a person says of how a table is written. The rest is found out, file by file.
struct DialectChoice {
    std::optional<std::string> encoding = {};
    std::optional<char> separator = {};
    std::optional<int> headerRow = {};
    std::string sheet = {};
    std::optional<Unfold> unfold = {};
    bool operator==(const DialectChoice&) const = default;
};

/// Finds out the dialect by the file's beginning. Throws Error in one sentence for what is no table: a folder, nothing in it, a line
/// without end, too many columns, what fileKindOf knows; for two tables on a sheet, and where nothing stands across that is to be unfolded.
Dialect detectDialect(const std::filesystem::path& path, const DialectChoice& choice = {});

/// The text of a table as UTF-8, row by row with its head, in its dialect.
CsvReader textOf(const std::filesystem::path& path, const Dialect& dialect);

/// Gives the rows of a table one by one, as CsvReader does.
class RowSource {
public:
    RowSource() = default;
    RowSource(const RowSource&) = delete;
    RowSource& operator=(const RowSource&) = delete;
    virtual ~RowSource() = default;

    virtual bool next(CsvRow& row) = 0;
    virtual double share() const = 0;                          ///< how much is read, 0 to 1
    virtual std::vector<Sentence> notes() const { return {}; } ///< what its values do not show, of the rows read so far
};

/// Reads any table a person may have, row by row as UTF-8 in constant memory: CSV, semicolons or tabs, the encodings of encodingNames(),
/// sheets of workbooks; what stands across comes as rows.
/// next() throws Error "fleet.csv line 812: ..." for a row above 16 MB or 4096 columns, a quote that never closes or behind whose closing
/// one the value goes on, bytes that are no text, and when the file changed while it was read.
class TableReader {
public:
    static constexpr std::size_t mostColumns = 4096;

    explicit TableReader(const std::filesystem::path& path, const DialectChoice& choice = {});
    /// By a dialect that was found already.
    TableReader(const std::filesystem::path& path, const Dialect& dialect);
    TableReader(TableReader&&) noexcept;
    TableReader& operator=(TableReader&&) noexcept;
    ~TableReader();

    const Dialect& dialect() const;
    /// As the header names them; made unique ("Units (2)"), #3 where it names nothing.
    const std::vector<std::string>& columns() const;
    /// The next row behind the header; false at the end. Rows without any value are passed over.
    bool next(CsvRow& row);

    const std::string& shownName() const; ///< the file's name without its folder
    double share() const;                 ///< how much of the file is read, 0 to 1
    /// What a person should know who sees only the rows read so far: errors and hidden rows of a sheet, columns that were unfolded.
    std::vector<Sentence> notes() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// The beginning of a table, to look at and to guess from.
struct TablePreview {
    std::string name; ///< the file's, without its folder
    Dialect dialect;
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows; ///< may have other lengths than `columns`
    bool hasMore = false;

    /// The values of a column, those that are not empty; nothing for a column that is not there.
    std::vector<std::string> valuesOf(std::string_view column) const;
};

/// A problem behind the first row ends the preview, it is no error here.
TablePreview readPreview(const std::filesystem::path& path, const DialectChoice& choice = {}, std::size_t mostRows = 1000);
TablePreview readPreview(const std::filesystem::path& path, const Dialect& dialect, std::size_t mostRows = 1000);

}
