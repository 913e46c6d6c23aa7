// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_table.h"
#include "app/gui.h"
#include "model/figure/method.h"
#include "tests/app/folder.h"
#include "tests/app/lack.h"
#include "tests/app/run_in_process.h"
#include "tests/support/catch.h"
#include "tests/support/folders.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>

namespace {

namespace fs = std::filesystem;

using test::flopulence;

/// The code, and that an error is one line.
std::string failure(const std::vector<std::string>& arguments)
{
    const auto result = flopulence(arguments);
    if (result.code != 1 || !result.out.empty() || std::ranges::count(result.err, '\n') != 1 || !result.err.starts_with("flopulence: "))
        return "not an error in one line: " + result.out + result.err;
    return result.err;
}

std::string sampleIn(const test::Folder& folder)
{
    const auto file = (folder / "sample.flop").string();
    REQUIRE(flopulence({ "new", file, "--sample" }).err == "");
    return file;
}

std::map<std::string, std::string> allContents(const fs::path& folder)
{
    std::map<std::string, std::string> all;
    for (const auto& entry : fs::directory_iterator(folder))
        all[entry.path().filename().string()] = test::contents(entry.path());
    return all;
}

}

TEST_CASE("New makes a document and nothing beside it, and does not replace one unasked")
{
    const test::Folder folder;
    const auto file = (folder / "a.flop").string();
    CHECK(flopulence({ "new", file }).code == 0);
    CHECK(folder.names() == std::vector<std::string> { "a.flop" });
    const auto empty = test::contents(file);

    CHECK(test::lack(failure({ "new", file }), { file, "exists", "--force" }) == "");
    CHECK(test::contents(file) == empty);

    CHECK(flopulence({ "new", file, "--sample", "--force" }).code == 0);
    CHECK(test::contents(file).size() > empty.size());
    CHECK(folder.names() == std::vector<std::string> { "a.flop" });

    CHECK(flopulence({ "new", file, "--force" }).code == 0);
    CHECK(test::contents(file).size() == empty.size());
    CHECK(folder.names() == std::vector<std::string> { "a.flop" });
}

TEST_CASE("New makes a document with the sample's chips and the sources of their figures, and nothing else")
{
    const test::Folder folder;
    const auto file = (folder / "a.flop").string();
    CHECK(flopulence({ "new", file, "--chips" }).err == "");
    const auto tables = (folder / "tables").string();
    CHECK(flopulence({ "dump", file, "-o", tables }).err == "");
    const auto lines = [&](const char* name) {
        const auto text = test::contents(fs::path(tables) / name);
        return std::ranges::count(text, '\n');
    };
    CHECK(lines("chips.csv") > 50);
    CHECK(lines("sources.csv") > 5);
    CHECK(lines("sources.csv") < lines("chips.csv"));
    for (const auto* name : { "organizations.csv", "inventory.csv", "headcount.csv", "training_runs.csv" })
        CHECK(lines(name) == 1);
    CHECK(!fs::exists(fs::path(tables) / "saved_views.csv"));
    CHECK(flopulence({ "check", file }).code == 0);
    CHECK(test::lack(failure({ "new", file, "--chips", "--sample", "--force" }), { "--sample", "--chips" }) == "");
}

TEST_CASE("An option that the figure does not heed is refused with a figure that does")
{
    const test::Folder folder;
    const auto file = sampleIn(folder);
    CHECK(test::lack(failure({ "export", file, "-o", "-", "--figure", "growth", "--per", "researchers" }),
              { "--per", "growth", "--figure timeline" })
        == "");
    CHECK(test::lack(failure({ "export", file, "-o", "-", "--bytes", "1" }), { "--bytes", "ranking", "--figure decode" }) == "");
    CHECK(test::lack(failure({ "explain", file, "--item", "OpenAI", "--style", "lines" }), { "--style", "--figure growth" }) == "");
    CHECK(flopulence({ "explain", file, "--from", "2023Q3", "--at", "2025Q4" }).code == 0); // compares two quarters

    const auto line = flopulence({ "export", file, "-o", "-", "--view", "figure=growth&per=researchers" });
    CHECK(line.code == 0);
    CHECK(test::lack(line.err, { "note: per is ignored", "growth", "timeline" }) == "");

    // Of all saved views none is a decode, some are growth.
    const auto figures = (folder / "figures").string();
    CHECK(test::lack(failure({ "export", file, "--all", "-o", figures, "--format", "csv", "--bytes", "1" }), { "--bytes", "none" }) == "");
    CHECK(!fs::exists(figures));
    CHECK(flopulence({ "export", file, "--all", "-o", figures, "--format", "csv", "--style", "lines" }).code == 0);
}

