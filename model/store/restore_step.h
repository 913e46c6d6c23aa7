// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/read_history.h"
#include "model/store/step_writer.h"

#include <cstdint>
#include <optional>
#include <string>

namespace model {

/// Takes back a step, or what it did to one record, inside a transaction: see Document::restore.
WrittenStep restoreStep(const HistoryReading& history, std::int64_t step, std::optional<RecordRef> record);

/// Makes the tables, which hold `before`, hold `target`, inside a transaction: see Document::replaceRecords.
WrittenStep replaceRecords(const std::string& label, const Dataset& target, SQLite::Database& database, const Dataset& before);

}
