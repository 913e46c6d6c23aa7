// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/said.h"
#include "tests/support/temp_document.h"

#include "model/base/error.h"
#include "model/base/text.h"
#include "model/exchange/import_table.h"

#include <chrono>
#include <thread>

using namespace model;
using test::said;

namespace {

using From = FieldPlan::From;

const std::string header = "organization,chip,quarter,measure,units,units_low,units_high,access,provider,status,source,notes\n";

/// A document with Google and OpenAI, A100 and H100 SXM, sources press and filing, and one claim.
struct Desk {
    Desk()
    {
        fillBasics(document);
        document.transact("Add", [](Writer& writer) { writer.insert(inventory(Quarter::of(2023, 3).index)); });
    }

    std::filesystem::path table(const std::string& csv, const std::string& name = "t.csv")
    {
        writeFile(folder / name, csv);
        return folder / name;
    }

    ImportPlan planFor(const std::filesystem::path& path) { return model::planFor(readPreview(path), std::nullopt, "2026-11-23").plan; }

    ImportReport tried(const std::string& csv, ConflictPolicy policy = ConflictPolicy::Stop)
    {
        const std::vector files { table(csv) };
        auto plan = planFor(files.front());
        plan.onConflict = policy;
        return tryImport(*document.dataset(), files, plan);
    }

    ImportReport imported(const std::string& csv, ConflictPolicy policy = ConflictPolicy::Stop)
    {
        const std::vector files { table(csv) };
        auto plan = planFor(files.front());
        plan.onConflict = policy;
        return importTable(document, files, plan);
    }

    std::string problems(const std::string& csv, ConflictPolicy policy = ConflictPolicy::Stop)
    {
        return joined(said(problemSentences(tried(csv, policy))), "\n");
    }

    const RecordTable<InventoryRecord>& claims() const { return document.dataset()->inventory(); }

    TempFolder folder;
    Document document = Document::create(folder / "a.flop");
};

}

TEST_CASE("An import is one step, undone and redone whole")
{
    Desk desk;
    const auto before = dumpText(*desk.document.dataset());

    const auto report = desk.imported(header
        + "Google,A100,2023Q1,added,1000,800,1300,owned,,actual,press,first\n"
          "OpenAI,H100 SXM,2023Q4,installed,500,,,rented,Google,planned,filing,\n");

    CHECK(report.inserted == 2);
    CHECK(said(report.label()) == "Import 2 rows into Inventory");
    CHECK(report.changes.ids.at(RecordKind::Inventory).size() == 2);
    CHECK(desk.document.undoLabel() == "Import 2 rows into Inventory");
    const auto after = dumpText(*desk.document.dataset());
    CHECK(after.find("Google|A100|2023Q1|added|1000|800|1300|owned||actual|press|first\n") != std::string::npos);
    CHECK(after.find("OpenAI|H100 SXM|2023Q4|installed|500|||rented|Google|planned|filing|\n") != std::string::npos);
    desk.document.undo();
    CHECK(dumpText(*desk.document.dataset()) == before);
    desk.document.redo();
    CHECK(dumpText(*desk.document.dataset()) == after);
}

TEST_CASE("A trial finds every problem and changes nothing")
{
    Desk desk;
    const auto before = readFile(desk.folder / "a.flop");
    const auto csv = header
        + "Google,A100,2023Q1,added,many,,,owned,,actual,press,\n"
          "Gogle,A100,soon,added,5,,,owned,,actual,press,\n"
          "Google,A100,2023Q2,sold,5,,,owned,,actual,press,\n"
          "Google,A100,2023Q3,added,5,9,,owned,,actual,press,\n"
          "Google,A100,2023Q4,added,5,,,owned,,actual\n"
          "Google,A100,2024Q1,added,,,,owned,,actual,press,\n"
          "Gogle,A100,2024Q2,added,5,,,owned,,actual,press,\n";

    const auto report = desk.tried(csv);

    CHECK_FALSE(report.canImport());
    CHECK(report.rows == 7);
    CHECK(joined(said(problemSentences(report)), "\n")
        == "t.csv line 3, column organization, value 'Gogle': is no known organization (2 rows) - did you mean 'Google'?\n"
           "t.csv line 2, column units, value 'many': is no number written like 1,234.5\n"
           "t.csv line 3, column quarter, value 'soon': is no quarter such as 2023Q3 and no date\n"
           "t.csv line 4, column measure, value 'sold': is none of installed, added\n"
           "t.csv line 5, column units_low, value '9': is above units 5\n"
           "t.csv line 6, column source, value '': is empty, but a source is needed\n"
           "t.csv line 7, column units, value '': is empty, but a number is needed");
    CHECK(errorOf([&] { desk.imported(csv); }) == "Invalid: Nothing was imported: 7 problems.");
    CHECK(readFile(desk.folder / "a.flop") == before);
}