TEST_CASE("A pinned organization is in the line a picture remembers and in its words")
{
    const test::Folder folder;
    const auto file = sampleIn(folder);
    const auto picture = (folder / "p.svg").string();
    CHECK(flopulence({ "export", file, "-o", picture, "--at", "2025Q4", "--pin", "Mistral AI" }).err == "");
    CHECK(test::lack(test::contents(picture), { "pin=Mistral AI", "Mistral AI: rank " }) == "");
    CHECK(test::lack(failure({ "export", file, "-o", picture, "--pin", "Mistrel AI" }), { "pin", "Mistrel AI", "Mistral AI" }) == "");
}

TEST_CASE("A journal beside a file keeps it from being replaced, as it would be played into the new one")
{
    const test::Folder folder;
    const auto file = (folder / "a.flop").string();
    REQUIRE(flopulence({ "new", file }).code == 0);
    test::write(file + "-journal", "of a program at work, or killed");

    CHECK(test::lack(failure({ "new", file, "--force" }), { "a.flop-journal" }) == "");
    CHECK(test::lack(failure({ "new", file, "--force", "--sample" }), { "a.flop-journal" }) == "");
    CHECK(folder.names() == std::vector<std::string> { "a.flop", "a.flop-journal" });
}

TEST_CASE("New says where it cannot make a document")
{
    const test::Folder folder;
    CHECK(test::lack(failure({ "new", folder.path().string(), "--force" }), { "a folder has this name" }) == "");
    CHECK(test::lack(failure({ "new", (folder / "none/a.flop").string() }), { "a.flop" }) == "");
}

TEST_CASE("A dump of a load has the same files")
{
    const test::Folder folder;
    const auto file = sampleIn(folder);
    const auto first = (folder / "first").string();
    const auto again = (folder / "again").string();
    const auto copy = (folder / "copy.flop").string();

    CHECK(flopulence({ "dump", file, "-o", first }).code == 0);
    CHECK(flopulence({ "load", first, "-o", copy }).code == 0);
    CHECK(flopulence({ "dump", copy, "-o", again }).code == 0);

    CHECK(allContents(first).size() >= 6);
    CHECK(allContents(first) == allContents(again));
}

TEST_CASE("Load and dump do not replace unasked")
{
    const test::Folder folder;
    const auto file = sampleIn(folder);
    const auto tables = (folder / "tables").string();
    REQUIRE(flopulence({ "dump", file, "-o", tables }).code == 0);

    CHECK(test::lack(failure({ "dump", file, "-o", tables }), { tables, "--force" }) == "");
    CHECK(test::lack(failure({ "load", tables, "-o", file }), { file, "--force" }) == "");
    CHECK(flopulence({ "dump", file, "-o", tables, "--force" }).code == 0);
    CHECK(flopulence({ "load", tables, "-o", file, "--force" }).code == 0);
}

TEST_CASE("A folder with wrong rows is refused with each of them and makes no file")
{
    const test::Folder folder;
    const auto file = sampleIn(folder);
    const auto tables = folder / "tables";
    REQUIRE(flopulence({ "dump", file, "-o", tables.string() }).code == 0);
    test::write(tables / "headcount.csv",
        test::contents(tables / "headcount.csv") + "Nobody,2025Q1,researchers,5,,,nowhere,\nOpenAI,2025Q9,researchers,-5,,,nowhere,\n");

    const auto result = flopulence({ "load", tables.string(), "-o", (folder / "b.flop").string() });

    CHECK(result.code == 1);
    CHECK(test::lack(result.err, { "headcount.csv", "Nobody", "2025Q9", "line" }) == "");
    CHECK(std::ranges::count(result.err, '\n') >= 3);
    CHECK_FALSE(fs::exists(folder / "b.flop"));
    CHECK(folder.names() == std::vector<std::string> { "sample.flop", "tables" });
}

