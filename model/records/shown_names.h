// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/words.h"
#include "model/records/words.h"

#include <string_view>

namespace model {

// How a sentence names kinds of records and their columns, wherever one does: as the files write them, or by what the words put in place
// of the messages `kind.inventory` and `column.units-low`, as a window does.

Argument shownKind(RecordKind kind);

/// `column` as in the CSV.
Argument shownColumn(RecordKind kind, std::string_view column);

}