TEST_CASE("A row that the document has already is treated as the policy says")
{
    Desk desk;
    const auto same = header + "OpenAI,H100 SXM,2023Q3,installed,100,50,200,owned,,actual,press,noted\n";
    const auto other = header + "OpenAI,H100 SXM,2023Q3,installed,120,50,200,owned,,actual,press,noted\n";
    const auto otherSource = header + "OpenAI,H100 SXM,2023Q3,installed,120,50,200,owned,,actual,filing,noted\n";

    CHECK(desk.problems(same).find("t.csv line 2: is there already as number 1 (organization 'OpenAI', chip 'H100 SXM'") == 0);
    CHECK(desk.problems(other).find("with units '100', not '120'; keep, update or skip such rows") != std::string::npos);
    CHECK(desk.tried(other).conflicts == 1);
    CHECK(errorOf([&] { desk.imported(other); }) == "Conflict: Nothing was imported: 1 problem.");

    CHECK(desk.imported(same, ConflictPolicy::Keep).unchanged == 1);
    CHECK(desk.problems(other, ConflictPolicy::Keep).find("both cannot be kept") != std::string::npos);
    CHECK(desk.tried(otherSource, ConflictPolicy::Keep).inserted == 1);

    CHECK(desk.imported(other, ConflictPolicy::Skip).kept == 1);
    CHECK(desk.claims()[0].units == 100);
    CHECK(desk.document.undoLabel() == "Add"); // none of these left a step

    CHECK(desk.imported(same, ConflictPolicy::Update).unchanged == 1);
    CHECK(desk.imported(other, ConflictPolicy::Update).updated == 1);
    CHECK(desk.claims().size() == 1);
    CHECK(desk.claims()[0].units == 120);
    CHECK(desk.document.undoLabel() == "Import 1 row into Inventory");
}

TEST_CASE("An update leaves the fields that no column gives")
{
    Desk desk;
    desk.imported("organization,chip,quarter,measure,units,access,status,source\n"
                  "OpenAI,H100 SXM,2023Q3,installed,150,owned,actual,press\n",
        ConflictPolicy::Update);
    CHECK(desk.claims()[0].units == 150);
    CHECK(desk.claims()[0].unitsLow == 50);
    CHECK(desk.claims()[0].notes == "noted");

    const auto table = desk.table("key,publisher\npress,The Times\nnew,Nobody\n");
    ImportPlan plan = planFor(readPreview(table), RecordKind::Source, "").plan;
    plan.onConflict = ConflictPolicy::Update;
    const std::vector files { table };
    CHECK(joined(said(problemSentences(tryImport(*desk.document.dataset(), files, plan))), "\n")
        == "t.csv line 3: is new to the document, but nothing gives its title, kind; choose a column or a value for all rows");
}

TEST_CASE("An update that would break a rule is a problem")
{
    Desk desk;
    const auto csv
        = "organization,chip,quarter,measure,units,access,status,source\nOpenAI,H100 SXM,2023Q3,installed,10,owned,actual,press\n";
    CHECK(desk.problems(csv, ConflictPolicy::Update) == "t.csv line 2, column units_low, value '50': is above units 10");
}

TEST_CASE("Rows that repeat a row of the same import are problems, over files too")
{
    Desk desk;
    const auto row = "Google,A100,2023Q1,added,1000,,,owned,,actual,press,\n";
    const auto again = "Google,A100,2023Q1,added,2000,,,owned,,actual,press,\n";
    const std::vector files { desk.table(header + row + again, "a.csv"), desk.table(header + again, "b.csv") };

    const auto report = tryImport(*desk.document.dataset(), files, desk.planFor(files.front()));

    REQUIRE(report.problems.size() == 2);
    CHECK(said(problemText(report.problems[0])).find("a.csv line 3: repeats line 2 (organization 'Google', chip 'A100', quarter '2023Q1'")
        == 0);
    CHECK(said(problemText(report.problems[1])).find("b.csv line 2: repeats a.csv line 2 (") == 0);
}