TEST_CASE("Diff tells documents and folders apart by their records")
{
    const test::Folder folder;
    const auto file = sampleIn(folder);
    const auto tables = folder / "tables";
    REQUIRE(flopulence({ "dump", file, "-o", tables.string() }).code == 0);
    const auto same = flopulence({ "diff", file, tables.string() });
    CHECK(same.code == 0);
    CHECK(same.out == "");

    test::write(tables / "saved_views.csv", test::contents(tables / "saved_views.csv") + "Mine,99,figure=growth,\n");
    const auto other = flopulence({ "diff", file, tables.string() });
    CHECK(other.code == 2);
    CHECK(other.out == "+ saved_view Mine: position 99, view 'figure=growth'\n");
    CHECK(flopulence({ "diff", tables.string(), file }).out == "- saved_view Mine: position 99, view 'figure=growth'\n");
    const auto json = flopulence({ "diff", file, tables.string(), "--json" });
    CHECK(json.code == 2);
    CHECK(test::lack(json.out, { "\"table\": \"saved_view\"", "\"in\": \"b\"", "\"name\": \"Mine\"", "\"b\": 99" }) == "");

    CHECK(test::lack(failure({ "diff", file, (folder / "gone.flop").string() }), { "gone.flop" }) == "");
}

TEST_CASE("Export writes each format")
{
    const test::Folder folder;
    const auto file = sampleIn(folder);
    const auto [name, beginning] = GENERATE(table<std::string, std::string>({ { "a.png", "\x89PNG" }, { "a.svg", "<?xml" },
        { "a.pdf", "%PDF-" }, { "a.csv", "figure,series,item,quarter,x," }, { "a.xlsx", "PK" }, { "a.json", "{" } }));
    CAPTURE(name);

    const auto result = flopulence({ "export", file, "-o", (folder / name).string(), "--size", "800x600" });

    CHECK(result.code == 0);
    CHECK(result.err == "");
    CHECK(result.out == "");
    CHECK(test::contents(folder / name).starts_with(beginning));
    CHECK(folder.names().size() == 2);
}

TEST_CASE("Export replaces its file and leaves the document as it was")
{
    const test::Folder folder;
    const auto file = sampleIn(folder);
    const auto before = test::contents(file);
    const auto time = fs::last_write_time(file);
    test::write(folder / "a.csv", "old");

    CHECK(flopulence({ "export", file, "-o", (folder / "a.csv").string(), "--figure", "growth" }).code == 0);

    CHECK(test::contents(folder / "a.csv").starts_with("figure,"));
    CHECK(test::contents(file) == before);
    CHECK(fs::last_write_time(file) == time);
}

TEST_CASE("A table goes to standard output with -o -")
{
    const test::Folder folder;
    const auto file = sampleIn(folder);
    const auto csv = flopulence({ "export", file, "-o", "-", "--figure", "growth", "--by", "organization", "--chip-kind=TPU,GPU" });
    CHECK(csv.code == 0);
    CHECK(csv.out.starts_with("figure,"));
    CHECK(test::lack(csv.out, { "growth,Google,", "2025Q4" }) == "");
    CHECK(
        test::lack(flopulence({ "export", file, "-o", "-", "--format", "json" }).out, { "\"data_hash\"", "\"title\"", "\"rows\"" }) == "");
}

TEST_CASE("Records are exported as their CSV or as a workbook, all tables as one")
{
    const test::Folder folder;
    const auto file = sampleIn(folder);
    REQUIRE(flopulence({ "dump", file, "-o", (folder / "tables").string() }).code == 0);
    const auto csv = flopulence({ "export", file, "--table", "headcount", "-o", "-" });
    CHECK(csv.code == 0);
    CHECK(csv.out == test::contents(folder / "tables/headcount.csv"));
    CHECK(flopulence({ "export", file, "--table", "inventory", "-o", (folder / "a.xlsx").string() }).code == 0);
    CHECK(test::contents(folder / "a.xlsx").starts_with("PK"));

    const auto fleet = (folder / "fleet.xlsx").string();
    CHECK(flopulence({ "dump", file, "-o", fleet }).code == 0);
    const auto first = test::contents(fleet);
    CHECK(test::lack(failure({ "dump", file, "-o", fleet }), { fleet, "--force" }) == "");
    CHECK(flopulence({ "dump", file, "-o", fleet, "--force" }).code == 0);
    CHECK((first == test::contents(fleet)));
    CHECK(test::lack(failure({ "export", file, "--table", "inventory", "-o", file, "--format", "csv" }), { "the document itself" }) == "");
}

