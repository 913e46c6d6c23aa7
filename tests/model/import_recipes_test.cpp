// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/folders.h"
#include "tests/support/said.h"
#include "tests/support/temp_document.h"

#include "model/exchange/folder.h"
#include "model/exchange/import_table.h"
#include "model/exchange/recipes.h"

#include <filesystem>

using namespace model;
using test::said;
namespace fs = std::filesystem;

namespace {

/// The sample's organizations, chips and sources, without anything they have.
struct EmptyFleet {
    EmptyFleet()
    {
        copySample(folder / "csv");
        for (const auto* name : { "inventory.csv", "headcount.csv", "training_runs.csv" }) {
            const auto csv = readFile(folder / "csv" / name);
            writeFile(folder / "csv" / name, csv.substr(0, csv.find('\n') + 1));
        }
        for (const auto* name : { "saved_views.csv", "waivers.csv", "recipes.csv" })
            fs::remove(folder / "csv" / name);
        loadFolder(folder / "csv", folder / "a.flop");
    }

    TempFolder folder;
};

fs::path epochTable(const std::string& name)
{
    return fs::path(SOURCE_DIR) / "tests/data/epoch-owners" / (name + "_owners_quarters_by_chip.csv");
}

ImportPlan epochPlan(const Dataset& dataset)
{
    return planOfRecipe("epoch-owners", dataset, "2026-11-23");
}

bool has(const std::string& text, const std::string& line)
{
    return text.find(line) != std::string::npos;
}

}

TEST_CASE("Epoch AI's Nvidia owners go into a document without inventory, and out and in again")
{
    const EmptyFleet fleet;
    auto document = Document::open(fleet.folder / "a.flop");
    const std::vector files { epochTable("nvidia") };

    const auto report = importTable(document, files, epochPlan(*document.dataset()));

    CHECK(report.rows == 179);
    CHECK(report.inserted == 169);
    CHECK(report.skipped == 10);
    CHECK(report.skippedRows.front().place.line == 171);
    CHECK(said(report.created) == std::vector<std::string> { "source 'epoch-owners-2026-11-23'" });
    CHECK(document.undoLabel() == "Import 169 rows into Inventory");
    const auto text = dumpText(*document.dataset());
    CHECK(has(text, "Microsoft|A100|2022Q1|added|46839|27647|79068|owned||actual|epoch-owners-2026-11-23|"));
    CHECK(has(text, "China (all buyers)|A100|2022Q1|added|29857|19344|46304|owned||actual|"));
    document.undo();
    CHECK(document.dataset()->inventory().empty());
    CHECK(document.dataset()->sourceWithKey("epoch-owners-2026-11-23") == nullptr);
    document.redo();
    CHECK(dumpText(*document.dataset()) == text);
}

TEST_CASE("All of Epoch AI's owners go in together, what a late quarter lacks is skipped and told")
{
    const EmptyFleet fleet;
    auto document = Document::open(fleet.folder / "a.flop");
    const std::vector files { epochTable("nvidia"), epochTable("amd"), epochTable("coreweave"), epochTable("tpu"), epochTable("trainium") };

    const auto report = importTable(document, files, epochPlan(*document.dataset()));

    CHECK(report.rows == 320);
    CHECK(report.inserted == 308);
    REQUIRE(report.skipped == 12);
    CHECK(report.skippedRows.back().place == ImportPlace { "tpu_owners_quarters_by_chip.csv", 34 });
    CHECK(said(report.skippedRows.back().reason) == "says it is incomplete: its quarter was not over");
    const auto text = dumpText(*document.dataset());
    CHECK(has(text, "Oracle|MI300X|2024Q1|added|3376|2297|4988|owned||actual|"));
    CHECK(has(text, "CoreWeave|H100/H200|2023Q1|added|4611|||owned||actual|"));      // all three agree
    CHECK(has(text, "Google|TPU v4|2022Q4|added|65964|48232|88073|owned||actual|")); // begins late, but nothing comes before it
    CHECK(has(text, "Amazon|Trainium1|2024Q1|added|111726|49718|250385|owned||actual|"));
    document.dataset()->inventory().forEach([](const InventoryRecord& record) { CHECK(record.quarter < Quarter::of(2026, 1)); });
}

TEST_CASE("Each import by a recipe has a source of its own")
{
    const EmptyFleet fleet;
    auto document = Document::open(fleet.folder / "a.flop");
    const std::vector files { epochTable("trainium") };
    importTable(document, files, epochPlan(*document.dataset()));

    const auto report = importTable(document, files, epochPlan(*document.dataset()));

    CHECK(said(report.created) == std::vector<std::string> { "source 'epoch-owners-2026-11-23-2'" });
    const auto* source = document.dataset()->sourceWithKey("epoch-owners-2026-11-23-2");
    REQUIRE(source != nullptr);
    CHECK(source->publisher == "Epoch AI");
    CHECK(source->kind == SourceKind::Dataset);
    CHECK(has(source->notes, "CC BY 4.0"));
    CHECK(document.dataset()->inventory().size() == 24);
}

