// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/temp_document.h"
#include "tests/support/zip_file.h"

#include "model/base/error.h"
#include "model/base/text.h"
#include "model/workbook/cells.h"
#include "model/workbook/file_kind.h"
#include "model/workbook/sheet_reader.h"
#include "model/workbook/tables_on_sheet.h"
#include "tests/support/folders.h"

using namespace model;
namespace fs = std::filesystem;
using namespace std::string_literals;

namespace {

const fs::path workbooks = fs::path(SOURCE_DIR) / "tests/data/workbooks";

/// A line a row, its number first: "3: OpenAI|H100 SXM"; or the error.
std::string sheetText(const fs::path& path, std::string_view choice = {})
{
    std::string text;
    const auto error = errorOf([&] {
        SheetReader reader(path, choice);
        for (CsvRow row; reader.next(row);) {
            text += std::to_string(row.line) + ": ";
            for (std::size_t i = 0; i < row.values.size(); ++i) {
                for (const char letter : row.values[i])
                    text += letter == '\n' ? "\\n"s : std::string(1, letter);
                text += i + 1 < row.values.size() ? "|" : "\n";
            }
        }
    });
    return text + error;
}

/// What is said of a sheet that was read, a line each.
std::string notesText(const fs::path& path)
{
    SheetReader reader(path);
    for (CsvRow row; reader.next(row);) { }
    std::string text;
    for (const auto& note : reader.notes())
        text += Words()(note) + "\n";
    return text;
}

std::string xlsxText(
    const std::string& sheet, const std::string& sharedStrings = {}, const std::string& styles = {}, const std::string& extra = {})
{
    const TempFolder folder;
    writeXlsx(folder / "t.xlsx", sheet, sharedStrings, styles, extra);
    return sheetText(folder / "t.xlsx");
}

std::string odsText(const std::string& tables)
{
    const TempFolder folder;
    writeOds(folder / "t.ods", tables);
    return sheetText(folder / "t.ods");
}

std::string replaced(std::string text, const std::string& from, const std::string& to)
{
    const auto place = text.find(from);
    REQUIRE(place != std::string::npos);
    return text.replace(place, from.size(), to);
}

}

TEST_CASE("Workbooks of four programs hold the same")
{
    auto expected = readFile(workbooks / "fleet.txt");
    const auto name = GENERATE("gnumeric.xlsx"s, "gnumeric.ods"s, "libreoffice.xlsx"s, "libreoffice.ods"s, "sheetjs.xlsx"s, "sheetjs.ods"s,
        "openpyxl.xlsx"s, "openpyxl-1904.xlsx"s, "openpyxl-iso-dates.xlsx"s);
    CAPTURE(name);
    if (name.starts_with("openpyxl")) {
        expected = replaced(expected, "240000", "=D3*2"); // it keeps no results
        expected = replaced(expected, "#DIV/0!", "=1/0");
    } else if (name == "sheetjs.ods") {
        expected = replaced(expected, "#DIV/0!", ""); // it writes neither errors
        for (const auto& [percent, number] :
            std::map<std::string, std::string> { { "35%", "0.35" }, { "7%", "0.07" }, { "100%", "1" }, { "12.5%", "0.125" } })
            expected = replaced(expected, "|" + percent, "|" + number); // nor formats
    }
    CHECK(sheetText(workbooks / name) == expected);
    CHECK(sheetText(workbooks / name, "people!B3:C9") == "3: Organization|Researchers\n4: OpenAI|1000\n");
    CHECK(sheetText(workbooks / name, "Old") == "1: nothing of interest\n");
    const std::vector<SheetInfo> sheets { { "Fleet", false }, { "People", false },
        { "Old", name != "sheetjs.ods" && name != "gnumeric.xlsx" } }; // which do not keep that
    CHECK(sheetsOf(workbooks / name) == sheets);
}

