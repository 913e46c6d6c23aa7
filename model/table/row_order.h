// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/field_text.h"
#include "model/table/name_ranks.h"
#include "model/table/sort_rows.h"

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace model {

struct SortKey {
    std::size_t column = 0;
    bool isDescending = false;
    bool operator==(const SortKey&) const = default;
};

/// How records are ordered by one column: by a number, or by a text. Unknown is last either way round.
template <class Record> struct OrderBy {
    bool isDescending = false;
    std::function<std::optional<std::uint64_t>(const Record&)> number; ///< empty: by text
    const std::string Record::*text = nullptr;
};

template <class Record> OrderBy<Record> orderBy(const Field<Record>& field, bool isDescending, const AllRanks& ranks)
{
    OrderBy<Record> order { isDescending, {}, nullptr };
    std::visit(
        [&]<class Value>(Value Record::*member) {
            using Inner = std::remove_cvref_t<decltype(*std::optional(std::declval<Value>()))>;
            const auto byNumber = [&](auto keyOf) {
                order.number = [member, keyOf](const Record& record) -> std::optional<std::uint64_t> {
                    const std::optional<Inner> value = record.*member;
                    return value ? std::optional<std::uint64_t>(keyOf(*value)) : std::nullopt;
                };
            };
            if constexpr (std::is_same_v<Inner, std::string>)
                order.text = member;
            else if constexpr (isReferenceList<Inner>)
                order.number = [member, &names = ranks.of(typename Inner::value_type {})](const Record& record) {
                    const auto& ids = record.*member;
                    return ids.empty() ? std::nullopt : std::optional(static_cast<std::uint64_t>(names.rank(ids.front())));
                };
            else if constexpr (std::is_same_v<Inner, double>)
                byNumber([](double number) { return orderedKey(number); });
            else if constexpr (std::is_same_v<Inner, Quarter>)
                byNumber([](Quarter quarter) { return static_cast<std::uint64_t>(quarter.index); });
            else if constexpr (isReference<Inner>)
                byNumber([&names = ranks.of(Inner {})](Inner id) { return static_cast<std::uint64_t>(names.rank(id)); });
            else
                byNumber([](Inner word) { return static_cast<std::uint64_t>(word); });
        },
        field.member);
    return order;
}

/// Negative where `a` comes first, positive where `b` does, else 0.
template <class Record> int compare(const OrderBy<Record>& order, const Record& a, const Record& b)
{
    const auto directed = [&](int result) { return order.isDescending ? -result : result; };
    if (order.text) {
        const std::string_view left = a.*order.text, right = b.*order.text;
        if (left.empty() || right.empty())
            return left.empty() == right.empty() ? 0 : left.empty() ? 1 : -1;
        return directed(compareTexts(left, right));
    }
    const auto left = order.number(a), right = order.number(b);
    if (!left || !right)
        return left.has_value() == right.has_value() ? 0 : left ? -1 : 1;
    return *left == *right ? 0 : directed(*left < *right ? -1 : 1);
}

/// Orders rows of the table; rows that are equal by it keep their order.
template <class Record> void sortRows(std::vector<RowIndex>& rows, const RecordTable<Record>& table, const OrderBy<Record>& order)
{
    // Looked at once in the order they are stored: to jump about among records costs more than to sort.
    std::vector<RowIndex> unknown;
    if (order.text) {
        std::vector<std::string_view> texts;
        texts.reserve(table.size());
        table.forEach([&](const Record& record) { texts.push_back(record.*order.text); });
        std::erase_if(rows, [&](RowIndex row) {
            if (texts[row].empty())
                unknown.push_back(row);
            return texts[row].empty();
        });
        if (order.isDescending) {
            // Turned before and after, so that equal ones keep their order.
            std::ranges::reverse(rows);
            sortByText(rows, texts);
            std::ranges::reverse(rows);
        } else {
            sortByText(rows, texts);
        }
    } else {
        std::vector<std::uint64_t> keys;
        std::vector<char> isKnown;
        keys.reserve(table.size());
        isKnown.reserve(table.size());
        table.forEach([&](const Record& record) {
            const auto key = order.number(record);
            keys.push_back(order.isDescending ? ~key.value_or(0) : key.value_or(0));
            isKnown.push_back(key.has_value());
        });
        std::vector<KeyedRow> known;
        known.reserve(rows.size());
        for (const auto row : rows) {
            if (isKnown[row])
                known.push_back({ keys[row], row });
            else
                unknown.push_back(row);
        }
        sortByKey(known);
        std::ranges::transform(known, rows.begin(), &KeyedRow::row);
        rows.resize(known.size());
    }
    rows.insert(rows.end(), unknown.begin(), unknown.end());
}

}
