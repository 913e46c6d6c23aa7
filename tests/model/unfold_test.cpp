// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/dataset_text.h"
#include "tests/support/temp_document.h"
#include "tests/support/zip_file.h"

#include "model/exchange/import_table.h"
#include "model/exchange/unfold.h"
#include "model/workbook/record_workbook.h"
#include "tests/support/folders.h"

using namespace model;
namespace fs = std::filesystem;
using namespace std::string_literals;

namespace {

/// "a|b / c|d", columns first; then the line of each row; or the error.
std::string tableText(const fs::path& path, const DialectChoice& choice = {})
{
    std::string text;
    const auto error = errorOf([&] {
        TableReader reader(path, choice);
        for (const auto& column : reader.columns())
            text += (text.empty() ? "" : "|") + column;
        for (CsvRow row; reader.next(row);) {
            text += " / ";
            for (std::size_t i = 0; i < row.values.size(); ++i)
                text += (i == 0 ? "" : "|") + std::string(row.values[i]);
        }
    });
    return text + error;
}

std::string unfolded(std::string_view csv, const DialectChoice& choice = {})
{
    const TempFolder folder;
    writeFile(folder / "t.csv", csv);
    return tableText(folder / "t.csv", choice);
}

DialectChoice unfolding(Unfold what)
{
    DialectChoice choice;
    choice.unfold = what;
    return choice;
}

/// What an import of the file would do, and what it says.
std::string importText(
    const fs::path& path, const Dataset& dataset, std::optional<RecordKind> kind = std::nullopt, const DialectChoice& choice = {})
{
    const auto guess = planFor(readPreview(path, choice), kind, "2026-11-30");
    auto plan = guess.plan;
    plan.dialect = choice;
    const std::vector<fs::path> files { path };
    const auto report = tryImport(dataset, files, plan);
    std::string text;
    for (const auto& question : guess.questions)
        text += Words()(question) + "\n";
    for (const auto& sentence : problemSentences(report))
        text += Words()(sentence) + "\n";
    for (const auto& note : report.notes)
        text += Words()(note) + "\n";
    return text + Words()(reportSummary(report, false)) + "\n";
}

}

TEST_CASE("Quarters that stand across are rows, a zero too, an empty cell not")
{
    CHECK(unfolded("organization,chip,2023Q4,2024Q1,2024Q2\nOpenAI,H100 SXM,80,,0\nMeta,H100 SXM,180,n/a,220\n")
        == "organization|chip|quarter|units / OpenAI|H100 SXM|2023Q4|80 / OpenAI|H100 SXM|2024Q2|0 / Meta|H100 SXM|2023Q4|180 / Meta|H100 "
           "SXM|2024Q2|220");
    CHECK(unfolded("Owner;Chip;Notes;Mar 2024;Jun 2024\nMeta;A100;x;1;2\n")
        == "Owner|Chip|Notes|quarter|units / Meta|A100|x|Mar 2024|1 / Meta|A100|x|Jun 2024|2");
    // Without chips the numbers are people's.
    CHECK(unfolded("organization,2024Q1,2024Q2\nMeta,100,120\n") == "organization|quarter|people / Meta|2024Q1|100 / Meta|2024Q2|120");
}

TEST_CASE("Ends of intervals stand across with their quarters")
{
    CHECK(unfolded("organization,chip,2023Q4,2023Q4 low,2023Q4 high,2024Q1,2024Q1 low,2024Q1 high\nMeta,A100,10,8,12,20,,\n")
        == "organization|chip|quarter|units|units_low|units_high / Meta|A100|2023Q4|10|8|12 / Meta|A100|2024Q1|20||");
    CHECK(unfolded("organization,chip,2023Q4,,2024Q1,\n,,median,p95,median,p95\nMeta,A100,10,12,20,25\n")
        == "organization|chip|quarter|units|units_low|units_high / Meta|A100|2023Q4|10||12 / Meta|A100|2024Q1|20||25");
}

TEST_CASE("What names its quarter is left as it is")
{
    CHECK(unfolded("organization,chip,quarter,2023Q4,2024Q1\nMeta,A100,2022Q1,10,12\n")
        == "organization|chip|quarter|2023Q4|2024Q1 / Meta|A100|2022Q1|10|12");
}