TEST_CASE("A chip that the document does not have is asked for")
{
    const EmptyFleet fleet;
    auto document = Document::open(fleet.folder / "a.flop");
    document.transact("Remove", [&](Writer& writer) { writer.remove<Chip>(document.dataset()->chipNamed("B200/GB200")->id); });
    const std::vector files { epochTable("nvidia") };

    const auto report = tryImport(*document.dataset(), files, epochPlan(*document.dataset()));

    REQUIRE(report.unknownNames.size() == 1);
    CHECK(report.unknownNames[0].value == "B200");
    CHECK(report.unknownNames[0].wanted == "B200/GB200");
    CHECK(report.unknownNames[0].nearest.front() == "B200");
    CHECK(report.unknownNames[0].rows == 25);
}

TEST_CASE("The three forms of Epoch AI's owners give the same claims")
{
    std::vector<std::string> claims;
    for (const auto* name : { "april.csv", "september-display.csv", "september-snake.csv" }) {
        CAPTURE(name);
        const EmptyFleet fleet;
        auto document = Document::open(fleet.folder / "a.flop");
        const std::vector files { fs::path(SOURCE_DIR) / "tests/data/epoch-forms" / name };
        const auto report = importTable(document, files, epochPlan(*document.dataset()));
        CHECK(report.inserted == 9);
        CHECK(report.skipped == 1);
        auto text = dumpText(*document.dataset());
        claims.push_back(text.substr(text.find("Microsoft|A100|2022Q1")));
    }
    CHECK(claims[0] == claims[1]);
    CHECK(claims[0] == claims[2]);
}

TEST_CASE("An owner that nobody knows is asked about, and the rest goes in where it is left out")
{
    const EmptyFleet fleet;
    auto document = Document::open(fleet.folder / "a.flop");
    const std::vector files { fs::path(SOURCE_DIR) / "tests/data/epoch-forms/smuggled.csv" };
    auto plan = epochPlan(*document.dataset());
    const auto asked = tryImport(*document.dataset(), files, plan);
    REQUIRE(asked.unknownNames.size() == 1);
    CHECK(asked.unknownNames[0].value == "China (smuggled)");
    CHECK(asked.problemCount == 0);
    plan.fields["organization"].aliases["china (SMUGGLED)"] = "China (all buyers)";
    CHECK(tryImport(*document.dataset(), files, plan).canImport());
    plan = epochPlan(*document.dataset());
    plan.skipsProblems = true;
    CHECK(importTable(document, files, plan).inserted == 1);
}

TEST_CASE("Epoch AI's compute of labs goes in as what is installed at the ends of years")
{
    const EmptyFleet fleet;
    auto document = Document::open(fleet.folder / "a.flop");
    const std::vector files { fs::path(SOURCE_DIR) / "tests/data/epoch-forms/labs.csv" };
    const auto report = importTable(document, files, planOfRecipe("epoch-users", *document.dataset(), "2026-11-30"));
    CHECK(report.inserted == 3);
    const auto text = dumpText(*document.dataset());
    CHECK(has(text, "OpenAI|mixed fleet (H100e)|2025Q4|installed|1743439.85|1251477.08|2185142.35|rented||actual|epoch-users-2026-11-30|"));
    CHECK(has(text, "xAI|mixed fleet (H100e)|2025Q4|installed|634793|587268|786633|rented|"));
    CHECK(has(text, "Google DeepMind|mixed fleet (H100e)|2024Q4|installed|"));
    CHECK(said(report.notes).front()
        == "No column gives the access; 'rented' is taken for all rows unless you say otherwise (--set access=owned).");
}

TEST_CASE("The steps behind the compute of labs are refused with the name of the right file")
{
    const EmptyFleet fleet;
    auto document = Document::open(fleet.folder / "a.flop");
    writeFile(fleet.folder / "intermediates_by_lab.csv",
        "Lab,Year,Step,Variable,Kind,value_p5,value_med,value_p95\nOpenAI,2025,1,x,input,1,2,3\n");
    const std::vector files { fleet.folder / "intermediates_by_lab.csv" };
    const auto expected = "Invalid: intermediates_by_lab.csv: holds the steps behind Epoch AI's estimates, not the compute of labs; import "
                          "year_end_by_lab.csv of the same tables";
    CHECK(errorOf([&] { planFor(readPreview(files.front()), std::nullopt, ""); }) == expected);
    CHECK(errorOf([&] { tryImport(*document.dataset(), files, planOfRecipe("epoch-users", *document.dataset(), "")); }) == expected);
}

