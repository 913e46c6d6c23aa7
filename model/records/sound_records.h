// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/dataset.h"
#include "model/records/record_ref.h"

#include <vector>

namespace model {

/// A dataset as it is stored and what of it values are made of. A file from elsewhere may hold claims that break a hard rule, which are in
/// no value, and figures of chips, which count as unknown there.
struct SoundRecords {
    Dataset all;
    Dataset sound; ///< shares all that keeps the rules
    std::vector<RecordRef> unsound;
};

/// What stands in chunks of records that `before` has too is not looked at again.
SoundRecords soundRecords(const Dataset& all, const SoundRecords& before = {});

}
