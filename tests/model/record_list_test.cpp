// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/table/record_list.h"
#include "tests/support/catch.h"
#include "tests/support/dataset_text.h"
#include "tests/support/said.h"

#include <algorithm>
#include <random>

using namespace model;
using test::said;

namespace {

constexpr auto books = R"(
    source: filed | filing | 2024-05
    source: guessed | estimate | 2024-05
    org: Meta | hyperscaler | US
    org: openai | lab | US
    inventory: Meta   | H100 SXM | 2023Q1 | installed 100 80..120 | filed
    inventory: openai | A100     | 2023Q4 | installed 2000        | rented Meta | guessed
    inventory: Meta   | A100     | 2024Q2 | added 50 10..60       | planned | guessed
    inventory: Meta   | H100 SXM | 2024Q4 | installed 30000       | filed
)";

std::shared_ptr<const Dataset> shared(std::string_view text = books)
{
    return std::make_shared<const Dataset>(datasetOf(text));
}

std::size_t column(std::string_view name)
{
    return fieldNamed(RecordKind::Inventory, name).value();
}

/// The units of the list's rows, from the top.
std::vector<double> units(const RecordList& list)
{
    std::vector<double> all;
    for (std::size_t i = 0; i < list.size(); ++i)
        all.push_back(list.dataset().inventory()[list.row(i)].units);
    return all;
}

RecordList listOf(std::shared_ptr<const Dataset> dataset)
{
    RecordList list(RecordKind::Inventory);
    list.setDataset(std::move(dataset));
    return list;
}

std::shared_ptr<const Dataset> with(const Dataset& dataset, std::vector<InventoryRecord> written, std::vector<InventoryId> removed)
{
    auto changed = std::make_shared<Dataset>(dataset);
    changed->setTable(dataset.inventory().with(std::move(written), std::move(removed)));
    return changed;
}

}

TEST_CASE("RecordList holds all records as they are stored where nothing is asked")
{
    const auto list = listOf(shared());

    CHECK(units(list) == std::vector<double> { 100, 2000, 50, 30000 });
    CHECK_FALSE(list.isFiltered());
    CHECK(list.total() == 4);
}

TEST_CASE("RecordList filters by what stands in a column")
{
    auto list = listOf(shared());
    struct Row {
        const char* column;
        const char* text;
        std::vector<double> left;
    };
    const auto row = GENERATE(values<Row>({
        { "organization", "OPEN", { 2000 } },
        { "organization", "!open", { 100, 50, 30000 } },
        { "organization", "openai | meta", { 100, 2000, 50, 30000 } },
        { "organization", "=met", {} },
        { "units", "> 2,000", { 30000 } },
        { "units", ">= 2k", { 2000, 30000 } },
        { "units", "100..2000", { 100, 2000 } },
        { "units", "..99", { 50 } },
        { "units", "!= 50", { 100, 2000, 30000 } },
        { "units_low", "empty", { 2000, 30000 } },
        { "units_low", "not empty", { 100, 50 } },
        { "units_low", "< 50", { 50 } },
        { "quarter", "2023", { 100, 2000 } },
        { "quarter", "2023Q4..24q2", { 2000, 50 } },
        { "quarter", "..2023Q4", { 100, 2000 } },
        { "quarter", "> 2023", { 50, 30000 } },
        { "measure", "added", { 50 } },
        { "measure", "inst", { 100, 2000, 30000 } },
        { "provider", "empty", { 100, 50, 30000 } },
        { "provider", "!Meta", { 100, 50, 30000 } },
        { "source", "filing", { 100, 30000 } },
        { "source", "!estimate", { 100, 30000 } },
        { "source", "=guessed", { 2000, 50 } },
    }));
    CAPTURE(row.column, row.text);

    CHECK_FALSE(list.setFilter(column(row.column), row.text));
    CHECK(units(list) == row.left);

    list.setFilter(column(row.column), "");
    CHECK(list.size() == 4);
}

TEST_CASE("RecordList says why a text is no filter and filters nothing by it")
{
    auto list = listOf(shared());

    CHECK(said(list.setFilter(column("units"), "> many")) == "'many' is no number such as 1200 or 1.2M");
    CHECK(said(list.setFilter(column("quarter"), "2023Q5")) == "'2023Q5' is no quarter such as 2023Q3 and no year");
    CHECK(said(list.setFilter(column("measure"), "held")) == "'held' is none of installed, added");
    CHECK(said(list.setFilter(column("units"), "20..10")) == "the range ends before it begins");
    CHECK(said(list.setFilter(column("units"), "..")) == "a range needs one end at least, such as 2023Q1..2024Q4 or 10..");
    CHECK(said(list.setFilter(column("notes"), "~")) == "something to look for is missing");
    CHECK(list.size() == 4);
}

TEST_CASE("RecordList sorts by several columns, unknown last either way")
{
    auto list = listOf(shared());

    list.setSort({ { column("units"), true } });
    CHECK(units(list) == std::vector<double> { 30000, 2000, 100, 50 });

    list.setSort({ { column("units_low"), false } });
    CHECK(units(list) == std::vector<double> { 50, 100, 2000, 30000 });
    list.setSort({ { column("units_low"), true } });
    CHECK(units(list) == std::vector<double> { 100, 50, 2000, 30000 });

    list.setSort({ { column("chip"), false }, { column("quarter"), true } });
    CHECK(units(list) == std::vector<double> { 50, 2000, 30000, 100 });

    list.setSort({});
    CHECK(units(list) == std::vector<double> { 100, 2000, 50, 30000 });
}