TEST_CASE("The same figure gives the same bytes")
{
    const test::Folder folder;
    const auto file = sampleIn(folder);
    const auto name = GENERATE(as<std::string>(), "a.png", "a.svg", "a.pdf", "a.xlsx", "a.json");
    REQUIRE(flopulence({ "export", file, "-o", (folder / name).string(), "--size", "800x600" }).code == 0);
    const auto first = test::contents(folder / name);
    REQUIRE(flopulence({ "export", file, "-o", (folder / name).string(), "--size", "800x600" }).code == 0);
    CHECK((first == test::contents(folder / name)));
}

TEST_CASE("What cannot be exported is an error in one line")
{
    const test::Folder folder;
    const auto file = sampleIn(folder);
    const auto output = (folder / "a.csv").string();
    CHECK(test::lack(failure({ "export", file, "-o", output, "--figure", "rankin" }), { "rankin", "did you mean 'ranking'" }) == "");
    CHECK(test::lack(failure({ "export", file, "-o", output, "--organization", "OpenIA" }), { "OpenIA", "OpenAI" }) == "");
    CHECK(test::lack(failure({ "export", file, "-o", output, "--at", "2025Q5" }), { "2025Q5" }) == "");
    CHECK(test::lack(failure({ "export", file, "-o", (folder / "none/a.csv").string() }), { "there is no folder" }) == "");
    CHECK(test::lack(failure({ "export", (folder / "gone.flop").string(), "-o", output }), { "gone.flop" }) == "");
    CHECK(test::lack(failure({ "export", file, "-o", file, "--format", "csv" }), { "the document itself" }) == "");
    CHECK_FALSE(fs::exists(output));
}

TEST_CASE("A file that is no document is refused in one line")
{
    const test::Folder folder;
    const auto file = (folder / "a.flop").string();
    test::write(file, GENERATE(as<std::string>(), "", "hello", std::string("SQLite format 3\0rest", 20)));
    CHECK(test::lack(failure({ "export", file, "-o", "-" }), { "a.flop" }) == "");
    CHECK(test::lack(failure({ "dump", file, "-o", (folder / "tables").string() }), { "a.flop" }) == "");
}

TEST_CASE("An empty document makes a figure that says it is empty")
{
    const test::Folder folder;
    const auto file = (folder / "a.flop").string();
    REQUIRE(flopulence({ "new", file }).code == 0);
    const auto result = flopulence({ "export", file, "-o", (folder / "a.svg").string() });
    CHECK(result.code == 0);
    CHECK(test::lack(result.err, { "flopulence: note: " }) == "");
    CHECK(fs::file_size(folder / "a.svg") > 0);
}

TEST_CASE("Help names every command and every view key")
{
    const auto overview = flopulence({ "help" });
    CHECK(overview.code == 0);
    CHECK(test::lack(overview.out, { "flopulence [FILE]", "flopulence new", "flopulence load", "flopulence dump", "flopulence export" })
        == "");
    CHECK(test::lack(flopulence({ "help", "export" }).out, { "--size", "--unit", "h100e", "--chip-kind", "--theme" }) == "");
    for (const auto& command : app::commandNames())
        CHECK(flopulence({ "help", command }).out.size() > 50);
    CHECK(flopulence({ "--version" }).out.starts_with("flopulence "));
}

TEST_CASE("Help of the method prints the pages the window shows, or one of them")
{
    const auto all = flopulence({ "help", "method" });
    CHECK(all.code == 0);
    CHECK(all.out == model::methodText());
    CHECK(flopulence({ "help", "method", "intervals" }).out == model::methodText({}, "intervals"));
    CHECK(test::lack(flopulence({ "help" }).out, { "flopulence help method [PAGE]" }) == "");
}

TEST_CASE("Without a display the window is refused with what works instead")
{
    const auto without = [](const char*) -> const char* { return nullptr; };
    try {
        app::requireDisplay(without);
        FAIL("accepted");
    } catch (const model::Error& error) {
        CHECK(test::lack(error.what(), { "no display", "flopulence export FILE -o ranking.png" }) == "");
    }
    CHECK_NOTHROW(app::requireDisplay([](const char* name) -> const char* { return std::string_view(name) == "DISPLAY" ? ":0" : ""; }));
}

