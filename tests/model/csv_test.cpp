// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/temp_document.h"

#include "model/base/csv.h"
#include "model/base/error.h"

#include <chrono>
#include <random>

using namespace model;

namespace {

/// "1:a|b\n3:c|d\n", line numbers first; or the error.
std::string rows(std::string_view csv, const CsvOptions& options = {})
{
    std::string text;
    const auto error = errorOf([&] {
        CsvReader reader(csv, "t.csv", options);
        CsvRow row;
        while (reader.next(row)) {
            text += std::to_string(row.line) + ":";
            for (std::size_t i = 0; i < row.values.size(); ++i)
                text += (i > 0 ? "|" : "") + std::string(row.values[i]);
            text += '\n';
        }
    });
    return text + error;
}

}

TEST_CASE("CSV rows come with the line they begin on, whatever ends a line")
{
    CHECK(rows("a,b\nc,d\n") == "1:a|b\n2:c|d\n");
    CHECK(rows("a,b\r\nc,d\r\n") == "1:a|b\n2:c|d\n");
    CHECK(rows("a,b\rc,d\r") == "1:a|b\n2:c|d\n");
    CHECK(rows("a,b\nc,d") == "1:a|b\n2:c|d\n");
    CHECK(rows("a,b\n\n\nc,d\n") == "1:a|b\n4:c|d\n");
    CHECK(rows("a,b\r\n\r\nc,d\r\n") == "1:a|b\n3:c|d\n");
    CHECK(rows("a,\"x\ny\nz\"\nc,d\n") == "1:a|x\ny\nz\n4:c|d\n");
    CHECK(rows("").empty());
    CHECK(rows("\n\n").empty());
}

TEST_CASE("CSV values keep spaces, quotes, separators and emptiness")
{
    CHECK(rows(" a , b\n") == "1: a | b\n");
    CHECK(rows("\"a,b\",\"say \"\"hi\"\"\",\"\"\n") == "1:a,b|say \"hi\"|\n");
    CHECK(rows(",,\n") == "1:||\n");
    CHECK(rows("a\tb,c\n", { '\t' }) == "1:a|b,c\n");
}

TEST_CASE("CSV begins with a byte order mark only where it is UTF-8's")
{
    CHECK(rows("\xEF\xBB\xBF"
               "a,b\n")
        == "1:a|b\n");
    CHECK(rows(std::string_view("\xFF\xFE"
                                "a\0,\0",
              6))
        == "Invalid: t.csv line 1: is UTF-16 or UTF-32 text; save it as UTF-8");
    CHECK(rows(std::string_view("\0a\0,", 4)) == "Invalid: t.csv line 1: is UTF-16 or UTF-32 text; save it as UTF-8");
}

TEST_CASE("CSV that is broken says where")
{
    CHECK(rows("a,b\nc,\"d\n\ne,f\n") == "1:a|b\nInvalid: t.csv line 2: a quote opens in this row and never closes");
    CHECK(rows("a,b\nc,d\"e\n").find("t.csv line 2: a quote stands inside a value") != std::string::npos);
    CHECK(rows("a,b\n\"c\"d,e\n").find("t.csv line 2: a quote stands inside a value") != std::string::npos);
    CHECK(rows(std::string_view("a,b\nc,\0\n", 8)) == "1:a|b\nInvalid: t.csv line 2: holds a zero byte; it is no text");
    CHECK(rows("a,b\nc,caf\xe9\n") == "1:a|b\nInvalid: t.csv line 2: value 2 is not UTF-8 text; save the file as UTF-8");
}

