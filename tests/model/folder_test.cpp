// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/temp_document.h"

#include "model/base/error.h"
#include "model/base/sha256.h"
#include "model/base/text.h"
#include "model/exchange/folder.h"
#include "model/records/validate.h"

#include <random>

using namespace model;
namespace fs = std::filesystem;

namespace {

/// A folder of CSVs with one record each and what a test changes about it.
struct Folder {
    Folder()
    {
        fs::create_directory(path);
        write("sources.csv", "key,title,publisher,published,url,kind,notes\npress,A newspaper,,2023-09,,press,\n");
        write("organizations.csv", "name,kind,country,part_of,website,notes\nOpenAI,lab,US,,,\nGoogle,hyperscaler,US,,,\n");
        write("chips.csv", chipsHeader + "H100 SXM,NVIDIA,GPU,,2022Q4,989.4,,80,3350,700,25000,press,\n");
        write("inventory.csv", inventoryHeader + "OpenAI,H100 SXM,2023Q3,installed,500,400,900,rented,Google,actual,press,\n");
        write("headcount.csv",
            "organization,quarter,population,people,people_low,people_high,source,notes\nOpenAI,2023Q3,researchers,300,,,press,\n");
        write("training_runs.csv",
            "name,organization,quarter,chip,chips,days,mfu,flop,source,notes\nGPT-4,OpenAI,2022Q3,,,,,2.1e25,press,\n");
    }

    void write(std::string_view name, std::string_view csv) const { writeFile(path / name, csv); }

    /// The problems of a load, one a line; the document must not be there then, nor anything else.
    std::string problems() const
    {
        std::string text;
        try {
            loadFolder(path, folder / "a.flop");
        } catch (const Error& error) {
            CHECK(error.code == ErrorCode::Invalid);
            CHECK(std::string(error.what()).starts_with("'" + path.string() + "' was not loaded, and nothing was written: "));
            for (const auto& problem : error.problems)
                text += (text.empty() ? "" : "\n") + Words()(problem);
            CHECK(folder.count() == 1);
        }
        return text;
    }

    std::string problemsOfInventory(const std::string& rows) const
    {
        write("inventory.csv", inventoryHeader + rows);
        return problems();
    }

    const std::string inventoryHeader
        = "organization,chip,quarter,measure,units,units_low,units_high,access,provider,status,source,notes\n";
    const std::string chipsHeader
        = "name,vendor,kind,codename,introduced,bf16_tflops,int8_tops,memory_gb,memory_bandwidth_gbs,tdp_w,price_usd,source,notes\n";
    TempFolder folder;
    fs::path path = folder / "csv";
};

std::string allBytes(const fs::path& folder)
{
    std::vector<fs::path> files(fs::directory_iterator(folder), {});
    std::ranges::sort(files);
    std::string bytes;
    for (const auto& file : files)
        bytes += readFile(file);
    return bytes;
}

}

TEST_CASE("The sample loads, and its dump loads to the same records")
{
    TempFolder folder;
    copySample(folder / "csv");

    loadFolder(folder / "csv", folder / "a.flop");
    const auto loaded = Document::open(folder / "a.flop").dataset();
    dumpFolder(*loaded, folder / "dump");
    loadFolder(folder / "dump", folder / "b.flop");
    const auto again = Document::open(folder / "b.flop").dataset();

    CHECK(loaded->inventory().size() == 617);
    CHECK(loaded->organizations().size() == 72);
    CHECK(loaded->chips().size() == 99);
    CHECK(loaded->sources().size() == 135);
    CHECK(loaded->operationalShares().size() == 4);
    CHECK(loaded->events().size() == 13);
    CHECK(loaded->headcounts().size() == 142);
    CHECK(dumpText(*loaded) == dumpText(*again));
    dumpFolder(*again, folder / "dump 2");
    CHECK(allBytes(folder / "dump") == allBytes(folder / "dump 2"));
    CHECK(dataHash(*loaded) == sha256(allBytes(folder / "dump")));
    std::stop_source stop;
    stop.request_stop();
    CHECK_THROWS_AS(dataHash(*loaded, Progress(stop.get_token(), {})), Cancelled);
    CHECK(folder.count() == 5);
}