TEST_CASE("What of a sheet its values do not show is said")
{
    CHECK(notesText(workbooks / "libreoffice.ods")
        == "libreoffice.ods, sheet Fleet: 1 cell holds an error, it is D6 (#DIV/0!).\n"
           "libreoffice.ods, sheet Fleet: 1 hidden row is read like the others, the first is row 8.\n"
           "libreoffice.ods, sheet Fleet: the text of 1 merged range counts for each of its cells, the first is A3:A4.\n"
           "libreoffice.ods: is read from the sheet Fleet; it also has People, Old.\n");
    CHECK(notesText(workbooks / "openpyxl.xlsx")
              .starts_with("openpyxl.xlsx, sheet Fleet: 2 formulas have no result, the first is D4 (=D3*2); "));
    CHECK(notesText(workbooks / "gnumeric.ods").starts_with("gnumeric.ods, sheet Fleet: 1 cell holds an error, it is D6 (#DIV/0!).\n"));
    CHECK(notesText(workbooks / "openpyxl-rows.xlsx").empty());
}

TEST_CASE("A program that keeps no shared texts is read")
{
    CHECK(sheetText(workbooks / "openpyxl-rows.xlsx") == "1: Organization|Chip|Units\n2: OpenAI|H100 SXM|120000\n3: Meta||24000\n");
}

TEST_CASE("Numbers of cells are written as our tables write them")
{
    const auto number = [](std::string_view text) { return numberCellText(text, CellFormat::Number, false); };
    CHECK(number("120000") == "120000");
    CHECK(number("0.10000000000000001") == "0.1");
    CHECK(number("1.2E5") == "120000");
    CHECK(number("1E+021") == "1e21");
    CHECK(number("007") == "7");
    CHECK(number("-0.5") == "-0.5");
    CHECK(number("nan") == "nan"); // no number: it stays, and whoever wants one refuses it
    CHECK(number("") == "");
    const auto percent = [](std::string_view text) { return numberCellText(text, CellFormat::Percent, false); };
    CHECK(percent("0.07") == "7%"); // 0.07 * 100 is 7.000000000000001
    CHECK(percent("0.349999999999999999995") == "35%");
    CHECK(percent("1") == "100%");
    CHECK(percent("-0.005") == "-0.5%");
    CHECK(percent("0") == "0%");
}

TEST_CASE("Dates of cells count from 1900 or from 1904")
{
    const auto date
        = [](std::string_view text, bool countsFrom1904 = false) { return numberCellText(text, CellFormat::Date, countsFrom1904); };
    CHECK(date("1") == "1900-01-01");
    CHECK(date("59") == "1900-02-28");
    CHECK(date("60") == "1900-02-29"); // which never was, and is read as no date
    CHECK(date("61") == "1900-03-01");
    CHECK(date("46022") == "2025-12-31");
    CHECK(date("44560", true) == "2025-12-31"); // 1,462 days less
    CHECK(date("0", true) == "1904-01-01");
    CHECK(date("2958465") == "9999-12-31");
    CHECK(date("2958466") == "2958466");
    CHECK(date("-1") == "-1");
    CHECK(date("45838.583333333336") == "2025-06-30 14:00:00");
    CHECK(date("45838.999999999") == "2025-07-01"); // less than half a second before
    const auto time = [](std::string_view text) { return numberCellText(text, CellFormat::Time, false); };
    CHECK(time("0.5") == "12:00:00");
    CHECK(time("1.25") == "30:00:00"); // [h]:mm
    CHECK(time("45838.5") == "2025-06-30 12:00:00");
    CHECK(isoDateText("2025-12-31T00:00:00.000Z") == "2025-12-31");
    CHECK(isoDateText("2025-12-31T14:30:00") == "2025-12-31 14:30:00");
    CHECK(isoDateText("2025-12-31") == "2025-12-31");
}

