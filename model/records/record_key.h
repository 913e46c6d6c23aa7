// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/fields.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <type_traits>

namespace model {

/// A hash of the fields that no two records of the kind may share.
template <class Record> std::uint64_t keyHash(const Record& record)
{
    std::uint64_t hash = 0;
    const auto mix = [&hash](std::uint64_t value) { hash = (hash ^ value) * 0x9E3779B97F4A7C15u, hash ^= hash >> 29; };
    const auto mixValue = [&mix]<class Value>(const Value& value) {
        if constexpr (std::is_enum_v<Value>)
            mix(static_cast<std::uint64_t>(value));
        else if constexpr (std::is_same_v<Value, Quarter>)
            mix(static_cast<std::uint64_t>(value.index));
        else
            mix(std::hash<Value> {}(value));
    };
    for (const auto& field : fields<Record>()) {
        if (!field.isKey)
            continue;
        std::visit(
            [&](auto member) {
                const auto& value = record.*member;
                if constexpr (requires { value.has_value(); })
                    value ? mixValue(*value) : mix(0);
                else
                    mixValue(value);
            },
            field.member);
    }
    return hash;
}

template <class Record> bool haveSameKey(const Record& a, const Record& b)
{
    return std::ranges::all_of(fields<Record>(),
        [&](const auto& field) { return !field.isKey || std::visit([&](auto member) { return a.*member == b.*member; }, field.member); });
}

}
