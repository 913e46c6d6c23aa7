// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/temp_document.h"

#include "model/base/text.h"
#include "model/records/each_record_type.h"
#include "model/records/fields.h"
#include "model/records/words.h"
#include "model/store/schema.h"
#include "model/store/stored_fields.h"
#include "model/store/tables.h"

using namespace model;

namespace {

SQLite::Database schemaInMemory()
{
    SQLite::Database database(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    createSchema(database, SchemaPart::Tables);
    createSchema(database, SchemaPart::Indexes);
    return database;
}

std::vector<std::string> column(SQLite::Database& database, const std::string& sql)
{
    std::vector<std::string> values;
    SQLite::Statement statement(database, sql);
    while (statement.executeStep())
        values.push_back(statement.getColumn(0).getString());
    return values;
}

std::string quotedName(const std::string& name)
{
    return "'" + name + "'";
}

}

TEST_CASE("Every table is STRICT with an integer key, without cascade or trigger")
{
    auto database = schemaInMemory();
    const auto tables = column(database, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
    CHECK(tables
        == std::vector<std::string> { "chip", "event", "headcount", "imported_file", "inventory", "journal", "operational_share",
            "organization", "recipe", "records_hash", "saved_view", "source", "training_run", "waiver" });

    for (const auto& table : tables) {
        INFO(table);
        CHECK(database.execAndGet("SELECT strict FROM pragma_table_list WHERE name = " + quotedName(table)).getInt() == 1);
        CHECK(column(database, "SELECT name || ' ' || type FROM pragma_table_info(" + quotedName(table) + ") WHERE pk > 0")
            == std::vector<std::string> { "id INTEGER" });
        for (const auto& action : column(database, "SELECT on_update || on_delete FROM pragma_foreign_key_list(" + quotedName(table) + ")"))
            CHECK(action == "NO ACTIONNO ACTION");
    }
    CHECK(column(database, "SELECT name FROM sqlite_schema WHERE type IN ('trigger', 'view')").empty());
}

TEST_CASE("Every table has the columns of its field list, later ones behind")
{
    auto database = schemaInMemory();
    eachRecordType([&]<class Record>() {
        const std::string table(word(RecordTraits<Record>::kind));
        std::vector<std::string> names { "id" };
        for (const auto* field : storedFields<Record>())
            names.push_back(columnName(*field));
        CHECK(column(database, "SELECT name FROM pragma_table_info(" + quotedName(table) + ")") == names);
    });
}

TEST_CASE("Every key of a field list has its unique index, where unknown equals unknown")
{
    auto database = schemaInMemory();
    eachRecordType([&]<class Record>() {
        const std::string table(word(RecordTraits<Record>::kind));
        std::vector<std::string> parts;
        for (const auto& field : fields<Record>()) {
            const auto name = columnName(field);
            const bool mayBeNull
                = database
                      .execAndGet("SELECT \"notnull\" FROM pragma_table_info(" + quotedName(table) + ") WHERE name = " + quotedName(name))
                      .getInt()
                == 0;
            if (field.isKey)
                parts.push_back(mayBeNull ? "coalesce(" + name + ", 0)" : name);
        }
        CHECK(column(database, "SELECT sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = " + quotedName(table))
            == std::vector<std::string> { "CREATE UNIQUE INDEX " + table + "_key ON " + table + " (" + joined(parts, ", ") + ")" });
    });
}

TEST_CASE("The schema refuses what validation refuses, for writers that do not ask it")
{
    auto database = schemaInMemory();
    database.exec("PRAGMA foreign_keys = ON;"
                  "INSERT INTO source (id, key, title, kind) VALUES (1, 'press', 'A newspaper', 'press');"
                  "INSERT INTO organization (id, name, kind) VALUES (1, 'Google', 'hyperscaler'), (2, 'OpenAI', 'lab');"
                  "INSERT INTO chip (id, name, kind) VALUES (1, 'H100 SXM', 'GPU');");
    const std::string insert = "INSERT INTO inventory (organization_id, chip_id, quarter, measure, units, units_low, units_high, access, "
                               "provider_id, status, source_id) VALUES ";
    database.exec(insert + "(1, 1, 8092, 'added', -5, -6, -4, 'owned', NULL, 'actual', 1)");

    const auto bad = GENERATE(as<std::string>(), "(1, 1, 8092, 'installed', 5, 6, NULL, 'owned', NULL, 'actual', 1)",
        "(1, 1, 8092, 'installed', 5, NULL, 4, 'owned', NULL, 'actual', 1)",
        "(1, 1, 8092, 'installed', -5, NULL, NULL, 'owned', NULL, 'actual', 1)",
        "(1, 1, 8092, 'installed', 5, NULL, NULL, 'owned', 2, 'actual', 1)",
        "(1, 1, 8092, 'installed', 5, NULL, NULL, 'rented', 1, 'actual', 1)",
        "(1, 1, 9999, 'installed', 5, NULL, NULL, 'owned', NULL, 'actual', 1)",
        "(1, 1, 8092, 'held', 5, NULL, NULL, 'owned', NULL, 'actual', 1)",
        "(1, 1, 8092, 'installed', 5, NULL, NULL, 'owned', NULL, 'actual', 9)",
        "(1, 1, 8092, 'installed', 'many', NULL, NULL, 'owned', NULL, 'actual', 1)",
        "(1, 1, 8092, 'added', 7, NULL, NULL, 'owned', NULL, 'actual', 1)");
    INFO(bad);
    CHECK_THROWS_AS(database.exec(insert + bad), SQLite::Exception);
}
