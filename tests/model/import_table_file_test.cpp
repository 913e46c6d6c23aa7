// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/temp_document.h"

#include "model/base/error.h"
#include "model/exchange/table_file.h"

#include <chrono>
#include <filesystem>
#include <fstream>

using namespace model;
namespace fs = std::filesystem;
using namespace std::string_literals;

namespace {

/// "a|b / c|d", columns first; or the error.
std::string fileText(const fs::path& path, const DialectChoice& dialect = {})
{
    std::string text;
    const auto error = errorOf([&] {
        TableReader reader(path, dialect);
        for (const auto& column : reader.columns())
            text += (text.empty() ? "" : "|") + column;
        CsvRow row;
        while (reader.next(row)) {
            for (std::size_t i = 0; i < row.values.size(); ++i)
                text += (i == 0 ? " / " : "|") + std::string(row.values[i]);
        }
    });
    return error.empty() ? text : text + " " + error;
}

std::string tableText(std::string_view bytes)
{
    const TempFolder folder;
    writeFile(folder / "t.csv", bytes);
    return fileText(folder / "t.csv");
}

Dialect dialectOf(std::string_view bytes)
{
    const TempFolder folder;
    writeFile(folder / "t.csv", bytes);
    return detectDialect(folder / "t.csv");
}

std::string utf16(std::u16string_view text, bool isLittleEndian)
{
    std::string bytes;
    for (const char16_t unit : text) {
        const auto low = static_cast<char>(unit & 0xFF);
        const auto high = static_cast<char>(unit >> 8);
        bytes += isLittleEndian ? low : high;
        bytes += isLittleEndian ? high : low;
    }
    return bytes;
}

}

TEST_CASE("A table's encoding is found by its mark, its zero bytes or its letters")
{
    CHECK(tableText("name,count\nJ\xC3\xBClich,1\n") == "name|count / J\xC3\xBClich|1");
    CHECK(tableText("\xEF\xBB\xBFname,count\nJ\xC3\xBClich,1\n") == "name|count / J\xC3\xBClich|1");
    CHECK(tableText("name,count\nJ\xFClich,1\n") == "name|count / J\xC3\xBClich|1");
    CHECK(tableText("name,price\nX,5 \x80\n") == "name|price / X|5 \xE2\x82\xAC");
    for (const bool isLittleEndian : { true, false }) {
        CAPTURE(isLittleEndian);
        const auto expected = "name|count / J\xC3\xBClich \xF0\x9F\x99\x82|1";
        CHECK(tableText(utf16(u"\uFEFFname,count\nJ\u00FClich \U0001F642,1\n", isLittleEndian)) == expected);
        CHECK(tableText(utf16(u"name,count\nJ\u00FClich \U0001F642,1\n", isLittleEndian)) == expected);
    }
    CHECK(dialectOf("name,count\nJ\xFClich,1\n").encoding == "Windows-1252");
    CHECK(dialectOf(utf16(u"name,count\nx,1\n", true)).encoding == "UTF-16 LE");
}

TEST_CASE("A table is read in the encoding that is asked for, else in the one it seems to have")
{
    const TempFolder folder;
    writeFile(folder / "t.csv", "name;count\nJ\xC3\xBClich;1\n");
    CHECK(fileText(folder / "t.csv", { .encoding = "Windows-1252" }) == "name|count / J\xC3\x83\xC2\xBClich|1");
    const DialectChoice dialect { .separator = ';' };
    CHECK(fileText(folder / "t.csv", dialect) == "name|count / J\xC3\xBClich|1");
    CHECK(TableReader(folder / "t.csv", dialect).dialect().encoding == "UTF-8");
}

TEST_CASE("Bytes that Windows-1252 does not have are read as Latin-1's control characters")
{
    CHECK(tableText("name,count\nJ\xFC\x81,1\n") == "name|count / J\xC3\xBC\xC2\x81|1");
}

TEST_CASE("A letter of UTF-16 is read whole wherever a block ends")
{
    std::u16string text = u"\uFEFFname,count\n";
    std::string expected = "name|count";
    for (int row = 0; row < 20'000; ++row) {
        text += u"x\U0001F642\u00FC,1\n"; // 14 bytes, so that blocks end in the middle of pairs
        expected += " / x\xF0\x9F\x99\x82\xC3\xBC|1";
    }
    CHECK(tableText(utf16(text, true)) == expected);
}

TEST_CASE("A table whose letters are broken says where")
{
    CHECK(tableText("name,count\n\xC3\xA4\xC3\xB6\xC3\xBC,1\nJ\xFClich,2\n").find("Invalid: t.csv line 3: value 1 is not UTF-8")
        != std::string::npos);
    CHECK(tableText(utf16(u"\uFEFFname,count\n", true) + "\x41\xD8\x2C"s + "\0\x31\0"s).find("line 2: value 1 is not UTF-8")
        != std::string::npos);
    CHECK(tableText(utf16(u"\uFEFFname,count\nx,1", true) + "\n").find("line 2: value 2 is not UTF-8") != std::string::npos);
}

TEST_CASE("A table's separator is the one that divides its rows alike")
{
    CHECK(tableText("name;count\nx;1,5\ny;2,5\n") == "name|count / x|1,5 / y|2,5");
    CHECK(tableText("name\tcount\nx, y\t1\n") == "name|count / x, y|1");
    CHECK(tableText("name|count\nx|1\n") == "name|count / x|1");
    CHECK(tableText("name,note\nx,\"a;b;c\"\ny,\"d;e;f\"\n") == "name|note / x|a;b;c / y|d;e;f");
    CHECK(tableText("a,\"1;2;3\"\nb,\"4;5;6\"\n") == "a|1;2;3 / b|4;5;6");
    CHECK(tableText("name;note\nx;\"say \"\"hi, you\"\"\"\ny;\"say \"\"so\"\"\"\n") == "name|note / x|say \"hi, you\" / y|say \"so\"");
    CHECK(tableText("sep=;\nname;count\nx;1\n") == "name|count / x|1");
    CHECK(tableText("name\nx\ny\n") == "name / x / y");
}

