// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/fields.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace model {

/// Appends a record without its id, as few bytes: the fields in the order of its columns, whole numbers as short as they are.
template <class Record> void appendBytes(std::string& bytes, const Record& record);

/// Reads what appendBytes of a version of the schema wrote and takes it off the front. Throws BadContent for anything that it cannot have
/// written.
template <class Record> Record takeRecord(std::string_view& bytes, int version);

// The numbers and texts around them.
void appendNumber(std::string& bytes, std::uint64_t number);
std::uint64_t takeNumber(std::string_view& bytes);
std::string_view takeText(std::string_view& bytes); ///< its length stands in front of it

/// Throws BadContent for a step in the journal that this program cannot have written.
[[noreturn]] void refuseStep();

}
