// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/record_ref.h"

#include <cstddef>
#include <string>
#include <vector>

namespace model {

enum class RecordEvent { Added, Edited, Removed };

/// One field of a record before and after a step, as the CSVs write it, references by the names of that time; empty where unknown.
struct FieldChange {
    std::string field; ///< as in the CSV
    std::string before;
    std::string after;
    bool operator==(const FieldChange&) const = default;
};

/// What a step did to one record. Of an edited one only the fields that changed, else all that are not empty.
struct RecordChange {
    RecordRef record;
    RecordEvent event = RecordEvent::Edited;
    std::string name; ///< what a person calls it: "OpenAI, H100 SXM, 2025Q4"
    std::vector<FieldChange> fields;
    bool operator==(const RecordChange&) const = default;
};

/// The first records a step touched, by kind and id, and how many there are in all.
struct StepChanges {
    std::vector<RecordChange> records;
    std::size_t total = 0;
};

}
