// SPDX-License-Identifier: GPL-3.0-or-later
// Tables as people have them, each with what is right.
#include "tests/support/catch.h"
#include "tests/support/sample_desk.h"

#include "model/base/sha256.h"
#include "model/base/text.h"
#include "model/exchange/folder.h"
#include "model/exchange/import_table.h"
#include "model/exchange/recipes.h"

#include <fmt/format.h>

#include <cmath>
#include <filesystem>

using namespace model;
using test::has;
using test::said;
using test::SampleDesk;
using test::table;
using test::today;
namespace fs = std::filesystem;

TEST_CASE("A quote is a letter where the writer does not quote")
{
    SampleDesk desk;
    CHECK(desk.imported("halls.tsv").inserted == 8);
    CHECK(desk.claims(8)[3] == "Microsoft 2019Q1 400");
    std::string notes;
    desk.document.dataset()->inventory().forEach([&](const InventoryRecord& claim) {
        notes += claim.notes.find("hall") != std::string::npos && claim.quarter == Quarter::of(2019, 1) ? claim.notes + "|" : "";
    });
    CHECK(has(notes, "\"Giant\" class hall|"));
}

TEST_CASE("Quotes that swallow rows, go on behind or never close are problems with their line")
{
    SampleDesk desk;
    const std::string head = "organization,chip,quarter,measure,units,notes\nOpenAI,H100 SXM,2019Q1,installed,100,\"a, b\"\n";
    const auto problems = [&](const std::string& rows) {
        const auto path = desk.written(head + rows);
        return desk.tried(path, desk.planFor(path, RecordKind::Inventory));
    };
    CHECK(has(problems("Meta,H100 SXM,2019Q1,installed,200,\"a\nGoogle,H100 SXM,2019Q1,installed,300,b\"\n"),
        "t.csv line 3: takes 2 lines between quotes that look like rows"));
    CHECK(has(problems("Meta,H100 SXM,2019Q1,installed,200,\"a\" b\n"), "t.csv line 3:"));
    CHECK(has(problems("Meta,H100 SXM,2019Q1,installed,200,\"a\nGoogle,H100 SXM,2019Q1,installed,300,b\n"),
        "t.csv line 3: a quote opens in this row and never closes"));
    CHECK(problems("Meta,H100 SXM,2019Q1,installed,200,\"two\nlines\"\n") == "");
}

TEST_CASE("A column's numbers are judged by all rows, not by the first thousand")
{
    SampleDesk desk;
    const auto rows = [](const std::string& separator, const std::string& last) {
        std::string csv;
        for (const auto* name : { "organization", "chip", "quarter", "measure", "units" })
            csv += (csv.empty() ? "" : separator) + name;
        csv += "\n";
        for (int i = 0; i < 1200; ++i) {
            const auto* const chip = i % 2 == 0 ? "A100" : "V100";
            csv += fmt::format("{1}{0}{2}{0}{3}Q{4}{0}installed{0}{5}\n", separator, i % 4 < 2 ? "OpenAI" : "Meta", chip, 1900 + i / 16,
                i / 4 % 4 + 1, i < 1100 ? std::to_string(i % 999 + 1) : last);
        }
        return csv;
    };
    const auto asks = [&](const std::string& csv) {
        const auto path = desk.written(csv);
        return desk.tried(path, desk.planFor(path, RecordKind::Inventory));
    };
    CHECK(asks(rows("\t", "1.250"))
        == "t.csv, column units: '1.250' is 1.25 with a decimal point and 1250 with a decimal comma; say which it is (--decimal . or ,).");
    CHECK(has(asks(rows(";", "12.375")), "'12.375' is 12.375 with a decimal point and 12375 with a decimal comma"));
    CHECK(asks(rows("\t", "1.250,5")) == "");

    const auto path = desk.written(rows("\t", "1.250"));
    auto plan = desk.planFor(path, RecordKind::Inventory);
    plan.decimal = ',';
    CHECK(desk.imported(path, plan).inserted == 1200);
    CHECK(has(desk.claims(1).front(), " 1250"));
}

TEST_CASE("A format that the end of a file decides holds for its beginning")
{
    SampleDesk desk;
    std::string csv = "organization;chip;quarter;measure;units;date\n";
    for (int i = 0; i < 1100; ++i)
        csv += fmt::format("{};A100;{}Q{};added;1.250;x\n", i % 2 == 0 ? "OpenAI" : "Meta", 1900 + i / 8, i / 2 % 4 + 1);
    csv += "Google;A100;2022Q4;added;980,5;x\n";
    const auto path = desk.written(csv);
    CHECK(desk.imported(path, desk.planFor(path, RecordKind::Inventory)).inserted == 1101);
    CHECK(has(desk.claims(1101).front(), " 1250"));
    CHECK(has(desk.claims(1).front(), " 980.5"));
}

