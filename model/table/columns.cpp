// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/table/columns.h"

#include "model/records/field_text.h"

#include <algorithm>
#include <vector>

namespace model {

namespace {

template <class Value> struct ValueTraits {
    static constexpr bool isOptional = false;
    using Inner = Value;
};
template <class Value> struct ValueTraits<std::optional<Value>> {
    static constexpr bool isOptional = true;
    using Inner = Value;
};

template <class Value> Column described()
{
    using Inner = typename ValueTraits<Value>::Inner;
    Column column;
    column.isRequired = !ValueTraits<Value>::isOptional;
    if constexpr (std::is_same_v<Inner, std::string>) {
        column.isRequired = false;
    } else if constexpr (std::is_same_v<Inner, double>) {
        column.type = ColumnType::Number;
    } else if constexpr (std::is_same_v<Inner, Quarter>) {
        column.type = ColumnType::Quarter;
    } else if constexpr (std::is_same_v<Inner, OrganizationId>) {
        column.type = ColumnType::Organization;
    } else if constexpr (std::is_same_v<Inner, ChipId>) {
        column.type = ColumnType::Chip;
    } else if constexpr (std::is_same_v<Inner, SourceId>) {
        column.type = ColumnType::Source;
    } else {
        column.type = ColumnType::Word;
        column.words = EnumWords<Inner>::words;
    }
    return column;
}

template <class Record> std::span<const Column> columnsOf()
{
    static const std::vector<Column> all = [] {
        std::vector<Column> made;
        for (const auto& field : fields<Record>()) {
            auto column = std::visit(
                [](auto member) { return described<std::remove_cvref_t<decltype(std::declval<Record>().*member)>>(); }, field.member);
            column.name = field.name;
            column.isKey = field.isKey;
            column.isRequired = column.isRequired || field.required;
            made.push_back(column);
        }
        return made;
    }();
    return all;
}

}

std::span<const Column> columns(RecordKind kind)
{
    return withTableRecordType(kind, []<class Record>() { return columnsOf<Record>(); });
}

std::optional<std::size_t> columnNamed(RecordKind kind, std::string_view name)
{
    const auto all = columns(kind);
    const auto found = std::ranges::find(all, name, &Column::name);
    return found == all.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - all.begin()));
}

}
