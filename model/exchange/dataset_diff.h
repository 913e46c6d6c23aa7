// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/dataset.h"
#include "model/store/history.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace model {

/// A record that two datasets do not have alike. Values are as the CSVs write them, empty where unknown.
struct RecordDifference {
    RecordKind kind = RecordKind::Inventory;
    RecordEvent event = RecordEvent::Edited;                   ///< from the first to the second: Added is only in the second
    std::vector<std::pair<std::string_view, std::string>> key; ///< the fields that no two records of the kind may share
    std::vector<FieldChange> fields;                           ///< those that differ; of a record on one side those that say something
    bool operator==(const RecordDifference&) const = default;
};

/// What differs between two datasets, by kind and key. Records are the same by their key, references by what they name; ids and the order
/// of records count for nothing.
std::vector<RecordDifference> recordDifferences(const Dataset& first, const Dataset& second);

/// A line each: `-` only in the first, `+` only in the second, `~` in both with other values.
std::string differencesText(const std::vector<RecordDifference>& differences);

/// The same for scripts; `first` and `second` are what the two are called.
std::string differencesJson(const std::vector<RecordDifference>& differences, const std::string& first, const std::string& second);

}