TEST_CASE("A nought before the comma decides for the decimal comma")
{
    SampleDesk desk;
    CHECK(desk.imported("boards.tsv", RecordKind::Chip).inserted == 3);
    CHECK(desk.document.dataset()->chipNamed("Board A")->bf16Tflops == 0.435);
    CHECK(desk.document.dataset()->chipNamed("Board B")->bf16Tflops == 1.286);
    CHECK_FALSE(has(desk.notes, "could be two"));
}

TEST_CASE("A table saved by a Chinese spreadsheet is read as GB18030")
{
    SampleDesk desk;
    CHECK(desk.imported("companies-gb18030.csv", RecordKind::Organization).inserted == 3);
    CHECK(desk.document.dataset()->organizationNamed("商汤科技") != nullptr);
    CHECK(desk.document.dataset()->organizationNamed("科大讯飞") != nullptr);
    CHECK(has(desk.notes, "its text is read as GB18030, such as '商汤科技'"));
    CHECK(desk.imported("fleet-gb18030.csv").inserted == 1);
    CHECK(desk.claims(1).front() == "商汤科技 2022Q4 10000");
}

TEST_CASE("First days of quarters are read day first where only then all are first days")
{
    SampleDesk desk;
    CHECK(desk.imported("deliveries.csv").inserted == 3);
    CHECK(desk.claims(3) == std::vector<std::string> { "OpenAI 2021Q2 2000", "Meta 2021Q3 3000", "Google 2021Q4 4000" });
    CHECK(has(desk.notes, "read day first"));
    CHECK(desk.imported("chips-gb.csv", RecordKind::Chip).inserted == 4);
    CHECK(desk.document.dataset()->chipNamed("Card A")->introduced == Quarter::of(2010, 4));
    CHECK(desk.document.dataset()->chipNamed("Card C")->introduced == Quarter::of(2016, 3));
}

TEST_CASE("A neighbouring column of ends decides the order of dates")
{
    SampleDesk desk;
    const auto path = desk.written("organization,chip,start date,end date,measure,units\n"
                                   "OpenAI,A100,1/4/2019,30/6/2019,added,5\nMeta,A100,1/4/2019,30/6/2019,added,6\n");
    CHECK(desk.imported(path, desk.planFor(path, RecordKind::Inventory)).inserted == 2);
    CHECK(desk.claims(2) == std::vector<std::string> { "OpenAI 2019Q2 5", "Meta 2019Q2 6" });
}

TEST_CASE("Dates that could be of two orders are asked for")
{
    SampleDesk desk;
    const auto path = desk.written("organization,chip,date,measure,units\nOpenAI,A100,04/05/2019,added,5\nMeta,A100,03/07/2019,added,6\n");
    auto plan = desk.planFor(path, RecordKind::Inventory);
    CHECK(desk.tried(path, plan)
        == "t.csv: '03/07/2019' could be two dates, in 2019Q1 where the month comes first and in 2019Q3 where the day does; say which "
           "(--date-order mdy or dmy).");
    plan.dates = DateOrder::DayFirst;
    CHECK(desk.imported(path, plan).inserted == 2);
    CHECK(desk.claims(2) == std::vector<std::string> { "OpenAI 2019Q2 5", "Meta 2019Q3 6" });
}

TEST_CASE("Years of two digits do not lie ahead")
{
    SampleDesk desk;
    CHECK(desk.imported("history.csv", RecordKind::TrainingRun).inserted == 3);
    std::string runs;
    desk.document.dataset()->trainingRuns().forEach([&](const TrainingRun& run) {
        runs += run.name == "Digits net" || run.name == "Speech net" || run.name == "Translator" ? quarterText(run.quarter) + " " : "";
    });
    CHECK(runs == "1998Q4 1997Q2 2014Q2 ");
    CHECK(has(desk.notes, "years of two digits are read as 1927 to 2026, so '11/30/98' lies in 1998Q4"));
}

