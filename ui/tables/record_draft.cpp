// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/record_draft.h"

namespace ui {

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

}