namespace {

std::string epochTable(const std::string& name)
{
    return SOURCE_DIR "/tests/data/epoch-owners/" + name + "_owners_quarters_by_chip.csv";
}

/// The sample's organizations, chips and sources without what anybody has.
std::string fleetIn(const test::Folder& folder)
{
    const auto tables = folder / "tables";
    REQUIRE(flopulence({ "dump", sampleIn(folder), "-o", tables.string() }).code == 0);
    for (const auto* name : { "inventory.csv", "headcount.csv", "training_runs.csv" }) {
        const auto csv = test::contents(tables / name);
        test::write(tables / name, csv.substr(0, csv.find('\n') + 1));
    }
    const auto file = (folder / "fleet.flop").string();
    REQUIRE(flopulence({ "load", tables.string(), "-o", file }).err == "");
    return file;
}

}

TEST_CASE("Import by a recipe says what went in, what was skipped and what was not used")
{
    const test::Folder folder;
    const auto file = fleetIn(folder);
    const auto before = test::contents(file);

    const auto trial = flopulence({ "import", file, epochTable("nvidia"), "--recipe", "epoch-owners", "--dry-run" });
    CHECK(trial.code == 0);
    CHECK(test::lack(trial.out, { "169 rows go into Inventory, 10 are skipped\n", "would make source 'epoch-owners-20" }) == "");
    CHECK(test::contents(file) == before);

    const auto result = flopulence({ "import", file, epochTable("nvidia"), "--recipe", "epoch-owners" });
    CHECK(result.code == 0);
    CHECK(test::lack(result.out,
              { "169 rows went into Inventory, 10 were skipped\n", "made source 'epoch-owners-20",
                  "skipped: nvidia_owners_quarters_by_chip.csv line 171: is flagged Incomplete" })
        == "");
    CHECK(test::lack(result.err, { "flopulence: note: not imported are the columns Name, Chip manufacturer" }) == "");
    CHECK(std::ranges::count(flopulence({ "export", file, "-o", "-", "--figure", "growth", "--by", "organization" }).out, '\n') > 5);
}

TEST_CASE("Import stops at what the document has already, and does as it is told")
{
    const test::Folder folder;
    const auto file = fleetIn(folder);
    const auto table = (folder / "t.csv").string();
    test::write(table, "owner,chip,quarter,measure,units,source\nGoogle,A100,3Q23,added,1.2k,nvidia-a100-datasheet\n");
    const auto tables = (folder / "tables").string();
    const auto sources = test::contents(folder / "tables/sources.csv");
    const auto key = sources.substr(sources.find('\n') + 1, sources.find(',', sources.find('\n')) - sources.find('\n') - 1);
    test::write(table, "owner,chip,quarter,measure,units,source\nGoogle,A100,3Q23,added,1.2k," + key + "\n");

    CHECK(test::lack(flopulence({ "import", file, table }).out, { "1 row went into Inventory\n" }) == "");
    const auto before = test::contents(file);
    CHECK(
        test::lack(failure({ "import", file, table }), { "Nothing was imported: 1 problem.", "t.csv line 2: is there already as number 1" })
        == "");
    CHECK(test::lack(failure({ "import", file, table, "--dry-run" }), { "is there already" }) == "");
    CHECK(test::contents(file) == before);
    CHECK(test::lack(
              flopulence({ "import", file, table, "--on-conflict", "keep" }).out, { "0 rows went into Inventory, 1 was there already\n" })
        == "");
    test::write(table, "owner,chip,quarter,measure,units,source\nGoogle,A100,3Q23,added,2k," + key + "\n");
    CHECK(test::lack(flopulence({ "import", file, table, "--on-conflict", "update" }).out, { "1 of Inventory was updated\n" }) == "");
}

TEST_CASE("Import of what cannot be imported is an error in one line, of many problems a list")
{
    const test::Folder folder;
    const auto file = fleetIn(folder);
    const auto before = test::contents(file);
    const auto table = (folder / "t.csv").string();
    test::write(table, "owner,chip,quarter,measure,units,source\nGogle,A100,2023Q3,added,1,x\nGoogle,A1000,soon,sold,few,x\n");

    const auto result = flopulence({ "import", file, table });

    CHECK(result.code == 1);
    CHECK(result.out == "");
    CHECK(test::lack(result.err,
              { "flopulence: Nothing was imported: 6 problems.\n",
                  "t.csv line 2, column owner, value 'Gogle': is no known organization - did you mean 'Google'?",
                  "column chip, value 'A1000'", "column quarter, value 'soon'", "column measure, value 'sold'", "column units, value 'few'",
                  "column source, value 'x': is no known source (2 rows)" })
        == "");
    CHECK(test::lack(failure({ "import", file, folder.path().string() }), { "is a folder, not a table" }) == "");
    CHECK(test::lack(failure({ "import", file, (folder / "none.csv").string() }), { "none.csv: does not exist" }) == "");
    CHECK(
        test::lack(failure({ "import", file, table, "--recipe", "epoch" }), { "there is no recipe 'epoch' - did you mean 'epoch-owners'?" })
        == "");
    CHECK(test::contents(file) == before);
}