TEST_CASE("Quarters of a fiscal year are asked for, with the year's end")
{
    SampleDesk desk;
    const auto path = desk.written("organization,chip,quarter,measure,units\nOpenAI,A100,Q1 FY19,added,5\n");
    auto plan = desk.planFor(path, RecordKind::Inventory);
    CHECK(has(desk.tried(path, plan), "say with which month that year ends (--fiscal-year-end 1 to 12)"));
    plan.fiscalYearEnd = 6;
    CHECK(desk.imported(path, plan).inserted == 1);
    CHECK(desk.claims(1).front() == "OpenAI 2018Q3 5");
}

TEST_CASE("A recipe that kept what was guessed of one file reads the next ones as they are")
{
    SampleDesk desk;
    const auto recipe = recipeToPlan(readFile(table("first-recipe.json")), today);
    CHECK(desk.imported(table("survey-june.csv"), recipe).inserted == 2);
    CHECK(desk.imported(table("survey-september.csv"), recipe).inserted == 2);
    CHECK(desk.claims(2) == std::vector<std::string> { "OpenAI 2019Q3 100", "Meta 2019Q4 200" });
    CHECK(has(desk.tried(table("survey-december.csv"), recipe), "'1.250' is 1.25 with a decimal point and 1250 with a decimal comma"));
}

TEST_CASE("A recipe keeps what was chosen and the source's title follows the file")
{
    SampleDesk desk;
    const auto plan = recipeToPlan(planToRecipe(desk.planFor(table("survey-march.csv"), std::nullopt)), today);
    CHECK(plan.dialect == DialectChoice {});
    CHECK(plan.fields.at("units").number == std::nullopt);
    CHECK(desk.imported(table("survey-june.csv"), plan).inserted == 2);
    const auto* source = desk.document.dataset()->sourceWithKey("survey-june-2026-11-30");
    REQUIRE(source != nullptr);
    CHECK(source->title == "survey-june.csv");
}

TEST_CASE("A name in another spelling is the same name, never a second one")
{
    SampleDesk desk;
    const auto problems = desk.tried("spellings.csv", RecordKind::Organization);
    CHECK(has(problems, "spellings.csv line 2: is there already as number"));
    CHECK(has(problems, "spellings.csv line 3: is there already as number"));
    CHECK(has(problems, "line 5: repeats line 2"));
    CHECK(has(problems, "line 7: repeats line 6"));
    CHECK(has(problems, "line 8: repeats line 6"));
    CHECK(has(desk.notes, "'\xEF\xBC\xAD\xEF\xBD\x85\xEF\xBD\x94\xEF\xBD\x81' is taken for 'Meta'"));

    CHECK(desk.imported("spelled-fleet.csv").inserted == 1);
    CHECK(desk.claims(1).front() == "OpenAI 2021Q1 3000");
}

TEST_CASE("New organizations that differ in case and blanks only are one")
{
    SampleDesk desk;
    const auto path = desk.written("name,kind,country\nNeo Cloud,neocloud,US\nneocloud,neocloud,US\n");
    CHECK(has(desk.tried(path, desk.planFor(path, RecordKind::Organization)), "line 3: repeats line 2"));
}

TEST_CASE("A table may call organizations and chips by their aliases, in any spelling")
{
    SampleDesk desk;
    desk.document.transact("Alias", [&](Writer& writer) {
        auto meta = *desk.document.dataset()->organizationNamed("Meta");
        meta.aliases = "Facebook; Meta Platforms";
        writer.update(meta);
    });
    const auto path = desk.written("organization,chip,quarter,measure,units\nmeta platforms,a100,2019Q1,installed,5\n");
    CHECK(desk.imported(path, desk.planFor(path, RecordKind::Inventory)).inserted == 1);
    CHECK(desk.claims(1).front() == "Meta 2019Q1 5");
    CHECK(has(desk.notes, "'meta platforms' is taken for 'Meta'"));
}

TEST_CASE("A head is found by the fields it names, whatever else stands in it")
{
    SampleDesk desk;
    CHECK(desk.tried("year.csv") == "");
    CHECK(desk.imported("percentiles.csv").inserted == 1);
    CHECK(desk.claims(1).front() == "OpenAI 2019Q1 100 [80, 120]");
    CHECK(readPreview(table("two-columns.csv")).columns == std::vector<std::string> { "Institution", "GPUs" });
    CHECK(readPreview(table("two-columns.csv"), DialectChoice { .headerRow = 1 }).columns
        == std::vector<std::string> { "GPUs by university in 2025", "#2" });
    CHECK(readPreview(table("two-columns.csv"), DialectChoice { .headerRow = 0 }).columns == std::vector<std::string> { "#1", "#2" });
}

