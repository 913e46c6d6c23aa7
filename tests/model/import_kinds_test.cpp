// SPDX-License-Identifier: GPL-3.0-or-later
// Kinds of tables beyond the inputs that are kept: other separators, encodings, dates, numbers, quotes, heads and names.
#include "tests/support/sample_desk.h"

#include "model/base/error.h"
#include "model/exchange/recipes.h"

#include <algorithm>
#include <fstream>

using namespace model;
using test::has;
using test::said;
using test::SampleDesk;

namespace {

const std::string head = "organization,chip,quarter,measure,units";

/// What a trial of the table says, with what was asked before.
std::string triedText(SampleDesk& desk, const std::string& csv, std::optional<RecordKind> kind = std::nullopt)
{
    const auto path = desk.written(csv);
    const auto plan = desk.planFor(path, kind);
    const auto problems = desk.tried(path, plan);
    return desk.asked + (desk.asked.empty() || problems.empty() ? "" : "\n") + problems;
}

/// The numbers of a column of units, as they are stored, or what is said instead.
std::string unitsOf(const std::vector<std::string>& values, const std::string& column = "units")
{
    SampleDesk desk;
    std::string csv = "organization;chip;quarter;measure;" + column + "\n";
    int year = 2010;
    for (const auto& value : values)
        csv += fmt::format("OpenAI;A100;{}Q1;installed;{}\n", year++, value);
    const auto path = desk.written(csv);
    const auto plan = desk.planFor(path, RecordKind::Inventory);
    if (const auto problems = desk.tried(path, plan); !problems.empty())
        return problems;
    desk.imported(path, plan);
    std::string units;
    for (const auto& claim : desk.claims(values.size()))
        units += (units.empty() ? "" : " ") + claim.substr(std::string("OpenAI 2010Q1 ").size());
    return units;
}

std::string quartersOf(const std::vector<std::string>& values, std::optional<int> fiscalYearEnd = std::nullopt)
{
    SampleDesk desk;
    static const std::vector<std::string> chips { "P100", "V100", "A100", "H100 SXM", "H200", "T4", "A10", "L4" };
    std::string csv = "organization;chip;quarter;measure;units\n";
    for (std::size_t i = 0; i < values.size(); ++i)
        csv += fmt::format("OpenAI;{};{};installed;{}\n", chips[i], values[i], i + 1);
    const auto path = desk.written(csv);
    auto plan = desk.planFor(path, RecordKind::Inventory);
    plan.fiscalYearEnd = fiscalYearEnd;
    if (const auto problems = desk.tried(path, plan); !problems.empty())
        return problems;
    desk.imported(path, plan);
    std::string quarters;
    for (const auto& claim : desk.claims(values.size()))
        quarters += (quarters.empty() ? "" : " ") + claim.substr(7, 6);
    return quarters;
}

}

TEST_CASE("Numbers are read as people of several countries write them")
{
    CHECK(unitsOf({ "1'250", "12'375.5", "900" }) == "1250 12375.5 900");
    CHECK(unitsOf({ "1\u202F250,5", "12\u00A0375", "900" }) == "1250.5 12375 900");
    CHECK(unitsOf({ "1.000,00", "2.000,50" }) == "1000 2000.5");
    CHECK(unitsOf({ "1,000.00", "2,000.50" }) == "1000 2000.5");
    CHECK(unitsOf({ "10万", "1.5万", "3亿", "2千", "1百万" }) == "100000 15000 300000000 2000 1000000");
    CHECK(unitsOf({ "2 Tsd.", "1,5 Mio." }) == "2000 1500000");
    CHECK(unitsOf({ "1.2 bn", "3 million", "4k" }) == "1200000000 3000000 4000");
    CHECK(unitsOf({ "１２３", "４,５００.５" }) == "123 4500.5");
}

TEST_CASE("A column that contradicts itself is asked about once, without a problem for each of its rows")
{
    CHECK(unitsOf({ "1.2 Mrd.", "1,5 Mio.", "2,5" })
        == "t.csv, column units: '1.2 Mrd.' can only have a decimal point and '1,5 Mio.' only a decimal comma; say which it is (--decimal "
           ". "
           "or ,), and what is written otherwise is a problem.");
    CHECK(quartersOf({ "31/03/2024", "06/30/2024" })
        == "t.csv: '06/30/2024' and '31/03/2024' cannot be dates of one order of day and month; say which comes first (--date-order dmy, "
           "mdy or ymd), and what is written otherwise is a problem.");
    CHECK(quartersOf({ "Q1 FY24", "FY24 Q2", "1QFY25" })
        == "t.csv, column quarter: 'Q1 FY24' is a quarter of a fiscal year; say with which month that year ends (--fiscal-year-end 1 to "
           "12).");
    CHECK(quartersOf({ "Q1 FY24", "FY24 Q2", "1QFY25" }, 1) == "2023Q1 2023Q2 2024Q1");
}

