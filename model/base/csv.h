// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/words.h"

#include <cstddef>
#include <filesystem>
#include <iosfwd>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace model {

/// One row; valid until the next one is asked for.
struct CsvRow {
    std::size_t line = 0; ///< of the file, where the row begins; the first is 1
    std::span<const std::string_view> values;
    std::size_t lines = 1; ///< that it takes: more where values hold line ends
};

/// Where a quote may stand. One that may not stand where it does is an error.
enum class CsvQuotes {
    Around,     ///< around whole values only
    InsideBare, ///< also inside values that have none around them
    Inside,     ///< inside any value
    None,       ///< a quote is a letter like others
};

struct CsvOptions {
    char separator = ',';
    CsvQuotes quotes = CsvQuotes::Around;
    std::size_t mostColumns = 0;  ///< a row with more is an error; 0: any number
    bool keepsEmptyLines = false; ///< as rows without values; else they are passed over
    bool trimsBlanks = false;     ///< around values, so that quotes may stand behind a blank
};

/// Reads CSV (RFC 4180; LF, CRLF or CR; a UTF-8 byte order mark is skipped) row by row in constant memory.
/// next() throws Error (Invalid) "inventory.csv line 812: ..." for bytes that are no UTF-8 text, a zero byte, a quote
/// that never closes or may not stand where it does, and a row above 16 MB.
class CsvReader {
public:
    /// Throws Error (NotFound, Unreadable); errors give the file's name without its folder.
    explicit CsvReader(const std::filesystem::path& path, const CsvOptions& options = {});
    /// Reads a text, which must outlive the reader; `shown` is what errors call it.
    CsvReader(std::string_view text, Argument shown, const CsvOptions& options = {});
    /// Reads UTF-8 from anywhere.
    CsvReader(std::unique_ptr<std::streambuf> source, std::string shown, const CsvOptions& options);
    CsvReader(CsvReader&&) noexcept;
    CsvReader& operator=(CsvReader&&) noexcept;
    ~CsvReader();

    /// False at the end.
    bool next(CsvRow& row);

    std::size_t bytesRead() const;
    const std::string& shownName() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// The values as one row, without a line end.
std::string csvRow(std::span<const std::string> values, char separator = ',');

/// Appends one value, in quotes where it needs them; spaces at its ends are kept by quotes too.
void appendCsvValue(std::string& csv, std::string_view value, char separator = ',');

}