TEST_CASE("Names are resolved by alias, made, or skipped")
{
    Desk desk;
    const std::vector files { desk.table("Owner;Chip type;Date;Units;Low\n"
                                         "Alphabet;A100;30.09.2023;1.200,5;\n"
                                         "Mistral;A100;30.09.2023;500;400\n"
                                         "Nobody;A100;30.09.2023;1;\n") };
    auto plan = desk.planFor(files.front());
    plan.fields["measure"].from = From::Constant;
    plan.fields["measure"].constant = "installed";
    plan.fields["organization"].aliases["Alphabet"] = "Google";
    plan.fields["organization"].skipped = { "Nobody" };

    auto report = tryImport(*desk.document.dataset(), files, plan);
    REQUIRE(report.unknownNames.size() == 1);
    CHECK(report.unknownNames[0].value == "Mistral");
    CHECK(report.skipped == 1);
    CHECK(said(report.skippedRows[0].reason) == "its Owner 'Nobody' is left out");

    plan.newOrganizations.push_back(organization("Mistral"));
    plan.newOrganizations.push_back(organization("Not used"));
    report = importTable(desk.document, files, plan);
    CHECK(said(report.created) == std::vector<std::string> { "organization 'Mistral'", "source 't-2026-11-23'" });
    CHECK(desk.document.dataset()->organizationNamed("Not used") == nullptr);
    const auto text = dumpText(*desk.document.dataset());
    CHECK(text.find("Google|A100|2023Q3|installed|1200.5|||owned||actual|t-2026-11-23|\n") != std::string::npos);
    CHECK(text.find("Mistral|A100|2023Q3|installed|500|400||owned||actual|t-2026-11-23|\n") != std::string::npos);
    desk.document.undo();
    CHECK(desk.document.dataset()->organizationNamed("Mistral") == nullptr);
    CHECK(desk.document.dataset()->sourceWithKey("t-2026-11-23") == nullptr);
}

TEST_CASE("An alias that leads nowhere is an unknown name with its nearest names")
{
    Desk desk;
    const std::vector files { desk.table(header + "OpenAI,H100,2023Q4,installed,5,,,owned,,actual,press,\n") };
    auto plan = desk.planFor(files.front());
    plan.fields["chip"].aliases["H100"] = "H100 PCIe";

    const auto report = tryImport(*desk.document.dataset(), files, plan);

    REQUIRE(report.unknownNames.size() == 1);
    CHECK(report.unknownNames[0].wanted == "H100 PCIe");
    CHECK(report.unknownNames[0].nearest.front() == "H100 SXM");
    CHECK(said(unknownText(report.unknownNames[0])).find("value 'H100': means 'H100 PCIe', which is no known chip") != std::string::npos);
}

TEST_CASE("Columns that are not used and files without a column are told")
{
    Desk desk;
    const std::vector files { desk.table(
                                  "organization,chip,quarter,measure,units,source,Colour\nGoogle,A100,2023Q1,added,1,press,red\n", "a.csv"),
        desk.table("organization,chip,quarter,measure,number,source\nGoogle,A100,2023Q2,added,1,press\n", "b.csv") };

    auto report = tryImport(*desk.document.dataset(), files, desk.planFor(files.front()));

    CHECK(report.unusedColumns == std::vector<std::string> { "Colour", "number" });
    REQUIRE(report.problems.size() == 1);
    CHECK(said(problemText(report.problems[0])) == "b.csv: has no column units for the units; choose another column");
}

TEST_CASE("A plan without a needed field says which")
{
    Desk desk;
    CHECK(desk.problems("organization,chip,units,source\nGoogle,A100,5,press\n")
        == "t.csv: nothing says the measure, one of installed, added; say which it is for all rows (--set measure=installed).\n"
           "Nothing gives the quarter; choose a column (--column quarter=COLUMN) or a value for all rows (--set quarter=VALUE).");
}

TEST_CASE("Organizations may be part of ones further down")
{
    Desk desk;
    const std::string head = "name,kind,country,part_of,website,notes\n";
    desk.imported(head + "DeepMind,lab,GB,Alphabet,,\nAlphabet,hyperscaler,US,,,\nWaymo,startup,US,Google,,\n");
    const auto& dataset = *desk.document.dataset();
    REQUIRE(dataset.organizationNamed("DeepMind") != nullptr);
    CHECK(dataset.name(*dataset.organizationNamed("DeepMind")->partOf) == "Alphabet");
    CHECK(dataset.name(*dataset.organizationNamed("Waymo")->partOf) == "Google");

    CHECK(desk.problems(head + "A,lab,US,B,,\nB,lab,US,A,,\n").find("closes a circle") != std::string::npos);
    CHECK(desk.problems(head + "A,lab,US,Nowhere,,\n").find("value 'Nowhere': is no known organization") != std::string::npos);
}