TEST_CASE("Dates that stand across are judged together as those of a column are")
{
    CHECK(unfolded("organization,chip,2023Q4\nMeta,A100,10\n") == "organization|chip|quarter|units / Meta|A100|2023Q4|10");
    const TempFolder folder;
    const auto dataset = datasetOf("inventory: Meta | A100 | 2023Q1 | installed 100");
    const auto read = [&](const std::string& heads) {
        writeFile(folder / "t.csv", "organization,chip,measure," + heads + "\nMeta,A100,installed,10,12\n");
        return importText(folder / "t.csv", dataset);
    };
    CHECK(read("31/03/2024,30/06/2024").find("2 rows go into Inventory") != std::string::npos);
    CHECK(read("01/04/2024,01/07/2024").find("are read day first, as all of them are first days of months then; it lies in 2024Q2")
        != std::string::npos);
    CHECK(read("03/04/2024,05/07/2024").find("say which (--date-order mdy or dmy)") != std::string::npos);
}

TEST_CASE("A year may stand above its quarters")
{
    CHECK(unfolded("organization,chip,2023,,2024,\n,,Q3,Q4,Q1,Q2\nMeta,A100,1,2,3,4\n")
        == "organization|chip|quarter|units / Meta|A100|2023: Q3|1 / Meta|A100|2023: Q4|2 / Meta|A100|2024: Q1|3 / Meta|A100|2024: Q2|4");
}

TEST_CASE("Chips and organizations stand across where it is said")
{
    const auto chips = "university,date,H100 SXM,A100,V100\nMIT,2025Q4,20,40,60\nStanford University,2025Q4,30,10,0\n"s;
    CHECK(unfolded(chips, unfolding(Unfold::Chips))
        == "university|date|chip|units / MIT|2025Q4|H100 SXM|20 / MIT|2025Q4|A100|40 / MIT|2025Q4|V100|60 / Stanford "
           "University|2025Q4|H100 SXM|30 / "
           "Stanford University|2025Q4|A100|10 / Stanford University|2025Q4|V100|0");
    CHECK(unfolded("chip,quarter,Region,Meta,Google\nA100,2024Q1,EU,10,20\n", unfolding(Unfold::Organizations))
        == "chip|quarter|Region|organization|units / A100|2024Q1|EU|Meta|10 / A100|2024Q1|EU|Google|20");
    CHECK(unfolded("organization,chip,quarter,units\nMeta,A100,2024Q1,3\n", unfolding(Unfold::Quarters))
        == "Invalid: t.csv: has no two columns of quarters that could be read as rows; leave --unfold out, or say what stands across");
}

TEST_CASE("Columns called like chips or organizations of the document stand across")
{
    const auto dataset = datasetOf("inventory: A | H100 SXM | 2023Q1 | installed 100\ninventory: Beta | A100 | 2023Q1 | installed 100");
    CHECK(unfoldFor({ "university", "date", "h100 sxm", "A100" }, dataset) == Unfold::Chips);
    CHECK(unfoldFor({ "chip", "date", "A", "BETA" }, dataset) == Unfold::Organizations);
    CHECK(unfoldFor({ "chip", "date", "A" }, dataset) == std::nullopt);
    CHECK(unfoldFor({ "organization", "chip", "H100 SXM", "A100" }, dataset) == std::nullopt); // a column gives the chip
}

TEST_CASE("A row that is longer than its head stays a problem when it is unfolded")
{
    const TempFolder folder;
    const auto dataset = datasetOf("inventory: Meta | A100 | 2023Q1 | installed 100");
    writeFile(folder / "t.csv", "organization,chip,measure,2024Q1,2024Q2\nMeta,A100,installed,10,12,99\n");
    CHECK(importText(folder / "t.csv", dataset).find("has 6 values, but the header has 5") != std::string::npos);
}

TEST_CASE("A workbook is imported as its CSV would be, and what its values do not show is said")
{
    const auto dataset = datasetOf("inventory: Meta | A100 | 2023Q1 | installed 100");
    const TempFolder folder;
    writeXlsx(folder / "t.xlsx",
        "<sheetData><row r=\"1\"><c t=\"str\"><v>Fleet of Meta</v></c></row><row r=\"3\"><c t=\"str\"><v>organization</v></c><c "
        "t=\"str\"><v>chip</v></c>"
        "<c t=\"str\"><v>measure</v></c><c t=\"str\"><v>2024Q1</v></c><c t=\"str\"><v>2024Q2</v></c></row><row r=\"4\" hidden=\"1\"><c "
        "t=\"str\"><v>Meta</v></c><c t=\"str\"><v>A100</v></c><c "
        "t=\"str\"><v>installed</v></c><c><v>12.375</v></c><c><v>1.5E3</v></c></row></sheetData>");
    CHECK(tableText(folder / "t.xlsx")
        == "organization|chip|measure|quarter|units / Meta|A100|installed|2024Q1|12.375 / Meta|A100|installed|2024Q2|1500");
    const auto text = importText(folder / "t.xlsx", dataset);
    CHECK(text.find("t.xlsx, sheet S: 1 hidden row is read like the others, the first is row 4.\n") != std::string::npos);
    CHECK(
        text.find("t.xlsx: the 2 columns 2024Q1 to 2024Q2 stand across and are read as rows (--unfold quarters).\n") != std::string::npos);
    CHECK(text.find("2 rows go into Inventory") != std::string::npos); // 12.375 is no question in a workbook
}

