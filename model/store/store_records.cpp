// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/store.h"

#include "model/base/text.h"
#include "model/records/each_record_type.h"
#include "model/records/field_text.h"

#include <fmt/format.h>
#include <sqlite3.h>

namespace model {

namespace {

template <class Record> constexpr std::string_view noun()
{
    return word(RecordTraits<Record>::kind);
}

template <class Record>
constexpr bool isReferredTo = std::is_same_v<Record, Organization> || std::is_same_v<Record, Chip> || std::is_same_v<Record, Source>;

/// "organization 'OpenAI'" where the record has a name, else "inventory 812".
template <class Record> std::string called(const Record& record)
{
    if constexpr (requires { record.name; })
        return fmt::format("{} {}", noun<Record>(), inQuotes(record.name));
    else if constexpr (requires { record.key; })
        return fmt::format("{} {}", noun<Record>(), inQuotes(record.key));
    else
        return fmt::format("{} {}", noun<Record>(), record.id.value);
}

/// What refers to a record: "3 inventory and 1 headcount records", with up to three names of organizations, chips and runs.
template <class Target> std::string referrers(Id<Target> id, SQLite::Database& database)
{
    std::vector<std::string> found;
    eachRecordType([&]<class Record>() {
        std::vector<std::string> columns;
        for (const auto& field : fields<Record>()) {
            std::visit(
                [&](auto member) {
                    using Value = std::remove_cvref_t<decltype(std::declval<Record>().*member)>;
                    if constexpr (std::is_same_v<Value, Id<Target>> || std::is_same_v<Value, std::optional<Id<Target>>>)
                        columns.push_back(columnName(field) + " = ?1");
                },
                field.member);
        }
        if (columns.empty())
            return;
        const auto condition = fmt::format("FROM {} WHERE ({})", noun<Record>(), joined(columns, " OR "));
        SQLite::Statement count(database, "SELECT count(*) " + condition);
        count.bind(1, id.value);
        count.executeStep();
        const auto number = count.getColumn(0).getInt64();
        if (number == 0)
            return;
        auto text = fmt::format("{} {} record{}", number, noun<Record>(), number == 1 ? "" : "s");
        if constexpr (requires(Record record) { record.name; }) {
            SQLite::Statement names(database, fmt::format("SELECT name {} ORDER BY id LIMIT 3", condition));
            names.bind(1, id.value);
            std::vector<std::string> some;
            while (names.executeStep())
                some.push_back(inQuotes(names.getColumn(0).getString()));
            text += fmt::format(" ({}{})", joined(some, ", "), number > 3 ? ", ..." : "");
        }
        found.push_back(text);
    });
    return joined(found, ", ");
}

}

Store::Step& Store::step()
{
    if (!m_step)
        throw Error(ErrorCode::Usage, "Records are written inside a step only.");
    if (sqlite3_get_autocommit(m_connection.handle()) != 0)
        throw Error(ErrorCode::Unwritable,
            fmt::format("'{}' could not be written, and nothing was changed; check the disk and try again.", path().string()));
    return *m_step;
}

template <class Record> void Store::requireValid(const Record& record)
{
    const auto problems = validate(record, step().references);
    if (problems.empty())
        return;
    std::vector<std::string> sentences;
    sentences.reserve(problems.size());
    for (const auto& problem : problems)
        sentences.push_back(fmt::format("{}: {}", noun<Record>(), problemText(problem)));
    throw Error(
        ErrorCode::Invalid, sentences.front() + (problems.size() > 1 ? fmt::format(" (and {} more)", problems.size() - 1) : ""), sentences);
}

template <class Record> void Store::write(const Record& record, const std::function<void(RecordStatements<Record>&)>& run)
{
    auto& current = step();
    requireValid(record);
    auto& statements = std::get<RecordStatements<Record>>(current.statements);
    m_connection.guarded([&] {
        try {
            run(statements);
        } catch (const SQLite::Exception& exception) {
            if (exception.getExtendedErrorCode() != SQLITE_CONSTRAINT_UNIQUE)
                throw;
            const auto same = statements.withSameKey(record);
            std::vector<std::string> key;
            for (const auto& field : fields<Record>()) {
                const auto text = fieldText(record, field, current.references);
                if (field.isKey && !text.empty())
                    key.push_back(fmt::format("{} {}", field.name, inQuotes(text)));
            }
            throw Error(ErrorCode::Conflict,
                fmt::format("{}: there is one with {} already{}; change that one.", noun<Record>(), joined(key, ", "),
                    same ? fmt::format(" (number {})", same->value) : ""));
        }
    });
}

template <class Record> decltype(Record::id) Store::insert(const Record& record)
{
    auto stored = record;
    stored.id = {};
    write<Record>(stored, [&](auto& statements) { stored.id = statements.insert(stored); });
    if constexpr (isReferredTo<Record>)
        m_step->references.put(stored);
    return stored.id;
}

template <class Record> void Store::update(const Record& record)
{
    write<Record>(record, [&](auto& statements) {
        if (!statements.update(record))
            throw Error(ErrorCode::NotFound, fmt::format("{} is not there any more; it was removed meanwhile.", called(record)));
    });
    if constexpr (isReferredTo<Record>)
        m_step->references.put(record);
}

template <class Record> void Store::update(const Record& record, const Record& seen)
{
    const auto& references = step().references;
    const auto* stored = m_dataset->table<Record>().find(record.id);
    if (!stored)
        throw Error(ErrorCode::NotFound, fmt::format("{} is not there any more; it was removed meanwhile.", called(seen)));
    for (const auto& field : fields<Record>()) {
        const auto before = fieldText(seen, field, references);
        const auto now = fieldText(*stored, field, references);
        if (before != now) {
            throw Error(ErrorCode::Conflict,
                fmt::format("{} was changed meanwhile: its {} was {} and is now {}. Your edit was not made; look at it again.",
                    called(seen), field.name, inQuotes(before), inQuotes(now)));
        }
    }
    update(record);
}

template <class Record> void Store::remove(decltype(Record::id) id)
{
    auto& current = step();
    m_connection.guarded([&] {
        if constexpr (isReferredTo<Record>) {
            const auto who = referrers(id, m_connection.database());
            if (!who.empty())
                throw Error(ErrorCode::Conflict,
                    fmt::format("{} {} cannot be removed: {} refer to it; change or remove those first.", noun<Record>(),
                        inQuotes(current.references.name(id)), who));
        }
        if (!std::get<RecordStatements<Record>>(current.statements).remove(id))
            throw Error(
                ErrorCode::NotFound, fmt::format("{} {} is not there any more; it was removed meanwhile.", noun<Record>(), id.value));
    });
    if constexpr (isReferredTo<Record>)
        current.references.remove(id);
}

#define INSTANTIATE(Record)                                                                                                                \
    template decltype(Record::id) Store::insert(const Record&);                                                                            \
    template void Store::update(const Record&);                                                                                            \
    template void Store::update(const Record&, const Record&);                                                                             \
    template void Store::remove<Record>(decltype(Record::id));

INSTANTIATE(Organization)
INSTANTIATE(Chip)
INSTANTIATE(Source)
INSTANTIATE(InventoryRecord)
INSTANTIATE(HeadcountRecord)
INSTANTIATE(TrainingRun)
INSTANTIATE(SavedView)
INSTANTIATE(Waiver)
INSTANTIATE(Recipe)

#undef INSTANTIATE

}
