// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/field_text.h"

#include <algorithm>
#include <cstddef>
#include <functional>

namespace model {

template <class Target> std::size_t numberOf(Id<Target> id)
{
    return static_cast<std::size_t>(id.value);
}
template <class Target> std::size_t numberOf(const std::optional<Id<Target>>& id)
{
    return id ? numberOf(*id) : 0;
}

/// Whether two records of a kind could not both be stored, by what they are called.
template <class Record> bool hasSameKey(const Record& a, const Record& b)
{
    return std::ranges::all_of(fields<Record>(), [&](const Field<Record>& field) {
        return !field.isKey || std::visit([&](auto member) { return a.*member == b.*member; }, field.member);
    });
}

/// Equal for records with the same key, seldom for others.
template <class Record> std::size_t keyHash(const Record& record)
{
    std::size_t hash = 0;
    const auto mix = [&](std::size_t part) { hash = (hash ^ part) * 0x9e3779b97f4a7c15ull + (hash >> 29); };
    for (const auto& field : fields<Record>()) {
        if (!field.isKey)
            continue;
        std::visit(
            [&](auto member) {
                const auto& value = record.*member;
                using Value = std::remove_cvref_t<decltype(value)>;
                if constexpr (std::is_same_v<Value, std::string>)
                    mix(std::hash<std::string> {}(value));
                else if constexpr (isReference<Value>)
                    mix(numberOf(value));
                else if constexpr (std::is_same_v<Value, Quarter>)
                    mix(static_cast<std::size_t>(value.index));
                else if constexpr (std::is_enum_v<Value>)
                    mix(static_cast<std::size_t>(value));
            },
            field.member);
    }
    return hash;
}

}