TEST_CASE("The head is looked for anew when the separator changes")
{
    SampleDesk desk;
    const auto path = desk.written("a title, with a comma\nowner;chip;quarter;units\nOpenAI;A100;2019Q1;5\n");
    CHECK(readPreview(path, DialectChoice { .separator = ';' }).columns.front() == "owner");
    CHECK(readPreview(path, DialectChoice { .separator = ';' }).dialect.headerRow == 2);
}

TEST_CASE("Chinese heads are known")
{
    SampleDesk desk;
    const auto path = desk.written("公司,芯片,季度,数量\nOpenAI,A100,2019年第1季度,5万\n");
    auto plan = desk.planFor(path, RecordKind::Inventory);
    plan.fields["measure"].from = FieldPlan::From::Constant;
    plan.fields["measure"].constant = "installed";
    CHECK(desk.imported(path, plan).inserted == 1);
    CHECK(desk.claims(1).front() == "OpenAI 2019Q1 50000");
}

TEST_CASE("Rows that cannot be read can be left out knowingly, under a head of two rows too")
{
    SampleDesk desk;
    auto plan = desk.planFor(table("survey-with-title.csv"), RecordKind::Inventory);
    CHECK(readPreview(table("survey-with-title.csv")).dialect.headerRows == 2);
    CHECK(has(desk.tried(table("survey-with-title.csv"), plan), "Total"));
    plan.skipsProblems = true;
    CHECK(desk.imported(table("survey-with-title.csv"), plan).inserted == 2);
    CHECK(desk.claims(2) == std::vector<std::string> { "OpenAI 2019Q1 10000 [8000, 12000]", "Meta 2019Q1 24000 [20000, 30000]" });
    CHECK(has(desk.skipped, "7: "));
    CHECK(has(desk.skipped, "8: "));

    plan = desk.planFor(table("empty-amounts.csv"), RecordKind::Inventory);
    plan.skipsProblems = true;
    CHECK(desk.imported(table("empty-amounts.csv"), plan).skipped == 2);
    CHECK(desk.claims(2) == std::vector<std::string> { "Meta 2019Q1 200", "Google 2019Q1 300" });
}

TEST_CASE("Rows are chosen by a condition on a column")
{
    SampleDesk desk;
    auto plan = desk.planFor(table("empty-amounts.csv"), RecordKind::Inventory);
    plan.filters = { { "units", RowFilter::Condition::Empty, "", "", true }, { "Owner", RowFilter::Condition::Empty, "", "", true } };
    CHECK(desk.imported(table("empty-amounts.csv"), plan).inserted == 2);
    plan.filters = { { "ownr", RowFilter::Condition::Empty, "", "", true } };
    CHECK(has(desk.tried(table("empty-amounts.csv"), plan), "has no column 'ownr' to choose rows by - did you mean 'owner'?"));
}

TEST_CASE("A row that lacks its last cells has them empty, a longer one is a problem")
{
    SampleDesk desk;
    const std::string head = "organization,chip,quarter,measure,units,notes\n";
    auto path = desk.written(head + "OpenAI,A100,2019Q1,installed,5\n");
    CHECK(desk.tried(path, desk.planFor(path, RecordKind::Inventory)) == "");
    path = desk.written(head + "OpenAI,A100,2019Q1,installed,5,a,b\n");
    CHECK(desk.tried(path, desk.planFor(path, RecordKind::Inventory)) == "t.csv line 2: has 7 values, but the header has 6");
}

TEST_CASE("Sites of one owner are added up where the person says so")
{
    SampleDesk desk;
    auto plan = desk.planFor(table("sites.csv"), RecordKind::Inventory);
    CHECK(has(desk.tried(table("sites.csv"), plan), "repeats line 2"));
    plan.onRepeat = RepeatPolicy::Add;
    CHECK(desk.imported(table("sites.csv"), plan).inserted == 1);
    CHECK(desk.claims(1).front() == "xAI 2025Q3 200000");
    std::string notes;
    desk.document.dataset()->inventory().forEach([&](const InventoryRecord& claim) { notes = claim.notes; });
    CHECK(notes == "150,000 (first site) + 50,000 (second site)");
}

