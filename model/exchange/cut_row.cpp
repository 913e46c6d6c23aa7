// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/cut_row.h"

#include "model/base/text.h"

#include <algorithm>
#include <fstream>
#include <string>

namespace model {

std::optional<CutRow> cutRow(const std::filesystem::path& path, char separator)
{
    constexpr std::streamoff most = 16'384;
    constexpr std::size_t fewestLines = 2;
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    const std::streamoff size = file ? std::streamoff(file.tellg()) : 0;
    const auto begin = std::max<std::streamoff>(0, size - most);
    std::string end(static_cast<std::size_t>(size - begin), '\0');
    if (!file.seekg(begin) || !file.read(end.data(), static_cast<std::streamsize>(end.size())))
        return std::nullopt;
    if (end.find('\0') != std::string::npos || end.find('"') != std::string::npos || end.find('\n') == std::string::npos)
        return std::nullopt;
    auto lines = split(end, '\n');
    if (begin > 0)
        lines.erase(lines.begin()); // begins in the middle
    const auto valuesIn
        = [separator](const std::string& line) { return static_cast<std::size_t>(std::ranges::count(line, separator)) + 1; };
    const auto last = valuesIn(lines.back());
    const bool hasEnd = lines.back().empty() || lines.back().ends_with('\r');
    lines.pop_back();
    if (hasEnd || lines.size() < fewestLines)
        return std::nullopt;
    const auto columns = valuesIn(lines.back());
    const bool areAlike = std::ranges::all_of(lines, [&](const std::string& line) { return valuesIn(line) == columns; });
    return areAlike && last < columns ? std::optional(CutRow { last, columns }) : std::nullopt;
}

}
