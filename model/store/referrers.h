// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/sentences.h"
#include "model/base/text.h"
#include "model/records/each_record_type.h"
#include "model/records/field_text.h"
#include "model/records/shown_names.h"
#include "model/records/validate.h"
#include "model/store/tables.h"
#include "words/store.h"

#include <fmt/format.h>

namespace model {

/// What refers to a record: "3 inventory records, 1 headcount record", with up to three names of organizations, chips and runs; nothing
/// where nothing does.
template <class Target> std::optional<Sentence> referrers(Id<Target> id, SQLite::Database& database)
{
    std::vector<Argument> found;
    eachRecordType([&]<class Record>() {
        std::vector<std::string> columns;
        for (const auto& field : fields<Record>()) {
            std::visit(
                [&](auto member) {
                    using Value = std::remove_cvref_t<decltype(std::declval<Record>().*member)>;
                    if constexpr (std::is_same_v<Value, Id<Target>> || std::is_same_v<Value, std::optional<Id<Target>>>)
                        columns.push_back(columnName(field) + " = ?1");
                    else if constexpr (std::is_same_v<Value, std::vector<Id<Target>>>)
                        columns.push_back(fmt::format("instr(';' || {} || ';', ';' || ?1 || ';') > 0", columnName(field)));
                },
                field.member);
        }
        if (columns.empty())
            return;
        const auto condition = fmt::format("FROM {} WHERE ({})", word(RecordTraits<Record>::kind), joined(columns, " OR "));
        SQLite::Statement count(database, "SELECT count(*) " + condition);
        count.bind(1, id.value);
        count.executeStep();
        const auto number = count.getColumn(0).getInt64();
        if (number == 0)
            return;
        Arguments arguments { { "n", number }, { "kind", shownKind(RecordTraits<Record>::kind) } };
        if constexpr (requires(Record record) { record.name; }) {
            SQLite::Statement names(database, fmt::format("SELECT name {} ORDER BY id LIMIT 3", condition));
            names.bind(1, id.value);
            std::vector<std::string> some;
            while (names.executeStep())
                some.push_back(inQuotes(names.getColumn(0).getString()));
            arguments.emplace_back("names", joined(some, ", "));
            found.push_back(Sentence { number > 3 ? say::store::referrersWithSome : say::store::referrersWithNames, std::move(arguments) });
        } else {
            found.push_back(Sentence { say::store::referrers, std::move(arguments) });
        }
    });
    return found.empty() ? std::nullopt : std::optional(listed(found));
}

}
