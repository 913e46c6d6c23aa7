// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/error.h"
#include "model/records/each_record_type.h"

namespace model {

/// Calls `f.operator()<Record>()` for the record type of a kind that tables are imported into; throws Error (Usage) for the others.
template <class F> void withImportKind(RecordKind kind, F&& f)
{
    if (!hasTable(kind))
        throw Error(ErrorCode::Usage,
            "Tables are imported into inventory, headcount, training runs, organizations, chips and sources only; choose one of those.");
    withTableRecordType(kind, f);
}

}
