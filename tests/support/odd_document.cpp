// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/odd_document.h"

#include "model/store/document.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

using namespace model;

namespace {

constexpr std::array numbers { "1e308", "-1e308", "1.7976931348623157e308", "4.9e-324", "-4.9e-324", "1e-300", "1e31", "1e-10", "-1.0",
    "0.0", "1e30", "1e-9" };

/// A few records of each kind, each the first of it.
void fill(Document& document)
{
    document.transact("Fill", [](Writer& writer) {
        Source source;
        source.key = source.title = "s";
        const auto from = writer.insert(source);
        std::vector<OrganizationId> holders;
        for (const auto* name : { "A", "B", "C" }) {
            Organization organization;
            organization.name = name;
            holders.push_back(writer.insert(organization));
        }
        Chip chip;
        chip.name = "H100 SXM";
        chip.introduced = Quarter::of(2022, 3);
        chip.bf16Tflops = 989.4;
        chip.int8Tops = 1979;
        chip.memoryGb = 80;
        chip.memoryBandwidthGbs = 3350;
        chip.tdpW = 700;
        chip.priceUsd = 25000;
        InventoryRecord claim;
        claim.chip = writer.insert(chip);
        claim.source = from;
        HeadcountRecord people;
        people.source = from;
        for (const auto holder : holders) {
            claim.organization = people.organization = holder;
            claim.quarter = people.quarter = Quarter::of(2024, 4);
            claim.units = 1000;
            claim.unitsLow = 800;
            claim.unitsHigh = 1300;
            people.people = 100;
            people.peopleLow = 90;
            people.peopleHigh = 120;
            writer.insert(claim);
            writer.insert(people);
            claim.quarter = Quarter::of(2025, 4);
            claim.units = 2000;
            claim.unitsHigh.reset();
            writer.insert(claim);
        }
        TrainingRun run;
        run.name = "R";
        run.organization = holders.front();
        run.quarter = Quarter::of(2024, 4);
        run.chip = claim.chip;
        run.chips = 1000;
        run.days = 100;
        run.mfu = 0.4;
        run.flop = 1e25;
        run.source = from;
        writer.insert(run);
        OperationalShare share;
        share.organization = holders.front();
        share.quarter = Quarter::of(2024, 4);
        share.share = 0.7;
        share.shareLow = 0.5;
        share.shareHigh = 0.9;
        share.source = from;
        writer.insert(share);
        Event event;
        event.date = "2024-10-01";
        event.title = "E";
        event.text = "what happened";
        event.organization = holders.front();
        event.chip = claim.chip;
        event.source = from;
        writer.insert(event);
        SavedView view;
        view.name = "start";
        view.view = "at=2025Q4";
        view.caption = "{total}";
        writer.insert(view);
        Waiver waiver;
        waiver.finding = "old-source";
        waiver.subject = "owned";
        writer.insert(waiver);
        Recipe recipe;
        recipe.name = "r";
        recipe.mapping = "{}";
        writer.insert(recipe);
    });
}

std::string textOf(std::size_t bytes, int kind)
{
    constexpr std::array pieces { "<b>&lt;i x='1'>", "ü", "many words and ", "0123456789" };
    std::string text;
    while (text.size() < bytes)
        text += pieces.at(static_cast<std::size_t>(kind) % pieces.size());
    return text;
}

struct Column {
    std::string name;
    std::string type;
};

/// Copies of a table's first record, each with one value changed; their keys differ by a quarter or a name.
class Spoiler {
public:
    Spoiler(SQLite::Database& database, std::string table)
        : m_database(database)
        , m_table(std::move(table))
    {
        SQLite::Statement columns(database, "SELECT name, type FROM pragma_table_info(?) WHERE pk = 0");
        columns.bind(1, m_table);
        while (columns.executeStep())
            m_columns.push_back({ columns.getColumn(0).getString(), columns.getColumn(1).getString() });
        const auto has = [&](std::string_view name) { return std::ranges::find(m_columns, name, &Column::name) != m_columns.end(); };
        m_key = has("name") ? "name" : has("key") ? "key" : has("finding") ? "finding" : has("date") ? "title" : "quarter";
    }

    void numbers(std::string_view type)
    {
        for (const auto& column : m_columns) {
            for (const auto* value : ::numbers) {
                if (column.type == type)
                    add(column.name, value, {});
            }
        }
    }

    void texts(std::size_t longest)
    {
        constexpr std::array words { "kind", "measure", "access", "status", "population", "state",
            "replaces_ids" }; // nothing else can be read
        for (const auto& column : m_columns) {
            if (column.type != "TEXT" || std::ranges::find(words, column.name) != words.end())
                continue;
            for (const auto size : { std::size_t { 301 }, std::size_t { 65'600 }, longest })
                add(column.name, "?1", textOf(size, m_count));
            add(column.name, "CAST(x'ff00fe41' AS TEXT)", {});
        }
    }

    void with(const std::string& column, const std::string& value) { add(column, value, {}); }

private:
    void add(const std::string& changed, const std::string& value, const std::string& text)
    {
        std::string names, values;
        for (const auto& column : m_columns) {
            names += (names.empty() ? "" : ", ") + column.name;
            const auto unique = m_key == "quarter" ? std::to_string(7700 + m_count) : "'" + m_table + " " + std::to_string(m_count) + "'";
            values += (values.empty() ? "" : ", ") + (column.name == changed ? value : column.name == m_key ? unique : column.name);
        }
        SQLite::Statement insert(
            m_database, "INSERT INTO " + m_table + " (" + names + ") SELECT " + values + " FROM " + m_table + " LIMIT 1");
        if (value == "?1")
            insert.bind(1, text + (changed == m_key ? std::to_string(m_count) : ""));
        insert.exec();
        ++m_count;
    }

    SQLite::Database& m_database;
    std::string m_table;
    std::string m_key;
    std::vector<Column> m_columns;
    int m_count = 0;
};

}

void makeOddDocument(const std::filesystem::path& path, std::size_t longestText)
{
    {
        auto document = Document::create(path);
        fill(document);
    }
    SQLite::Database database(path.string(), SQLite::OPEN_READWRITE);
    database.exec("PRAGMA ignore_check_constraints = ON; BEGIN");
    for (const auto* table : { "source", "organization", "chip", "inventory", "headcount", "training_run", "operational_share", "event",
             "saved_view", "waiver", "recipe" }) {
        Spoiler spoiler(database, table);
        spoiler.numbers("REAL");
        spoiler.texts(longestText);
    }
    Spoiler claims(database, "inventory");
    // Below the quarters of the others, and far beyond any.
    for (const auto* quarter : { "-5", "0", "7599", "8800", "2147483647", "9223372036854775807" })
        claims.with("quarter", quarter);
    database.exec("UPDATE inventory SET units_low = units * 2 WHERE id = 2; UPDATE inventory SET provider_id = 1 WHERE id = 4;"
                  "UPDATE organization SET part_of_id = 3 WHERE id = 2; UPDATE organization SET part_of_id = 2 WHERE id = 3;"
                  "UPDATE source SET replaces_ids = '3' WHERE id = 2; UPDATE source SET replaces_ids = '3;2' WHERE id = 3; COMMIT");
}
