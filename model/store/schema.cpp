// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/schema.h"

#include "model/store/connection.h"
#include "words/store.h"

#include <fmt/format.h>

#include <array>
#include <map>
#include <string>

namespace model {

extern const char* const schema1Sql;
extern const char* const schema2Sql;

namespace {

struct Definition {
    std::string type;
    std::string sql;
    bool operator==(const Definition&) const = default;
};

using Definitions = std::map<std::string, Definition>;

Definitions definitionsOf(SQLite::Database& database)
{
    Definitions definitions;
    SQLite::Statement statement(database, "SELECT name, type, sql FROM sqlite_schema");
    while (statement.executeStep())
        definitions.emplace(
            statement.getColumn(0).getString(), Definition { statement.getColumn(1).getString(), statement.getColumn(2).getString() });
    return definitions;
}

/// The ladder: what each version adds to the one before. In each the unique indexes come last.
std::string sqlOf(int version, SchemaPart part)
{
    const std::array steps { schema1Sql, schema2Sql };
    static_assert(steps.size() == schemaVersion);
    const std::string sql(steps[static_cast<std::size_t>(version - 1)]);
    const auto indexes = sql.find("CREATE UNIQUE INDEX");
    return part == SchemaPart::Tables ? sql.substr(0, indexes) : sql.substr(indexes);
}

Definitions definitionsOfVersion(int version)
{
    SQLite::Database memory(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_MEMORY);
    for (int step = 1; step <= version; ++step) {
        memory.exec(sqlOf(step, SchemaPart::Tables));
        memory.exec(sqlOf(step, SchemaPart::Indexes));
    }
    return definitionsOf(memory);
}

int versionOf(SQLite::Database& database)
{
    return database.execAndGet("PRAGMA user_version").getInt();
}

void setVersion(SQLite::Database& database)
{
    database.exec(fmt::format("PRAGMA user_version = {}", schemaVersion));
}

}

void createSchema(SQLite::Database& database, SchemaPart part)
{
    if (part == SchemaPart::Tables) {
        database.exec(fmt::format("PRAGMA application_id = {}", applicationId));
        setVersion(database);
    }
    for (int version = 1; version <= schemaVersion; ++version)
        database.exec(sqlOf(version, part));
}

void climbToNewest(SQLite::Database& database)
{
    for (int version = versionOf(database) + 1; version <= schemaVersion; ++version) {
        database.exec(sqlOf(version, SchemaPart::Tables));
        database.exec(sqlOf(version, SchemaPart::Indexes));
    }
    setVersion(database);
}

void checkSchema(Connection& connection)
{
    const auto expected = definitionsOfVersion(connection.guarded([&] { return versionOf(connection.database()); }));
    const auto found = connection.guarded([&] { return definitionsOf(connection.database()); });
    const auto refuse = [&](const Message& what, const std::string& type, const std::string& name) {
        throw Error(ErrorCode::Foreign, say::store::foreignSchema,
            { { "file", connection.path().string() }, { "what", Sentence { what, { { "type", type }, { "name", name } } } } });
    };
    for (const auto& [name, definition] : found) {
        if (name.starts_with("sqlite_stat") && definition.type == "table")
            continue;
        const auto wanted = expected.find(name);
        if (wanted == expected.end())
            refuse(say::schema::stranger, definition.type, name);
        if (wanted->second != definition)
            refuse(say::schema::changed, definition.type, name);
    }
    for (const auto& [name, definition] : expected) {
        if (!found.contains(name))
            refuse(say::schema::missing, definition.type, name);
    }
}

}
