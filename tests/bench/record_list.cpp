// SPDX-License-Identifier: GPL-3.0-or-later
// By hand: how long a table of many inventory records takes to filter, to sort and to take an edit.
#include "model/table/record_list.h"

#include <fmt/format.h>

#include <chrono>
#include <cstdlib>

using namespace model;

namespace {

template <class Run> void time(const char* what, Run run)
{
    double best = 1e9;
    for (int i = 0; i < 5; ++i) {
        const auto start = std::chrono::steady_clock::now();
        run(i);
        best = std::min(best, std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    fmt::print("{:<52} {:8.1f} ms\n", what, best);
}

Dataset many(std::uint32_t rows)
{
    std::vector<Organization> organizations;
    std::vector<Chip> chips;
    std::vector<Source> sources;
    for (int i = 1; i <= 300; ++i)
        organizations.push_back({ { i }, fmt::format("Organization {}", i * 7919 % 300), {}, {}, {}, {}, {} });
    for (int i = 1; i <= 80; ++i) {
        chips.emplace_back();
        chips.back().id = { i };
        chips.back().name = fmt::format("Chip {}", i);
        sources.push_back({ { i }, fmt::format("source-{}", i), "A title", {}, {}, {}, SourceKind::Dataset, {} });
    }
    std::vector<InventoryRecord> records(rows);
    std::uint32_t random = 1;
    for (std::uint32_t i = 0; i < rows; ++i) {
        random = random * 1664525 + 1013904223;
        auto& record = records[i];
        record.id = { i + 1 };
        record.organization = { random % 300 + 1 };
        record.chip = { (random >> 9) % 80 + 1 };
        record.quarter = Quarter::of(2010, 1) + static_cast<int>((random >> 16) % 60);
        record.units = (random >> 4) % 1000000 / 10.0;
        if (random % 3 != 0)
            record.unitsLow = record.units / 2;
        record.source = { (random >> 12) % 80 + 1 };
        record.notes = fmt::format("reported in a filing as number {}", random);
    }
    Dataset dataset;
    dataset.setTable(RecordTable<Organization>(std::move(organizations)));
    dataset.setTable(RecordTable<Chip>(std::move(chips)));
    dataset.setTable(RecordTable<Source>(std::move(sources)));
    dataset.setTable(RecordTable<InventoryRecord>(std::move(records)));
    return dataset;
}

}

int main(int argc, char* argv[])
{
    const auto rows = static_cast<std::uint32_t>(argc > 1 ? std::atoi(argv[1]) : 1000000);
    const auto dataset = std::make_shared<const Dataset>(many(rows));
    RecordList list(RecordKind::Inventory);
    list.setDataset(dataset);
    const auto column = [](std::string_view name) { return *fieldNamed(RecordKind::Inventory, name); };
    fmt::print("{} inventory records\n", rows);
    for (const auto& [name, text] :
        { std::pair("organization", "Organization 1"), std::pair("quarter", "2015Q1..2018Q4"), std::pair("units", "> 10000"),
            std::pair("source", "dataset"), std::pair("notes", "number 77"), std::pair("units_low", "not empty") }) {
        time(fmt::format("filter {} by {}", name, text).c_str(), [&](int) {
            list.setFilter(column(name), "");
            list.setFilter(column(name), text);
        });
        list.setFilter(column(name), "");
    }
    for (const auto name : { "organization", "quarter", "units", "units_low", "source", "notes" }) {
        time(fmt::format("sort by {}", name).c_str(), [&](int run) { list.setSort({ { column(name), run % 2 == 0 } }); });
    }
    time("sort by organization, chip, quarter, units", [&](int run) {
        list.setSort({ { column("organization"), run % 2 == 0 }, { column("chip") }, { column("quarter"), true }, { column("units") } });
    });
    time("find a text that is nowhere", [&](int) { list.find("nowhere", 0, 1); });
    time("one changed record", [&](int run) {
        auto record = *dataset->inventory().find({ rows / 2 });
        record.units += run + 1;
        auto changed = std::make_shared<Dataset>(*dataset);
        changed->setTable(dataset->inventory().with({ record }, {}));
        list.update(changed, { { { RecordKind::Inventory, { rows / 2 } } } });
    });
    time("one removed and put back", [&](int) {
        auto changed = std::make_shared<Dataset>(*dataset);
        changed->setTable(dataset->inventory().with({}, { { rows / 2 } }));
        list.update(changed, { { { RecordKind::Inventory, { rows / 2 } } } });
        list.update(dataset, { { { RecordKind::Inventory, { rows / 2 } } } });
    });
}
