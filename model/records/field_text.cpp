// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/records/field_text.h"

#include "model/base/sentences.h"
#include "model/records/each_record_type.h"
#include "model/records/shown_names.h"
#include "model/records/validate.h"
#include "words/records.h"

#include <algorithm>
#include <vector>

namespace model {

namespace {

template <class Value> Value valueFrom(const FieldValue& read)
{
    if (std::holds_alternative<std::monostate>(read))
        return Value {};
    if constexpr (isReferenceList<Value>) {
        Value ids;
        for (const auto id : std::get<std::vector<std::int64_t>>(read))
            ids.push_back({ id });
        return ids;
    } else if constexpr (requires(Value value) { value.has_value(); })
        return valueFrom<typename Value::value_type>(read);
    else if constexpr (std::is_same_v<Value, std::string>)
        return std::string(std::get<std::string_view>(read));
    else if constexpr (std::is_same_v<Value, double>)
        return std::get<double>(read);
    else if constexpr (std::is_same_v<Value, Quarter>)
        return { static_cast<std::int32_t>(std::get<std::int64_t>(read)) };
    else
        return static_cast<Value>(std::get<std::int64_t>(read));
}

std::vector<std::string> wordsOf(const FieldDescription& field)
{
    return { field.words.begin(), field.words.end() };
}

/// The value, or why there is none.
struct Read {
    FieldValue value;
    std::optional<Sentence> problem;
};

Read readValue(const FieldDescription& field, std::string_view text, const NameIndex& names)
{
    if (field.type == FieldType::Text)
        return { text, {} };
    const bool isBlank = trimmed(text).empty();
    if (isBlank && !field.isRequired)
        return {};
    if (field.type == FieldType::Number) {
        if (const auto number = parseNumber(text))
            return { *number, {} };
        return { {}, isBlank ? emptyReason(field) : Sentence { say::value::noNumber } };
    }
    if (field.type == FieldType::Quarter) {
        if (const auto quarter = parseQuarter(text))
            return { std::int64_t { quarter->index }, {} };
        return { {}, isBlank ? emptyReason(field) : Sentence { say::value::noQuarter } };
    }
    if (field.type == FieldType::Sources) {
        auto read = readListedNames(RecordKind::Source, text, names);
        return { std::move(read.ids), std::move(read.problem) };
    }
    if (text.empty())
        return { {}, emptyReason(field) };
    if (const auto kind = referredKind(field.type)) {
        if (const auto id = names.find(*kind, text))
            return { *id, {} };
        return { {}, names.unknownName(*kind, text) };
    }
    const auto place = std::ranges::find(field.words, text);
    if (place == field.words.end())
        return { {}, noWordReason(field, text) };
    return { std::int64_t { place - field.words.begin() }, {} };
}

}

NameIndex::NameIndex(const Dataset& dataset)
{
    dataset.organizations().forEach([this](const Organization& organization) { add(organization); });
    dataset.chips().forEach([this](const Chip& chip) { add(chip); });
    dataset.sources().forEach([this](const Source& source) { add(source); });
}

std::optional<std::int64_t> NameIndex::find(RecordKind kind, std::string_view name) const
{
    const auto ids = m_ids.find(kind);
    if (ids == m_ids.end())
        return std::nullopt;
    const auto found = ids->second.find(name);
    return found == ids->second.end() ? std::nullopt : std::optional(found->second);
}

Sentence NameIndex::unknownName(RecordKind kind, std::string_view name) const
{
    Sentence near;
    if (const auto ids = m_ids.find(kind); m_isSuggesting && ids != m_ids.end()) {
        std::vector<std::string> candidates;
        for (const auto& [candidate, id] : ids->second)
            candidates.emplace_back(candidate);
        std::ranges::sort(candidates);
        near = didYouMean(name, candidates);
    }
    return { say::value::unknown, { { "kind", shownKind(kind) }, { "near", std::move(near) } } };
}

void appendListed(std::string& text, std::string_view name)
{
    for (const char c : name) {
        if (c == ';' || c == '\\')
            text += '\\';
        text += c;
    }
}

std::vector<std::string> listedNames(std::string_view text)
{
    std::vector<std::string> names(1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size())
            names.back() += text[++i];
        else if (text[i] == ';')
            names.emplace_back();
        else
            names.back() += text[i];
    }
    for (auto& name : names)
        name = trimmed(name);
    std::erase_if(names, [](const std::string& name) { return name.empty(); });
    return names;
}

ListReading readListedNames(RecordKind kind, std::string_view text, const NameIndex& names)
{
    ListReading read;
    for (const auto& name : listedNames(text)) {
        const auto id = names.find(kind, name);
        if (id)
            read.ids.push_back(*id);
        else if (!read.problem)
            read.problem = { say::value::namesUnknown, { { "name", inQuotes(name) }, { "reason", names.unknownName(kind, name) } } };
    }
    return read;
}

template <class Record> void setField(Record& record, const Field<Record>& field, const FieldValue& value)
{
    std::visit([&]<class Value>(Value Record::*member) { record.*member = valueFrom<Value>(value); }, field.member);
}

Sentence emptyReason(const FieldDescription& field)
{
    switch (field.type) {
    case FieldType::Text:
        break;
    case FieldType::Number:
        return { say::value::emptyNumber };
    case FieldType::Quarter:
        return { say::value::emptyQuarter };
    case FieldType::Word:
        return { say::value::emptyWord, { { "words", joined(wordsOf(field), ", ") } } };
    case FieldType::Organization:
        return { say::value::emptyOrganization };
    case FieldType::Chip:
        return { say::value::emptyChip };
    case FieldType::Source:
    case FieldType::Sources:
        return { say::value::emptySource };
    }
    return { say::value::empty };
}

Sentence noWordReason(const FieldDescription& field, std::string_view text)
{
    return noneOf(text, wordsOf(field));
}

template <class Record> std::optional<Sentence> readField(Record& record, std::size_t column, std::string_view text, const NameIndex& names)
{
    auto read = readValue(fieldsOf(RecordTraits<Record>::kind)[column], text, names);
    if (!read.problem)
        setField(record, fields<Record>()[column], read.value);
    return std::move(read.problem);
}

#define INSTANTIATE(Record)                                                                                                                \
    template void setField(Record&, const Field<Record>&, const FieldValue&);                                                              \
    template std::optional<Sentence> readField(Record&, std::size_t, std::string_view, const NameIndex&);
EACH_RECORD_TYPE(INSTANTIATE)
#undef INSTANTIATE

Sentence refusedValue(std::string_view value, Sentence reason)
{
    return { say::value::refused, { { "value", inQuotes(value) }, { "reason", std::move(reason) } } };
}

}