TEST_CASE("Check finds nothing open in the sample, and says so with an exit code of 0")
{
    const test::Folder folder;
    const auto file = sampleIn(folder);
    const auto result = flopulence({ "check", file });
    CHECK(result.code == 0);
    CHECK(result.out == "");
    CHECK(result.err == "");
    CHECK(test::lack(flopulence({ "check", file, "--json" }).out, { "\"at\": \"2025Q4\"", "\"open\": 0", "\"findings\": []" }) == "");
}

TEST_CASE("Check lists what is open one a line and returns 2")
{
    const test::Folder folder;
    const auto tables = (folder / "tables").string();
    REQUIRE(flopulence({ "dump", sampleIn(folder), "-o", tables }).code == 0);
    const auto path = fs::path(tables) / "waivers.csv";
    auto waivers = test::contents(path);
    const auto begin = waivers.find("provider-unknown,AI21 Labs");
    REQUIRE(begin != std::string::npos);
    waivers.erase(begin, waivers.find('\n', begin) + 1 - begin);
    std::ofstream(path, std::ios::binary) << waivers;
    const auto file = (folder / "open.flop").string();
    REQUIRE(flopulence({ "load", tables, "-o", file }).err == "");

    const auto result = flopulence({ "check", file });
    CHECK(result.code == 2);
    CHECK(result.out == "warning: provider-unknown: AI21 Labs, A100, rented: nobody says from whom, since 2021Q3.\n");
    CHECK(result.err == "");
    CHECK(flopulence({ "check", file, "--at", "2022Q2", "--json" }).code == 2);
    CHECK(test::lack(failure({ "check", (folder / "none.flop").string() }), { "none.flop" }) == "");
}

TEST_CASE("Explain names claims and sources and gives numbers that make the value by hand")
{
    const test::Folder folder;
    const auto file = sampleIn(folder);
    const auto result = flopulence({ "explain", file, "--item", "OpenAI", "--at", "2025Q4" });
    CHECK(result.code == 0);
    CHECK(test::lack(result.out,
              { "OpenAI · 2025Q4: 1,743.359 H100-equivalents (dense BF16) per researcher\n",
                  "90 %: 980.8085 – 3,399.951 · rank 1–7 · GPU-rich · a part is interpolated", "\n1,743,359 H100e  H100e it has access to",
                  "\n÷ 1,000 researchers", "own-openai-mix-2026", "headcount 109, own-research-fraction",
                  "headcount 110, trendpulse-deepmind-2026", "0.3333333  1 of 3 quarters of the way", "\nSources:\n" })
        == "");
    const auto json = flopulence({ "explain", file, "--item", "OpenAI", "--at", "2025Q4", "--json" });
    CHECK(test::lack(json.out, { "\"operation\": \"ratio\"", "\"view\": \"at=2025Q4\"", "\"table\": \"inventory\"" }) == "");
    CHECK(flopulence({ "explain", file, "--figure", "growth", "--series", "TPU", "--quarter", "2025Q4" })
              .out.starts_with("TPU · 2025Q4: 592,716 chips"));
    CHECK(flopulence({ "explain", file, "--item", "Amazon", "--at", "2025Q4" }).out
        == "Amazon · 2025Q4: No value in 2025Q4: no headcount.\n");
}

TEST_CASE("Explain cites a value as a footnote, as references and as BibTeX")
{
    const test::Folder folder;
    const auto file = sampleIn(folder);
    const auto cited = [&](const char* form) {
        return flopulence({ "explain", file, "--item", "Tesla", "--at", "2025Q4", "--cite", form }).out;
    };
    CHECK(cited("footnote").starts_with("Tesla · 2025Q4: 268 H100-equivalents (dense BF16) per researcher (90 %: "));
    CHECK(test::lack(cited("plain"), { "Tesla", "https://" }) == "");
    CHECK(test::lack(cited("bibtex"), { "@misc{", "  title = {", "  year = {" }) == "");
}

