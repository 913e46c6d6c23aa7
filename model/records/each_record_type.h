// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/fields.h"

#include <stdexcept>
#include <tuple>
#include <variant>

// The record types, those that are referred to first. Lists are macros, for no template can write explicit instantiations.
#define EACH_TABLE_RECORD_TYPE(DO)                                                                                                         \
    DO(Source) DO(Organization) DO(Chip) DO(InventoryRecord) DO(HeadcountRecord) DO(TrainingRun) DO(OperationalShare) DO(Event)
#define EACH_RECORD_TYPE(DO) EACH_TABLE_RECORD_TYPE(DO) DO(SavedView) DO(Waiver) DO(Recipe)

namespace model {

template <template <class...> class Whole, class... Parts> using MadeOf = Whole<Parts...>;

/// One `Of<Record>` for every record type.
#define AND_OF(Record) , Of<Record>
template <template <class> class Of> using EachRecordType = MadeOf<std::tuple EACH_RECORD_TYPE(AND_OF)>;
#undef AND_OF

/// A record of any kind that has a table.
#define AND(Record) , Record
using TableRecord = MadeOf<std::variant EACH_TABLE_RECORD_TYPE(AND)>;
#undef AND

/// Calls `f.operator()<Record>()` for every record type, those that are referred to first.
template <class F> void eachRecordType(F&& f)
{
#define CALL(Record) f.template operator()<Record>();
    EACH_RECORD_TYPE(CALL)
#undef CALL
}

#define CALL_FOR_KIND(Record)                                                                                                              \
    case RecordTraits<Record>::kind:                                                                                                       \
        return f.template operator()<Record>();

/// Calls `f.operator()<Record>()` for the record type of the kind.
template <class F> decltype(auto) withRecordType(RecordKind kind, F&& f)
{
    switch (kind) {
        EACH_RECORD_TYPE(CALL_FOR_KIND)
    }
    throw std::logic_error("There is no such record kind.");
}

/// Calls `f.operator()<Record>()` for the record type of a kind that people see as a table; `f` need not take the others.
template <class F> decltype(auto) withTableRecordType(RecordKind kind, F&& f)
{
    switch (kind) {
        EACH_TABLE_RECORD_TYPE(CALL_FOR_KIND)
    default:
        throw std::logic_error("This record kind has no table.");
    }
}

#undef CALL_FOR_KIND

/// Whether people see its records as a table and import into it: not saved views, waivers and recipes.
constexpr bool hasTable(RecordKind kind)
{
#define IS_OR(Record) kind == RecordTraits<Record>::kind ||
    return EACH_TABLE_RECORD_TYPE(IS_OR) false;
#undef IS_OR
}

}
