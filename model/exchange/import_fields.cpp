// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/import_fields.h"

#include "model/base/error.h"
#include "model/base/text.h"
#include "model/records/each_record_type.h"
#include "model/records/words.h"

#include <algorithm>

namespace model {

void requireImportKind(RecordKind kind)
{
    if (!hasTable(kind))
        throw Error(ErrorCode::Usage,
            "Tables are imported into inventory, headcount, training runs, organizations, chips and sources only; choose one of those.");
}

std::span<const FieldDescription> importFields(RecordKind kind)
{
    requireImportKind(kind);
    return fieldsOf(kind);
}

std::vector<RecordKind> importKinds()
{
    return { RecordKind::Inventory, RecordKind::Headcount, RecordKind::TrainingRun, RecordKind::Organization, RecordKind::Chip,
        RecordKind::Source };
}

std::string_view tableTitle(RecordKind kind)
{
    switch (kind) {
    case RecordKind::Organization:
        return "Organizations";
    case RecordKind::Chip:
        return "Chips";
    case RecordKind::Source:
        return "Sources";
    case RecordKind::Inventory:
        return "Inventory";
    case RecordKind::Headcount:
        return "Headcount";
    case RecordKind::TrainingRun:
        return "Training runs";
    case RecordKind::SavedView:
        return "Saved views";
    case RecordKind::Waiver:
        return "Waivers";
    case RecordKind::Recipe:
        break;
    }
    return "Recipes";
}

std::optional<RecordKind> recordKindNamed(std::string_view name)
{
    auto wanted = lowered(trimmed(name));
    std::ranges::replace(wanted, ' ', '_');
    if (wanted.ends_with(".csv"))
        wanted.resize(wanted.size() - 4);
    for (std::size_t i = 0; i < EnumWords<RecordKind>::words.size(); ++i) {
        const auto kind = static_cast<RecordKind>(i);
        auto title = lowered(tableTitle(kind));
        std::ranges::replace(title, ' ', '_');
        if (wanted == word(kind) || wanted == title)
            return kind;
    }
    return std::nullopt;
}

}
