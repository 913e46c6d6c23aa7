// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/records.h"

namespace model {

/// Calls `f.operator()<Record>()` for every record type, those that are referred to first.
template <class F> void eachRecordType(F&& f)
{
    f.template operator()<Source>();
    f.template operator()<Organization>();
    f.template operator()<Chip>();
    f.template operator()<InventoryRecord>();
    f.template operator()<HeadcountRecord>();
    f.template operator()<TrainingRun>();
    f.template operator()<SavedView>();
    f.template operator()<Waiver>();
    f.template operator()<Recipe>();
}

}