TEST_CASE("A format's code says what its numbers are")
{
    const auto [code, format]
        = GENERATE(table<std::string, CellFormat>({ { "General", CellFormat::Number }, { "#,##0.00", CellFormat::Number },
            { "0.00E+00", CellFormat::Number }, { "0.0%", CellFormat::Percent }, { "dd/mm/yyyy", CellFormat::Date },
            { "mmm yy", CellFormat::Date }, { "[$-409]d\\-mmm\\-yyyy;@", CellFormat::Date }, { "yyyy\"年\"m\"月\"", CellFormat::Date },
            { "yyyy-mm-dd hh:mm", CellFormat::DateTime }, { "[h]:mm", CellFormat::Time }, { "mm:ss.0", CellFormat::Time },
            { "[Red]0", CellFormat::Number }, { "0\" days\"", CellFormat::Number }, { "0\\d", CellFormat::Number },
            { "#,##0_);(#,##0)", CellFormat::Number }, { "0;\"d\"", CellFormat::Number }, { "[$€-407]#,##0", CellFormat::Number },
            { "\"unclosed", CellFormat::Number }, { "[unclosed", CellFormat::Number }, { "", CellFormat::Number } }));
    CAPTURE(code);
    CHECK(formatOf(code) == format);
}

TEST_CASE("Cells have names")
{
    CHECK(cellName({ 4, 2 }) == "C5");
    CHECK(columnName(25) == "Z");
    CHECK(columnName(26) == "AA");
    CHECK(columnName(16'383) == "XFD");
    CHECK(cellPlace("$c$5") == CellPlace { 4, 2 });
    CHECK(cellPlace("XFD1048576") == CellPlace { 1'048'575, 16'383 });
    for (const auto* bad : { "", "C", "5", "C0", "XFE1", "A1048577", "A1B", "AAAAAAAAAAAAAAAAAAAAAAAA1", "A11111111111111111111111" })
        CHECK_FALSE(cellPlace(bad));
    CHECK(cellRange("H20:B3") == CellRange { { 2, 1 }, { 19, 7 } });
    CHECK(cellRange("B3") == CellRange { { 2, 1 }, { 2, 1 } });
    CHECK_FALSE(cellRange("B3:"));
}

TEST_CASE("Texts of .xlsx are shared, inline, of a formula or rich")
{
    CHECK(xlsxText("<sheetData><row r=\"2\"><c r=\"B2\" t=\"s\"><v>1</v></c><c r=\"C2\" t=\"s\"><v>0</v></c><c r=\"D2\" "
                   "t=\"inlineStr\"><is><r><t>in</t></r>"
                   "<r><t>line</t></r></is></c><c r=\"E2\" t=\"str\"><f>A1&amp;B1</f><v>re_x000D_sult</v></c><c r=\"F2\" "
                   "t=\"str\"><f>\"\"</f><v></v></c>"
                   "<c r=\"G2\" t=\"b\"><v>0</v></c></row></sheetData>",
              "<si><t>plain</t></si><si><r><t>東</t></r><r><t>京</t></r><rPh sb=\"0\" eb=\"2\"><t>トウキョウ</t></rPh></si>")
        == "2: |東京|plain|inline|re\rsult||FALSE\n");
}

TEST_CASE("Cells and rows of .xlsx without a place follow the one before")
{
    CHECK(xlsxText("<sheetData><row><c><v>1</v></c><c/><c><v>2</v></c></row><row r=\"5\"><c "
                   "r=\"C5\"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row></sheetData>")
        == "1: 1||2\n5: ||3|4\n6: 5\n");
}

TEST_CASE("Strict .xlsx and other prefixes are read")
{
    const TempFolder folder;
    const auto types = "http://purl.oclc.org/ooxml/officeDocument/relationships"s;
    const auto relations = [&types](const std::string& type, const std::string& target) {
        return "<p:Relationships xmlns:p=\"http://schemas.openxmlformats.org/package/2006/relationships\"><p:Relationship Id=\"a\" Type=\""
            + types + type + "\" Target=\"" + target + "\"/></p:Relationships>";
    };
    const auto main = "xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\""s;
    writeZip(folder / "t.xlsx",
        { { "_rels/.rels", relations("/officeDocument", "book.xml") }, { "_rels/book.xml.rels", relations("/worksheet", "./one.xml") },
            { "book.xml",
                "<x:workbook " + main + " xmlns:q=\"" + types + "\"><x:sheets><x:sheet name=\"S\" q:id=\"a\"/></x:sheets></x:workbook>" },
            { "one.xml",
                "<x:worksheet " + main
                    + "><x:sheetData><x:row><x:c t=\"d\"><x:v>2025-12-31</x:v></x:c></x:row></x:sheetData></x:worksheet>" } });
    CHECK(sheetText(folder / "t.xlsx") == "1: 2025-12-31\n");
}

TEST_CASE("A merged text counts for all its cells, a number once, a title stays one cell")
{
    const auto cell = [](const std::string& place, const std::string& text) {
        return "<c r=\"" + place + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    };
    const auto number = [](const std::string& place, const std::string& text) { return "<c r=\"" + place + "\"><v>" + text + "</v></c>"; };
    const auto sheet = "<sheetData><row r=\"1\">" + cell("A1", "Title") + "</row><row r=\"2\">" + cell("A2", "Name") + cell("B2", "2025")
        + "</row><row r=\"3\">" + cell("A3", "OpenAI") + number("B3", "10") + number("C3", "7") + "</row><row r=\"4\"><c r=\"A4\"/>"
        + number("C4", "8") + "</row><row r=\"5\">" + cell("A5", "Meta") + number("B5", "1")
        + "</row></sheetData><mergeCells><mergeCell ref=\"A1:C1\"/><mergeCell ref=\"B2:C2\"/><mergeCell ref=\"A3:A4\"/>"
          "<mergeCell ref=\"B3:B4\"/></mergeCells>";
    CHECK(xlsxText(sheet) == "1: Title\n2: Name|2025|2025\n3: OpenAI|10|7\n4: OpenAI||8\n5: Meta|1\n");

    const TempFolder folder;
    writeXlsx(folder / "t.xlsx", sheet);
    CHECK(notesText(folder / "t.xlsx")
        == "t.xlsx, sheet S: the text of 2 merged ranges counts for each of their cells, the first is B2:C2.\n"
           "t.xlsx, sheet S: the number of 1 merged range counts for the first row only, the first is B3:B4.\n");
}

TEST_CASE("A result of 0 that nobody has reckoned is said")
{
    const TempFolder folder;
    const auto sheet = "<sheetData><row><c><f>A2*2</f><v>0</v></c><c><f>1+1</f><v>2</v></c><c><v>0</v></c></row></sheetData>"s;
    writeXlsx(folder / "t.xlsx", sheet, {}, {}, "<calcPr fullCalcOnLoad=\"1\"/>");
    CHECK(notesText(folder / "t.xlsx")
        == "t.xlsx, sheet S: 1 formula has the result 0 in a workbook that no spreadsheet program has reckoned yet, the first is A1; open "
           "it in one and save it.\n");
    writeXlsx(folder / "u.xlsx", sheet);
    CHECK(notesText(folder / "u.xlsx").empty());
}

TEST_CASE("Hidden columns are said where they hold anything")
{
    const TempFolder folder;
    writeXlsx(folder / "t.xlsx",
        "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/><col min=\"4\" max=\"16384\" "
        "hidden=\"true\"/></cols><sheetData><row><c><v>1</v></c><c><v>2</v></c></row></sheetData>");
    CHECK(notesText(folder / "t.xlsx") == "t.xlsx, sheet S: 1 hidden column is read like the others, the first is B.\n");
}

TEST_CASE("Cells and rows of .ods are repeated, covered ones take their place, remarks say nothing")
{
    const auto text
        = [](const std::string& inside) { return "<table:table-cell office:value-type=\"string\">" + inside + "</table:table-cell>"; };
    CHECK(
        odsText("<table:tracked-changes><table:table-cell><text:p>deleted</text:p></table:table-cell></table:tracked-changes><table:table "
                "table:name=\"S\">"
                "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell/></table:table-row><table:table-row "
                "table:number-rows-repeated=\"2\">"
            + text("<office:annotation><text:p>a remark</text:p></office:annotation><text:p>a<text:s "
                   "text:c=\"2\"/><text:span>b</text:span></text:p><text:p>c</text:p>")
            + "<table:table-cell table:number-columns-repeated=\"2\"/><table:table-cell table:number-columns-repeated=\"2\" "
              "office:value-type=\"float\" "
              "office:value=\"7\"/><table:covered-table-cell office:value-type=\"string\"><text:p>under</text:p></table:covered-table-cell>"
            + text("<text:p>z</text:p>")
            + "<table:table-cell "
              "table:number-columns-repeated=\"16370\"/></table:table-row><table:table-row-group><table:table-row><table:table-cell "
              "office:value-type=\"time\" office:time-value=\"PT14H05M00S\"/><table:table-cell "
              "table:formula=\"of:=[.A1]\"/></table:table-row></table:table-row-group>"
              "<table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell/></table:table-row></table:table>")
        == "4: a  b\\nc|||7|7||z\n5: a  b\\nc|||7|7||z\n6: 14:05:00|=[.A1]\n");
}

TEST_CASE("A sheet or range is chosen by its name")
{
    const auto file = workbooks / "gnumeric.ods";
    CHECK(sheetText(file, "Fleet!A2:B3") == "2: Organization|Chip\n3: OpenAI|H100 SXM\n");
    CHECK(sheetText(file, "'Fleet'!$B$4:$D$4") == "4: A100|2025-09-30|240000\n");
    CHECK(sheetText(file, "Flete") == "NotFound: gnumeric.ods: has no sheet Flete - did you mean 'Fleet'?; it has Fleet, People, Old");
    CHECK(sheetText(file, "Fleet!A2:") == "Usage: gnumeric.ods: A2: is no range of cells such as B3:H20");
    CHECK(sheetText(file, "Fleet!X20:Z30")
        == "Invalid: gnumeric.ods: the sheet Fleet holds nothing in X20:Z30; choose one of Fleet, People, Old");
}

TEST_CASE("What is no workbook that can be read says what it is")
{
    const TempFolder folder;
    const auto kind = [&folder](const std::string& name, const std::string& bytes) {
        writeFile(folder / name, bytes);
        return errorOf([&] { fileKindOf(folder / name); });
    };
    const auto zip = [&folder](const std::string& name, const std::vector<std::pair<std::string, std::string>>& parts) {
        writeZip(folder / name, parts);
        return errorOf([&] { fileKindOf(folder / name); });
    };
    const auto compound = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s;
    const auto readable = "save it as .xlsx, .ods or CSV"s;
    CHECK(kind("a.xls", compound + "W\0o\0r\0k\0b\0o\0o\0k\0"s)
        == "Invalid: a.xls: is a workbook of Excel before 2007 (.xls), which is not read; " + readable);
    CHECK(kind("b.xlsx", compound + "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"s)
        == "Invalid: b.xlsx: is locked with a password; open it in a spreadsheet program and save it without one");
    CHECK(kind("c.doc", compound)
        == "Invalid: c.doc: is a text document or a presentation, not a table; save its table as .xlsx, .ods or CSV");
    CHECK(zip("d.xlsb", { { "xl/workbook.bin", "x" } })
        == "Invalid: d.xlsb: is a binary workbook (.xlsb), which is not read; save it as .xlsx");
    CHECK(zip("e.numbers", { { "Index/Document.iwa", "x" } })
        == "Invalid: e.numbers: is a workbook of Numbers, which is not read; export it as Excel (.xlsx) or CSV");
    CHECK(zip("f.docx", { { "_rels/.rels", "x" }, { "word/document.xml", "x" } }).find("is a text document") != std::string::npos);
    CHECK(zip("g.odt", { { "mimetype", "application/vnd.oasis.opendocument.text" }, { "content.xml", "x" } }).find("is a text document")
        != std::string::npos);
    CHECK(zip("h.zip", { { "fleet.csv", "a,b" } }) == "Invalid: h.zip: is an archive, not a table; unpack it and name what is in it");
    CHECK(
        kind("i.png", "\x89PNG\r\n\x1A\n....") == "Invalid: i.png: is a picture, not a table; save the table itself as .xlsx, .ods or CSV");
    CHECK(kind("j.pdf", "%PDF-1.7").find("is a PDF") != std::string::npos);
    CHECK(kind("k.flop", "SQLite format 3\0"s).find("is a database") != std::string::npos);
    CHECK(kind("l.csv.gz", "\x1F\x8B\x08").find("is an archive") != std::string::npos);
    CHECK(kind("m.xml", "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">").find("flat XML")
        != std::string::npos);
    CHECK(kind("n.xls", "\n<html><table>").find("is a web page") != std::string::npos);
    CHECK(kind("o.csv", "a,b\n1,2\n").empty());
    CHECK(kind("p.csv", "").empty());
    const auto whole = readFile(workbooks / "openpyxl.xlsx");
    CHECK(kind("q.xlsx", whole.substr(0, whole.size() / 2))
        == "Damaged: q.xlsx: is half a workbook, its end is missing; copy or download it again");
    CHECK(zip("r.ods",
        { { "mimetype", "application/vnd.oasis.opendocument.spreadsheet" }, { "content.xml", "x" },
            { "META-INF/manifest.xml", "<manifest:encryption-data/>" } })
              .empty());
    CHECK(sheetText(folder / "r.ods")
        == "Invalid: r.ods: is locked with a password; open it in a spreadsheet program and save it without one");
}

TEST_CASE("A damaged workbook is refused")
{
    const auto damaged = "Damaged: t.xlsx: is damaged and cannot be read to its end; open it in a spreadsheet program and save it again"s;
    CHECK(xlsxText("<sheetData><row><c t=\"s\"><v>3</v></c></row></sheetData>", "<si><t>only one</t></si>") == damaged);
    CHECK(xlsxText("<sheetData><row r=\"2\"/><row r=\"2\"/></sheetData>") == damaged);
    CHECK(xlsxText("<sheetData><row r=\"2\"><c r=\"B2\"><v>1</v></c><c r=\"A2\"><v>1</v></c></row></sheetData>") == damaged);
    CHECK(xlsxText("<sheetData><row r=\"2\"><c r=\"B3\"><v>1</v></c></row></sheetData>") == damaged);
    CHECK(xlsxText("<sheetData><row></sheetData>") == damaged);
    const TempFolder folder;
    writeZip(folder / "t.xlsx", { { "_rels/.rels", "<Relationships/>" } });
    CHECK(sheetText(folder / "t.xlsx").find("lacks its part") != std::string::npos);
    CHECK(xlsxText("<sheetData/>") == "Invalid: t.xlsx: its sheets hold nothing, but a table with a header line is needed");
}

TEST_CASE("A workbook beyond measure is refused")
{
    CHECK(xlsxText(std::string(200, ' ') + "<sheetData><row>" + [] {
        std::string deep;
        for (int i = 0; i < 200; ++i)
            deep += "<a>";
        return deep;
    }()) == "Invalid: t.xlsx: nests its parts without end; open it in a spreadsheet program and save it again");
    CHECK(xlsxText(std::string(70u << 20, ' ') + "<sheetData/>")
        == "Invalid: t.xlsx: unpacks beyond measure and is not read; save the sheet that is meant as CSV");
    CHECK(odsText("<table:table table:name=\"S\"><table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell "
                  "table:number-columns-repeated=\"16384\" "
                  "office:value-type=\"float\" office:value=\"1\"/></table:table-row></table:table>")
              .ends_with("unpacks beyond measure and is not read; save the sheet that is meant as CSV"));
    CHECK(odsText("<table:table table:name=\"S\"><table:table-row "
                  "table:number-rows-repeated=\"99999999999999999999\"><table:table-cell/></table:table-row>"
                  "<table:table-row><table:table-cell office:value-type=\"float\" office:value=\"1\"/></table:table-row></table:table>")
        == "Invalid: t.ods, sheet S: has more than 1048576 rows; save it as CSV");
    CHECK(odsText("<table:table table:name=\"S\"><table:table-row><table:table-cell "
                  "table:number-columns-repeated=\"16384\"/><table:table-cell office:value-type=\"float\" "
                  "office:value=\"1\"/></table:table-row></table:table>")
        == "Invalid: t.ods, sheet S, row 1: has more than 16384 columns; perhaps it is no table");

    const TempFolder folder;
    writeZip(folder / "t.xlsx", { { "_rels/.rels", "<!DOCTYPE a [<!ENTITY b \"bb\">]><Relationships/>" } });
    CHECK(sheetText(folder / "t.xlsx").find("declares a document type") != std::string::npos);
}

TEST_CASE("Workbooks that people bring")
{
    CHECK(sheetText(workbooks / "case-openpyxl.xlsx")
        == "1: organization|chip|quarter|measure|units|access|status\n2: OpenAI|H100 SXM|2019Q1|installed|100|owned|actual\n");
    const auto fleet = "1: Owner|Number of\\nUnits|Start date|Share|Sum|Chip\n2: A|46839|2024-03-31|34.5%|0|1E26\n3: "
                       "B|46,839|2024-03-31|33.33333333333333%|140517|H100\n"
                       "4: Merged|1743.239130434783|2024-03-31||0\n5: Merged|6.494e20||TRUE|Ax\n6: Hidden|999\n7: Last|1e-07|45382.5\n"s;
    CHECK(sheetText(workbooks / "case-libxlsxwriter.xlsx") == fleet);
    // LibreOffice keeps 15 digits.
    CHECK(sheetText(workbooks / "case-libreoffice.ods")
        == replaced(replaced(fleet, "33.33333333333333%", "33.3333333333333%"), "434783", "43478"));
    CHECK(notesText(workbooks / "case-libxlsxwriter.xlsx")
              .starts_with("case-libxlsxwriter.xlsx, sheet Fleet: 2 formulas have the result 0 in a workbook that no "));
}

TEST_CASE("Two tables on a sheet are told from one with titles, gaps and remarks")
{
    /// Rows of texts, a space between cells, `.` for an empty one.
    const auto tables = [](const std::vector<std::string>& rows) {
        std::string sheet;
        for (const auto& row : rows) {
            sheet += "<row>";
            for (const auto& value : split(row, ' '))
                sheet += value == "." || value.empty() ? "<c/>"s
                    : parseNumber(value)               ? "<c><v>" + value + "</v></c>"
                                                       : "<c t=\"str\"><v>" + value + "</v></c>";
            sheet += "</row>";
        }
        const TempFolder folder;
        writeXlsx(folder / "t.xlsx", "<sheetData>" + sheet + "</sheetData>");
        SheetReader reader(folder / "t.xlsx");
        std::string text;
        for (const auto& range : tablesOn(reader))
            text += (text.empty() ? "" : " ") + rangeName(range);
        return text;
    };
    CHECK(tables({ "Owner Units", "A 1", "B 2" }) == "A1:B3");
    CHECK(tables({ "Title", "", "Owner Chip Units", "A H100 1", "", "Sources", "two words" }) == "A1:C7");
    CHECK(tables({ "Owner Units . Owner People", "A 1 . A 5", "B 2 . B 6" }) == "A1:B3 D1:E3");
    CHECK(tables({ "Owner Units . .", "A 1 . City Year", "B 2 . X 2020", ". . . Y 2021" }) == "A1:B3 D2:E4");
    CHECK(tables({ "Owner Units . Low High", "A 1 . 0 2", "B 2 . 1 3" }) == "A1:E3"); // a gap within a table
    CHECK(tables({ "Owner Units . Note", "A 1 . x", "B 2" }) == "A1:D3");
    CHECK(tables({ "Owner Units", "A 1", "", "Owner People", "A 5" }) == "A1:B2 A4:B5");
    CHECK(tables({ "Owner Units Note", "A 1", "", "B . unknown", "C 3" }) == "A1:C5"); // a group of rows without its number
}
