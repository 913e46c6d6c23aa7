// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/each_record_type.h"

#include <string>
#include <type_traits>

namespace model {

template <class Record>
concept HasName = requires(Record record)
{
    record.name;
};

template <class Record>
concept HasKey = requires(Record record)
{
    record.key;
};

/// Whether views and captions can name a record of the type: it has a table, and a name or a key of its own.
template <class Record> constexpr bool isNamed = hasTable(RecordTraits<Record>::kind) && (HasName<Record> || HasKey<Record>);

/// The name or key of such a record.
template <class Record> auto& ownName(Record& record)
{
    if constexpr (HasKey<Record>)
        return record.key;
    else
        return record.name;
}

}