TEST_CASE("Intervals of rows that are added up are added as those of one source are")
{
    SampleDesk desk;
    // half-widths 30 and 40: sqrt(0.75 * 70^2 + 0.25 * (30^2 + 40^2)) = sqrt(4300) = 65.57
    const auto path = desk.written("organization,chip,quarter,measure,units,units_low,units_high\n"
                                   "OpenAI,A100,2019Q1,installed,100,70,\nOpenAI,A100,2019Q1,installed,200,160,240\n");
    auto plan = desk.planFor(path, RecordKind::Inventory);
    plan.onRepeat = RepeatPolicy::Add;
    desk.imported(path, plan);
    std::optional<InventoryRecord> sum;
    desk.document.dataset()->inventory().forEach([&](const InventoryRecord& claim) { sum = claim; });
    CHECK(sum->units == 300);
    CHECK(std::abs(*sum->unitsLow - (300 - std::sqrt(4300.0))) < 1e-9);
    CHECK(*sum->unitsHigh == 340);
}

TEST_CASE("Amounts are read as people write them into tables")
{
    SampleDesk desk;
    CHECK(desk.imported("prices.csv", RecordKind::Chip).inserted == 3);
    CHECK(desk.document.dataset()->chipNamed("Card A")->priceUsd == 7699);
    CHECK(desk.document.dataset()->chipNamed("Card B")->tdpW == 300);
    CHECK(desk.document.dataset()->chipNamed("Card B")->memoryGb == 24);
    CHECK(desk.document.dataset()->chipNamed("Card B")->introduced == Quarter::of(2014, 4));
    CHECK(desk.document.dataset()->chipNamed("Card C")->introduced == Quarter::of(2016, 3));

    CHECK(desk.imported("amounts.csv").inserted == 5);
    CHECK(desk.claims(5)
        == std::vector<std::string> { "Meta 2024Q1 25000", "xAI 2024Q1 100000 [100000, ]", "Amazon 2024Q1 12500 [10000, 15000]",
            "Oracle 2024Q1 25000", "Tesla 2025Q4 10000" });
    CHECK(has(desk.notes, "'~25,000' and others are approximate; it is read as 25000"));
    CHECK(has(desk.notes, "'100,000+' is read as a lower end"));
    CHECK(has(desk.notes, "'10k-15k' is read as an interval"));
}

TEST_CASE("A column beside the best estimate says how far its ends are")
{
    SampleDesk desk;
    const auto path = desk.written("organization,chip,quarter,measure,units,\xC2\xB1\nOpenAI,A100,2019Q1,installed,1000,30%\n"
                                   "Meta,A100,2019Q1,installed,2000,100\nGoogle,A100,2019Q1,installed,3000,\n");
    CHECK(desk.imported(path, desk.planFor(path, RecordKind::Inventory)).inserted == 3);
    CHECK(desk.claims(3)
        == std::vector<std::string> { "OpenAI 2019Q1 1000 [700, 1300]", "Meta 2019Q1 2000 [1900, 2100]", "Google 2019Q1 3000" });
}

TEST_CASE("A multiple in a field with a unit of its own is refused")
{
    SampleDesk desk;
    const auto problems = desk.tried("accelerators.csv", RecordKind::Chip);
    CHECK(has(problems, "column memory_bandwidth_gbs, value '3.35T': has a multiple that would change the unit, which is GB/s"));
    CHECK(has(problems, "column tdp_w, value '0.7k': has a multiple that would change the unit, which is W"));
}

TEST_CASE("An update says what it overwrites before it does")
{
    SampleDesk desk;
    auto plan = desk.planFor(table("correction.csv"), RecordKind::Inventory);
    plan.onConflict = ConflictPolicy::Update;
    CHECK(desk.tried(table("correction.csv"), plan) == "");
    CHECK(has(desk.updates, "correction.csv line 2: number "));
    CHECK(has(desk.updates, "becomes '5'"));
    CHECK(desk.imported(table("correction.csv"), plan).updated >= 1);
}

TEST_CASE("Columns in thousands, bytes and hours are read as their heads say")
{
    SampleDesk desk;
    CHECK(desk.imported("thousands.csv").inserted == 1);
    CHECK(desk.claims(1).front() == "OpenAI 2019Q1 12500");
    CHECK(has(desk.notes, "column units (thousands): its numbers are multiplied by 1000 for the units"));

    CHECK(desk.imported("hardware.csv", RecordKind::Chip).inserted == 1);
    const auto* card = desk.document.dataset()->chipNamed("Card A");
    CHECK(card->bf16Tflops == 989);
    CHECK(card->memoryGb == 80);
    CHECK(card->memoryBandwidthGbs == 3350);
    CHECK(card->tdpW == 700);

    CHECK(desk.imported("runs.csv", RecordKind::TrainingRun).inserted == 1);
    std::optional<TrainingRun> last;
    desk.document.dataset()->trainingRuns().forEach([&](const TrainingRun& run) { last = run; });
    CHECK(last->days == 30);
    CHECK(last->chips == 512);
    CHECK(last->flop == 1e24);
    CHECK(last->quarter == Quarter::of(2024, 2));
}