TEST_CASE("A load has the rows in the order of the files and equal values")
{
    TempFolder folder;
    copySample(folder / "csv");
    loadFolder(folder / "csv", folder / "a.flop");

    CHECK(askSql(folder / "a.flop", "SELECT name FROM organization ORDER BY id LIMIT 3")
        == "AI21 Labs\nAIST\n" + askSql(folder / "a.flop", "SELECT name FROM organization WHERE id = 3"));
    CHECK(askSql(folder / "a.flop",
              "SELECT organization_id, chip.name, quarter, units, units_low, access, provider_id IS NULL, status, inventory.notes <> '' "
              "FROM inventory JOIN chip ON chip.id = chip_id WHERE inventory.id = 1")
        == "1|A100|8086|800.0|300.0|rented|1|actual|1\n");
    CHECK(askSql(folder / "a.flop", "PRAGMA foreign_key_check").empty());
    CHECK(askSql(folder / "a.flop", "PRAGMA integrity_check") == "ok\n");
}

TEST_CASE("An organization may be part of one further down")
{
    Folder folder;
    folder.write("organizations.csv", "name,kind,country,part_of,website,notes\nOpenAI,lab,US,Google,,\nGoogle,hyperscaler,US,,,\n");

    CHECK(folder.problems().empty());
    CHECK(Document::open(folder.folder / "a.flop").dataset()->organizations()[0].partOf == OrganizationId { 2 });
}

TEST_CASE("Columns come in any order, quarters in every writing, lines with CRLF and a byte order mark")
{
    Folder folder;
    folder.write("headcount.csv",
        "\xEF\xBB\xBFnotes,source,people,people_high,people_low,population,quarter,organization\r\n,press,300,400,200,researchers,Q3 "
        "2023,OpenAI\r\n"
        "x,press,3.5e2,,,employees,2023-08-15,OpenAI\r\n,press,1,,,customers,23q3,OpenAI\r\n");

    CHECK(folder.problems().empty());
    const auto text = dumpText(*Document::open(folder.folder / "a.flop").dataset());
    CHECK(text.find("headcount 1|OpenAI|2023Q3|researchers|300|200|400|press|\nheadcount "
                    "2|OpenAI|2023Q3|employees|350|||press|x\nheadcount 3|OpenAI|2023Q3|customers|1|||press|\n")
        != std::string::npos);
}

TEST_CASE("Every problem of a load is listed with file, line, column, value and reason")
{
    Folder folder;
    const auto [row, problem] = GENERATE(table<std::string, std::string>({
        { "OpenAI,H100 SXM,2023Q3,installed,500,900,,owned,,actual,press,", "column units_low, value '900': is above units 500" },
        { "OpenAI,H100 SXM,2023Q3,installed,500,,4,owned,,actual,press,", "column units_high, value '4': is below units 500" },
        { "OpenAl,H100 SXM,2023Q3,installed,500,,,owned,,actual,press,",
            "column organization, value 'OpenAl': is no known organization - did you mean 'OpenAI'?" },
        { "OpenAI,H100,2023Q3,installed,500,,,owned,,actual,press,",
            "column chip, value 'H100': is no known chip - did you mean 'H100 SXM'?" },
        { "OpenAI,H100 SXM,2023Q3,installed,500,,,owned,,actual,pres,",
            "column source, value 'pres': is no known source - did you mean 'press'?" },
        { "OpenAI,H100 SXM,2023Q3,installed,500,,,owned,,actual,,", "column source, value '': is empty, but a source is needed" },
        { "OpenAI,H100 SXM,2023Q5,installed,500,,,owned,,actual,press,", "column quarter, value '2023Q5': is no quarter such as 2023Q3" },
        { "OpenAI,H100 SXM,,installed,500,,,owned,,actual,press,", "column quarter, value '': is empty, but a quarter is needed" },
        { "OpenAI,H100 SXM,2023Q3,installed,many,,,owned,,actual,press,",
            "column units, value 'many': is no number such as 1200 or 2.1e25" },
        { "OpenAI,H100 SXM,2023Q3,installed,\"1,20\",,,owned,,actual,press,",
            "column units, value '1,20': is no number such as 1200 or 2.1e25" },
        { "OpenAI,H100 SXM,2023Q3,installed,inf,,,owned,,actual,press,", "column units, value 'inf': is no number such as 1200 or 2.1e25" },
        { "OpenAI,H100 SXM,2023Q3,installed,,,,owned,,actual,press,", "column units, value '': is empty, but a number is needed" },
        { "OpenAI,H100 SXM,2023Q3,instaled,500,,,owned,,actual,press,",
            "column measure, value 'instaled': is none of installed, added - did you mean 'installed'?" },
        { "OpenAI,H100 SXM,2023Q3,installed,500,,,owned,Google,actual,press,",
            "column provider, value 'Google': belongs to what is rented, but access is owned" },
        { "OpenAI,H100 SXM,2023Q3,installed,500,,,rented,OpenAI,actual,press,",
            "column provider, value 'OpenAI': is the organization itself" },
        { "OpenAI,H100 SXM,2023Q3,installed,-1,,,owned,,actual,press,", "column units, value '-1': is below 0 and not 'added'" },
    }));

    CHECK(folder.problemsOfInventory("Google,H100 SXM,2023Q3,installed,1,,,owned,,actual,press,\n" + row + "\n")
        == "inventory.csv line 3, " + problem);
}