TEST_CASE("A value's unit or multiple does not add to that of its head")
{
    CHECK(unitsOf({ "12.5", "7" }, "units (thousands)") == "12500 7000");
    CHECK(unitsOf({ "30 chips", "7" }, "units (thousands)") == "30000 7000");
    CHECK(unitsOf({ "12.5k", "7" }, "units (thousands)")
        == "t.csv line 2, column units (thousands), value '12.5k': has a unit or multiple of its own, but the column's numbers are "
           "multiplied "
           "by 1000 already; write it as the others, or choose no factor (--factor COLUMN=1)");
    SampleDesk desk;
    CHECK(has(
        triedText(desk, "name,vendor,kind,memory (Byte)\nC1,NVIDIA,GPU,80 GB\n", RecordKind::Chip), "has a unit or multiple of its own"));
    CHECK(triedText(desk, "model,organization,date,training time (hours)\nM,OpenAI,2024-03,720 h\n", RecordKind::TrainingRun) == "");
    CHECK(has(desk.notes, "its numbers are multiplied by 1/24 for the days"));
}

TEST_CASE("A full-width head says its unit")
{
    CHECK(unitsOf({ "12.5" }, "数量（万）") == "125000");
}

TEST_CASE("What no chip has is said at once")
{
    SampleDesk desk;
    CHECK(triedText(desk, "name,vendor,kind,memory_gb,tdp_w\nC1,NVIDIA,GPU,80000,700000\n") == "");
    CHECK(has(desk.notes, "'80000' is read as 80000, far beyond what is known of anything"));
    CHECK(has(desk.notes, "'700000' is read as 700000, far beyond what is known of anything"));
}

TEST_CASE("Dates are read in forms of several countries")
{
    CHECK(quartersOf({ "20240331", "202406", "1. April 2024", "avril 2024", "31.12.2024", "marzo 2024" })
        == "2024Q1 2024Q2 2024Q2 2024Q2 2024Q4 2024Q1");
    CHECK(has(quartersOf({ "01/04/2024" }), "'01/04/2024' could be two dates"));
    CHECK(has(quartersOf({ "01/04/2024", "01/04/2024" }), "'01/04/2024' could be two dates"));
    CHECK(quartersOf({ "01/04/2024", "01/07/2024" }) == "2024Q2 2024Q3");
}

TEST_CASE("An order that keeps dates from lying ahead says so")
{
    SampleDesk desk;
    CHECK(triedText(desk, head + "\nOpenAI,A100,24/03/31,installed,5\nMeta,A100,24/06/30,installed,5\n") == "");
    CHECK(has(desk.notes, "dates such as '24/03/31' are read year first, as none of them lies ahead then"));
}

TEST_CASE("A quotation does not swallow rows, wherever its lines end")
{
    SampleDesk desk;
    // In bars, where nobody quotes, all quotes are letters.
    const auto path = desk.written("organization|chip|quarter|measure|units|notes\nOpenAI|A100|2019Q1|installed|1|\"Big\" hall\n"
                                   "Meta|A100|2019Q1|installed|2|\"six\nGoogle|A100|2019Q1|installed|3|seven\"\n",
        "t.psv");
    CHECK(desk.imported(path, desk.planFor(path, RecordKind::Inventory)).inserted == 3);
    // Beside values that are quoted it is a problem.
    CHECK(has(triedText(desk,
                  head
                      + ",notes\nOpenAI,A100,2019Q1,installed,1,\"a, b\"\nMeta,A100,2019Q1,installed,2,\"six, seven\n"
                        "Google,A100,2019Q1,installed,3,eight\"\n"),
        "t.csv line 3: takes 2 lines between quotes that look like rows"));
    // One odd value in a file that quotes all is told as such.
    std::string quoted = "\"organization\",\"chip\",\"quarter\",\"measure\",\"units\",\"notes\"\n";
    for (int year = 2010; year < 2014; ++year)
        quoted += fmt::format("\"OpenAI\",\"A100\",\"{}Q1\",\"installed\",\"5\",\"x\"\n", year);
    CHECK(triedText(desk, quoted + "\"OpenAI\",\"A100\",\"2015Q1\",\"installed\",\"5\",\"5\\\" disk\"\n")
        == "t.csv line 6: a quote stands inside a value; values with quotes are written \"like \"\"this\"\"\"");
}

