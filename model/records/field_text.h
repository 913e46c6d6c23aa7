// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/text.h"
#include "model/records/dataset.h"
#include "model/records/fields.h"
#include "model/records/words.h"

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <vector>

namespace model {

template <class Value> inline constexpr bool isReference = false;
template <class Record> inline constexpr bool isReference<Id<Record>> = true;
template <class Record> inline constexpr bool isReference<std::optional<Id<Record>>> = true;

/// Appends a stored value as the CSVs write it, empty where it is unknown. `names` has name(OrganizationId), name(ChipId)
/// and name(SourceId): a Dataset or References.
template <class Names> void appendValueText(std::string& text, const std::string& value, const Names&)
{
    text += value;
}
template <class Names> void appendValueText(std::string& text, double value, const Names&)
{
    text += shortestNumber(value);
}
template <class Names> void appendValueText(std::string& text, Quarter value, const Names&)
{
    text += quarterText(value);
}
template <class Names, class Record> void appendValueText(std::string& text, Id<Record> value, const Names& names)
{
    text += names.name(value);
}
template <class Names, class Enum>
requires std::is_enum_v<Enum>
void appendValueText(std::string& text, Enum value, const Names&)
{
    text += word(value);
}
template <class Names, class Value> void appendValueText(std::string& text, const std::optional<Value>& value, const Names& names)
{
    if (value)
        appendValueText(text, *value, names);
}

template <class Record, class Names> std::string fieldText(const Record& record, const Field<Record>& field, const Names& names)
{
    std::string text;
    std::visit([&](auto member) { appendValueText(text, record.*member, names); }, field.member);
    return text;
}

/// Ids by name, to read references with. It points into the records it was given.
class NameIndex {
public:
    NameIndex() = default;
    explicit NameIndex(const Dataset& dataset);

    /// False where the name is taken; the first one stays.
    bool add(const Organization& organization) { return m_organizations.emplace(organization.name, organization.id).second; }
    bool add(const Chip& chip) { return m_chips.emplace(chip.name, chip.id).second; }
    bool add(const Source& source) { return m_sources.emplace(source.key, source.id).second; }

    template <class Record> std::optional<Id<Record>> find(std::string_view name) const
    {
        const auto& ids = map<Record>();
        const auto found = ids.find(name);
        return found == ids.end() ? std::nullopt : std::optional(found->second);
    }

    /// Why the name leads nowhere, with the nearest one that exists.
    template <class Record> std::string unknownName(std::string_view name) const;

    /// From now on without the nearest name: for whoever only counts further problems.
    void stopSuggesting() { m_isSuggesting = false; }

private:
    template <class Record> using Ids = std::unordered_map<std::string_view, Id<Record>>;

    template <class Record> const Ids<Record>& map() const
    {
        if constexpr (std::is_same_v<Record, Organization>)
            return m_organizations;
        else if constexpr (std::is_same_v<Record, Chip>)
            return m_chips;
        else
            return m_sources;
    }

    Ids<Organization> m_organizations;
    Ids<Chip> m_chips;
    Ids<Source> m_sources;
    bool m_isSuggesting = true;
};

/// Reads a text into one field of `record`. Returns why it cannot be, to be continued after the value ("is no number ..."),
/// and leaves the field as it was then.
template <class Record>
std::optional<std::string> readField(Record& record, const Field<Record>& field, std::string_view text, const NameIndex& names);

}