TEST_CASE("A table that a spreadsheet saved in its own way loads as it is meant")
{
    Folder folder;
    folder.write("headcount.csv",
        "organization;quarter;population;people;people_low;people_high;source;notes\nOpenAI;2023Q3;researchers;1.234,5;;;press;caf\xe9\n");
    CHECK(folder.problems() == "");
}

TEST_CASE("A doubled key names the first line")
{
    Folder folder;
    const std::string row = "OpenAI,H100 SXM,2023Q3,installed,500,,,owned,,actual,press,";

    CHECK(folder.problemsOfInventory(row + "\n\n" + row + "again\n")
        == "inventory.csv line 4: repeats line 2 (organization 'OpenAI', chip 'H100 SXM', quarter '2023Q3', measure 'installed', access "
           "'owned', status 'actual', source 'press')");
    folder.write(
        "organizations.csv", "name,kind,country,part_of,website,notes\nOpenAI,lab,US,,,\nGoogle,hyperscaler,US,,,\nOpenAI,lab,,,,\n");
    CHECK(folder.problemsOfInventory(row + "\n") == "organizations.csv line 4: repeats line 2 (name 'OpenAI')");
}

TEST_CASE("An empty kind, a wrong country, a circle and other broken rules stop a load")
{
    Folder folder;
    folder.write("organizations.csv", "name,kind,country,part_of,website,notes\nOpenAI,,US,Google,,\nGoogle,hyperscaler,usa,OpenAI,,\n");
    folder.write("chips.csv", folder.chipsHeader + "H100 SXM,NVIDIA,,,2022Q4,989.4,,80,3350,700,25000,press,\n,NVIDIA,GPU,,,,,,,,,,\n");
    folder.write("sources.csv", "key,title,publisher,published,url,kind,notes\npress,A newspaper,,2023-13,,press,\n");

    CHECK(folder.problems()
        == "sources.csv line 2, column published, value '2023-13': is no date of the form YYYY, YYYY-MM or YYYY-MM-DD\n"
           "organizations.csv line 2, column kind, value '': is empty, but one of hyperscaler, lab, neocloud, enterprise, startup, "
           "academia, government, aggregate is needed\n"
           "organizations.csv line 3, column country, value 'usa': is no two-letter country code such as US\n"
           "organizations.csv line 3, column part_of, value 'OpenAI': closes a circle: Google is part of OpenAI is part of Google\n"
           "chips.csv line 2, column kind, value '': is empty, but one of GPU, TPU, ASIC, mixed is needed\n"
           "chips.csv line 3, column name, value '': is empty");
}

TEST_CASE("A header with a missing, doubled or unknown column stops a load")
{
    Folder folder;
    folder.write("headcount.csv", "organization,quarter,people,people,people_low,people_hihg,source,notes\n");
    CHECK(folder.problems()
        == "headcount.csv line 1: the column 'people' is there twice\n"
           "headcount.csv line 1: the column 'people_hihg' is not known - did you mean 'people_high'?\n"
           "headcount.csv line 1: the column 'population' is missing\n"
           "headcount.csv line 1: the column 'people_high' is missing");

    folder.write("headcount.csv", "");
    CHECK(folder.problems() == "headcount.csv: is empty, but a header line is needed");
}

TEST_CASE("A row with too few or too many values stops a load")
{
    Folder folder;
    CHECK(folder.problemsOfInventory("OpenAI,H100 SXM\n") == "inventory.csv line 2: has 2 values, but the header has 12");
}