TEST_CASE("Texts of East Asia and of Europe are read in their encodings, or asked about")
{
    SampleDesk desk;
    const auto encodingOf = [&](const std::string& bytes) {
        const auto guess = detectEncoding(desk.written(bytes));
        return guess.name + (guess.other.empty() ? "" : "?");
    };
    // "Preferred Networks" in kana, and Tokyo, as EUC-JP; Naver Cloud, Seongnam, Upstage, Seoul as EUC-KR.
    CHECK(encodingOf("name\n\xA5\xD7\xA5\xEA\xA5\xD5\xA5\xA1\xA1\xBC\xA5\xC9\xA5\xCD\xA5\xC3\xA5\xC8\xA5\xEF\xA1\xBC\xA5\xAF\xA5\xB9,"
                     "\xC5\xEC\xB5\xFE\n")
        == "EUC-JP");
    CHECK(encodingOf("name\n\xB3\xD7\xC0\xCC\xB9\xF6\xC5\xAC\xB6\xF3\xBF\xEC\xB5\xE5,\xBC\xBA\xB3\xB2\n"
                     "\xBE\xF7\xBD\xBA\xC5\xD7\xC0\xCC\xC1\xF6,\xBC\xAD\xBF\xEF\n")
        == "EUC-KR");
    CHECK(encodingOf("name\nUniversit\xE9,x\n") == "Windows-1252");           // the same letter in all encodings it may be in
    CHECK(encodingOf("name\nUniversit\x84t K\x94ln,x\n") == "Windows-1252?"); // as DOS writes it
    // The sample is of the first value that shows it, wherever that is.
    std::string many = "name,kind\n";
    for (int i = 0; i < 2000; ++i)
        many += fmt::format("Org {},lab\n", i);
    const auto guess = detectEncoding(desk.written(many + "Universit\xE9,lab\n"));
    CHECK(guess.sample == "Universit\u00E9");
}

TEST_CASE("A table that does not say what it is of is asked about, never taken for training runs")
{
    SampleDesk desk;
    CHECK(has(triedText(desk, "name,organization,date,units\nx,OpenAI,2024-03-31,100\n"), "its columns fit no kind of records well"));
    CHECK(has(triedText(desk, "model,organization,date\nGPT-9,OpenAI,2024-03\n"), "its columns fit no kind of records well"));
    CHECK(has(triedText(desk, "OpenAI,H100 SXM,2019Q1,installed,100\nMeta,H100 SXM,2019Q1,installed,200\n"),
        "t.csv: no line of heads is found, its first value is 'OpenAI'"));
    CHECK(has(triedText(desk, "organization:chip:quarter\nOpenAI:A100:2019Q1\n"), "set apart by no comma, semicolon, tab or bar"));
    CHECK(has(triedText(desk, "Organization,Chip,Measure,2022,2023\nOpenAI,A100,installed,1,2\n"), "the columns 2022 to 2023 are years"));
    CHECK(has(triedText(desk, head + ",units\nOpenAI,A100,2019Q1,installed,100,200\n"),
        "two columns are called 'units'; say which gives the units (--column units='units' or units='units (2)')"));
    CHECK(has(triedText(desk, "Organization,Chip,Measure,2023Q1,2023Q1\nOpenAI,A100,installed,1,2\n"), "two columns are headed '2023Q1'"));
    CHECK(has(triedText(desk, "Chip,2023Q1,2023Q2\nA100,1,2\n", RecordKind::Inventory), "Nothing gives the organization"));
}