TEST_CASE("A quote inside a CSV value is read where it may stand")
{
    const auto with = [](std::string_view csv, CsvQuotes quotes) { return rows(csv, { ',', quotes }); };
    const std::string disk = "5\" disk,\"a,b\"\n";
    const std::string said = "\"say \"hi\" again\",x\n";

    CHECK(with(disk, CsvQuotes::InsideBare) == "1:5\" disk|a,b\n");
    CHECK(with(disk, CsvQuotes::Inside) == "1:5\" disk|a,b\n");
    CHECK(with(disk, CsvQuotes::None) == "1:5\" disk|\"a|b\"\n");
    CHECK(with(said, CsvQuotes::InsideBare).find("t.csv line 1: a quote stands inside a value") != std::string::npos);
    CHECK(with(said, CsvQuotes::Inside) == "1:say \"hi\" again|x\n");
    CHECK(with(said, CsvQuotes::None) == "1:\"say \"hi\" again\"|x\n");
}

TEST_CASE("Empty lines of a CSV are kept where they count")
{
    const auto* csv = GENERATE("a\n\nb\n", "a\r\n\r\nb\r\n", "a\r\rb\r");
    CHECK(rows(csv, { ',', CsvQuotes::Around, 0, true }) == "1:a\n2:\n3:b\n");
}

TEST_CASE("CSV files that cannot be read say so")
{
    TempFolder folder;
    CHECK(errorOf([&] { CsvReader(folder / "none.csv"); }) == "NotFound: none.csv: does not exist");
    CHECK(errorOf([&] { CsvReader(folder.path()); }).starts_with("Unreadable: "));
}

TEST_CASE("A very long CSV value is read, one without end is refused, both without waiting")
{
    const auto start = std::chrono::steady_clock::now();

    CHECK(rows("a," + std::string(8u << 20, 'x') + "\nc,d\n").size() == (8u << 20) + 11);
    CHECK(rows("a,\"" + std::string(40u << 20, 'x'))
        == "Invalid: t.csv line 1: the row that begins here is longer than 16 MB; perhaps a quote never closes");
    CHECK(rows("a\n\"" + std::string(40u << 20, '\n')).find("t.csv line 2: the row that begins here") != std::string::npos);
    CHECK(rows(std::string(4u << 20, ',')).size() == (4u << 20) + 3);

    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(20));
}

TEST_CASE("A CSV value is quoted only where it must be")
{
    const auto [value, csv] = GENERATE(table<std::string, std::string>(
        { { "plain", "plain" }, { "a b", "a b" }, { "a,b", "\"a,b\"" }, { "say \"hi\"", "\"say \"\"hi\"\"\"" },
            { "two\nlines", "\"two\nlines\"" }, { "cr\r", "\"cr\r\"" }, { " x", "\" x\"" }, { "x ", "\"x \"" }, { "", "" } }));
    std::string text;
    appendCsvValue(text, value);
    CHECK(text == csv);
}

TEST_CASE("Whatever is written as CSV is read back the same")
{
    std::mt19937 random(7);
    const std::vector<std::string> pieces { ",", "\"", "\"\"", "\n", "\r", "\r\n", " ", "\t", ";", "'", "=1+1", "ä", "漢字", "🙂",
        "plain", "\\", "\xEF\xBB\xBF", "" };
    for (int round = 0; round < 300; ++round) {
        std::vector<std::vector<std::string>> table;
        std::string csv;
        const auto columns = 2 + random() % 4;
        for (std::size_t r = 0; r < 1 + random() % 40; ++r) {
            auto& row = table.emplace_back();
            for (std::size_t c = 0; c < columns; ++c) {
                std::string value = c == 0 && r == 0 ? "name" : "";
                for (auto n = random() % 6; n > 0; --n)
                    value += pieces[random() % pieces.size()];
                appendCsvValue(csv, value);
                csv += c + 1 < columns ? "," : "\n";
                row.push_back(value);
            }
        }
        CsvReader reader(csv, "t.csv");
        CsvRow row;
        std::vector<std::vector<std::string>> again;
        while (reader.next(row))
            again.emplace_back(row.values.begin(), row.values.end());
        REQUIRE(again == table);
    }
}