TEST_CASE("A file that is missing, a folder or no text stops a load, without blaming those who refer to it")
{
    Folder folder;
    fs::remove(folder.path / "sources.csv");
    fs::remove(folder.path / "chips.csv");
    fs::create_directory(folder.path / "chips.csv");
    folder.write("training_runs.csv",
        "name,organization,quarter,chip,chips,days,mfu,flop,source,notes\nGPT-4,OpenAI,2022Q3,,,,,2.1e25,press,\"oh\n");

    CHECK(folder.problems()
        == "sources.csv: does not exist\nchips.csv: is a folder, not a file\n"
           "training_runs.csv line 2: a quote opens in this row and never closes");
}

TEST_CASE("A folder that does not exist or is a file is an error of its own")
{
    TempFolder folder;
    writeFile(folder / "file", "x");
    CHECK(errorOf([&] { loadFolder(folder / "none", folder / "a.flop"); }).starts_with("NotFound: The folder "));
    CHECK(errorOf([&] { loadFolder(folder / "file", folder / "a.flop"); }).starts_with("NotFound: "));
    CHECK(folder.count() == 1);
}

TEST_CASE("The problems of a table are told in the order of its lines, whichever rule finds them")
{
    Folder folder;
    CHECK(folder.problemsOfInventory("OpenAI,H100 SXM,2023Q3,installed,500,900,,owned,,actual,press,\n"
                                     "OpenAI,H100 SXM,2023Q4,installed,many,,,owned,,actual,press,\n"
                                     "OpenAI,H100 SXM,2023Q3,installed,500,,,owned,,actual,press,\n"
                                     "OpenAI,H100 SXM\n")
        == "inventory.csv line 2, column units_low, value '900': is above units 500\n"
           "inventory.csv line 3, column units, value 'many': is no number such as 1200 or 2.1e25\n"
           "inventory.csv line 4: repeats line 2 (organization 'OpenAI', chip 'H100 SXM', quarter '2023Q3', measure 'installed', access "
           "'owned', status 'actual', source 'press')\n"
           "inventory.csv line 5: has 2 values, but the header has 12");
}

TEST_CASE("Of many problems the first hundred are listed and all counted")
{
    Folder folder;
    std::string rows;
    for (int i = 0; i < 250; ++i)
        rows += "Nobody,H100 SXM,2023Q3,installed,500,,,owned,,actual,press,\n";
    folder.write("inventory.csv", folder.inventoryHeader + rows);

    try {
        loadFolder(folder.path, folder.folder / "a.flop");
        FAIL("loaded");
    } catch (const Error& error) {
        CHECK(std::string(error.what())
            == "'" + folder.path.string() + "' was not loaded, and nothing was written: 250 problems; the first 100 follow.");
        CHECK(error.problems.size() == 100);
    }
}

TEST_CASE("A load does not touch a file that is there unless told to replace it")
{
    Folder folder;
    writeFile(folder.folder / "a.flop", "precious");

    CHECK(errorOf([&] { loadFolder(folder.path, folder.folder / "a.flop"); }).starts_with("Conflict: "));
    folder.write("headcount.csv", "nonsense");
    CHECK(errorOf([&] { loadFolder(folder.path, folder.folder / "a.flop", true); }).starts_with("Invalid: "));
    CHECK(readFile(folder.folder / "a.flop") == "precious");
    CHECK(folder.folder.count() == 2);
    folder.write("headcount.csv", "organization,quarter,population,people,people_low,people_high,source,notes\n");
    loadFolder(folder.path, folder.folder / "a.flop", true);
    CHECK(Document::open(folder.folder / "a.flop").dataset()->inventory().size() == 1);
    CHECK(folder.folder.count() == 2);
}

TEST_CASE("A load is not put beside a journal that would be played into it")
{
    Folder folder;
    writeFile(folder.folder / "a.flop-journal", "left");

    CHECK(errorOf([&] { loadFolder(folder.path, folder.folder / "a.flop", true); }).starts_with("Conflict: "));
}