TEST_CASE("Heads of people and of Chinese tables are known")
{
    SampleDesk desk;
    const auto kindOf = [&](const std::string& csv) {
        const auto plan = desk.planFor(desk.written(csv), std::nullopt);
        return desk.asked.empty() ? std::string(word(plan.kind)) : desk.asked;
    };
    CHECK(kindOf("Lab,Date,Researchers\nOpenAI,2024-12-31,500\n") == "headcount");
    CHECK(triedText(desk, "Lab,Date,Employees\nOpenAI,2024-12-31,500\n") == "");
    CHECK(has(desk.notes, "No column gives the population; 'employees' is taken for all rows"));
    CHECK(kindOf("公司名称,芯片型号,季度,度量,数量（万）\nOpenAI,A100,2019Q1,installed,12.5\n") == "inventory");
    CHECK(kindOf(",,,,Units,,\nOrganization,Chip,Quarter,Measure,Best,Low,High\nOpenAI,A100,2019Q1,installed,100,80,120\n") == "inventory");
    CHECK(kindOf("organization,chip,quarter,measure,units\n(name),(model),(calendar),,(chips)\nOpenAI,A100,2019Q1,installed,100\n")
        == "inventory");
}

TEST_CASE("A second table below the first is told, a head that is repeated is a row to leave out")
{
    SampleDesk desk;
    CHECK(triedText(desk, head + "\nOpenAI,A100,2019Q1,installed,1\n\nname,kind,country\nX,lab,US\n")
        == "t.csv line 4: another table begins here; save each table in a file of its own, or leave this head out.");
    const auto path = desk.written(head + "\nOpenAI,A100,2019Q1,installed,1\n" + head + "\nMeta,A100,2019Q1,installed,1\n");
    auto plan = desk.planFor(path, RecordKind::Inventory);
    CHECK(desk.tried(path, plan) == "t.csv line 3: repeats the head; leave the row out");
    plan.skipsProblems = true;
    CHECK(desk.imported(path, plan).inserted == 2);
}

TEST_CASE("Numbers of organizations across are people or chips as the kind of records says")
{
    SampleDesk desk;
    const auto path = desk.written("Quarter,Measure,OpenAI,Meta\n2023Q1,installed,1,2\n");
    DialectChoice across;
    across.unfold = Unfold::Organizations;
    auto plan = desk.planFor(path, RecordKind::Inventory, across);
    plan.fields["chip"].from = FieldPlan::From::Constant;
    plan.fields["chip"].constant = "A100";
    CHECK(desk.imported(path, plan).inserted == 2);
    CHECK(desk.claims(2) == std::vector<std::string> { "OpenAI 2023Q1 1", "Meta 2023Q1 2" });
}

TEST_CASE("A table with a column per quarter is asked whether its numbers are installed or added")
{
    SampleDesk desk;
    const auto path = desk.written("organization,chip,2023Q4,2024Q1,2024Q2\nOpenAI,H100 SXM,80,100,120\nMeta,H100 SXM,180,200,220\n");
    auto plan = desk.planFor(path, RecordKind::Inventory);
    CHECK(desk.tried(path, plan)
        == "t.csv: nothing says the measure, one of installed, added; say which it is for all rows (--set measure=installed).");
    plan.fields["measure"].from = FieldPlan::From::Constant;
    plan.fields["measure"].constant = "installed";
    CHECK(desk.imported(path, plan).inserted == 6);
    CHECK(desk.claims(6)
        == std::vector<std::string> {
            "OpenAI 2023Q4 80", "OpenAI 2024Q1 100", "OpenAI 2024Q2 120", "Meta 2023Q4 180", "Meta 2024Q1 200", "Meta 2024Q2 220" });
}

TEST_CASE("A name has no line ends")
{
    SampleDesk desk;
    const auto path = desk.written("name,kind,country\n\" Other\nLab \",lab,US\n");
    CHECK(desk.imported(path, desk.planFor(path, RecordKind::Organization)).inserted == 1);
    CHECK(desk.document.dataset()->organizationNamed("Other Lab") != nullptr);
}

TEST_CASE("Amounts are read in more languages, with the words that machines are counted by")
{
    CHECK(unitsOf({ "2 тыс.", "3 млн", "1,5 млрд", "2 Millionen", "1,5 millions" }) == "2000 3000000 1500000000 2000000 1500000");
    CHECK(unitsOf({ "1.2億", "3만", "5억", "2 lakh", "1.5 crore" }) == "120000000 30000 500000000 200000 15000000");
    CHECK(unitsOf({ "300台", "10万张", "400 Stück", "5개" }) == "300 100000 400 5");
    CHECK(unitsOf({ "100 bis 200", "100 à 200", "between 100 and 200", "100 ... 200" })
        == "150 [100, 200] 150 [100, 200] 150 [100, 200] 150 [100, 200]");
    CHECK(unitsOf({ "5k (±1k)", "500 (+/- 10 %)" }) == "5000 [4000, 6000] 500 [450, 550]");
}