TEST_CASE("A workbook that begins with a page of remarks is read from the sheet with the table's head")
{
    const auto cell = [](const std::string& text) {
        return "<table:table-cell office:value-type=\"string\"><text:p>" + text + "</text:p></table:table-cell>";
    };
    const auto sheet = [&cell](const std::string& name, const std::vector<std::vector<std::string>>& rows) {
        auto xml = "<table:table table:name=\"" + name + "\">";
        for (const auto& row : rows) {
            xml += "<table:table-row>";
            for (const auto& text : row)
                xml += cell(text);
            xml += "</table:table-row>";
        }
        return xml + "</table:table>";
    };
    const TempFolder folder;
    const std::vector<std::vector<std::string>> remarks { { "Read me" }, { "By the analysts, with thanks" } };
    const std::vector<std::vector<std::string>> fleet { { "organization", "chip", "quarter", "measure", "units" },
        { "Meta", "A100", "2024Q1", "installed", "5" } };
    writeOds(folder / "t.ods", sheet("About", remarks) + sheet("Fleet", fleet));
    CHECK(tableText(folder / "t.ods") == "organization|chip|quarter|measure|units / Meta|A100|2024Q1|installed|5");
    const auto text = importText(folder / "t.ods", datasetOf("inventory: Meta | A100 | 2023Q1 | installed 100"));
    CHECK(text.find("t.ods: is read from the sheet Fleet; it also has About.") != std::string::npos);
    DialectChoice about;
    about.sheet = "About";
    CHECK(tableText(folder / "t.ods", about).find("Read me") == 0);
}

TEST_CASE("A sheet with two tables is refused with their places, and one of them is chosen by them")
{
    const TempFolder folder;
    const auto cells = [](const std::vector<std::string>& values) {
        std::string row;
        for (const auto& value : values)
            row += value.empty() ? "<c/>" : "<c t=\"str\"><v>" + value + "</v></c>";
        return "<row>" + row + "</row>";
    };
    writeXlsx(folder / "t.xlsx",
        "<sheetData>" + cells({ "owner", "units", "", "owner", "people" }) + cells({ "Meta", "1", "", "Meta", "5" }) + "</sheetData>");
    CHECK(
        tableText(folder / "t.xlsx") == "Invalid: t.xlsx, sheet S: holds two tables, A1:B2 and D1:E2; choose one as in --sheet 'S!A1:B2'");
    DialectChoice choice;
    choice.sheet = "S!D1:E2";
    CHECK(tableText(folder / "t.xlsx", choice) == "owner|people / Meta|5");
}

TEST_CASE("What is no table says what it is, whatever its name")
{
    const TempFolder folder;
    writeFile(folder / "t.csv", "\x89PNG\r\n\x1A\n");
    CHECK(tableText(folder / "t.csv") == "Invalid: t.csv: is a picture, not a table; save the table itself as .xlsx, .ods or CSV");
}

TEST_CASE("What is exported as a workbook is imported as the same records")
{
    const TempFolder folder;
    const auto dataset = datasetOf("inventory: Meta | A100 | 2023Q1 | installed 100.25 80..120\ninventory: Meta | A100 | 2023Q2 | added "
                                   "12.375\npeople: Meta | 2023Q1 | researchers 50");
    for (const auto kind :
        { RecordKind::Inventory, RecordKind::Headcount, RecordKind::Chip, RecordKind::Organization, RecordKind::Source }) {
        writeFile(folder / "t.xlsx", recordWorkbook(dataset, kind));
        const auto preview = readPreview(folder / "t.xlsx");
        auto plan = planFor(preview, kind, "2026-11-30").plan;
        plan.onConflict = ConflictPolicy::Keep;
        const std::vector<fs::path> files { folder / "t.xlsx" };
        const auto report = tryImport(dataset, files, plan);
        CAPTURE(std::string(word(kind)));
        CHECK(report.canImport());
        CHECK(report.unchanged == report.rows);
        CHECK(report.rows > 0);
    }
}

TEST_CASE("Workbooks of people are imported: the same as their CSV")
{
    // As openpyxl wrote it: organization, chip, quarter, measure, units, access and status of one claim.
    const auto dataset = datasetOf("inventory: OpenAI | H100 SXM | 2023Q1 | installed 100");
    const auto text = importText(fs::path(SOURCE_DIR) / "tests/data/workbooks/case-openpyxl.xlsx", dataset);
    CHECK(text.find("1 row goes into Inventory") != std::string::npos);
}
