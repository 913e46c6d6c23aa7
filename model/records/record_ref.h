// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/records.h"

#include <cstdint>

namespace model {

/// A record of any kind, by its id.
struct RecordRef {
    RecordKind kind = RecordKind::Inventory;
    std::int64_t id = 0;
    bool operator==(const RecordRef&) const = default;
};

}
