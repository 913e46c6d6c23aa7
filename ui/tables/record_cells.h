// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/number_format.h"
#include "model/table/table_record.h"
#include "ui/base/labels.h"
#include "ui/base/text.h"
#include "ui/tables/record_table_model.h"

/// What the cells of a record table say about a record, by its type.
namespace ui {

inline bool isOn(const model::RecordMarks& marks, const model::InventoryRecord& record, const model::Dataset& dataset)
{
    if (marks.run || (marks.organization && record.organization != *marks.organization))
        return false;
    if (marks.chip && record.chip != *marks.chip)
        return false;
    if (marks.chipKind) {
        const auto* chip = dataset.chips().find(record.chip);
        return chip && chip->kind == *marks.chipKind;
    }
    return true;
}
inline bool isOn(const model::RecordMarks& marks, const model::HeadcountRecord& record, const model::Dataset&)
{
    return marks.organization == record.organization;
}
inline bool isOn(const model::RecordMarks& marks, const model::TrainingRun& record, const model::Dataset&)
{
    return marks.run == record.name || (record.organization && marks.organization == record.organization);
}
inline bool isOn(const model::RecordMarks& marks, const model::Organization& record, const model::Dataset&)
{
    return marks.organization == record.id;
}
inline bool isOn(const model::RecordMarks& marks, const model::Chip& record, const model::Dataset&)
{
    return marks.chip == record.id || marks.chipKind == record.kind;
}
inline bool isOn(const model::RecordMarks&, const model::Source&, const model::Dataset&)
{
    return false;
}
inline bool isOn(const model::RecordMarks& marks, const model::OperationalShare& record, const model::Dataset&)
{
    return marks.organization == record.organization;
}
inline bool isOn(const model::RecordMarks& marks, const model::Event& record, const model::Dataset&)
{
    return (marks.organization && marks.organization == record.organization) || (marks.chip && marks.chip == record.chip);
}

/// What a cell shows or is edited as; a source is edited by its key and shown by its title.
template <class Record>
QString cellQText(const Record& record, const model::Field<Record>& field, const model::Dataset& dataset, bool isShown)
{
    return std::visit(
        [&]<class Value>(Value Record::*member) -> QString {
            using Inner = std::remove_cvref_t<decltype(*std::optional(std::declval<Value>()))>;
            const auto& stored = record.*member;
            if constexpr (std::is_same_v<Value, std::string>) {
                return toQt(stored);
            } else if constexpr (model::isReferenceList<Value>) {
                return toQt(model::fieldText(record, field, dataset));
            } else {
                const std::optional<Inner> value = stored;
                if (!value)
                    return {};
                if constexpr (std::is_same_v<Inner, double>)
                    return toQt(model::groupedNumber(*value));
                else if constexpr (std::is_same_v<Inner, model::Quarter>)
                    return quarterLabel(*value);
                else if constexpr (std::is_same_v<Inner, model::SourceId>) {
                    const auto* source = dataset.sources().find(*value);
                    return source ? toQt(isShown ? source->title : source->key) : QString();
                } else if constexpr (model::isReference<Inner>)
                    return toQt(dataset.name(*value));
                else
                    return toQt(model::word(*value));
            }
        },
        field.member);
}

template <class Record> const model::Source* sourceOf(const Record& record, const model::Dataset& dataset)
{
    if constexpr (std::is_same_v<Record, model::Source>) {
        return &record;
    } else if constexpr (requires { record.source; }) {
        const std::optional<model::SourceId> id = record.source;
        return id ? dataset.sources().find(*id) : nullptr;
    } else {
        return nullptr;
    }
}

}
