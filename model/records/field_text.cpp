// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/records/field_text.h"

#include "model/records/each_record_type.h"

namespace model {

namespace {

template <class Record> constexpr std::string_view noun()
{
    return word(RecordTraits<Record>::kind);
}

using Reason = std::optional<std::string>;

Reason read(std::string& value, std::string_view text, const NameIndex&)
{
    value = text;
    return std::nullopt;
}

Reason read(double& value, std::string_view text, const NameIndex&)
{
    const auto number = parseNumber(text);
    if (!number)
        return trimmed(text).empty() ? "is empty, but a number is needed" : "is no number such as 1200 or 2.1e25";
    value = *number;
    return std::nullopt;
}

Reason read(Quarter& value, std::string_view text, const NameIndex&)
{
    const auto quarter = parseQuarter(text);
    if (!quarter)
        return trimmed(text).empty() ? "is empty, but a quarter is needed" : "is no quarter such as 2023Q3";
    value = *quarter;
    return std::nullopt;
}

template <class Record> Reason read(Id<Record>& value, std::string_view text, const NameIndex& names)
{
    if (text.empty())
        return "is empty, but " + std::string(noun<Record>() == "organization" ? "an " : "a ") + std::string(noun<Record>()) + " is needed";
    const auto id = names.find(RecordTraits<Record>::kind, text);
    if (!id)
        return names.unknownName(RecordTraits<Record>::kind, text);
    value = { *id };
    return std::nullopt;
}

template <class Enum>
requires std::is_enum_v<Enum> Reason read(Enum& value, std::string_view text, const NameIndex&)
{
    const auto known = fromWord<Enum>(text);
    if (!known) {
        const auto words = allWords<Enum>();
        return (text.empty() ? "is empty, but one of " : "is none of ") + joined(words, ", ") + (text.empty() ? " is needed" : "")
            + didYouMean(text, words);
    }
    value = *known;
    return std::nullopt;
}

template <class Value> Reason read(std::optional<Value>& value, std::string_view text, const NameIndex& names)
{
    if (trimmed(text).empty()) {
        value.reset();
        return std::nullopt;
    }
    Value known {};
    auto reason = read(known, text, names);
    if (!reason)
        value = known;
    return reason;
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

std::string NameIndex::unknownName(RecordKind kind, std::string_view name) const
{
    auto reason = "is no known " + std::string(word(kind));
    if (const auto ids = m_ids.find(kind); m_isSuggesting && ids != m_ids.end()) {
        std::vector<std::string> candidates;
        for (const auto& [candidate, id] : ids->second)
            candidates.emplace_back(candidate);
        std::ranges::sort(candidates);
        reason += didYouMean(name, candidates);
    }
    return reason;
}

template <class Record>
std::optional<std::string> readField(Record& record, const Field<Record>& field, std::string_view text, const NameIndex& names)
{
    return std::visit([&](auto member) { return read(record.*member, text, names); }, field.member);
}

#define INSTANTIATE(Record) template Reason readField(Record&, const Field<Record>&, std::string_view, const NameIndex&);
EACH_RECORD_TYPE(INSTANTIATE)
#undef INSTANTIATE

}
