// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/sentences.h"
#include "model/records/field_text.h"
#include "model/records/shown_names.h"
#include "model/records/validate.h"
#include "words/records.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

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
        else if constexpr (isReferenceList<Value>)
            for (const auto id : value)
                mix(std::hash<std::int64_t> {}(id.value));
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

/// "organization 'OpenAI', quarter '2025Q4'": the fields of the key that are known. `names` as for fieldText.
template <class Record, class Names> Sentence keyText(const Record& record, const Names& names)
{
    std::vector<Argument> key;
    for (const auto& field : fields<Record>()) {
        const auto text = field.isKey ? fieldText(record, field, names) : std::string();
        if (!text.empty())
            key.push_back(Sentence {
                say::record::field, { { "field", shownColumn(RecordTraits<Record>::kind, field.name) }, { "value", inQuotes(text) } } });
    }
    return listed(key);
}

/// The hash of a record's key and the place of the record.
using HashedKey = std::pair<std::uint64_t, std::uint32_t>;

/// Calls `visit(place, place of the first one)` for each record whose key one before it has. The keys are sorted.
template <class Record, class Visit>
void eachRepeatedKey(const std::vector<HashedKey>& keys, const std::vector<Record>& records, const Visit& visit)
{
    for (std::size_t begin = 0, end = 0; begin < keys.size(); begin = end) {
        for (end = begin + 1; end < keys.size() && keys[end].first == keys[begin].first;)
            ++end;
        for (auto i = begin + 1; i < end; ++i) {
            auto first = begin;
            while (first < i && !haveSameKey(records[keys[first].second], records[keys[i].second]))
                ++first;
            if (first < i)
                visit(keys[i].second, keys[first].second);
        }
    }
}

}
