// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/text.h"
#include "model/exchange/dataset_diff.h"
#include "model/records/field_description.h"
#include "model/records/words.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace model {

namespace {

using Json = nlohmann::ordered_json;

FieldType typeOf(RecordKind kind, std::string_view field)
{
    return fieldsOf(kind)[fieldNamed(kind, field).value()].type;
}

std::string_view sign(RecordEvent event)
{
    switch (event) {
    case RecordEvent::Added:
        return "+";
    case RecordEvent::Removed:
        return "-";
    case RecordEvent::Edited:
        break;
    }
    return "~";
}

/// In full, as two texts may differ at their ends.
std::string valueText(RecordKind kind, const std::string& field, const std::string& value)
{
    if (value.empty())
        return "nothing";
    return typeOf(kind, field) == FieldType::Text ? fmt::format("'{}'", value) : value;
}

Json valueJson(RecordKind kind, std::string_view field, const std::string& value)
{
    if (typeOf(kind, field) == FieldType::Text)
        return value;
    if (value.empty())
        return nullptr;
    const auto number = typeOf(kind, field) == FieldType::Number ? parseNumber(value) : std::nullopt;
    return number ? Json(*number) : Json(value);
}

}

std::string differencesText(const std::vector<RecordDifference>& differences)
{
    std::string text;
    for (const auto& difference : differences) {
        std::vector<std::string> key;
        for (const auto& [field, value] : difference.key) {
            if (!value.empty())
                key.push_back(value);
        }
        std::vector<std::string> values;
        for (const auto& [field, before, after] : difference.fields) {
            if (difference.event == RecordEvent::Edited)
                values.push_back(
                    fmt::format("{} {} → {}", field, valueText(difference.kind, field, before), valueText(difference.kind, field, after)));
            else
                values.push_back(fmt::format(
                    "{} {}", field, valueText(difference.kind, field, difference.event == RecordEvent::Added ? after : before)));
        }
        text += fmt::format("{} {} {}{}{}\n", sign(difference.event), word(difference.kind), joined(key, ", "), values.empty() ? "" : ": ",
            joined(values, ", "));
    }
    return text;
}

std::string differencesJson(const std::vector<RecordDifference>& differences, const std::string& first, const std::string& second)
{
    auto list = Json::array();
    for (const auto& difference : differences) {
        const bool isInFirst = difference.event != RecordEvent::Added;
        const bool isInSecond = difference.event != RecordEvent::Removed;
        Json entry { { "table", word(difference.kind) }, { "in", isInFirst ? isInSecond ? "both" : "a" : "b" } };
        for (const auto& [field, value] : difference.key)
            entry["key"][std::string(field)] = valueJson(difference.kind, field, value);
        entry["fields"] = Json::object();
        for (const auto& [field, before, after] : difference.fields) {
            if (isInFirst)
                entry["fields"][field]["a"] = valueJson(difference.kind, field, before);
            if (isInSecond)
                entry["fields"][field]["b"] = valueJson(difference.kind, field, after);
        }
        list.push_back(std::move(entry));
    }
    const Json all { { "a", first }, { "b", second }, { "differences", std::move(list) } };
    return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}