TEST_CASE("A file that is imported a second time is noticed by its bytes, under another name too, until its import is undone")
{
    SampleDesk desk;
    CHECK(desk.imported("survey-june.csv").inserted == 2);
    CHECK(desk.repeats == "");
    REQUIRE(importedFiles(desk.document).size() == 1);
    CHECK(importedFiles(desk.document).front().sha256 == sha256(readFile(table("survey-june.csv"))));
    CHECK(importedFiles(desk.document).front().name == "survey-june.csv");
    CHECK(desk.tried("survey-june.csv") == "");
    CHECK(desk.repeats == "survey-june.csv: the same file was imported on 2026-11-30 already.");
    const auto path = desk.written(readFile(table("survey-june.csv")), "copy.csv");
    CHECK(desk.tried(path, desk.planFor(path, std::nullopt)) == "");
    CHECK(desk.repeats == "copy.csv: the same file was imported on 2026-11-30 already, as 'survey-june.csv'.");
    desk.document.undo();
    CHECK(importedFiles(desk.document).empty());
    CHECK(desk.tried(path, desk.planFor(path, std::nullopt)) == "");
    CHECK(desk.repeats == "");
    desk.document.redo();
    CHECK(importedFiles(desk.document).size() == 1);
}

TEST_CASE("A table that another program saved again is noticed by what its rows say")
{
    SampleDesk desk;
    CHECK(desk.imported("survey-june.csv").inserted == 2);
    const auto path = desk.written(readFile(table("survey-june.csv")) + "\n", "copy.csv");
    CHECK(desk.tried(path, desk.planFor(path, std::nullopt)) == "");
    CHECK(desk.repeats
        == "The source 'survey-june-2026-11-30' says all of these 2 rows already; perhaps the table has been imported before.");
}

TEST_CASE("A document to share does not tell which files were imported")
{
    SampleDesk desk;
    CHECK(desk.imported("survey-june.csv").inserted == 2);
    desk.document.saveShared(desk.folder / "shared.flop");
    CHECK(importedFiles(Document::open(desk.folder / "shared.flop")).empty());
    desk.document.saveCopy(desk.folder / "copy.flop");
    CHECK(importedFiles(Document::open(desk.folder / "copy.flop")).size() == 1);
}

TEST_CASE("A number far beyond what its field can be is said at once")
{
    SampleDesk desk;
    auto plan = desk.planFor(table("hardware.csv"), RecordKind::Chip);
    plan.fields["memory_gb"].factor = 1;
    CHECK(desk.tried(table("hardware.csv"), plan) == "");
    CHECK(has(desk.notes, "column memory (Byte): '80000000000' is read as 80000000000, far beyond what is known of anything"));
}

TEST_CASE("A table that fits no kind of records is asked about")
{
    SampleDesk desk;
    const auto path = desk.written("model,system,colour,weight,height,depth\nx,y,red,1,2,3\nz,w,blue,1,2,3\n");
    desk.planFor(path, std::nullopt);
    CHECK(has(desk.asked, "its columns fit no kind of records well"));
    desk.planFor(table("deliveries.csv"), std::nullopt);
    CHECK(desk.asked == "");
}

TEST_CASE("A missing key column is said once, not row by row")
{
    SampleDesk desk;
    const auto path = desk.written("chip,quarter,measure,units\nA100,2019Q1,installed,5\nA100,2019Q1,installed,6\n");
    CHECK(desk.tried(path, desk.planFor(path, RecordKind::Inventory))
        == "Nothing gives the organization; choose a column (--column organization=COLUMN) or a value for all rows "
           "(--set organization=VALUE).");
}

TEST_CASE("An import of a table is undone whole")
{
    SampleDesk desk;
    const auto before = dumpText(*desk.document.dataset());
    desk.imported("companies-gb18030.csv", RecordKind::Organization);
    desk.document.undo();
    CHECK(dumpText(*desk.document.dataset()) == before);
}
