// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/apply_step.h"

#include "model/base/error.h"
#include "model/records/each_record_type.h"
#include "model/records/shown_names.h"
#include "model/records/validate.h"
#include "model/records/words.h"
#include "model/store/record_bytes.h"
#include "model/store/tables.h"
#include "words/store.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>
#include <sqlite3.h>

namespace model {

namespace {

using Direction = Changeset::Direction;

[[noreturn]] void sameKey()
{
    throw Error(ErrorCode::Conflict, say::conflict::sameKey);
}

/// Takes the unique indexes of some tables away and makes them anew, which fails where a key is doubled.
class IndexRebuild {
public:
    IndexRebuild(SQLite::Database& database, const std::vector<RecordKind>& kinds)
        : m_database(database)
    {
        for (const auto kind : kinds) {
            SQLite::Statement statement(
                database, "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL");
            statement.bind(1, std::string(word(kind)));
            while (statement.executeStep())
                m_indexes.emplace_back(statement.getColumn(0).getString(), statement.getColumn(1).getString());
        }
        for (const auto& [name, sql] : m_indexes)
            database.exec("DROP INDEX " + name);
    }

    void finish()
    {
        try {
            for (const auto& [name, sql] : m_indexes)
                m_database.exec(sql);
        } catch (const SQLite::Exception& exception) {
            if ((exception.getExtendedErrorCode() & 0xFF) != SQLITE_CONSTRAINT)
                throw;
            sameKey();
        }
    }

private:
    SQLite::Database& m_database;
    std::vector<std::pair<std::string, std::string>> m_indexes;
};

/// The kinds of which so many records change that their indexes are quicker made anew than kept up record by record.
std::vector<RecordKind> muchChanged(const Changes& changes, const Dataset& dataset)
{
    constexpr std::size_t many = 20'000;
    std::vector<RecordKind> kinds;
    eachRecordType([&]<class Record>() {
        const auto ids = changes.ids.find(RecordTraits<Record>::kind);
        if (ids != changes.ids.end() && ids->second.size() > many && ids->second.size() > dataset.table<Record>().size() / 8)
            kinds.push_back(ids->first);
    });
    return kinds;
}

std::vector<RecordKind> kindsOf(const Changes& changes)
{
    std::vector<RecordKind> kinds;
    for (const auto& [kind, ids] : changes.ids)
        kinds.push_back(kind);
    return kinds;
}

/// Takes a range's records out of the table and the dataset, into its rows.
template <class Record> void removeRange(InsertedRange& range, SQLite::Database& database, Dataset& dataset)
{
    const auto& table = dataset.table<Record>();
    const auto last = range.first + static_cast<std::int64_t>(range.count) - 1;
    const auto begin = table.indexOf({ range.first });
    if (begin + range.count > table.size() || table[begin].id.value != range.first || table[begin + range.count - 1].id.value != last)
        throw Error(ErrorCode::Conflict, say::conflict::changed, { { "table", shownKind(range.kind) } });
    std::vector<decltype(Record::id)> ids;
    ids.reserve(range.count);
    range.rows.clear();
    for (std::size_t i = 0; i < range.count; ++i) {
        appendBytes(range.rows, table[begin + i]);
        ids.push_back(table[begin + i].id);
    }
    SQLite::Statement remove(database, fmt::format("DELETE FROM {} WHERE id BETWEEN ? AND ?", word(range.kind)));
    remove.bind(1, range.first);
    remove.bind(2, last);
    remove.exec();
    dataset.setTable(table.with({}, std::move(ids)));
}

template <class Record> void insertRange(InsertedRange& range, SQLite::Database& database, Dataset& dataset)
{
    auto records = recordsOf<Record>(range);
    RecordStatements<Record> statements(database);
    try {
        for (const auto& record : records)
            statements.insert(record);
    } catch (const SQLite::Exception& exception) {
        if ((exception.getExtendedErrorCode() & 0xFF) != SQLITE_CONSTRAINT)
            throw;
        if (exception.getExtendedErrorCode() == SQLITE_CONSTRAINT_UNIQUE)
            sameKey();
        throw Error(
            ErrorCode::Conflict, say::conflict::cannotStore, { { "table", shownKind(range.kind) }, { "why", exception.getErrorStr() } });
    }
    range.rows = {};
    dataset.setTable(dataset.table<Record>().with(std::move(records), {}));
}

void applyChangeset(const Changeset& changeset, Direction direction, SQLite::Database& database, Dataset& dataset)
{
    if (changeset.empty())
        return;
    changeset.apply(database.getHandle(), direction);
    dataset = datasetWith(dataset, changeset.changes(), database);
}

AppliedStep applyAll(const StepContent& content, Direction direction, SQLite::Database& database, const Dataset& before)
{
    AppliedStep applied;
    applied.dataset = before;
    if (content.ranges.empty()) {
        applyChangeset(content.changeset, direction, database, applied.dataset);
        return applied;
    }
    auto ranges = content.ranges;
    if (direction == Direction::Backwards) {
        applyChangeset(content.changeset, direction, database, applied.dataset);
        for (auto& range : ranges)
            withRecordType(range.kind, [&]<class Record>() { removeRange<Record>(range, database, applied.dataset); });
    } else {
        for (auto& range : ranges)
            withRecordType(range.kind, [&]<class Record>() { insertRange<Record>(range, database, applied.dataset); });
        applyChangeset(content.changeset, direction, database, applied.dataset);
    }
    applied.content = StepContent { std::move(ranges), content.changeset };
    return applied;
}

/// Removals first, so that keys become free; then edits, then what is new.
AppliedStep applyDifferences(const Changes& changes, const Dataset& target, SQLite::Database& database, const Dataset& before)
{
    AppliedStep applied;
    applied.dataset = before;
    eachRecordType([&]<class Record>() {
        const auto ids = changes.ids.find(RecordTraits<Record>::kind);
        if (ids == changes.ids.end())
            return;
        RecordStatements<Record> statements(database);
        std::vector<Record> written;
        std::vector<decltype(Record::id)> removed;
        for (const auto id : ids->second) {
            if (const auto* record = target.table<Record>().find({ id }))
                written.push_back(*record);
            else
                removed.push_back({ id });
        }
        for (const auto id : removed)
            statements.remove(id);
        for (const auto& record : written) {
            if (before.table<Record>().find(record.id))
                statements.update(record);
        }
        for (const auto& record : written) {
            if (!before.table<Record>().find(record.id))
                statements.insert(record);
        }
        applied.dataset.setTable(before.table<Record>().with(std::move(written), std::move(removed)));
    });
    return applied;
}

/// With the indexes that are quicker made anew taken away, or else with all of them where two records exchange their keys midway.
template <class Apply> AppliedStep withIndexes(const Changes& changes, SQLite::Database& database, const Dataset& before, Apply apply)
{
    const auto withNew = [&](const std::vector<RecordKind>& kinds) {
        IndexRebuild indexes(database, kinds);
        auto applied = apply();
        indexes.finish();
        applied.madeIndexes = true;
        return applied;
    };
    if (const auto rebuilt = muchChanged(changes, before); !rebuilt.empty())
        return withNew(rebuilt);
    const auto goBack = [&] { database.exec("ROLLBACK TO apply_step; RELEASE apply_step"); };
    database.exec("SAVEPOINT apply_step");
    try {
        auto applied = apply();
        database.exec("RELEASE apply_step");
        return applied;
    } catch (const Error&) {
        goBack();
    } catch (const SQLite::Exception& exception) {
        if (exception.getExtendedErrorCode() != SQLITE_CONSTRAINT_UNIQUE)
            throw;
        goBack();
    }
    return withNew(kindsOf(changes));
}

}

AppliedStep applyStep(const StepContent& content, Direction direction, SQLite::Database& database, const Dataset& before)
{
    const auto changes = content.changes();
    auto applied = withIndexes(changes, database, before, [&] { return applyAll(content, direction, database, before); });
    if (const auto dangling = danglingReference(applied.dataset, changes))
        throw Error(ErrorCode::Conflict, *dangling);
    return applied;
}

AppliedStep applyDataset(const Dataset& target, SQLite::Database& database, const Dataset& before)
{
    const auto changes = differences(before, target);
    return withIndexes(changes, database, before, [&] { return applyDifferences(changes, target, database, before); });
}

}
