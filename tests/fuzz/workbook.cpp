// SPDX-License-Identifier: GPL-3.0-or-later
// A workbook from anywhere. The first letter says what follows: x a sheet of a .xlsx, t its shared texts, s its styles, o the tables of an
// .ods, else a whole file.
#include "tests/fuzz/fuzz.h"

#include "model/workbook/sheet_reader.h"
#include "tests/support/zip_file.h"

using namespace model;

namespace {

constexpr std::size_t mostRows = 2000; // rows that are repeated a million times say nothing new

void readSheets(const std::filesystem::path& path)
{
    fuzz::answered([&] {
        for (const auto& sheet : sheetsOf(path)) {
            fuzz::answered([&] {
                SheetReader reader(path, sheet.name);
                std::size_t rows = 0;
                std::size_t line = 0;
                for (CsvRow row; rows < mostRows && reader.next(row); ++rows) {
                    fuzz::require(row.line > line && !row.values.empty() && !row.values.back().empty());
                    line = row.line;
                }
                reader.notes();
            });
        }
    });
}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const auto path = fuzz::file("table.xlsx");
    const std::string bytes(fuzz::text(data, size));
    const auto rest = bytes.substr(std::min<std::size_t>(bytes.size(), 1));
    const auto cells = "<sheetData><row><c t=\"s\" s=\"1\"><v>0</v></c><c s=\"1\"><v>46022.5</v></c></row></sheetData>";
    switch (bytes.empty() ? ' ' : bytes.front()) {
    case 'x':
        writeXlsx(path, rest, "<si><t>a</t></si>");
        break;
    case 't':
        writeXlsx(path, cells, rest);
        break;
    case 's':
        writeXlsx(path, cells, "<si><t>a</t></si>", rest);
        break;
    case 'o':
        writeOds(path, rest);
        break;
    default:
        fuzz::write(path, bytes);
    }
    readSheets(path);
    return 0;
}
