// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/dataset.h"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace model {

/// `Lossless` is what a dump writes. `Spreadsheet` keeps a spreadsheet from taking a text for a formula: a text that begins with
/// = + - @, a tab or a carriage return, be it behind apostrophes, gets an apostrophe before it. Such a table says so by a last, empty
/// column `disarmed`, and our import takes the apostrophe away again where it finds that column. Numbers stay as they are.
enum class TableForm { Lossless, Spreadsheet };

/// Writes the records of a kind as CSV, beside and renamed; an existing file is replaced. Throws Error (Full, Unwritable).
void exportTable(const Dataset& dataset, RecordKind kind, TableForm form, const std::filesystem::path& path);

/// The same in pieces.
void writeTable(const Dataset& dataset, RecordKind kind, TableForm form, const std::function<void(std::string_view)>& sink);

constexpr std::string_view disarmedColumn = "disarmed";

}
