// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/error.h"
#include "model/records/fields.h"

namespace model {

/// Calls `f.operator()<Record>()` for the record type of a kind that tables are imported into; throws Error (Usage) for the others.
template <class F> void withImportKind(RecordKind kind, F&& f)
{
    switch (kind) {
    case RecordKind::Organization:
        return f.template operator()<Organization>();
    case RecordKind::Chip:
        return f.template operator()<Chip>();
    case RecordKind::Source:
        return f.template operator()<Source>();
    case RecordKind::Inventory:
        return f.template operator()<InventoryRecord>();
    case RecordKind::Headcount:
        return f.template operator()<HeadcountRecord>();
    case RecordKind::TrainingRun:
        return f.template operator()<TrainingRun>();
    case RecordKind::SavedView:
    case RecordKind::Waiver:
    case RecordKind::Recipe:
        break;
    }
    throw Error(ErrorCode::Usage,
        "Tables are imported into inventory, headcount, training runs, organizations, chips and sources only; choose one of those.");
}

}
