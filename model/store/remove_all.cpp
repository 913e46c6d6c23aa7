// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/remove_all.h"

#include "model/records/each_record_type.h"
#include "model/records/each_reference.h"
#include "model/records/field_text.h"

#include <algorithm>
#include <unordered_set>

namespace model {

namespace {

template <class Target> constexpr RecordKind kindOf(Id<Target>)
{
    return RecordTraits<Target>::kind;
}

/// Empties the references of a record that lead to what goes.
template <class Record> void clearReferences(Record& record, RecordKind kind, const std::unordered_set<std::int64_t>& gone)
{
    for (const auto& field : fields<Record>()) {
        std::visit(
            [&](auto member) {
                using Value = std::remove_cvref_t<decltype(record.*member)>;
                if constexpr (isReferenceList<Value>)
                    std::erase_if(record.*member, [&](auto id) { return kindOf(id) == kind && gone.contains(id.value); });
                else if constexpr (isReference<Value> && requires(Value value) { value.reset(); }) {
                    auto& id = record.*member;
                    if (id && kindOf(*id) == kind && gone.contains(id->value))
                        id.reset();
                }
            },
            field.member);
    }
}

}

void removeWithDependents(
    Writer& writer, const Dataset& dataset, RecordKind kind, std::span<const std::int64_t> ids, const Dependents& dependents)
{
    const std::unordered_set<std::int64_t> gone(ids.begin(), ids.end());
    for (const auto& [other, id] : dependents.removed)
        withRecordType(other, [&, id = id]<class Record>() { writer.remove<Record>({ id }); });
    const auto clear = [&]<class Record>(const Record* record) {
        if (!record)
            return;
        auto cleared = *record;
        clearReferences(cleared, kind, gone);
        writer.update(cleared);
    };
    for (const auto& [other, id] : dependents.cleared)
        withRecordType(other, [&, id = id]<class Record>() { clear(dataset.table<Record>().find({ id })); });

    // What goes with what it refers to, a part of an organization or a source that replaces another, has to let go of it first.
    const auto letGo = [&]<class Record>(const RecordTable<Record>& table) {
        for (const auto id : gone) {
            bool refers = false;
            const auto* record = table.find({ id });
            if (record)
                eachReferenceOf(
                    *record, [&](RecordKind other, std::int64_t to) { refers = refers || (other == kind && gone.contains(to)); });
            if (refers)
                clear(record);
        }
    };
    if (kind == RecordKind::Organization)
        letGo(dataset.organizations());
    else if (kind == RecordKind::Source)
        letGo(dataset.sources());
    for (const auto id : gone)
        withRecordType(kind, [&]<class Record>() { writer.remove<Record>({ id }); });
}

}