TEST_CASE("Import of a newer release says what it changes before and after, and explain tells the same of a value")
{
    const test::Folder folder;
    const auto file = sampleIn(folder);
    const auto release = [&](std::vector<std::string> more) {
        std::vector<std::string> arguments { "import", file, epochTable("trainium"), "--recipe", "epoch-owners", "--replaces",
            "epoch-chip-owners-2026-04", "--view", "figure=ranking&per=none&at=2025Q4" };
        arguments.insert(arguments.end(), more.begin(), more.end());
        return flopulence(arguments).out;
    };
    const auto trial = release({ "--dry-run" });
    CHECK(test::lack(trial,
              { "12 rows go into Inventory\n", "release: 12 claims are the same, 0 changed, 0 new, 302 gone\n",
                  "gone: Amazon, A100, 2022Q1, added: 17,885 [10,611 - 30,654]\n", " drawn values move beyond their interval\n",
                  "moves beyond its interval: Amazon, 2025Q4: was 1.89 M [1.33 M – 2.57 M]; is 468 k " })
        == "");
    const auto told = [](const std::string& text) { return text.substr(text.find("release: ")); };
    CHECK(told(release({})) == told(trial));

    const auto changes = flopulence(
        { "explain", file, "--per", "none", "--at", "2025Q4", "--item", "Amazon", "--against", "prefer=epoch-chip-owners-2026-04" })
                             .out;
    CHECK(test::lack(changes, { "left: 26,573 chips added 2024Q4" }) == "");
    CHECK(changes.find("12,854 chips") == std::string::npos); // Trainium2's, the same in both
}

TEST_CASE("Explain says what changed between two quarters or views, and which records made it")
{
    const test::Folder folder;
    const auto file = sampleIn(folder);
    const auto one = flopulence({ "explain", file, "--item", "OpenAI", "--from", "2023Q3", "--at", "2025Q4" }).out;
    CHECK(test::lack(one,
              { "2023Q3 → 2025Q4\n", "\nOpenAI: 192.2194 → 1,743.359, 9.07-fold\n",
                  "H100/H200, rented from Microsoft: 28,400 H100e → 753,800 H100e\n", "    entered: 753,800 chips installed 2025Q4" })
        == "");
    const auto all = flopulence({ "explain", file, "--from", "2023Q3", "--at", "2025Q4", "--json" }).out;
    CHECK(test::lack(
              all, { "\"item\": \"OpenAI\"", "\"item\": \"Hugging Face\"", "\"move\": \"entered\"", "\"why_not_before\": \"no chips\"" })
        == "");
    CHECK(test::lack(flopulence({ "explain", file, "--item", "Google", "--at", "2025Q4", "--basis", "int8", "--against", "at=2025Q4" }).out,
              { "at=2025Q4 → this view\n", "one TPU v5p: " })
        == "");
}

TEST_CASE("Explain refuses what no figure draws in one line that names the nearest")
{
    const test::Folder folder;
    const auto file = sampleIn(folder);
    CHECK(test::lack(failure({ "explain", file, "--item", "OpenIA" }), { "--item 'OpenIA'", "did you mean 'OpenAI'?" }) == "");
    CHECK(test::lack(failure({ "explain", file, "--figure", "growth", "--series", "TPUs" }), { "--series 'TPUs'", "did you mean 'TPU'?" })
        == "");
    CHECK(test::lack(failure({ "explain", file }), { "--item OpenAI" }) == "");
    CHECK(
        test::lack(failure({ "explain", file, "--item", "OpenAI", "--against", "strat" }), { "--against 'strat'", "did you mean 'start'?" })
        == "");
    CHECK(test::lack(failure({ "explain", file, "--from", "2023Q3", "--at", "2025Q4", "--cite", "plain" }), { "--cite is for one value" })
        == "");
    CHECK(failure({ "explain", file, "--item", "Apple", "--from", "2023Q3", "--at", "2025Q4" })
        == "flopulence: --item 'Apple': the figure has no value of it, neither now nor in what it is compared with\n");
}

