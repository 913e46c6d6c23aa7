// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/records/field_description.h"

#include "model/records/each_record_type.h"
#include "model/records/words.h"

#include <algorithm>
#include <string>
#include <type_traits>
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

template <class Value> FieldDescription described()
{
    using Inner = typename ValueTraits<Value>::Inner;
    FieldDescription description;
    description.isRequired = !ValueTraits<Value>::isOptional;
    if constexpr (std::is_same_v<Inner, std::string>) {
        description.isRequired = false;
    } else if constexpr (std::is_same_v<Inner, double>) {
        description.type = FieldType::Number;
    } else if constexpr (std::is_same_v<Inner, Quarter>) {
        description.type = FieldType::Quarter;
    } else if constexpr (std::is_same_v<Inner, OrganizationId>) {
        description.type = FieldType::Organization;
    } else if constexpr (std::is_same_v<Inner, ChipId>) {
        description.type = FieldType::Chip;
    } else if constexpr (std::is_same_v<Inner, SourceId>) {
        description.type = FieldType::Source;
    } else if constexpr (std::is_same_v<Inner, std::vector<SourceId>>) {
        description.type = FieldType::Sources;
        description.isRequired = false;
    } else {
        description.type = FieldType::Word;
        description.words = EnumWords<Inner>::words;
    }
    return description;
}

template <class Record> std::span<const FieldDescription> descriptionsOf()
{
    static const std::vector<FieldDescription> all = [] {
        std::vector<FieldDescription> made;
        for (const auto& field : fields<Record>()) {
            auto description = std::visit([]<class Value>(Value Record::*) { return described<Value>(); }, field.member);
            description.name = field.name;
            description.isKey = field.isKey;
            description.isRequired = description.isRequired || field.required;
            description.isFraction = field.name == "mfu" || std::is_same_v<Record, OperationalShare>;
            description.since = field.since;
            made.push_back(description);
        }
        return made;
    }();
    return all;
}

}

std::span<const FieldDescription> fieldsOf(RecordKind kind)
{
    return withRecordType(kind, []<class Record>() { return descriptionsOf<Record>(); });
}

std::optional<RecordKind> referredKind(FieldType type)
{
    switch (type) {
    case FieldType::Organization:
        return RecordKind::Organization;
    case FieldType::Chip:
        return RecordKind::Chip;
    case FieldType::Source:
    case FieldType::Sources:
        return RecordKind::Source;
    default:
        return std::nullopt;
    }
}

std::optional<std::size_t> fieldNamed(RecordKind kind, std::string_view name)
{
    const auto all = fieldsOf(kind);
    const auto found = std::ranges::find(all, name, &FieldDescription::name);
    return found == all.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - all.begin()));
}

}
