// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/schema.h"

#include "model/store/connection.h"
#include "words/store.h"

#include <fmt/format.h>

#include <map>
#include <string>

namespace model {

extern const char* const initialSchemaSql;

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

Definitions expectedDefinitions()
{
    SQLite::Database memory(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_MEMORY);
    createSchema(memory, SchemaPart::Tables);
    createSchema(memory, SchemaPart::Indexes);
    return definitionsOf(memory);
}

}

void createSchema(SQLite::Database& database, SchemaPart part)
{
    const std::string sql(initialSchemaSql);
    const auto indexes = sql.find("CREATE UNIQUE INDEX");
    if (part == SchemaPart::Tables) {
        database.exec(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", applicationId, schemaVersion));
        database.exec(sql.substr(0, indexes));
    } else {
        database.exec(sql.substr(indexes));
    }
}

void checkSchema(Connection& connection)
{
    const auto expected = expectedDefinitions();
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
