// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/fields.h"

#include <optional>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace model {

/// Calls `visit(id)` for each record that a field's value refers to; the id may be changed where the value may. Most values refer to none.
template <class Value, class Visit> void eachIdIn(Value&, const Visit&) { }
template <class Record, class Visit> void eachIdIn(Id<Record>& id, const Visit& visit)
{
    visit(id);
}
template <class Record, class Visit> void eachIdIn(const Id<Record>& id, const Visit& visit)
{
    visit(id);
}
template <class Record, class Visit> void eachIdIn(std::optional<Id<Record>>& id, const Visit& visit)
{
    if (id)
        visit(*id);
}
template <class Record, class Visit> void eachIdIn(const std::optional<Id<Record>>& id, const Visit& visit)
{
    if (id)
        visit(*id);
}
template <class Record, class Visit> void eachIdIn(std::vector<Id<Record>>& ids, const Visit& visit)
{
    for (auto& id : ids)
        visit(id);
}
template <class Record, class Visit> void eachIdIn(const std::vector<Id<Record>>& ids, const Visit& visit)
{
    for (const auto& id : ids)
        visit(id);
}

/// Calls `visit(field, id)` for every reference of a record.
template <class Record, class Visit> void eachReference(Record& record, const Visit& visit)
{
    for (const auto& field : fields<std::remove_const_t<Record>>())
        std::visit([&](auto member) { eachIdIn(record.*member, [&](auto& id) { visit(field, id); }); }, field.member);
}

/// Calls `visit(kind, id)` for every reference, whose number may be changed.
template <class Record, class Visit> void eachReferenceOf(Record& record, const Visit& visit)
{
    eachReference(record, [&]<class Target>(const auto&, Target& id) {
        [&]<class Kind>(const Id<Kind>&) { visit(RecordTraits<Kind>::kind, id.value); }(id);
    });
}

}