TEST_CASE("A recipe keeps all of a plan but the day")
{
    ImportPlan plan;
    plan.kind = RecordKind::Headcount;
    plan.dialect = { "UTF-16 LE", ';', 3, "Fleet", Unfold::Quarters };
    plan.fields["people"] = { FieldPlan::From::Column, { "People", "#3" }, "", "", "", false, NumberFormat { ',', true }, std::nullopt,
        1000, {}, "Error", {}, {} };
    plan.fields["quarter"]
        = { FieldPlan::From::Column, { "Start" }, "End", "Year", "", false, std::nullopt, DateOrder::DayFirst, 1, {}, {}, {}, {} };
    plan.fields["organization"]
        = { FieldPlan::From::Column, { "Wer" }, "", "", "", false, std::nullopt, std::nullopt, 1, {}, {}, { { "A", "B" } }, { "C" } };
    plan.fields["population"] = { FieldPlan::From::Constant, {}, "", "", "employees", true, std::nullopt, std::nullopt, 1, {}, {}, {}, {} };
    plan.fields["source"].from = FieldPlan::From::NewSource;
    plan.filters = { { "Old", RowFilter::Condition::Equals, "yes", "is old", true } };
    plan.onConflict = ConflictPolicy::Update;
    plan.onRepeat = RepeatPolicy::Add;
    plan.skipsProblems = true;
    plan.decimal = ',';
    plan.dates = DateOrder::YearFirst;
    plan.fiscalYearEnd = 6;
    plan.newOrganizations = { organization("J\xC3\xBClich \"x\"") };
    plan.newChips = { chip("A\nB") };
    plan.newSources = { source("s") };
    plan.newSource = source("k-{date}");
    plan.dropsEqualBounds = true;

    CHECK(recipeToPlan(planToRecipe(plan), "") == plan);
    CHECK(recipeToPlan(planToRecipe(ImportPlan()), "") == ImportPlan());
    CHECK(recipeToPlan(planToRecipe(plan), "2026-11-23").today == "2026-11-23");
}

TEST_CASE("A recipe that kept what was guessed of one file leaves it to the next ones")
{
    const auto plan = recipeToPlan(R"({"table":"inventory","dialect":{"encoding":"UTF-8","separator":";","rows_before_header":2,
        "has_header":true},"fields":{"quarter":{"columns":["Quarter"],"dates":"month first"},
        "units":{"columns":["Units"],"number":{"decimal":".","percent":false}}}})",
        "");
    CHECK(plan.dialect == DialectChoice {});
    CHECK(plan.fields.at("quarter").dates == std::nullopt);
    CHECK(plan.fields.at("units").number == std::nullopt);
}

TEST_CASE("What is no recipe is refused in one sentence")
{
    const auto* text = GENERATE("", "{}", "[]", "{\"table\":\"recipe\",\"fields\":{}}",
        "{\"table\":\"inventory\",\"fields\":{\"colour\":{}}}", "{\"table\":\"inventory\",\"fields\":{\"units\":{\"columns\":5}}}",
        "{\"table\":\"inventory\",\"fields\":{},\"surprise\":1}", "{\"table\":\"inventory\",\"fields\":[]}");
    CAPTURE(text);
    const auto error = errorOf([&] { recipeToPlan(text, ""); });
    CHECK(error.find("Invalid: This is no import recipe: ") == 0);
    CHECK(error.find('\n') == std::string::npos);
}

TEST_CASE("A document's recipe goes before the built-in one of the same name")
{
    const TempFolder folder;
    auto document = Document::create(folder / "a.flop");
    CHECK(recipeNames(*document.dataset()) == std::vector<std::string> { "epoch-owners", "epoch-users" });
    ImportPlan plan;
    plan.kind = RecordKind::Chip;
    document.transact("Add", [&](Writer& writer) { writer.insert(Recipe { {}, "epoch-owners", planToRecipe(plan), "" }); });

    CHECK(recipeNames(*document.dataset()) == std::vector<std::string> { "epoch-owners", "epoch-users" });
    CHECK(planOfRecipe("epoch-owners", *document.dataset(), "").kind == RecordKind::Chip);
    CHECK(errorOf([&] { planOfRecipe("epoch-owner", *document.dataset(), ""); })
        == "NotFound: there is no recipe 'epoch-owner' - did you mean 'epoch-owners'?; the document and the program have: epoch-owners, "
           "epoch-users");
}
