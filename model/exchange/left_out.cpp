// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/left_out.h"

#include "model/base/csv.h"
#include "model/base/files.h"

namespace model {

std::filesystem::path leftOutPath(const std::filesystem::path& table)
{
    auto list = table.parent_path() / table.stem();
    list += "-left-out.csv";
    return list;
}

void listLeftOut(const ImportReport& report, const std::filesystem::path& table, const std::function<std::string(const Sentence&)>& said)
{
    const auto list = leftOutPath(table);
    const TemporaryPath temporary(list);
    FileWriter file(temporary.path(), list.filename().string());
    file.write("file,line,reason\n");
    for (const auto& [place, reason] : report.skippedRows)
        file.write(csvRow(std::vector { place.file, std::to_string(place.line), said(reason) }) + "\n");
    file.close();
    moveIntoPlace(temporary.path(), list, true);
}

}
