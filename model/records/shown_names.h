// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/words.h"
#include "model/records/words.h"

#include <string_view>

namespace model {

// How a sentence names kinds of records and their columns, wherever one does.

inline Argument shownKind(RecordKind kind)
{
    return word(kind);
}

/// `column` as in the CSV.
inline Argument shownColumn(RecordKind, std::string_view column)
{
    return column;
}

}