TEST_CASE("RecordList orders names whatever their case and sources by their evidence")
{
    auto list = listOf(shared());

    list.setSort({ { column("organization"), true } });
    CHECK(units(list).front() == 2000);
    list.setSort({ { column("source"), false } });
    CHECK(units(list) == std::vector<double> { 100, 30000, 2000, 50 });
}

TEST_CASE("RecordList finds a text in any column, onwards and backwards, around the end")
{
    auto list = listOf(shared());

    CHECK(list.find("a100", 0, 1) == 1u);
    CHECK(list.find("a100", 2, 1) == 2u);
    CHECK(list.find("a100", 3, 1) == 1u);
    CHECK(list.find("a100", 0, -1) == 2u);
    CHECK(list.find("30,000", 0, 1) == 3u);
    CHECK(list.find("2024q2", 0, 1) == 2u);
    CHECK_FALSE(list.find("nowhere", 0, 1));
}

TEST_CASE("RecordList leaves out what may not be seen")
{
    auto list = listOf(shared());

    list.setRestriction([](const Dataset& dataset, RowIndex row) { return dataset.inventory()[row].measure == Measure::Installed; });
    CHECK(units(list) == std::vector<double> { 100, 2000, 30000 });
    CHECK(list.isFiltered());

    list.setRestriction({});
    CHECK(list.size() == 4);
}

TEST_CASE("RecordList looks at a changed record alone and is as if all were looked at")
{
    std::mt19937 random(GENERATE(1u, 2u, 3u, 4u));
    const auto below = [&](int end) { return std::uniform_int_distribution(0, end - 1)(random); };
    auto dataset = shared();
    auto list = listOf(dataset);
    const std::vector<SortKey> keys { { column("organization"), false }, { column("units_low"), true } };
    list.setSort(keys);
    list.setFilter(column("units"), "100..20000");
    std::vector<std::int64_t> kept; // shown when they changed: they stay, whatever the filter says of them now

    for (int step = 0; step < 60; ++step) {
        const auto& table = dataset->inventory();
        std::vector<InventoryRecord> written;
        std::vector<InventoryId> removed;
        Changes changes;
        auto record = table.empty() ? InventoryRecord {} : table[static_cast<std::size_t>(below(static_cast<int>(table.size())))];
        const int what = below(3);
        if (what == 0 && !table.empty()) {
            removed.push_back(record.id);
        } else {
            if (what == 1)
                record.id = { below(200) + 1 };
            record.organization = { below(2) + 1 };
            record.units = below(30000);
            record.unitsLow = below(2) == 0 ? std::nullopt : std::optional<double>(below(50));
            written.push_back(record);
        }
        changes.ids[RecordKind::Inventory] = { record.id.value };
        if (list.placeOf(record.id.value))
            kept.push_back(record.id.value);
        dataset = with(*dataset, written, removed);
        list.update(dataset, changes);

        auto anew = listOf(dataset);
        anew.setSort(keys);
        anew.setFilter(column("units"), "100..20000");
        anew.keep(kept);
        REQUIRE(units(list) == units(anew));
    }
}

TEST_CASE("RecordList orders records anew when what they refer to gets another name")
{
    auto list = listOf(shared());
    list.setSort({ { column("organization"), false } });
    auto renamed = *list.dataset().organizationNamed("openai");
    renamed.name = "Aleph";
    auto changed = std::make_shared<Dataset>(list.dataset());
    changed->setTable(list.dataset().organizations().with({ renamed }, {}));

    CHECK(list.update(changed, { { { RecordKind::Organization, { renamed.id.value } } } }));
    CHECK(units(list).front() == 2000);
}

TEST_CASE("RecordList keeps places where an edit changes neither order nor rows")
{
    auto list = listOf(shared());
    auto record = list.dataset().inventory()[1];
    record.notes = "looked at again";

    CHECK_FALSE(list.update(with(list.dataset(), { record }, {}), { { { RecordKind::Inventory, { record.id.value } } } }));
    CHECK(list.placeOf(record.id.value) == 1u);
}

TEST_CASE("Rows sort by text as by comparing, also those with long beginnings in common")
{
    std::mt19937 random(7);
    std::vector<std::string> texts;
    for (int i = 0; i < 12000; ++i) {
        std::string text(static_cast<std::size_t>(random() % 20), 'x');
        text += "AbC"[random() % 3];
        text += std::to_string(random() % 500);
        texts.push_back(text);
    }
    const std::vector<std::string_view> views(texts.begin(), texts.end());
    std::vector<RowIndex> rows(texts.size()), expected;
    for (RowIndex i = 0; i < rows.size(); ++i)
        rows[i] = i;
    expected = rows;
    std::ranges::stable_sort(expected, [&](RowIndex a, RowIndex b) { return compareTexts(texts[a], texts[b]) < 0; });

    sortByText(rows, views);

    CHECK(rows == expected);
}

TEST_CASE("Numbers order by their keys")
{
    const std::vector<double> ascending { -1e300, -2, -1e-300, 0, 1e-300, 1, 2, 1e15, 1e300 };
    std::vector<std::uint64_t> keys;
    for (const auto number : ascending)
        keys.push_back(orderedKey(number));

    CHECK(std::ranges::is_sorted(keys));
    CHECK(orderedKey(-0.0) == orderedKey(0.0));
}
