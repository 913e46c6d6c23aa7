// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/table/table_record.h"

#include "model/base/number_format.h"
#include "model/records/record_key.h"

#include <algorithm>

namespace model {

namespace {

template <class Record> std::optional<Sentence> readTyped(Record& record, std::size_t column, std::string_view text, const NameIndex& names)
{
    const auto& description = fieldsOf(RecordTraits<Record>::kind)[column];
    std::string plain(description.type == FieldType::Text ? text : trimmed(text));
    if (description.type == FieldType::Number) {
        if (const auto number = readPersonsNumber(plain))
            plain = shortestNumber(*number);
    } else if (description.type == FieldType::Word) {
        for (const auto word : description.words) {
            if (lowered(word) == lowered(plain))
                plain = word;
        }
    }
    return readField(record, column, plain, names);
}

}

TableRecord emptyRecord(RecordKind kind)
{
    return withTableRecordType(kind, []<class Record>() { return TableRecord(Record {}); });
}

RecordRef refOf(const TableRecord& record)
{
    return std::visit([]<class Record>(const Record& known) { return RecordRef { RecordTraits<Record>::kind, known.id.value }; }, record);
}

std::optional<TableRecord> recordOf(const Dataset& dataset, const RecordRef& ref)
{
    return withTableRecordType(ref.kind, [&]<class Record>() -> std::optional<TableRecord> {
        const auto* record = dataset.table<Record>().find({ ref.id });
        return record ? std::optional<TableRecord>(*record) : std::nullopt;
    });
}

std::string cellText(const TableRecord& record, std::size_t column, const Dataset& dataset)
{
    return std::visit([&]<class Record>(const Record& known) { return fieldText(known, fields<Record>()[column], dataset); }, record);
}

std::optional<double> cellNumber(const TableRecord& record, std::size_t column)
{
    return std::visit(
        [&]<class Record>(const Record& known) {
            return std::visit(
                [&]<class Value>(Value Record::*member) -> std::optional<double> {
                    if constexpr (std::is_same_v<Value, double> || std::is_same_v<Value, std::optional<double>>)
                        return known.*member;
                    else
                        return std::nullopt;
                },
                fields<Record>()[column].member);
        },
        record);
}

std::optional<Sentence> readCell(TableRecord& record, std::size_t column, std::string_view text, const NameIndex& names)
{
    return std::visit([&](auto& known) { return readTyped(known, column, text, names); }, record);
}

void copyCell(TableRecord& to, const TableRecord& from, std::size_t column)
{
    std::visit(
        [&]<class Record>(Record& target) {
            std::visit([&](auto member) { target.*member = std::get<Record>(from).*member; }, fields<Record>()[column].member);
        },
        to);
}

std::vector<Problem> problemsOf(const TableRecord& record, const References& references)
{
    return std::visit([&](const auto& known) { return validate(known, references); }, record);
}

std::optional<std::int64_t> sameKey(const TableRecord& record, const Dataset& dataset)
{
    return std::visit(
        [&]<class Record>(const Record& known) {
            std::optional<std::int64_t> found;
            dataset.table<Record>().forEach([&](const Record& other) {
                if (found || other.id == known.id)
                    return;
                if (haveSameKey(known, other))
                    found = other.id.value;
            });
            return found;
        },
        record);
}

std::string recordName(const TableRecord& record, const Dataset& dataset)
{
    std::vector<std::string> parts;
    std::visit(
        [&]<class Record>(const Record& known) {
            if constexpr (requires { known.name; })
                parts.push_back(known.name);
            else if constexpr (requires { known.key; })
                parts.push_back(known.key);
            else if constexpr (std::is_same_v<Record, Event>)
                parts = { known.title, known.date };
            else
                parts.push_back(std::string(dataset.name(known.organization)));
            if constexpr (std::is_same_v<Record, InventoryRecord>)
                parts.push_back(std::string(dataset.name(known.chip)));
            if constexpr (
                requires { known.organization, known.quarter; } && !requires { known.name; })
                parts.push_back(quarterText(known.quarter));
            if constexpr (std::is_same_v<Record, HeadcountRecord>)
                parts.push_back(std::string(word(known.population)));
        },
        record);
    std::erase_if(parts, [](const std::string& part) { return part.empty(); });
    return joined(parts, ", ");
}

}
