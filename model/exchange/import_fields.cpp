// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/import_fields.h"

#include "model/base/error.h"
#include "model/base/text.h"
#include "model/records/each_record_type.h"
#include "model/records/enum_messages.h"
#include "words/exchange.h"

#include <algorithm>

namespace model {

void requireImportKind(RecordKind kind)
{
    if (!hasTable(kind))
        throw Error(ErrorCode::Usage, say::import::noKind);
}

std::span<const FieldDescription> importFields(RecordKind kind)
{
    requireImportKind(kind);
    return fieldsOf(kind);
}

std::vector<RecordKind> importKinds()
{
    return { RecordKind::Inventory, RecordKind::Headcount, RecordKind::TrainingRun, RecordKind::Organization, RecordKind::Chip,
        RecordKind::Source, RecordKind::OperationalShare, RecordKind::Event };
}

const Message& tableTitle(RecordKind kind)
{
    static constexpr EnumMessages<RecordKind> titles(say::tables::messages);
    return titles[kind];
}

std::optional<RecordKind> recordKindNamed(std::string_view name)
{
    auto wanted = lowered(trimmed(name));
    std::ranges::replace(wanted, ' ', '_');
    if (wanted.ends_with(".csv"))
        wanted.resize(wanted.size() - 4);
    for (std::size_t i = 0; i < EnumWords<RecordKind>::words.size(); ++i) {
        const auto kind = static_cast<RecordKind>(i);
        auto title = lowered(tableTitle(kind).text);
        std::ranges::replace(title, ' ', '_');
        if (wanted == word(kind) || wanted == title)
            return kind;
    }
    return std::nullopt;
}

}