TEST_CASE("Export --all writes every saved view of the sample, each under its name")
{
    const test::Folder folder;
    const auto file = sampleIn(folder);
    const auto figures = (folder / "figures").string();
    const auto result = flopulence({ "export", file, "--all", "-o", figures, "--format", "json" });
    CHECK(result.code == 0);
    CHECK(result.err == "");
    const auto all = allContents(figures);
    CHECK(all.size() > 20);
    for (const auto& [name, content] : all) {
        INFO(name);
        CHECK(test::lack(content, { "\"value\":", "\"caption\":" }) == "");
    }
    CHECK(test::lack(all.at("Rich per head 2023.json"), { "Claim 6", "OpenAI leads with 297 H100e each" }) == "");
    CHECK(test::lack(failure({ "export", file, "--all", "-o", figures, "--format", "json" }), { "exists already", "--force" }) == "");
    CHECK(flopulence({ "export", file, "--all", "-o", figures, "--format", "json", "--force", "--intervals", "off" }).code == 0);
    CHECK(allContents(figures) != all);
}

TEST_CASE("Export --all draws pictures, and the picture of a view is the one exported alone")
{
    const test::Folder folder;
    const auto file = sampleIn(folder);
    REQUIRE(flopulence({ "export", file, "--all", "-o", (folder / "figures").string(), "--size", "700x450", "--dpi", "48" }).code == 0);
    const auto all = allContents(folder / "figures");
    const auto alone = (folder / "alone.png").string();
    REQUIRE(flopulence({ "export", file, "--view", "Four regions", "-o", alone, "--size", "700x450", "--dpi", "48" }).code == 0);
    CHECK(all.at("Four regions.png") == test::contents(alone));
}

TEST_CASE("What --all cannot do is an error in one line and leaves nothing")
{
    const test::Folder folder;
    const auto empty = (folder / "empty.flop").string();
    REQUIRE(flopulence({ "new", empty }).code == 0);
    const auto figures = (folder / "figures").string();
    CHECK(test::lack(failure({ "export", empty, "--all", "-o", figures }), { "no saved views" }) == "");
    CHECK_FALSE(fs::exists(figures));
    const auto file = sampleIn(folder);
    CHECK(test::lack(failure({ "export", file, "--all", "-o", figures, "--view", "start" }), { "leave out --view" }) == "");
    CHECK(test::lack(failure({ "export", file, "--all", "-o", "-" }), { "name of a folder" }) == "");
    CHECK(test::lack(failure({ "export", file, "--all" }), { "needs -o", "folder" }) == "");
    CHECK(test::lack(failure({ "export", file, "--all", "-o", empty }), { "a folder cannot be made" }) == "");
}

TEST_CASE("A fleet that a tool lists is imported, with what it lacks asked for")
{
    const test::Folder folder;
    const auto file = sampleIn(folder);
    const auto listed = std::string(SOURCE_DIR) + "/tests/data/fleet/";
    CHECK(test::lack(failure({ "import", file, listed + "nvidia-smi-query.csv" }), { "--as-of 2025Q4" }) == "");
    CHECK(test::lack(failure({ "import", file, listed + "nvidia-smi-query.csv", "--as-of", "2025Q4" }), { "--organization \"Our Lab\"" })
        == "");
    CHECK(test::lack(failure({ "import", file, listed + "nvidia-smi-query.csv", "--as-of", "2025Q4", "--organization", "Our Lab",
                         "--researchers", "a dozen" }),
              { "'a dozen'" })
        == "");
    const auto slurm = flopulence(
        { "import", file, listed + "slurm-2205-sinfo.json", "--recipe", "slurm", "--organization", "Our Lab", "--as-of", "2025Q4" });
    CHECK(slurm.code == 1);
    CHECK(test::lack(slurm.err, { "'a100', 60 of them, is one of A100 40GB, A100 80GB", "--map NAME=CHIP", "--skip-problems" }) == "");
    const std::vector<std::string> whole { "import", file, listed + "slurm-2205-sinfo.json", "--recipe", "slurm", "--organization",
        "Our Lab", "--as-of", "2025Q4", "--researchers", "12", "--map", "a100=A100 80GB", "--map", "h100=H100 SXM", "--map", "gpu=V100" };
    auto trial = whole;
    trial.push_back("--dry-run");
    CHECK(test::lack(flopulence(trial).out, { "Would import Slurm", "32 H100 SXM", "Would make organization 'Our Lab'" }) == "");
    const auto done = flopulence(whole);
    CHECK(done.code == 0);
    CHECK(
        test::lack(done.out, { "Slurm (131 devices in 22 nodes)", "60 A100 80GB", "7 slices of A100 40GB", "16 devices in 2 cloud nodes" })
        == "");
    const auto ranking = flopulence({ "export", file, "-o", "-", "--format", "csv", "--at", "2025Q4", "--top", "1000" });
    CHECK(ranking.out.find("Our Lab") != std::string::npos);
}
