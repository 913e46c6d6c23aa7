// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/fields.h"

#include <optional>
#include <type_traits>
#include <variant>

namespace model {

/// Calls `visit(kind, id)` for every reference, which may be changed.
template <class Record, class Visit> void eachReferenceOf(Record& record, Visit visit)
{
    for (const auto& field : fields<std::remove_const_t<Record>>()) {
        std::visit(
            [&](auto member) {
                using Value = std::remove_cvref_t<decltype(record.*member)>;
                if constexpr (std::is_same_v<Value, OrganizationId>)
                    visit(RecordKind::Organization, (record.*member).value);
                else if constexpr (std::is_same_v<Value, ChipId>)
                    visit(RecordKind::Chip, (record.*member).value);
                else if constexpr (std::is_same_v<Value, SourceId>)
                    visit(RecordKind::Source, (record.*member).value);
                else if constexpr (std::is_same_v<Value, std::optional<OrganizationId>>)
                    record.*member ? visit(RecordKind::Organization, (record.*member)->value) : void();
                else if constexpr (std::is_same_v<Value, std::optional<ChipId>>)
                    record.*member ? visit(RecordKind::Chip, (record.*member)->value) : void();
                else if constexpr (std::is_same_v<Value, std::optional<SourceId>>)
                    record.*member ? visit(RecordKind::Source, (record.*member)->value) : void();
            },
            field.member);
    }
}

}
