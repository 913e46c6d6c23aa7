// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/table/paste.h"
#include "tests/support/catch.h"
#include "tests/support/dataset_text.h"
#include "tests/support/said.h"

using namespace model;
using test::said;

namespace {

Dataset dataset()
{
    return datasetOf(R"(
        source: filed | filing | 2024-05
        inventory: Meta | H100 SXM | 2023Q1 | installed 100 80..120 | filed
        inventory: Meta | H100 SXM | 2023Q2 | installed 200 | filed
    )");
}

const std::vector<std::size_t> order { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 };

PastePlan planned(std::string_view text, PasteMode mode, PasteMapping* mapping = nullptr)
{
    const auto block = readBlock(text);
    const auto guessed = guessMapping(block, RecordKind::Inventory, {}, order, 0);
    if (mapping)
        *mapping = guessed;
    return planPaste(block, guessed, RecordKind::Inventory, mode, dataset());
}

}

TEST_CASE("A block is read as spreadsheets write it")
{
    CHECK(readBlock("a\tb\r\nc\td\r\n") == TextBlock { { "a", "b" }, { "c", "d" } });
    CHECK(readBlock("\"two\nlines\"\t\"a \"\"word\"\"\"\n") == TextBlock { { "two\nlines", "a \"word\"" } });
    CHECK(readBlock("5\" rack\t\"not closed") == TextBlock { { "5\" rack", "\"not closed" } });
    CHECK(readBlock("a\t\n\t\n\n") == TextBlock { { "a", "" } });
    CHECK(readBlock("a\n\nb\n") == TextBlock { { "a" }, { "" }, { "b" } });
    CHECK(readBlock("5\" rack\t\"two\nlines\"\n") == TextBlock { { "5\" rack", "two\nlines" } });
    CHECK(readBlock("\"A\" team\tx\n\"B\"\ty\n") == TextBlock { { "\"A\" team", "x" }, { "\"B\"", "y" } });
    CHECK(readBlock("").empty());
}

TEST_CASE("A block reads back as it was written")
{
    const TextBlock block { { "plain", "with\ttab", "two\r\nlines" }, { "a \"word\"", "\"", "last" } };

    CHECK(readBlock(blockText(block)) == block);
}

TEST_CASE("Copied records are a block under the columns' names where whole rows were chosen")
{
    const auto records = dataset();
    std::vector<std::int64_t> ids;
    records.inventory().forEach([&](const InventoryRecord& record) { ids.push_back(record.id.value); });
    ids.push_back(4711); // gone meanwhile
    const TextBlock cells { { "2023Q1", "100" }, { "2023Q2", "200" }, { "", "" } };
    CHECK(copiedBlock(records, RecordKind::Inventory, ids, { 2, 4 }, false) == cells);
    CHECK(copiedBlock(records, RecordKind::Inventory, { ids.front() }, { 2, 4 }, true)
        == TextBlock { { "quarter", "units" }, { "2023Q1", "100" } });
    CHECK(copiedBlock(records, RecordKind::Inventory, {}, { 2 }, false).empty());
}

TEST_CASE("Columns of a block are matched by their titles, else by their order")
{
    PasteMapping mapping;
    planned("Units\tORGANIZATION\tchip\tQuarter\tSource\tsomething\n1\tMeta\tA100\t2024Q1\tfiled\t?", PasteMode::Append, &mapping);
    CHECK(mapping.hasHeader);
    CHECK(mapping.columns == std::vector<std::optional<std::size_t>> { 4, 0, 1, 2, 10, std::nullopt });

    planned("Meta\tA100\t2024Q1", PasteMode::Append, &mapping);
    CHECK_FALSE(mapping.hasHeader);
    CHECK(mapping.columns == std::vector<std::optional<std::size_t>> { 0, 1, 2 });
}

TEST_CASE("A pasted row becomes a record with numbers and quarters as people write them")
{
    const auto plan = planned(
        "organization\tchip\tquarter\tunits\tunits_low\tsource\nMeta\tH100 SXM\tQ3 2024\t1.2M\t480,000\tfiled", PasteMode::Append);

    REQUIRE(plan.problems.empty());
    REQUIRE(plan.inserts.size() == 1);
    const auto& record = std::get<InventoryRecord>(plan.inserts.front());
    CHECK(record.quarter == Quarter::of(2024, 3));
    CHECK(record.units == 1.2e6);
    CHECK(record.unitsLow == 480000);
    CHECK_FALSE(record.unitsHigh);
}

