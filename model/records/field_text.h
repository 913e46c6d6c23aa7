// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/text.h"
#include "model/base/words.h"
#include "model/records/dataset.h"
#include "model/records/field_description.h"
#include "model/records/fields.h"
#include "model/records/words.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <variant>
#include <vector>

namespace model {

template <class Value> inline constexpr bool isReference = false;
template <class Record> inline constexpr bool isReference<Id<Record>> = true;
template <class Record> inline constexpr bool isReference<std::optional<Id<Record>>> = true;

/// Whether a value refers to any number of records.
template <class Value> inline constexpr bool isReferenceList = false;
template <class Record> inline constexpr bool isReferenceList<std::vector<Id<Record>>> = true;

/// A name as it stands among others, which `;` parts: `;` and the backslash have a backslash before them.
void appendListed(std::string& text, std::string_view name);

/// What appendListed wrote, or a person: blanks around a name are none of it, and nothing between two `;` is no name.
std::vector<std::string> listedNames(std::string_view text);

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
template <class Names, class Record> void appendValueText(std::string& text, const std::vector<Id<Record>>& values, const Names& names)
{
    for (std::size_t i = 0; i < values.size(); ++i) {
        text += i > 0 ? ";" : "";
        appendListed(text, names.name(values[i]));
    }
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
    bool add(const Organization& organization) { return add(RecordKind::Organization, organization.name, organization.id.value); }
    bool add(const Chip& chip) { return add(RecordKind::Chip, chip.name, chip.id.value); }
    bool add(const Source& source) { return add(RecordKind::Source, source.key, source.id.value); }

    std::optional<std::int64_t> find(RecordKind kind, std::string_view name) const;

    /// Why the name leads nowhere, with the nearest one that exists.
    Sentence unknownName(RecordKind kind, std::string_view name) const;

    /// From now on problems are told without the nearest name, which is slow to find: for whoever only counts them.
    void stopSuggesting() { m_isSuggesting = false; }

private:
    bool add(RecordKind kind, std::string_view name, std::int64_t id) { return m_ids[kind].emplace(name, id).second; }

    std::map<RecordKind, std::unordered_map<std::string_view, std::int64_t>> m_ids;
    bool m_isSuggesting = true;
};

/// What a text says of a field: nothing, a text, a number, the index of a quarter, of a word or of what is referred to, or several of
/// these.
using FieldValue = std::variant<std::monostate, std::string_view, double, std::int64_t, std::vector<std::int64_t>>;

/// The ids of listed names, or why there are none.
struct ListReading {
    std::vector<std::int64_t> ids;
    std::optional<Sentence> problem; ///< continues the whole text
};
ListReading readListedNames(RecordKind kind, std::string_view text, const NameIndex& names);

/// Puts what a text says of a field into the record.
template <class Record> void setField(Record& record, const Field<Record>& field, const FieldValue& value);

/// Why a text without letters does not do for the field.
Sentence emptyReason(const FieldDescription& field);
/// Why the text is none of the words of the field, with the nearest one.
Sentence noWordReason(const FieldDescription& field, std::string_view text);

/// Reads a text, written as our CSVs do, into one field of `record`. Returns why it cannot be, to be continued after the value
/// ("is no number ..."), and leaves the field as it was then.
template <class Record>
std::optional<Sentence> readField(Record& record, std::size_t column, std::string_view text, const NameIndex& names);

/// The value in quotes, continued by a reason: "'abc' is no number such as 1200 or 2.1e25".
Sentence refusedValue(std::string_view value, Sentence reason);

}
