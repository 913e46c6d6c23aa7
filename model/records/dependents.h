// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/dataset.h"
#include "model/records/record_ref.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

namespace model {

/// What goes, or loses a reference, when some records are removed.
struct Dependents {
    /// Records that cannot be without them (an inventory record without its chip), and in turn what cannot be without those; each before
    /// what it refers to. Without the records asked for.
    std::vector<RecordRef> removed;

    /// Records that only lose a reference and stay: a part of an organization, a chip without a source, what is let by nobody known.
    std::vector<RecordRef> cleared;

    std::map<RecordKind, std::size_t> removedCounts;
    std::map<RecordKind, std::size_t> clearedCounts;

    bool empty() const { return removed.empty() && cleared.empty(); }
};

Dependents dependentsOf(const Dataset& dataset, RecordKind kind, std::span<const std::int64_t> ids);

}
