// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/figure.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace model {

// The table form of a figure in other hands than ours.

/// What its columns are called.
std::span<const std::string_view> figureColumns();

/// Its rows as texts, the titles first: numbers unscaled and in full, nothing where there is nothing.
std::vector<std::vector<std::string>> figureCells(const Figure& figure);

/// For spreadsheets, which take these from the clipboard: texts they would take for formulas are disarmed.
std::string figureTsv(const Figure& figure);
std::string figureHtml(const Figure& figure);

/// The rows of what figureCsv wrote. Throws Error (Damaged) where it is something else.
std::vector<TableRow> tableOf(std::string_view csv);

}
