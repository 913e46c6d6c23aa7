// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/changes.h"
#include "model/records/dataset.h"

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace model {

/// What things that have a name or a key are called now, by kind and by the name they had.
struct Renames {
    std::map<RecordKind, std::map<std::string, std::string, std::less<>>> names;

    bool empty() const { return names.empty(); }

    /// The name now of a thing of this kind: the same where it has not changed.
    std::string now(RecordKind kind, std::string_view name) const;

    bool operator==(const Renames&) const = default;
};

/// What is called otherwise in the second dataset, of the records that `changes` names. A name that another record keeps, as two claims on
/// one training run have it, still means what it meant. What was merged is called as what it was merged into.
Renames renamesBetween(const Dataset& before, const Dataset& after, const Changes& changes);

}