TEST_CASE("A table's header is found behind a title, and missed where there is none")
{
    CHECK(tableText("Fleet 2026,,\nname,count,unit\nx,1,a\ny,2,b\n") == "name|count|unit / x|1|a / y|2|b");
    CHECK(tableText("x,1\ny,2\n") == "#1|#2 / x|1 / y|2");
    CHECK(tableText("name,,name\nx,1,z\n") == "name|#2|name (2) / x|1|z");
}

TEST_CASE("A table may have quotes inside values, no last line end and rows without values")
{
    CHECK(tableText("name,note\nx,5\" disk\n,\n , \ny,\"say \"\"hi\"\"\"") == "name|note / x|5\" disk / y|say \"hi\"");
    CHECK(tableText("name,note\r\nx,\"two\r\nlines\"\r\n") == "name|note / x|two\r\nlines");
    CHECK(
        tableText("name,note\nx,\"open\n").find("Invalid: t.csv line 2: a quote opens in this row and never closes") != std::string::npos);
}

TEST_CASE("A table that is none is refused in one sentence")
{
    const TempFolder folder;
    writeFile(folder / "empty.csv", "");
    writeFile(folder / "blank.csv", "\n\n  \n");
    fs::create_directory(folder / "folder.csv");
    CHECK(fileText(folder / "none.csv") == " NotFound: none.csv: does not exist; check the name");
    CHECK(fileText(folder / "folder.csv") == " Unreadable: folder.csv: is a folder, not a table; name the file");
    CHECK(fileText(folder / "empty.csv") == " Invalid: empty.csv: is empty, but a table with a header line is needed");
    CHECK(fileText(folder / "blank.csv").find("Invalid: blank.csv: ") != std::string::npos);
    CHECK(fileText("/dev/null") == " Unreadable: null: is no ordinary file; save the table as one first");
    CHECK(tableText("GIF89a\x01\0\x01\0\x80\0\0\n,\0\0\0"s).find("Invalid: t.csv") != std::string::npos);
}

TEST_CASE("A table of ten thousand columns is refused without waiting")
{
    const auto start = std::chrono::steady_clock::now();
    std::string row;
    for (int i = 0; i < 10'000; ++i)
        row += (i > 0 ? ",c" : "c") + std::to_string(i);

    CHECK(tableText(row + "\n" + row + "\n") == " Invalid: t.csv line 1: has more than 4096 columns; perhaps it is no table");
    CHECK(tableText(row) == " Invalid: t.csv line 1: has more than 4096 columns; perhaps it is no table");
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
}

TEST_CASE("A line of a hundred megabytes is refused without waiting")
{
    const TempFolder folder;
    const auto start = std::chrono::steady_clock::now();
    {
        std::ofstream file(folder / "t.csv", std::ios::binary);
        const std::string piece(1u << 20, 'x');
        file << "name,count\n";
        for (int i = 0; i < 100; ++i)
            file << piece;
    }

    CHECK(fileText(folder / "t.csv").find("Invalid: t.csv line 2: the row that begins here is longer than 16 MB") != std::string::npos);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(10));
}

TEST_CASE("A table that changes while it is read says so")
{
    const TempFolder folder;
    const auto path = folder / "t.csv";
    std::string csv = "name,count\n";
    while (csv.size() < 2'000'000)
        csv += "something,12345\n";
    writeFile(path, csv);
    TableReader reader(path);
    CsvRow row;
    REQUIRE(reader.next(row));

    const auto size = GENERATE(std::size_t { 0 }, std::size_t { 1'000'000 }, std::size_t { 3'000'000 });
    fs::resize_file(path, size);

    const auto error = errorOf([&] {
        while (reader.next(row)) { }
    });
    CAPTURE(size);
    CHECK((error == "Unreadable: t.csv: changed while it was read; import it again when it is complete"
        || error.find("holds a zero byte") != std::string::npos));
}

TEST_CASE("A preview shows the first rows and the values of a column")
{
    const TempFolder folder;
    writeFile(folder / "t.csv", "name,count\nx,1\ny,\nz,3\n");

    const auto preview = readPreview(folder / "t.csv", DialectChoice {}, 2);

    CHECK(preview.name == "t.csv");
    CHECK(preview.rows == std::vector<std::vector<std::string>> { { "x", "1" }, { "y", "" } });
    CHECK(preview.hasMore);
    CHECK(preview.valuesOf("count") == std::vector<std::string> { "1" });
    CHECK_FALSE(readPreview(folder / "t.csv").hasMore);
}

TEST_CASE("A dialect that is given goes before the one detected")
{
    const TempFolder folder;
    writeFile(folder / "t.csv", "a,b;c\n1,2;3\n");
    CHECK(fileText(folder / "t.csv", { .separator = ';' }) == "a,b|c / 1,2|3");
    CHECK(fileText(folder / "t.csv", { .separator = ';', .headerRow = 2 }) == "1,2|3");
    CHECK(fileText(folder / "t.csv", { .separator = ';', .headerRow = 0 }) == "#1|#2 / a,b|c / 1,2|3");
}
