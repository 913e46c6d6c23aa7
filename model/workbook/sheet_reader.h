// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/csv.h"
#include "model/base/words.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace model {

/// A sheet of a workbook.
struct SheetInfo {
    std::string name;
    bool isHidden = false;
    bool operator==(const SheetInfo&) const = default;
};

/// The sheets of a workbook in their order; a sheet that holds a chart only is none. Throws Error for what is no workbook.
std::vector<SheetInfo> sheetsOf(const std::filesystem::path& path);

/// Reads one sheet of a .xlsx, .xlsm or .ods, row by row as CsvReader gives them, in memory that grows with the workbook's distinct texts
/// only. Numbers are the shortest decimals, with a point and without thousands; what is formatted as a percentage has its sign, as a date
/// is YYYY-MM-DD; formulas give the result that the workbook keeps, without one themselves; an error is its name, #N/A.
class SheetReader {
public:
    /// `choice` is a sheet's name, with a range `Fleet!B3:H20`, or empty: the first sheet that is shown and holds anything. Throws Error
    /// for what is no workbook, and for a sheet that is not there, naming those that are.
    explicit SheetReader(const std::filesystem::path& path, std::string_view choice = {});
    SheetReader(SheetReader&&) noexcept;
    SheetReader& operator=(SheetReader&&) noexcept;
    ~SheetReader();

    /// False at the end. Throws Error (Damaged, Invalid).
    bool next(CsvRow& row);

    const std::string& shownName() const; ///< the file's name without its folder
    const std::string& sheet() const;
    bool hasRange() const; ///< only a part of it is read
    double share() const;  ///< how much of the sheet is read, 0 to 1

    /// What a person should know who sees only the values, of the rows read so far: errors, formulas without results, hidden rows and
    /// columns, merged cells, other sheets.
    std::vector<Sentence> notes() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}