TEST_CASE("A cancelled import leaves everything as it was, whenever it is stopped")
{
    Desk desk;
    std::string csv = header;
    for (int i = 0; i < 4'800; ++i) // all different: 1200 quarters, two organizations, two chips
        csv += std::string(i / 1200 % 2 ? "Google" : "OpenAI") + (i / 2400 ? ",A100," : ",H100 SXM,")
            + quarterText(Quarter::of(1900, 1) + i % 1200) + ",added,5,,,owned,,planned,press,\n";
    const std::vector files { desk.table(csv) };
    const auto plan = desk.planFor(files.front());
    const auto before = dumpText(*desk.document.dataset());
    const auto stopAt = GENERATE(0.0, 0.3, 0.7); // while it begins, reads and writes
    CAPTURE(stopAt);
    std::stop_source stop;
    double reached = -1;
    // Reports come at most every 0.1 s; waiting that long makes every step one.
    const Progress progress(stop.get_token(), [&](double share) {
        reached = share;
        if (share >= stopAt)
            stop.request_stop();
        else
            std::this_thread::sleep_for(std::chrono::milliseconds(101));
    });

    CHECK_THROWS_AS(importTable(desk.document, files, plan, progress), Cancelled);

    CHECK(reached >= stopAt);
    CHECK(reached < stopAt + 0.21);
    CHECK(dumpText(*desk.document.dataset()) == before);
    const auto again = Document::open(desk.folder / "a.flop");
    CHECK(again.undoLabel() == "Add");
    CHECK(dumpText(*again.dataset()) == before);
    CHECK(importTable(desk.document, files, plan).inserted == 4'800);
}

TEST_CASE("A table that breaks off while it is read imports nothing")
{
    Desk desk;
    const auto before = dumpText(*desk.document.dataset());
    const auto csv
        = header + "Google,A100,2023Q1,added,1,,,owned,,actual,press,\nGoogle,A100,2023Q2,added,1,,,owned,,actual,press,\"open\n";
    CHECK(desk.problems(csv) == "t.csv line 3: a quote opens in this row and never closes");
    CHECK_THROWS_AS(desk.imported(csv), Error);
    CHECK(dumpText(*desk.document.dataset()) == before);
}

TEST_CASE("A spreadsheet's table with comma decimals, Latin letters and no last line end goes in as it is meant")
{
    Desk desk;
    const auto report = desk.imported("Owner;Chip;Date;Measure;Units;Notes;Source\r\n"
                                      "Google;A100;31/12/2023;added;1.234,5;J\xFClich;press\r\n"
                                      ";;;;;;\r\n"
                                      "OpenAI;A100;1/4/2023;added;12.000;;press");
    CHECK(report.inserted == 2);
    const auto text = dumpText(*desk.document.dataset());
    CHECK(text.find("Google|A100|2023Q4|added|1234.5|||owned||actual|press|J\xC3\xBClich\n") != std::string::npos);
    CHECK(text.find("OpenAI|A100|2023Q2|added|12000|||owned||actual|press|\n") != std::string::npos);
}

TEST_CASE("What is taken where no column says it is said, and what could be read in two ways asked")
{
    Desk desk;
    const std::string csv = "Owner,Chip,Date,Measure,Units,Source\nGoogle,A100,4/7/2023,added,1.234,press\n";
    const auto guess = planFor(readPreview(desk.table(csv)), std::nullopt, "2026-11-23");
    CHECK(guess.plan.fields.at("access").constant == "owned");
    const auto assumed = joined(said(desk.tried(csv).notes), "\n");
    CHECK(assumed.find("No column gives the access; 'owned' is taken for all rows unless you say otherwise (--set access=rented).")
        != std::string::npos);
    const auto questions = desk.problems(csv);
    CHECK(questions.find("column Units: '1.234' is 1.234 with a decimal point and 1234 with a decimal comma") != std::string::npos);
    CHECK(questions.find("'4/7/2023' could be two dates, in 2023Q2 where the month comes first and in 2023Q3 where the day does")
        != std::string::npos);
}
