// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace model {

/// Where a cell is; both from 0.
struct CellPlace {
    std::size_t row = 0;
    std::size_t column = 0;
    bool operator==(const CellPlace&) const = default;
};

/// Cells from one corner to the other, both within.
struct CellRange {
    CellPlace first;
    CellPlace last;
    bool operator==(const CellRange&) const = default;
};

constexpr std::size_t mostSheetRows = 1'048'576;
constexpr std::size_t mostSheetColumns = 16'384;

/// "C5", also "$C$5"; nothing for what is none, or beyond the most rows and columns.
std::optional<CellPlace> cellPlace(std::string_view name);
/// "A1:D20", or one cell.
std::optional<CellRange> cellRange(std::string_view text);
std::string columnName(std::size_t column); ///< "A" for 0
std::string cellName(CellPlace place);
std::string rangeName(const CellRange& range);

/// What a number is by how its cell is formatted.
enum class CellFormat { Number, Percent, Date, Time, DateTime };

/// By one of the formats that every program knows by its number.
std::optional<CellFormat> builtInFormat(int id);
/// By its code, such as `#,##0.00`, `yyyy"-"mm`, `[h]:mm`; the section of positive numbers counts.
CellFormat formatOf(std::string_view code);

/// A number as our tables write it: the shortest decimal that reads back the same, a percentage with its sign, a date as YYYY-MM-DD, with a
/// time behind it where it has one. `text` is the number as the workbook writes it; what is none stays as it is.
std::string numberCellText(std::string_view text, CellFormat format, bool countsFrom1904);

/// "2025-12-31T00:00:00" as "2025-12-31", another time behind a space.
std::string isoDateText(std::string_view text);

/// The shortest decimal as a percentage: 0.07 as "7%", not "7.000000000000001%".
std::string percentText(double number);

}