TEST_CASE("Quarters are read as more languages and an industry write them")
{
    CHECK(quartersOf({ "CY2024Q1", "CQ2 2024", "3QCY24", "T4 2024", "1er trimestre 2025", "2. Quartal 2025" })
        == "2024Q1 2024Q2 2024Q3 2024Q4 2025Q1 2025Q2");
    CHECK(quartersOf({ "2024년 1분기", "2024년 4월", "2024年Q3", "Oct-Dec 2024", "gennaio 2025", "maart 2026" })
        == "2024Q1 2024Q2 2024Q3 2024Q4 2025Q1 2026Q1");
    CHECK(quartersOf({ "Q1 FY2024/25" }, 3) == "2024Q2");
    CHECK(has(quartersOf({ "Jan-Apr 2024" }), "is no quarter"));
}

TEST_CASE("A mark behind a quarter says whether its numbers are expected, where nothing else says it")
{
    const auto read = [](const std::string& csv, RecordKind kind = RecordKind::Inventory) {
        SampleDesk desk;
        const auto path = desk.written(csv);
        auto plan = desk.planFor(path, kind);
        if (kind == RecordKind::Inventory) {
            plan.fields["measure"].from = FieldPlan::From::Constant;
            plan.fields["measure"].constant = "installed";
        }
        if (const auto problems = desk.tried(path, plan); !problems.empty())
            return problems;
        const auto count = desk.imported(path, plan).inserted;
        std::string text;
        std::size_t place = 0;
        const auto& all = desk.document.dataset()->inventory();
        all.forEach([&](const InventoryRecord& claim) {
            if (place++ >= all.size() - count)
                text += fmt::format("{} {} {}; ", quarterText(claim.quarter), claim.units, word(claim.status));
        });
        return text + desk.notes;
    };
    const auto marked = read("organization,chip,quarter,units\nOpenAI,A100,4Q25A,1\nOpenAI,A100,1Q26E,2\nOpenAI,A100,Q2 2026 (F),3\n");
    CHECK(has(marked, "2025Q4 1 actual; 2026Q1 2 planned; 2026Q2 3 planned; "));
    CHECK(has(marked, "'1Q26E' is marked as expected and read as 2026Q1, planned (2 such rows)."));
    CHECK(has(read("organization,chip,4Q25A,1Q26E\nOpenAI,A100,1,2\n"), "2025Q4 1 actual; 2026Q1 2 planned; "));
    CHECK(has(read("organization,chip,quarter,units,status\nOpenAI,A100,1Q26E,2,actual\n"), "2026Q1 2 actual; "));
    // People have no status that could say it.
    CHECK(has(read("organization,quarter,researchers\nOpenAI,1Q26E,2\n", RecordKind::Headcount), "is no quarter"));
    CHECK(has(read("organization,chip,quarter,units\nOpenAI,A100,2026E,2\n"), "is no quarter"));
}

TEST_CASE("A share a little above 1 is refused, not taken for a percentage")
{
    const auto tried = [](const std::string& shares) {
        SampleDesk desk;
        return triedText(desk, "organization,quarter,share,source\n" + shares, RecordKind::OperationalShare);
    };
    CHECK(has(tried("Meta,2019Q1,1.2,own-chip-inference\n"), "'1.2': is not from 0 to 1"));
    CHECK(tried("Meta,2019Q1,1.2,own-chip-inference\nMeta,2019Q2,70,own-chip-inference\n").empty());
}

