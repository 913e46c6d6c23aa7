// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/store.h"

#include "model/base/files.h"
#include "model/records/each_record_type.h"
#include "model/records/words.h"
#include "model/store/schema.h"

#include <fmt/format.h>
#include <sqlite3.h>

namespace model {

namespace {

using SQLite::Transaction;
using SQLite::TransactionBehavior;

/// Takes the lock that makes everything read from here on belong together; rolls back what an interrupted program left.
void lockForReading(SQLite::Database& database)
{
    database.execAndGet("SELECT count(*) FROM sqlite_schema");
}

/// SQLite looks through all tables for every record removed that could be referred to. While this lives it does not; whoever uses it
/// checks the references. Outside transactions only.
class ForeignKeysOff {
public:
    explicit ForeignKeysOff(SQLite::Database& database)
        : m_database(database)
    {
        database.exec("PRAGMA foreign_keys = OFF");
    }
    ForeignKeysOff(const ForeignKeysOff&) = delete;
    ForeignKeysOff& operator=(const ForeignKeysOff&) = delete;
    ~ForeignKeysOff() { m_database.tryExec("PRAGMA foreign_keys = ON"); }

private:
    SQLite::Database& m_database;
};

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
        for (const auto& [name, sql] : m_indexes)
            m_database.exec(sql);
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

/// Returns whether indexes were made anew.
bool applyStep(
    const Changeset& changeset, const Changes& changes, Changeset::Direction direction, SQLite::Database& database, const Dataset& dataset)
{
    auto rebuilt = muchChanged(changes, dataset);
    if (rebuilt.empty()) {
        try {
            changeset.apply(database.getHandle(), direction);
            return false;
        } catch (const Error&) {
            rebuilt = kindsOf(changes); // a step may have exchanged two names: midway both records have the same one
        }
    }
    IndexRebuild indexes(database, rebuilt);
    changeset.apply(database.getHandle(), direction);
    indexes.finish();
    return true;
}

}

Store::Step::Step(SQLite::Database& database, const Dataset& dataset)
    : references(dataset)
    , statements(database, database, database, database, database, database, database, database, database)
{
}

Store::Store(const std::filesystem::path& path, Document::Mode mode)
    : m_connection(path, mode == Document::Mode::ReadOnly ? Connection::Access::ReadOnly : Connection::Access::ReadWrite)
{
    m_connection.guarded([&] {
        auto& database = m_connection.database();
        const Transaction transaction(database);
        lockForReading(database);
        m_connection.checkHeader();
        m_connection.checkLength();
        checkSchema(m_connection);
        const auto found = database.execAndGet("PRAGMA quick_check(1)").getString();
        if (found != "ok")
            throw BadContent(found);
        m_dataset = std::make_shared<const Dataset>(loadDataset(database));
        const auto header = m_connection.header();
        m_changeCounter = header.changeCounter;
        m_schemaCookie = header.schemaCookie;
        m_journal.load(database, m_changeCounter);
        m_dataVersion = m_connection.pragma("data_version");
        m_connection.freeMemory();
    });
}

void Store::requireWritable() const
{
    if (isReadOnly())
        throw Error(
            ErrorCode::ReadOnly, fmt::format("'{}' is open read-only, and nothing was changed; save a copy to edit it.", path().string()));
    if (m_step)
        throw Error(ErrorCode::Usage, "A step cannot be made inside another one.");
}

void Store::catchUp()
{
    const auto header = m_connection.header();
    if (header.changeCounter == m_changeCounter)
        return;
    auto& database = m_connection.database();
    m_connection.checkHeader();
    if (header.schemaCookie != m_schemaCookie)
        checkSchema(m_connection);
    Journal journal;
    journal.load(database, header.changeCounter);
    auto changes = Journal::changesBetween(database, m_changeCounter, header.changeCounter);
    auto dataset = changes ? datasetWith(*m_dataset, *changes, database) : loadDataset(database);
    if (!changes)
        changes = differences(*m_dataset, dataset);
    m_dataset = std::make_shared<const Dataset>(std::move(dataset));
    m_journal = std::move(journal);
    m_unreported.add(*changes);
    m_changeCounter = header.changeCounter;
    m_schemaCookie = header.schemaCookie;
}

void Store::freeAfter(const Changeset& changeset)
{
    constexpr std::size_t large = 1u << 20;
    if (changeset.bytes().size() > large)
        m_connection.freeMemory();
}

Changes Store::reported(const Changes& own)
{
    auto changes = std::exchange(m_unreported, Changes());
    changes.add(own);
    return changes;
}

Changes Store::transact(const std::string& label, const std::function<void(Writer&)>& write)
{
    requireWritable();
    return m_connection.guarded([&] {
        auto& database = m_connection.database();
        Transaction transaction(database, TransactionBehavior::IMMEDIATE);
        catchUp();

        Changeset changeset;
        {
            const Recorder recorder(m_connection.handle());
            m_step.emplace(database, *m_dataset);
            const std::unique_ptr<std::optional<Step>, void (*)(std::optional<Step>*)> end(&m_step, [](auto* step) { step->reset(); });
            Writer writer(*this);
            write(writer);
            step(); // SQLite may have rolled back by itself
            changeset = recorder.take();
        }
        if (changeset.empty())
            return reported({});

        const auto changes = changeset.changes();
        auto dataset = std::make_shared<const Dataset>(datasetWith(*m_dataset, changes, database));
        auto added = m_journal.append(database, label, changeset, m_changeCounter + 1, m_journalCap);
        transaction.commit();

        m_dataset = std::move(dataset);
        m_journal.appended(std::move(added));
        ++m_changeCounter;
        freeAfter(changeset);
        return reported(changes);
    });
}

Changes Store::undoOrRedo(Changeset::Direction direction)
{
    requireWritable();
    const bool undoes = direction == Changeset::Direction::Backwards;
    return m_connection.guarded([&] {
        auto& database = m_connection.database();
        const ForeignKeysOff foreignKeysOff(database);
        Transaction transaction(database, TransactionBehavior::IMMEDIATE);
        catchUp();
        const auto step = undoes ? m_journal.toUndo() : m_journal.toRedo();
        if (!step)
            return reported({});

        const auto changeset = Journal::changeset(database, step->id);
        const auto changes = changeset.changes();
        const auto giveUp = [&](std::string_view why) {
            m_journal.end();
            throw Error(ErrorCode::Conflict,
                fmt::format("'{}' cannot be {}: {}. Nothing was changed; the history starts anew.", step->label,
                    undoes ? "undone" : "done again", why));
        };
        bool madeIndexes = false;
        try {
            madeIndexes = applyStep(changeset, changes, direction, database, *m_dataset);
        } catch (const Error& conflict) {
            giveUp(conflict.what());
        }
        auto dataset = std::make_shared<const Dataset>(datasetWith(*m_dataset, changes, database));
        if (const auto dangling = danglingReference(*dataset, changes))
            giveUp(*dangling);
        Journal::mark(database, step->id, undoes, m_changeCounter + 1);
        transaction.commit();

        m_dataset = std::move(dataset);
        m_journal.marked(undoes);
        ++m_changeCounter;
        if (madeIndexes)
            m_schemaCookie = 0; // the next one who looks compares the schema again
        freeAfter(changeset);
        return reported(changes);
    });
}

Changes Store::refresh()
{
    if (m_step)
        throw Error(ErrorCode::Usage, "A step cannot be interrupted by reading again.");
    m_connection.setBusyTimeout(0); // a program that is writing just now is asked again next time
    const std::unique_ptr<Connection, void (*)(Connection*)> restore(
        &m_connection, [](auto* connection) { connection->setBusyTimeout(busyTimeoutMs); });
    try {
        m_connection.guarded([&] {
            const auto version = m_connection.pragma("data_version");
            if (version == m_dataVersion)
                return;
            const Transaction transaction(m_connection.database());
            lockForReading(m_connection.database());
            catchUp();
            m_dataVersion = version;
        });
    } catch (const Error& error) {
        if (error.code != ErrorCode::Locked)
            throw;
    }
    return reported({});
}

void Store::saveCopy(const std::filesystem::path& target, bool replace)
{
    if (m_step)
        throw Error(ErrorCode::Usage, "A copy cannot be made inside a step.");
    checkTarget(target, replace);
    if (std::filesystem::exists(target) && std::filesystem::equivalent(target, path()))
        throw Error(ErrorCode::Conflict, fmt::format("'{}' is the document itself; choose another name for the copy.", target.string()));

    const TemporaryPath temporary(target);
    const auto counter = [this] {
        return m_connection.guarded([this] {
            const Transaction transaction(m_connection.database());
            lockForReading(m_connection.database());
            return m_connection.header().changeCounter;
        });
    };
    const auto before = counter();
    try {
        m_connection.copyInto(temporary.path());
    } catch (const SQLite::Exception& exception) {
        const int code = exception.getExtendedErrorCode();
        failAs((code & 0xFF) == SQLITE_CORRUPT ? path() : target, code, exception.getErrorStr());
    }
    const bool isStill = counter() == before;
    {
        Store copy(temporary.path(), Document::Mode::ReadWrite);
        if (isStill && before == m_changeCounter && !differences(*m_dataset, *copy.m_dataset).empty())
            throw Error(ErrorCode::Unwritable,
                fmt::format("'{}' did not come out as the document is, and was not kept; check the disk and try again.", target.string()));
        copy.m_connection.guarded([&] {
            auto& database = copy.m_connection.database();
            Transaction transaction(database, TransactionBehavior::IMMEDIATE);
            Journal journal;
            journal.load(database, before);
            if (!isStill)
                journal.end(); // nobody knows which of the two the copy is of
            journal.moveTo(database, copy.m_changeCounter + 1);
            transaction.commit();
        });
    }
    syncFile(temporary.path());
    moveIntoPlace(temporary.path(), target, replace);
}

}