TEST_CASE("A pasted row with a problem is named with its cell and left out")
{
    const auto plan = planned("organization\tchip\tquarter\tunits\tunits_low\tsource\n"
                              "Meta\tH100 SXM\t2024Q1\tmany\t\tfiled\n"
                              "Mata\tH100 SXM\t2024Q2\t10\t\tfiled\n"
                              "Meta\tH100 SXM\t2024Q3\t10\t20\tfiled\n"
                              "Meta\tH100 SXM\t2024Q4\t\t\tfiled\n"
                              "Meta\tH100 SXM\t2025Q1\t10\t\tfiled\n"
                              "Meta\tH100 SXM\t2025Q1\t11\t\tfiled\n",
        PasteMode::Append);

    CHECK(plan.inserts.size() == 1);
    using Told = std::tuple<std::size_t, std::optional<std::size_t>, std::string>;
    std::vector<Told> problems;
    for (const auto& [row, column, reason] : plan.problems)
        problems.emplace_back(row, column, said(reason));
    CHECK(problems
        == std::vector<Told> { { 1, 3, "'many' is no number such as 1200 or 2.1e25" },
            { 2, 0, "'Mata' is no known organization - did you mean 'Meta'?" }, { 3, 4, "units_low '20' is above units 10" },
            { 4, 3, "'' is empty, but a number is needed" }, { 6, std::nullopt, "has the same key as another row of the block" } });
}

TEST_CASE("A pasted row that is there already is a problem to append and a change to update")
{
    constexpr auto text
        = "organization\tchip\tquarter\tunits\tsource\nMeta\tH100 SXM\t2023Q1\t110\tfiled\nMeta\tH100 SXM\t2023Q2\t200\tfiled\n"
          "Meta\tH100 SXM\t2023Q3\t300\tfiled";

    const auto append = planned(text, PasteMode::Append);
    CHECK(append.inserts.size() == 1);
    CHECK(append.problems.size() == 2);

    const auto update = planned(text, PasteMode::Update);
    CHECK(update.problems.empty());
    CHECK(update.inserts.size() == 1);
    CHECK(update.unchanged == 1);
    REQUIRE(update.updates.size() == 1);
    const auto& record = std::get<InventoryRecord>(update.updates.front());
    CHECK(record.units == 110);
    CHECK(record.unitsLow == 80); // the block does not say it
    CHECK(record.id == InventoryId { 1 });
}

TEST_CASE("A column of a block is read in one convention, that of the value that decides it")
{
    const std::string head = "organization\tchip\tquarter\tunits\tsource\n";
    const auto block = readBlock(
        head + "Meta\tH100 SXM\t2021Q1\t1.250\tfiled\nMeta\tH100 SXM\t2021Q2\t980,5\tfiled\nMeta\tH100 SXM\t2021Q3\t2.400\tfiled\n");
    const auto mapping = guessMapping(block, RecordKind::Inventory, {}, order, 0);
    const auto plan = planPaste(block, mapping, RecordKind::Inventory, PasteMode::Append, dataset());
    REQUIRE(plan.inserts.size() == 3);
    CHECK(plan.questions.empty());
    CHECK(std::get<InventoryRecord>(plan.inserts[0]).units == 1250);
    CHECK(std::get<InventoryRecord>(plan.inserts[1]).units == 980.5);
    CHECK(std::get<InventoryRecord>(plan.inserts[2]).units == 2400);
    CHECK(storedText(plan, mapping, RecordKind::Inventory, 3, "1.250") == "1,250");
    CHECK(storedText(plan, mapping, RecordKind::Inventory, 0, "1.250") == "1.250");
}

TEST_CASE("A pasted column that can be read in two ways is asked about")
{
    const auto block = readBlock("organization\tchip\tquarter\tunits\tsource\nMeta\tH100 SXM\t2021Q1\t1.250\tfiled\n");
    auto mapping = guessMapping(block, RecordKind::Inventory, {}, order, 0);
    const auto plan = planPaste(block, mapping, RecordKind::Inventory, PasteMode::Append, dataset());
    REQUIRE(plan.questions.size() == 1);
    CHECK(said(plan.questions.front())
        == "units: '1.250' is 1.25 with a decimal point and 1,250 with a decimal comma; choose how numbers are written");
    mapping.decimal = ',';
    const auto chosen = planPaste(block, mapping, RecordKind::Inventory, PasteMode::Append, dataset());
    CHECK(chosen.questions.empty());
    REQUIRE(chosen.inserts.size() == 1);
    CHECK(std::get<InventoryRecord>(chosen.inserts.front()).units == 1250);
}
