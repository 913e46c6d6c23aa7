// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/temp_document.h"

#include "model/base/disarm.h"
#include "model/exchange/export_table.h"
#include "model/exchange/import_table.h"

#include <random>

using namespace model;

TEST_CASE("A text that a spreadsheet would take for a formula is disarmed, and rearmed")
{
    const auto [text, safe] = GENERATE(table<std::string, std::string>(
        { { "=1+1", "'=1+1" }, { "+1", "'+1" }, { "-x", "'-x" }, { "@SUM", "'@SUM" }, { "\tx", "'\tx" }, { "\rx", "'\rx" },
            { "'=1", "''=1" }, { "''-", "'''-" }, { "plain", "plain" }, { "'tis", "'tis" }, { "a=b", "a=b" }, { "", "" }, { "'", "'" } }));
    CAPTURE(text);
    CHECK(disarmed(text) == safe);
    CHECK(rearmed(safe) == text);
}

TEST_CASE("A table for spreadsheets leaves numbers as they are and says that it is disarmed")
{
    const TempFolder folder;
    auto document = Document::create(folder / "a.flop");
    fillBasics(document);
    document.transact("Add", [](Writer& writer) {
        auto record = inventory(Quarter::of(2023, 3).index);
        record.measure = Measure::Added;
        record.units = -5;
        record.unitsLow = -7;
        record.notes = "=HYPERLINK(1)";
        writer.insert(record);
    });

    exportTable(*document.dataset(), RecordKind::Inventory, TableForm::Spreadsheet, folder / "safe.csv");
    exportTable(*document.dataset(), RecordKind::Inventory, TableForm::Lossless, folder / "plain.csv");

    CHECK(readFile(folder / "safe.csv")
        == "organization,chip,quarter,measure,units,units_low,units_high,access,provider,status,source,notes,disarmed\n"
           "OpenAI,H100 SXM,2023Q3,added,-5,-7,200,owned,,actual,press,'=HYPERLINK(1),\n");
    CHECK(readFile(folder / "plain.csv")
        == "organization,chip,quarter,measure,units,units_low,units_high,access,provider,status,source,notes\n"
           "OpenAI,H100 SXM,2023Q3,added,-5,-7,200,owned,,actual,press,=HYPERLINK(1)\n");
    CHECK(folder.count() == 3);
}

TEST_CASE("Whatever is exported, in either form, is imported as the same records")
{
    const auto form = GENERATE(TableForm::Lossless, TableForm::Spreadsheet);
    std::mt19937 random(17);
    const std::vector<std::string> pieces { "=", "+", "-", "@", "\t", "\r", "'", "''", ",", ";", "\"", "\n", " ", "x", "\xC3\xA4", "1" };
    const auto text = [&](const std::string& end) {
        std::string value;
        for (auto n = random() % 4; n > 0; --n)
            value += pieces[random() % pieces.size()];
        return value + end;
    };
    const TempFolder folder;
    auto document = Document::create(folder / "a.flop");
    document.transact("Fill", [&](Writer& writer) {
        for (int i = 0; i < 200; ++i) {
            auto one = source(text("k" + std::to_string(i)));
            one.title = text("t");
            one.publisher = text("");
            one.url = text("");
            one.notes = text("");
            one.kind = static_cast<SourceKind>(random() % 7);
            const auto key = writer.insert(one);
            auto company = organization(text("o" + std::to_string(i)));
            company.notes = text("");
            auto record = inventory(8000 + i);
            record.organization = writer.insert(company);
            record.chip = writer.insert(chip(text("c" + std::to_string(i))));
            record.source = key;
            record.measure = Measure::Added;
            record.units = std::uniform_real_distribution<double>(-1e6, 1e6)(random);
            record.unitsLow = record.units - static_cast<double>(random() % 1000);
            record.unitsHigh.reset();
            record.notes = text("");
            writer.insert(record);
        }
    });
    auto again = Document::create(folder / "b.flop");

    for (const auto kind : { RecordKind::Source, RecordKind::Organization, RecordKind::Chip, RecordKind::Inventory }) {
        exportTable(*document.dataset(), kind, form, folder / "t.csv");
        const std::vector files { folder / "t.csv" };
        const auto report = importTable(again, files, planFor(readPreview(files.front()), kind, "").plan);
        CHECK(report.inserted == 200);
        CHECK(report.unusedColumns.empty());
    }

    CHECK(dumpText(*again.dataset()) == dumpText(*document.dataset()));
}
