// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/dataset.h"
#include "model/store/step_content.h"

#include <SQLiteCpp/Database.h>

#include <optional>

namespace model {

/// What came of applying a step.
struct AppliedStep {
    Dataset dataset;
    std::optional<StepContent> content; ///< what the journal has to keep of it now, where that changes
    bool madeIndexes = false;           ///< the schema's cookie has grown
};

/// Does a step again or takes it back, inside a transaction; `before` is what the tables hold. Throws Error (Conflict), in a clause, where
/// they are not as the step needs them, two keys would be the same, or a reference would lead nowhere.
AppliedStep applyStep(const StepContent& content, Changeset::Direction direction, SQLite::Database& database, const Dataset& before);

/// Makes the tables, which hold `before`, hold `target`, inside a transaction. The target's references are its maker's promise.
AppliedStep applyDataset(const Dataset& target, SQLite::Database& database, const Dataset& before);

}
