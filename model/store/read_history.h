// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/journal.h"
#include "model/store/past_records.h"
#include "model/store/step_touch.h"

#include <cstdint>
#include <vector>

namespace model {

/// The steps of a file and the records they led to, to be looked at in a transaction.
struct HistoryReading {
    SQLite::Database& database;
    const Dataset& dataset;
    const Journal& journal;
    StepTouches& touches;
};

/// See Document::stepsTouching.
std::vector<std::int64_t> stepsTouching(const HistoryReading& history, RecordRef record);

/// See Document::changesOf.
StepChanges changesOf(const HistoryReading& history, std::int64_t step, std::size_t limit);

/// The wanted records as the step left them: later ones are taken back; for an undone step, undone ones before it are done again.
PastRecords recordsAfter(const HistoryReading& history, const JournalStep& step, const Changes& wanted);

}
