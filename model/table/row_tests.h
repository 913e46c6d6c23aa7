// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/field_text.h"
#include "model/table/column_filter.h"
#include "model/table/name_ranks.h"

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

namespace model {

/// A question about one record.
template <class Record> using RowTest = std::function<bool(const Record&)>;

/// What a reference, a word or a text is looked for by.
inline std::vector<std::string_view> textsOf(const Organization& organization)
{
    return organization.aliases.empty() ? std::vector<std::string_view> { organization.name }
                                        : std::vector<std::string_view> { organization.name, organization.aliases };
}
inline std::vector<std::string_view> textsOf(const Chip& chip)
{
    return chip.aliases.empty() ? std::vector<std::string_view> { chip.name } : std::vector<std::string_view> { chip.name, chip.aliases };
}
inline std::vector<std::string_view> textsOf(const Source& source)
{
    return { source.key, source.title, word(source.kind) };
}

/// The answers of a filter for all values of a kind of reference, by rank; the last is for unknown.
template <class Target> std::vector<char> answers(const NameRanks<Target>& ranks, const ColumnFilter& filter)
{
    std::vector<char> all;
    for (std::size_t rank = 0; rank < ranks.size(); ++rank)
        all.push_back(passes(filter, textsOf(ranks.target(rank))));
    const std::string_view unknown;
    all.push_back(passes(filter, std::span(&unknown, 1)));
    return all;
}

/// Whether a record's field passes. Names and words are asked once; what is left a record is a comparison. `ranks` must outlive the test.
template <class Record> RowTest<Record> rowTest(const Field<Record>& field, const ColumnFilter& filter, const AllRanks& ranks)
{
    return std::visit(
        [&]<class Value>(Value Record::*member) -> RowTest<Record> {
            using Inner = std::remove_cvref_t<decltype(*std::optional(std::declval<Value>()))>;
            if constexpr (std::is_same_v<Value, std::string>) {
                return [member, filter](const Record& record) {
                    const std::string_view text = record.*member;
                    return passes(filter, std::span(&text, 1));
                };
            } else if constexpr (std::is_enum_v<Inner>) {
                std::vector<char> all;
                for (const auto& text : EnumWords<Inner>::words)
                    all.push_back(passes(filter, std::span(&text, 1)));
                const std::string_view unknown;
                all.push_back(passes(filter, std::span(&unknown, 1)));
                return [member, all](const Record& record) {
                    const std::optional<Inner> value = record.*member;
                    return all[value ? static_cast<std::size_t>(*value) : all.size() - 1] != 0;
                };
            } else if constexpr (isReferenceList<Value>) {
                const auto& names = ranks.of(typename Value::value_type {});
                return [member, all = answers(names, filter), &names](const Record& record) {
                    const auto& ids = record.*member;
                    return ids.empty() ? all[names.size()] != 0
                                       : std::ranges::any_of(ids, [&](auto id) { return all[names.rank(id)] != 0; });
                };
            } else if constexpr (isReference<Value>) {
                using Id = std::remove_cvref_t<decltype(*std::optional(std::declval<Value>()))>;
                const auto& names = ranks.of(Id {});
                return [member, all = answers(names, filter), &names](const Record& record) {
                    const std::optional reference = record.*member;
                    return all[reference ? names.rank(*reference) : names.size()] != 0;
                };
            } else {
                return [member, filter](const Record& record) {
                    const std::optional value = record.*member;
                    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(*value)>, Quarter>)
                        return passes(filter, value ? std::optional(static_cast<double>(value->index)) : std::nullopt);
                    else
                        return passes(filter, value);
                };
            }
        },
        field.member);
}

/// Whether any field of a record holds the text, whatever the case; a number without its separators too.
template <class Record> RowTest<Record> findTest(std::string_view text, const AllRanks& ranks)
{
    std::vector<RowTest<Record>> tests;
    const ColumnFilter filter { { { Condition::Kind::Contains, lowered(text) } }, {} };
    std::string digits;
    for (const char c : text)
        digits += c == ',' || c == ' ' ? std::string() : std::string(1, c);
    const bool isNumber = !digits.empty() && digits.find_first_not_of("0123456789.e+-") == std::string::npos;
    for (const auto& field : fields<Record>()) {
        std::visit(
            [&]<class Value>(Value Record::*member) {
                using Inner = std::remove_cvref_t<decltype(*std::optional(std::declval<Value>()))>;
                if constexpr (std::is_same_v<Inner, Quarter>) {
                    tests.push_back([member, lower = lowered(text)](const Record& record) {
                        const std::optional value = record.*member;
                        return value && lowered(quarterText(*value)).find(lower) != std::string::npos;
                    });
                } else if constexpr (std::is_same_v<Inner, double>) {
                    if (isNumber)
                        tests.push_back([member, digits](const Record& record) {
                            const std::optional value = record.*member;
                            return value && shortestNumber(*value).find(digits) != std::string::npos;
                        });
                } else {
                    tests.push_back(rowTest(field, filter, ranks));
                }
            },
            field.member);
    }
    return [tests](const Record& record) { return std::ranges::any_of(tests, [&](const auto& test) { return test(record); }); };
}

}
