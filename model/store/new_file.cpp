// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/new_file.h"

#include "model/base/files.h"
#include "model/records/each_record_type.h"
#include "model/store/connection.h"
#include "model/store/records_sum.h"
#include "model/store/schema.h"
#include "model/store/tables.h"

#include <optional>

namespace model {

struct NewFile::State {
    State(const std::filesystem::path& path, bool replaces)
        : target((checkTarget(path, replaces), path))
        , replace(replaces)
        , temporary(path)
    {
        connection.emplace(temporary.path(), Connection::Access::New, path);
        connection->guarded([&] {
            auto& database = connection->database();
            // The file is nobody's until it is renamed, so a crash may ruin it; that its references are right is its maker's promise.
            database.exec(
                "PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY; PRAGMA locking_mode = EXCLUSIVE");
            transaction.emplace(database, SQLite::TransactionBehavior::IMMEDIATE);
            createSchema(database, SchemaPart::Tables);
            statements.emplace(
                database, database, database, database, database, database, database, database, database, database, database);
        });
    }

    void close()
    {
        statements.reset();
        transaction.reset();
        connection.reset();
    }

    const std::filesystem::path target;
    const bool replace;
    const TemporaryPath temporary;
    std::optional<Connection> connection;
    std::optional<SQLite::Transaction> transaction;
    std::optional<AllStatements> statements;
    RecordsSum sum;
};

NewFile::NewFile(const std::filesystem::path& path, bool replace)
    : m_state(std::make_unique<State>(path, replace))
{
}

NewFile::~NewFile() = default;

template <class Record> void NewFile::insert(const Record& record)
{
    m_state->connection->guarded([&] {
        auto stored = asStored(record);
        stored.id = std::get<RecordStatements<Record>>(*m_state->statements).insert(stored);
        m_state->sum.add(stored);
    });
}

void NewFile::finish()
{
    m_state->connection->guarded([&] {
        auto& database = m_state->connection->database();
        m_state->sum.write(database, m_state->connection->header().changeCounter + 1);
        createSchema(database, SchemaPart::Indexes); // one sort each instead of a search for every record
        m_state->transaction->commit();
    });
    m_state->close();
    syncFile(m_state->temporary.path(), m_state->target);
    moveIntoPlace(m_state->temporary.path(), m_state->target, m_state->replace);
}

#define INSTANTIATE(Record) template void NewFile::insert(const Record&);
EACH_RECORD_TYPE(INSTANTIATE)
#undef INSTANTIATE

}
