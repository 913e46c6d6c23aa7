// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/csv.h"
#include "model/exchange/text_encoding.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace model {

/// How a table is written as text.
struct Dialect {
    std::string encoding = "UTF-8"; ///< or detectedEncoding, file by file
    char separator = ',';           ///< one of , ; tab |
    int rowsBeforeHeader = 0;       ///< a title, or the line `sep=;` of a spreadsheet
    bool hasHeader = true;          ///< without one the columns are called #1, #2, ...
    bool operator==(const Dialect&) const = default;
};

/// Guesses the dialect from the file's beginning, as it is read in the encoding. Throws Error in one sentence for what is no table: a
/// folder, nothing in it, a line without end, too many columns.
Dialect detectDialect(const std::filesystem::path& path, std::string_view encoding = detectedEncoding);

/// Reads any table a person may have, row by row as UTF-8 in constant memory: CSV, semicolons or tabs, quotes also inside values
/// that have none around them, the encodings above. next() throws Error "fleet.csv line 812: ..." for a row above 16 MB or 4096
/// columns, a quote that never closes, bytes that are no text, and when the file changed while it was read.
class TableReader {
public:
    static constexpr std::size_t mostColumns = 4096;

    explicit TableReader(const std::filesystem::path& path, std::optional<Dialect> dialect = std::nullopt);
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
TablePreview readPreview(const std::filesystem::path& path, std::optional<Dialect> dialect = std::nullopt, std::size_t mostRows = 1000);

}
