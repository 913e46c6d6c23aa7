// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/dataset_text.h"
#include "tests/support/temp_document.h"

#include "model/base/error.h"
#include "model/base/text.h"
#include "model/figure/figure_workbook.h"
#include "model/figure/make_figure.h"
#include "model/workbook/record_workbook.h"
#include "model/workbook/sheet_reader.h"

#include <random>

using namespace model;
using namespace std::string_literals;

namespace {

/// The rows of a sheet, values between bars, a line each; nothing said of it.
std::string sheetText(const std::string& bytes, std::string_view sheet)
{
    const TempFolder folder;
    writeFile(folder / "t.xlsx", bytes);
    SheetReader reader(folder / "t.xlsx", sheet);
    std::string text;
    for (CsvRow row; reader.next(row);) {
        for (std::size_t i = 0; i < row.values.size(); ++i)
            text += (i > 0 ? "|" : "") + std::string(row.values[i]);
        text += "\n";
    }
    return text;
}

const auto aboutNumbers = "Numbers have 16 digits here, as in every workbook; CSV keeps all of them and is the lossless way.\n"s;

}

TEST_CASE("A table of records is a workbook with the sources it names")
{
    const TempFolder folder;
    auto document = Document::create(folder / "a.flop");
    fillBasics(document);
    document.transact("Add", [](Writer& writer) {
        auto record = inventory(Quarter::of(2023, 3).index);
        record.units = 1234.5;
        record.unitsLow = 1e-7;
        record.unitsHigh = 2e21;
        record.notes = "=HYPERLINK(1)";
        writer.insert(record);
        auto press = source("press");
        press.id = SourceId { 1 };
        press.published = "2024-05-31";
        writer.update(press);
        TrainingRun run;
        run.name = "R";
        run.quarter = Quarter::of(2024, 1);
        run.mfu = 0.35;
        run.source = SourceId { 2 };
        writer.insert(run);
    });
    const auto bytes = recordWorkbook(*document.dataset(), RecordKind::Inventory);
    CHECK(sheetText(bytes, "inventory")
        == "organization|chip|quarter|measure|units|units_low|units_high|access|provider|status|source|notes\n"
           "OpenAI|H100 SXM|2023Q3|installed|1234.5|1e-07|2e21|owned||actual|press|=HYPERLINK(1)\n");
    CHECK(sheetText(bytes, "sources").starts_with(aboutNumbers + "key|title|publisher|published|url|kind|"));
    CHECK(sheetText(bytes, "sources").find("\npress|") != std::string::npos);
    CHECK(sheetText(bytes, "sources").find("|2024-05-31|") != std::string::npos);
    CHECK(sheetText(bytes, "sources").find("\nfiling|") == std::string::npos);

    const auto runs = recordWorkbook(*document.dataset(), RecordKind::TrainingRun);
    CHECK(sheetText(runs, {}).find("|35%|") != std::string::npos); // a share is shown as one
    CHECK(sheetText(recordWorkbook(*document.dataset(), RecordKind::Source), {}).find("\nfiling|") != std::string::npos);
}

TEST_CASE("A workbook of the same records has the same bytes")
{
    const auto dataset = datasetOf("inventory: A | H100 SXM | 2023Q1 | installed 100 80..120\npeople: A | 2023Q1 | researchers 50");
    CHECK(datasetWorkbook(dataset) == datasetWorkbook(dataset));
    const auto bytes = datasetWorkbook(dataset);
    const TempFolder folder;
    writeFile(folder / "t.xlsx", bytes);
    std::vector<std::string> names;
    for (const auto& sheet : sheetsOf(folder / "t.xlsx"))
        names.push_back(sheet.name);
    CHECK(names == std::vector<std::string> { "sources", "organizations", "chips", "inventory", "headcount", "training_runs" });
}

TEST_CASE("Whatever text and number a workbook is given, it gives back")
{
    const auto cells = GENERATE(std::size_t { 0 }, std::size_t { 2'000'000 }); // in memory, on the disk
    std::mt19937_64 random(5);
    const std::vector<std::string> pieces { "=", "'", "<&>\"", "\n", "\r", "\t", " ", "\x01", "_x000D_", "_x", "ä", "智",
        "\xF0\x9F\x98\x80", "1", "http://x" };
    const std::vector<SheetColumn> columns { { "text", SheetColumn::Kind::Text }, { "number", SheetColumn::Kind::Number } };
    WorkbookWriter writer(cells);
    writer.beginSheet("S", columns, 300);
    std::vector<std::pair<std::string, double>> rows;
    for (int i = 0; i < 300; ++i) {
        std::string text;
        for (auto n = random() % 5 + 1; n > 0; --n)
            text += pieces[random() % pieces.size()];
        // Of 15 digits none is lost.
        const auto number = parseNumber(
            fmt::format("{:.15g}", std::ldexp(static_cast<double>(random() % 1'000'000'007), static_cast<int>(random() % 80) - 60)));
        rows.emplace_back(text, *number);
        writer.add(text);
        writer.add(*number);
        writer.endRow();
    }
    const TempFolder folder;
    writeFile(folder / "t.xlsx", writer.finish());
    SheetReader reader(folder / "t.xlsx");
    CsvRow row;
    REQUIRE(reader.next(row));
    for (const auto& [text, number] : rows) {
        REQUIRE(reader.next(row));
        CHECK(row.values[0] == text);
        CHECK(parseNumber(row.values[1]) == number);
    }
}

TEST_CASE("What no workbook holds is refused")
{
    const std::vector<SheetColumn> columns { { "notes", SheetColumn::Kind::Text } };
    const auto error = [&columns](std::size_t rows, const std::string& text) {
        return errorOf([&] {
            WorkbookWriter writer;
            writer.beginSheet("S", columns, rows);
            writer.add(text);
        });
    };
    CHECK(error(1'048'575, std::string(32'767, 'x')).empty());
    CHECK(error(1'048'576, "x")
        == "Invalid: The sheet S cannot be written: it has 1048576 rows, and no workbook holds more than 1048575; export it as CSV");
    CHECK(error(1, std::string(32'768, 'x'))
        == "Invalid: The sheet S cannot be written: a text of its column notes has more than 32767 letters, which no workbook holds ("
            + std::string(40, 'x') + "…); export it as CSV");
    std::string faces; // two letters each in UTF-16
    for (int i = 0; i < 16'384; ++i)
        faces += "\xF0\x9F\x98\x80";
    CHECK_FALSE(error(1, faces).empty());
    CHECK(error(1, faces.substr(4)).empty());
}

TEST_CASE("A figure's table is a workbook with its sources")
{
    const auto dataset = datasetOf("inventory: A | H100 SXM | 2023Q1 | installed 100 80..120\npeople: A | 2023Q1 | researchers 50");
    const auto figure = makeFigure(dataset, ViewState());
    const auto bytes = figureWorkbook(figure, dataset);
    CHECK(sheetText(bytes, {}).starts_with(
        "figure|series|item|quarter|x|x_low|x_high|value|low|high|rank_best|rank_worst|mark|note\nranking|"));
    CHECK(sheetText(bytes, "sources").starts_with(figure.title + "\n" + figure.subtitle + "\n"));
    CHECK(sheetText(bytes, "sources").find(aboutNumbers + "key|") != std::string::npos);
}
