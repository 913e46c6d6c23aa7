// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/import_fields.h"

#include "model/base/text.h"
#include "model/exchange/each_import_kind.h"
#include "model/records/field_text.h"

#include <algorithm>

namespace model {

namespace {

template <class Value> constexpr FieldType typeOf()
{
    if constexpr (std::is_same_v<Value, std::string>)
        return FieldType::Text;
    else if constexpr (std::is_same_v<Value, double>)
        return FieldType::Number;
    else if constexpr (std::is_same_v<Value, Quarter>)
        return FieldType::Quarter;
    else if constexpr (std::is_same_v<Value, OrganizationId>)
        return FieldType::Organization;
    else if constexpr (std::is_same_v<Value, ChipId>)
        return FieldType::Chip;
    else if constexpr (std::is_same_v<Value, SourceId>)
        return FieldType::Source;
    else
        return FieldType::Word;
}

template <class Value> struct Bare {
    using Type = Value;
    static constexpr bool isOptional = false;
};
template <class Value> struct Bare<std::optional<Value>> {
    using Type = Value;
    static constexpr bool isOptional = true;
};

template <class Record> std::vector<ImportField> fieldsOf()
{
    std::vector<ImportField> all;
    for (const auto& field : fields<Record>()) {
        std::visit(
            [&](auto member) {
                using Value = std::remove_cvref_t<decltype(std::declval<Record>().*member)>;
                using Stored = typename Bare<Value>::Type;
                ImportField one { field.name, typeOf<Stored>(), false, field.isKey, {} };
                one.isNeeded = field.required || (!Bare<Value>::isOptional && one.type != FieldType::Text);
                if (field.name == "mfu")
                    one.type = FieldType::Fraction;
                if constexpr (std::is_enum_v<Stored>)
                    one.words = allWords<Stored>();
                all.push_back(std::move(one));
            },
            field.member);
    }
    return all;
}

}

std::vector<ImportField> importFields(RecordKind kind)
{
    std::vector<ImportField> all;
    withImportKind(kind, [&]<class Record>() { all = fieldsOf<Record>(); });
    return all;
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
