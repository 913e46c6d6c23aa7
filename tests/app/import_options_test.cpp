// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/text.h"
#include "tests/app/folder.h"
#include "tests/app/run_in_process.h"
#include "tests/support/catch.h"
#include "tests/support/folders.h"

#include <algorithm>
#include <filesystem>

namespace {

namespace fs = std::filesystem;

using test::flopulence;

std::string table(const std::string& name)
{
    return (fs::path(SOURCE_DIR) / "tests/data/imports" / name).string();
}

std::string written(const test::Folder& folder, const std::string& csv)
{
    const auto path = folder / "t.csv";
    test::write(path, csv);
    return path.string();
}

std::string sampleIn(const test::Folder& folder)
{
    const auto file = (folder / "sample.flop").string();
    REQUIRE(flopulence({ "new", file, "--sample" }).err == "");
    return file;
}

bool has(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

}

TEST_CASE("What can be read in two ways stops the import unless an option says which")
{
    const test::Folder folder;
    const auto file = sampleIn(folder);
    const auto csv
        = written(folder, "organization,chip,date,measure,units\nOpenAI,A100,04/05/2019,added,1.250\nMeta,A100,03/07/2019,added,6\n");
    const auto asked = flopulence({ "import", file, csv, "--dry-run" });
    CHECK(asked.code == 1);
    CHECK(has(asked.err, "(--decimal . or ,)"));
    CHECK(has(asked.err, "(--date-order mdy or dmy)"));
    const auto answered = flopulence({ "import", file, csv, "--dry-run", "--decimal", ",", "--date-order", "dmy" });
    CHECK(answered.code == 0);
    CHECK(has(answered.out, "2 rows go into Inventory"));
}

TEST_CASE("What is wrong with a table as a whole is the one thing that is said, whatever kind it is to be")
{
    const test::Folder folder;
    const auto file = sampleIn(folder);
    const auto refusalOf = [&](const std::string& csv, std::vector<std::string> more) {
        std::vector<std::string> words { "import", file, written(folder, csv), "--dry-run" };
        words.insert(words.end(), more.begin(), more.end());
        const auto run = flopulence(words);
        CHECK(run.code == 1);
        return run.err;
    };
    const auto noHead = refusalOf("OpenAI,A100,2019Q1,added,5\nMeta,A100,2019Q1,added,6\n", { "--table", "inventory" });
    CHECK(has(noHead, "no line of heads is found"));
    CHECK(!has(noHead, "Nothing gives"));
    const auto oneColumn = refusalOf("organization^chip^quarter^measure^units\nOpenAI^A100^2019Q1^added^5\n", { "--table", "inventory" });
    CHECK(has(oneColumn, "set apart by no comma, semicolon, tab or bar"));
    CHECK(!has(oneColumn, "Nothing gives"));
    // A field that only one kind of records has says which it is.
    CHECK(has(
        refusalOf("organization,chip,first half,second half\nOpenAI,A100,1,2\n", { "--set", "measure=installed" }), "Nothing gives the"));
}

TEST_CASE("Rows that cannot be read are left out and listed beside the table")
{
    const test::Folder folder;
    const auto file = sampleIn(folder);
    const auto csv = written(folder,
        "owner,chip,quarter,measure,units\nOpenAI,A100,2019Q1,installed,\nMeta,A100,2019Q1,installed,200\nNobody,A100,2019Q1,installed,"
        "5\n");
    const auto result = flopulence({ "import", file, csv, "--skip-problems" });
    CHECK(result.code == 0);
    CHECK(has(result.out, "1 row went into Inventory, 2 were skipped"));
    const auto list = test::contents(folder / "t-left-out.csv");
    CHECK(has(list, "t.csv,2,"));
    CHECK(has(list, "is no known organization"));
}

TEST_CASE("Rows are chosen, names answered and columns multiplied on the command line")
{
    const test::Folder folder;
    const auto file = sampleIn(folder);
    const auto csv = written(
        folder, "owner,chip,quarter,measure,units,state\nAlphabet,A100,2019Q1,installed,2,kept\nMeta,A100,2019Q1,installed,3,old\n");
    const auto result
        = flopulence({ "import", file, csv, "--dry-run", "--map", "Alphabet=Google", "--where", "state!=old", "--factor", "units=1000" });
    CHECK(result.code == 0);
    CHECK(has(result.out, "1 row goes into Inventory, 1 is skipped"));
    CHECK(has(flopulence({ "import", file, csv, "--where", "stat=old" }).err, "did you mean 'state'?"));
    CHECK(has(flopulence({ "import", file, csv, "--factor", "uni=1000" }).err, "did you mean 'units'?"));
    CHECK(has(flopulence({ "import", file, csv, "--map", "Alphabet" }).err, "--map 'Alphabet' needs a sign ="));
    CHECK(has(flopulence({ "import", file, csv, "--encoding", "klingon" }).err, "is none of UTF-8"));
    CHECK(has(flopulence({ "import", file, csv, "--fiscal-year-end", "13" }).err, "is no whole number from 1 to 12"));
}

TEST_CASE("What no column says is said by an option, and which column is meant")
{
    const test::Folder folder;
    const auto file = sampleIn(folder);
    const auto csv = written(folder, "organization,chip,2023Q4,2024Q1\nOpenAI,H100 SXM,80,100\n");
    CHECK(has(flopulence({ "import", file, csv, "--dry-run" }).err,
        "one of installed, added; say which it is for all rows (--set measure=installed)"));
    const auto answered = flopulence({ "import", file, csv, "--dry-run", "--set", "measure=installed", "--set", "access=rented" });
    CHECK(answered.code == 0);
    CHECK(has(answered.out, "2 rows go into Inventory"));
    CHECK_FALSE(has(answered.err, "access"));
    CHECK(
        has(flopulence({ "import", file, csv, "--set", "measur=added" }).err, "Inventory has no field 'measur' - did you mean 'measure'?"));
    CHECK(has(flopulence({ "import", file, csv, "--set", "measure" }).err, "--set 'measure' needs a field, a sign ="));

    const auto doubled
        = written(folder, "organization,chip,quarter,measure,units,units,Betreiber\nOpenAI,A100,2019Q1,installed,1,2,Meta\n");
    CHECK(has(flopulence({ "import", file, doubled }).err, "two columns are called 'units'"));
    const auto chosen = flopulence({ "import", file, doubled, "--column", "units=units (2)", "--column", "organization=Betreiber" });
    CHECK(chosen.code == 0);
    CHECK(has(flopulence({ "explain", file, "--item", "Meta", "--at", "2019Q1" }).out, "Meta"));
    CHECK(has(flopulence({ "import", file, doubled, "--column", "units=unis" }).err, "--column names 'unis'"));
}

TEST_CASE("A file that was imported is noticed in a trial and in an import")
{
    const test::Folder folder;
    const auto file = sampleIn(folder);
    const auto csv = written(folder, "organization,chip,quarter,measure,units\nOpenAI,A100,2019Q1,installed,1\n");
    CHECK_FALSE(has(flopulence({ "import", file, csv }).err, "already"));
    CHECK(has(flopulence({ "import", file, csv, "--dry-run" }).err, "t.csv: the same file was imported on 20"));
    CHECK(has(flopulence({ "import", file, csv }).err, "t.csv: the same file was imported on 20"));
}

TEST_CASE("A folder says in one sentence what its files are where they are not loaded")
{
    const test::Folder folder;
    const auto file = sampleIn(folder);
    const auto d = folder / "d";
    const auto n = (folder / "n.flop").string();
    std::filesystem::create_directory(d);
    CHECK(has(flopulence({ "load", d.string(), "-o", n }).err, "is empty; name a folder that dump has written"));
    test::write(d / "sources.xlsx", "PK");
    CHECK(has(flopulence({ "load", d.string(), "-o", n }).err, "but sources.xlsx; save them as CSV under those names"));
    std::filesystem::remove(d / "sources.xlsx");
    REQUIRE(flopulence({ "dump", file, "-o", d.string(), "--force" }).code == 0);
    test::write(d / "saved_views.csv", "NAME;POSITION;VIEW;CAPTION\nA;1;figure=growth;\n");
    CHECK(flopulence({ "load", d.string(), "-o", n }).err == "");
}

TEST_CASE("A trial with update says what would change, old and new")
{
    const test::Folder folder;
    const auto file = sampleIn(folder);
    const auto result = flopulence({ "import", file, table("correction.csv"), "--on-conflict", "update", "--dry-run" });
    CHECK(result.code == 0);
    CHECK(has(result.out, "would update: correction.csv line 2: number "));
    CHECK(has(result.out, "becomes '5'"));
    const auto done = flopulence({ "import", file, table("correction.csv"), "--on-conflict", "update" });
    CHECK(has(done.out, "updated: correction.csv line 2: number "));
}

TEST_CASE("A folder that a spreadsheet saved with semicolons loads as it is")
{
    const test::Folder folder;
    const auto file = sampleIn(folder);
    REQUIRE(flopulence({ "dump", file, "-o", (folder / "d").string() }).code == 0);
    std::string saved;
    std::string cell;
    bool isQuoted = false;
    for (const char c : test::contents(folder / "d" / "chips.csv")) {
        isQuoted = c == '"' ? !isQuoted : isQuoted;
        if (isQuoted || (c != ',' && c != '\n')) {
            cell += c;
            continue;
        }
        if (model::parseNumber(cell))
            std::ranges::replace(cell, '.', ',');
        const bool needsQuotes = !cell.starts_with('"') && cell.find(';') != std::string::npos;
        saved += (needsQuotes ? '"' + cell + '"' : cell) + (c == ',' ? ';' : c);
        cell.clear();
    }
    test::write(folder / "d" / "chips.csv", saved);
    const auto loaded = flopulence({ "load", (folder / "d").string(), "-o", (folder / "n.flop").string() });
    CHECK(loaded.err == "");
    CHECK(loaded.code == 0);
}