TEST_CASE("A cancelled load leaves nothing")
{
    TempFolder folder;
    copySample(folder / "csv");
    std::string row = "AIST,A100 40GB,2021Q2,added,1,,,owned,,planned,epoch-gpu-clusters-2025,\n";
    auto csv = readFile(folder / "csv/inventory.csv");
    for (int i = 0; i < 20'000; ++i)
        csv += row;
    writeFile(folder / "csv/inventory.csv", csv);
    std::stop_source stop;
    stop.request_stop();

    CHECK_THROWS_AS(loadFolder(folder / "csv", folder / "a.flop", false, Progress(stop.get_token(), {})), Cancelled);

    CHECK(folder.count() == 1);
}

TEST_CASE("A dump writes optional tables only where there are rows, and takes away those of an earlier dump")
{
    TempFolder folder;
    auto document = Document::create(folder / "a.flop");
    document.transact("Add", [](Writer& writer) { writer.insert(savedView("start")); });

    dumpFolder(*document.dataset(), folder / "dump");
    CHECK(readFile(folder / "dump/saved_views.csv") == "name,position,view,caption\nstart,0,,\n");
    CHECK_FALSE(fs::exists(folder / "dump/waivers.csv"));

    CHECK(errorOf([&] { dumpFolder(*document.dataset(), folder / "dump"); }).starts_with("Conflict: "));
    document.undo();
    std::stop_source stop;
    stop.request_stop();
    const auto before = readFile(folder / "dump" / "inventory.csv");
    CHECK_THROWS_AS(dumpFolder(*document.dataset(), folder / "dump", true, Progress(stop.get_token(), {})), Cancelled);
    CHECK(readFile(folder / "dump" / "inventory.csv") == before);
    dumpFolder(*document.dataset(), folder / "dump", true);
    CHECK_FALSE(fs::exists(folder / "dump/saved_views.csv"));
    CHECK(readFile(folder / "dump/sources.csv") == "key,title,publisher,published,url,kind,notes\n");
    CHECK(std::distance(fs::directory_iterator(folder / "dump"), {}) == 6);
}

TEST_CASE("Records with nasty texts and numbers survive dump and load")
{
    std::mt19937 random(11);
    const std::vector<std::string> pieces { ",", "\"", "\n", "\r\n", "\r", " ", "'", "=1+1", "ä", "漢字", "🙂", "x", "\\", "\t" };
    const auto text = [&](const std::string& begin) {
        auto value = begin;
        for (auto n = random() % 8; n > 0; --n)
            value += pieces[random() % pieces.size()];
        return value;
    };
    TempFolder folder;
    auto document = Document::create(folder / "a.flop");
    document.transact("Fill", [&](Writer& writer) {
        const auto press = writer.insert(source(text("press")));
        for (int i = 0; i < 300; ++i) {
            auto company = organization(text("company " + std::to_string(i)));
            company.notes = text("");
            if (i > 0)
                company.partOf = OrganizationId { i };
            auto model = chip(text("chip " + std::to_string(i)));
            const double price
                = std::uniform_real_distribution<double>(0, 1)(random) * std::pow(10.0, static_cast<double>(random() % 40) - 9);
            model.priceUsd = std::max(leastMagnitude, price);
            model.introduced = Quarter { 7600 + static_cast<int>(random() % 1200) };
            auto record = inventory(8000 + i);
            record.organization = writer.insert(company);
            record.chip = writer.insert(model);
            record.source = press;
            record.notes = text("");
            record.measure = Measure::Added;
            record.units = std::uniform_real_distribution<double>(-1e6, 1e6)(random);
            record.unitsLow = std::nextafter(record.units, -1e300);
            record.unitsHigh.reset();
            writer.insert(record);
            auto waiver = Waiver();
            waiver.finding = "roll-forward";
            waiver.subject = text(std::to_string(i));
            writer.insert(waiver);
        }
    });

    dumpFolder(*document.dataset(), folder / "dump");
    loadFolder(folder / "dump", folder / "b.flop");
    const auto again = Document::open(folder / "b.flop");

    CHECK(dumpText(*again.dataset()) == dumpText(*document.dataset()));
    CHECK(dataHash(*again.dataset()) == dataHash(*document.dataset()));
    CHECK(again.dataset()->chips()[7] == document.dataset()->chips()[7]);
}

TEST_CASE("A folder of the first version loads as before, and dumps to the same bytes")
{
    Folder folder;
    loadFolder(folder.path, folder.folder / "a.flop");
    const auto dataset = Document::open(folder.folder / "a.flop").dataset();
    dumpFolder(*dataset, folder.folder / "dump");
    for (const auto& file : fs::directory_iterator(folder.path))
        CHECK(readFile(folder.folder / "dump" / file.path().filename().string()) == readFile(file.path()));
    CHECK_FALSE(fs::exists(folder.folder / "dump/operational_shares.csv"));
}

TEST_CASE("Releases, shares, other names and events go through a folder and back without loss")
{
    Folder folder;
    folder.write("sources.csv",
        "key,title,publisher,published,url,kind,replaces,state,notes\n"
        "new,The third,Epoch AI,2026-09,,dataset,first;sec\\;ond,sold,\n"
        "first,The first,Epoch AI,2026-01,,dataset,,,\n"
        "sec;ond,The second,Epoch AI,2026-04,,dataset,first,operational,\n"
        "press,A newspaper,,2023-09,,press,,,\n");
    folder.write("organizations.csv",
        "name,kind,country,part_of,website,notes,aliases,name_zh,colour\nOpenAI,lab,US,,,,Open AI;OAI,,\n"
        "Google,hyperscaler,US,,,,,谷歌,Alphabet\n");
    folder.write("chips.csv",
        "name,vendor,kind,codename,introduced,bf16_tflops,int8_tops,fp4_tops,memory_gb,memory_bandwidth_gbs,tdp_w,price_usd,source,notes\n"
        "H100 SXM,NVIDIA,GPU,,2022Q4,989.4,1979,,80,3350,700,25000,press,\nB200,NVIDIA,GPU,,,2250,4500,9000,,,,,,\n");
    folder.write("operational_shares.csv",
        "organization,quarter,share,share_low,share_high,source,notes\nOpenAI,2025Q4,0.7,0.5,0.85,press,\nGoogle,2025Q4,1,,,press,all\n");
    folder.write("events.csv",
        "date,title,text,organization,chip,source\n2023-03-14,GPT-4,OpenAI shows GPT-4.,OpenAI,,press\n2024-03-18,B200,,,B200,press\n");
    loadFolder(folder.path, folder.folder / "a.flop");
    const auto dataset = Document::open(folder.folder / "a.flop").dataset();
    const auto& sources = dataset->sources();
    CHECK(sources[0].replaces == std::vector<SourceId> { { 2 }, { 3 } });
    CHECK(sources[0].state == SourceState::Sold);
    CHECK_FALSE(sources[1].state);
    CHECK(dataset->operationalShares()[0].shareHigh == 0.85);
    CHECK(dataset->chipNamed("B200")->fp4Tops == 9000);
    CHECK(dataset->events()[1].chip == dataset->chipNamed("B200")->id);
    dumpFolder(*dataset, folder.folder / "dump");
    for (const auto& file : fs::directory_iterator(folder.path))
        CHECK(readFile(folder.folder / "dump" / file.path().filename().string()) == readFile(file.path()));
}

TEST_CASE("Wrong releases, shares and events in a folder are told with their lines")
{
    Folder folder;
    folder.write("sources.csv",
        "key,title,publisher,published,url,kind,notes,replaces\npress,A newspaper,,,,press,,gone\na,A,,,,press,,b\nb,B,,,,press,,a;b\n");
    folder.write("operational_shares.csv",
        "organization,quarter,share,share_low,share_high,source,notes\nOpenAI,2025Q4,1.5,,,a,\nGoogle,2025Q4,-0.5,,,a,\n"
        "OpenAI,2025Q4,0.5,,,a,\n");
    folder.write("events.csv", "date,title,text,organization,chip,source\n2023-02-30,A day,,,,a\n");
    CHECK(folder.problems()
        == "sources.csv line 2, column replaces, value 'gone': names 'gone', which is no known source\n"
           "sources.csv line 3, column replaces, value 'b': closes a circle: a replaces b replaces a\n"
           "sources.csv line 4, column replaces, value 'a;b': is the source itself\n"
           "operational_shares.csv line 2, column share, value '1.5': is not from 0 to 1\n"
           "operational_shares.csv line 3, column share, value '-0.5': is not from 0 to 1\n"
           "operational_shares.csv line 4: repeats line 2 (organization 'OpenAI', quarter '2025Q4', source 'a')\n"
           "events.csv line 2, column date, value '2023-02-30': is no date of the form YYYY-MM-DD");
}