TEST_CASE("A quarter stands in two columns, with its year in one of its own")
{
    const auto read = [](const std::string& csv, std::optional<int> fiscalYearEnd = std::nullopt) {
        SampleDesk desk;
        const auto path = desk.written(csv);
        auto plan = desk.planFor(path, RecordKind::Inventory);
        plan.fiscalYearEnd = fiscalYearEnd;
        CHECK(recipeToPlan(planToRecipe(plan), test::today) == plan);
        if (const auto problems = desk.tried(path, plan); !problems.empty())
            return problems;
        return joined(desk.claims(desk.imported(path, plan).inserted), "; ");
    };
    const std::string rows = "\nOpenAI,A100,2019,Q1,installed,1\nOpenAI,A100,2020,Q3,installed,2\n";
    CHECK(read("organization,chip,Year,Quarter,measure,units" + rows) == "OpenAI 2019Q1 1; OpenAI 2020Q3 2");
    CHECK(read("organization,chip,Year,Qtr,measure,units\nOpenAI,A100,2019,1,installed,1\n") == "OpenAI 2019Q1 1");
    CHECK(read("organization;chip;Jahr;Quartal;measure;units\nOpenAI;A100;2019;2. Quartal;installed;1\n") == "OpenAI 2019Q2 1");
    CHECK(has(read("organization,chip,Fiscal Year,Quarter,measure,units" + rows), "is a quarter of a fiscal year"));
    CHECK(read("organization,chip,Fiscal Year,Quarter,measure,units" + rows, 6) == "OpenAI 2018Q3 1; OpenAI 2020Q1 2");
    // Whole quarters beside a year are read as they are.
    CHECK(read("organization,chip,Year,Quarter,measure,units\nOpenAI,A100,2020,2019Q1,installed,1\n") == "OpenAI 2019Q1 1");
    CHECK(has(read("organization,chip,Year,Quarter,measure,units\nOpenAI,A100,,Q1,installed,1\n"), "is empty"));
}

TEST_CASE("What a line above a table says of its numbers holds for a recipe's table and for no other file")
{
    SampleDesk desk;
    const auto thousands = desk.written("Figures in thousands\n" + head + "\nOpenAI,A100,2019Q1,installed,12\n", "a.csv");
    const auto plain = desk.written(head + "\nOpenAI,A100,2019Q2,installed,12\n", "b.csv");
    const auto lastOf = [&desk](const std::filesystem::path& path, const ImportPlan& plan) {
        desk.imported(path, plan);
        return desk.claims(1).front();
    };
    const auto kept = [](const ImportPlan& plan) { return recipeToPlan(planToRecipe(plan), test::today); };
    auto chosen = kept(desk.planFor(plain, RecordKind::Inventory));
    CHECK(lastOf(thousands, chosen) == "OpenAI 2019Q1 12000");
    CHECK(has(desk.notes, "column units: its numbers are multiplied by 1000"));
    CHECK(lastOf(plain, kept(desk.planFor(thousands, RecordKind::Inventory))) == "OpenAI 2019Q2 12");

    chosen.fields["units"].factorBy = FieldPlan::FactorBy::Person;
    const auto again = desk.written("Figures in thousands\n" + head + "\nOpenAI,A100,2019Q3,installed,12\n", "c.csv");
    CHECK(lastOf(again, kept(chosen)) == "OpenAI 2019Q3 12");
}

TEST_CASE("What a line above the table says of its numbers holds for all columns that say nothing else")
{
    SampleDesk desk;
    const auto read = [&desk](const std::string& csv) {
        const auto path = desk.written(csv);
        desk.imported(path, desk.planFor(path, RecordKind::Inventory));
        return joined(desk.claims(1), "");
    };
    CHECK(read("All figures in thousands of units\n\n" + head + "\nOpenAI,A100,2019Q1,installed,12\n") == "OpenAI 2019Q1 12000");
    CHECK(has(desk.assumed, "'All figures in thousands of units' stands above the table"));
    CHECK(read("（单位：千张）\n" + head + ",low\nOpenAI,A100,2019Q2,installed,12,10\n") == "OpenAI 2019Q2 12000 [10000, ]");
    CHECK(read("Angaben in Tsd.,,,,\n" + head + "\nOpenAI,A100,2019Q3,installed,12\n") == "OpenAI 2019Q3 12000");
    CHECK(read("in millions\norganization,chip,quarter,measure,units (thousands)\nOpenAI,A100,2019Q4,installed,12\n")
        == "OpenAI 2019Q4 12000");
    CHECK(read("Who has thousands of GPUs?\n" + head + "\nOpenAI,A100,2018Q1,installed,12\n") == "OpenAI 2018Q1 12");
}

