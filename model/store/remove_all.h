// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/dependents.h"
#include "model/store/document.h"

namespace model {

/// Removes the records and `dependents`, which is dependentsOf them in the document's dataset: what cannot be without them is removed,
/// references that may be empty are emptied. Inside a step; throws Error where an emptied reference makes two records the same.
void removeWithDependents(
    Writer& writer, const Dataset& dataset, RecordKind kind, std::span<const std::int64_t> ids, const Dependents& dependents);

}
