// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/workbook/cells.h"
#include "model/workbook/sheet_reader.h"

#include <vector>

namespace model {

/// Where the tables on a sheet stand, by its first 1,000 rows; what is left of the reader is of no use. Two tables stand side by side
/// where empty columns part them and they begin in different rows or name a column alike, and below one another where behind a blank row a
/// second head stands over numbers and names a column as the first one does. Else what the sheet holds is one table, with titles and
/// remarks around it.
std::vector<CellRange> tablesOn(SheetReader& reader);

}