TEST_CASE("Ends of an interval stand in the unit of their best estimate, whichever row of a head says it")
{
    SampleDesk desk;
    const auto read = [&desk](const std::string& csv) {
        const auto path = desk.written(csv);
        desk.imported(path, desk.planFor(path, RecordKind::Inventory));
        return joined(desk.claims(1), "");
    };
    CHECK(read("organization,chip,quarter,measure,units (k),low,high\nOpenAI,A100,2019Q1,installed,1,0.8,1.2\n")
        == "OpenAI 2019Q1 1000 [800, 1200]");
    CHECK(has(desk.notes, "column low: its numbers are multiplied by 1000"));
    CHECK(read("organization,chip,quarter,measure,Units\n,,,,thousands\nOpenAI,A100,2019Q2,installed,12\n") == "OpenAI 2019Q2 12000");
    CHECK(read(",,,,Units (thousands),\nOrganization,Chip,Quarter,Measure,Best,Low\nOpenAI,A100,2019Q3,installed,12,10\n")
        == "OpenAI 2019Q3 12000 [10000, ]");
    CHECK(read(",,,,Units,,\nOrganization,Chip,Quarter,Measure,Low,Best,High\nOpenAI,A100,2019Q4,installed,10,12,14\n")
        == "OpenAI 2019Q4 12 [10, 14]");
}

TEST_CASE("A table that was cut off within its last row is told in one sentence, and can be read without that row")
{
    SampleDesk desk;
    const std::string whole = head + ",notes\nOpenAI,A100,2019Q1,installed,10,a\nOpenAI,A100,2019Q2,installed,20,b\n";
    const auto path = desk.written(whole + "OpenAI,A100,2019Q3,installed,3");
    auto plan = desk.planFor(path, RecordKind::Inventory);
    CHECK(errorOf([&] { desk.tried(path, plan); })
        == "Invalid: t.csv: seems to be half a table, its last line has 5 of 6 values and no end; copy or download it again, or leave that "
           "row out "
           "(--skip-problems)");
    plan.skipsProblems = true;
    CHECK(desk.tried(path, plan).empty());

    plan.skipsProblems = false;
    CHECK(desk.tried(desk.written(whole + "OpenAI,A100,2019Q3,installed,30,c", "no-end.csv"), plan).empty());
    CHECK(desk.tried(desk.written(whole + "OpenAI,A100,2019Q3,installed,30\n", "short.csv"), plan).empty());
}

TEST_CASE("Quotes may stand behind blanks")
{
    SampleDesk desk;
    const auto path = desk.written("organization, \"chip\", \"quarter\", \"measure\", \"units\", \"notes\"\n"
                                   "OpenAI, \"A100\", \"2019Q1\", \"installed\", \"10\", \"a, \"\"b\"\"\"\n");
    desk.imported(path, desk.planFor(path, std::nullopt));
    CHECK(desk.asked == "");
    CHECK(desk.claims(1) == std::vector<std::string> { "OpenAI 2019Q1 10" });
    CHECK(desk.document.dataset()->inventory()[desk.document.dataset()->inventory().size() - 1].notes == "a, \"b\"");
}

TEST_CASE("Japanese text of seven bits is read, and a file that ends within a letter stays UTF-8")
{
    SampleDesk desk;
    CHECK(triedText(desk, head + ",notes\nOpenAI,A100,2019Q1,installed,10,\x1B$B%G!<%?\x1B(B\n") == "");
    CHECK(has(desk.notes, "its text is read as ISO-2022-JP, such as 'データ'"));
    CHECK(has(triedText(desk, head + ",notes\nOpenAI,A100,2019Q1,installed,10,Zürich \xE2\x80"), "is not UTF-8 text"));
}

TEST_CASE("A new name that is nearly one that is there is made with a word")
{
    SampleDesk desk;
    CHECK(
        triedText(desk, "name,kind,country\nOpen-AI,lab,US\nMicrosoft Corp.,lab,US\nNewLab,lab,US\nNew-Lab,lab,US\nOther,lab,US\n") == "");
    CHECK(has(desk.notes, "'Open-AI' is made beside 'OpenAI'"));
    CHECK(has(desk.notes, "'Microsoft Corp.' is made beside 'Microsoft'"));
    CHECK(has(desk.notes, "'New-Lab' is made beside 'NewLab'"));
    CHECK(!has(desk.notes, "'Other'"));
}

TEST_CASE("Days of sources that could be two are asked about by day")
{
    SampleDesk desk;
    CHECK(has(triedText(desk, "key,title,published,kind\nk1,T,01/02/2019,press\n", RecordKind::Source),
        "'01/02/2019' could be two dates, in 2019-01-02 where the month comes first and in 2019-02-01 where the day does"));
}
