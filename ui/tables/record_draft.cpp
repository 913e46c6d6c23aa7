// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/record_draft.h"

namespace ui {

namespace {

/// Empty where the record has no such field, too.
std::string textOf(const model::TableRecord& record, std::string_view field, const model::Dataset& dataset)
{
    const auto place = model::fieldNamed(model::refOf(record).kind, field);
    return place ? model::cellText(record, *place, dataset) : std::string();
}

}

bool RecordDraft::isMissing(std::size_t column) const
{
    return !isKnown[column] && model::fieldsOf(kind())[column].isRequired;
}

void RecordDraft::drop(std::size_t column)
{
    model::copyCell(record, model::emptyRecord(kind()), column);
    isKnown[column] = false;
}

void RecordDraft::dropTakenOver(model::FieldType type)
{
    const auto all = model::fieldsOf(kind());
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].type == type && all[i].name != "organization" && !isTyped[i])
            drop(i);
    }
}

std::vector<int> RecordDraft::dropVanished(const model::Dataset& dataset)
{
    const auto all = model::fieldsOf(kind());
    std::vector<int> dropped;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (isKnown[i] && model::referredKind(all[i].type) && model::cellText(record, i, dataset).empty()) {
            drop(i);
            dropped.push_back(static_cast<int>(i));
        }
    }
    return dropped;
}

RecordDraft draftBeside(model::RecordKind kind, std::optional<model::TableRecord> beside, std::optional<model::OrganizationId> picked,
    model::Quarter quarter, const model::Dataset& dataset)
{
    const auto pickedName = picked ? std::string(dataset.name(*picked)) : std::string();
    if (picked && beside && textOf(*beside, "organization", dataset) != pickedName)
        beside.reset();
    const auto shared = [&](std::string_view field) {
        if (beside)
            return textOf(*beside, field, dataset);
        return field == "organization" ? pickedName : field == "quarter" && picked ? model::quarterText(quarter) : std::string();
    };
    const auto all = model::fieldsOf(kind);
    RecordDraft draft { model::emptyRecord(kind), std::vector<bool>(all.size()), std::vector<bool>(all.size()), 0, {} };
    for (std::size_t i = 0; i < all.size(); ++i) {
        draft.isKnown[i] = all[i].type == model::FieldType::Word;
        const bool isSource = all[i].name == "source" && model::fieldNamed(kind, "organization");
        if (all[i].name != "organization" && all[i].name != "quarter" && !isSource)
            continue;
        const auto text = shared(all[i].name);
        draft.isKnown[i] = !text.empty() && !model::readCell(draft.record, i, text, model::NameIndex(dataset));
    }
    return draft;
}

}
