// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/csv.h"
#include "model/base/text.h"
#include "model/fleet/readers.h"
#include "model/workbook/file_kind.h"
#include "model/workbook/sheet_reader.h"
#include "words/fleet.h"

#include <iconv.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <memory>

namespace model {

namespace {

/// A list that is published as a workbook, as the text it would be without.
std::string sheetAsCsv(const std::filesystem::path& path)
{
    SheetReader reader(path);
    CsvRow row;
    std::string text;
    std::size_t width = 0; // of the header, as empty cells at a row's end are not kept
    while (reader.next(row) && text.size() <= mostFleetBytes) {
        width = std::max(width, row.values.size());
        for (std::size_t i = 0; i < width; ++i) {
            text += i > 0 ? "," : "";
            if (i < row.values.size())
                appendCsvValue(text, row.values[i]);
        }
        text += '\n';
    }
    return text;
}

/// As Windows' shell writes what it is told to put into a file; unchanged where it is none.
std::string fromUtf16(const std::string& text)
{
    auto* const opened = iconv_open("UTF-8", "UTF-16");
    if (opened == reinterpret_cast<iconv_t>(-1))
        return text;
    const std::unique_ptr<void, decltype(&iconv_close)> converter(opened, iconv_close);
    std::string result(2 * text.size(), '\0');
    auto* in = const_cast<char*>(text.data()); // iconv only reads it
    auto* out = result.data();
    auto inLeft = text.size();
    auto outLeft = result.size();
    if (iconv(converter.get(), &in, &inLeft, &out, &outLeft) == static_cast<std::size_t>(-1))
        return text;
    result.resize(result.size() - outLeft);
    return result;
}

}

FleetFile readFleetFile(const std::filesystem::path& path)
{
    FleetFile file { path.filename().string(), {} };
    std::error_code problem;
    if (!std::filesystem::exists(path, problem))
        throw Error(ErrorCode::NotFound, say::fleet::missing, { { "file", file.name } });
    if (!std::filesystem::is_regular_file(path, problem))
        throw Error(ErrorCode::Unreadable, say::fleet::noFile, { { "file", file.name } });
    if (std::filesystem::file_size(path, problem) > mostFleetBytes)
        throw Error(ErrorCode::Invalid, say::fleet::tooLarge, { { "file", file.name } });
    if (fileKindOf(path) != FileKind::Text) {
        file.text = sheetAsCsv(path);
        return file;
    }
    std::ifstream in(path, std::ios::binary);
    file.text.assign(std::istreambuf_iterator<char>(in), {});
    if (!in)
        throw Error(ErrorCode::Unreadable, say::fleet::unreadable, { { "file", file.name } });
    if (file.text.starts_with("\xEF\xBB\xBF"))
        file.text.erase(0, 3);
    else if (file.text.starts_with("\xFF\xFE") || file.text.starts_with("\xFE\xFF"))
        file.text = fromUtf16(file.text);
    if (!isUtf8(file.text))
        refuseFleet(file, { say::fleet::noText });
    return file;
}

void refuseFleet(const FleetFile& file, Sentence reason)
{
    throw Error(ErrorCode::Invalid, say::fleet::refused, { { "file", file.name }, { "reason", std::move(reason) } });
}

nlohmann::json parseFleetJson(const FleetFile& file, Sentence noJsonAtAll)
{
    const auto begin = file.text.find_first_not_of(" \t\r\n");
    if (begin == file.text.npos)
        refuseFleet(file, { say::fleet::empty });
    if (file.text[begin] != '{' && file.text[begin] != '[')
        refuseFleet(file, std::move(noJsonAtAll));
    try {
        return nlohmann::json::parse(file.text);
    } catch (const nlohmann::json::parse_error& error) {
        if (error.byte >= file.text.size())
            refuseFleet(file, { say::fleet::endsEarly });
        const auto end = file.text.begin() + static_cast<std::ptrdiff_t>(error.byte);
        refuseFleet(file, { say::fleet::noJson, { { "line", 1 + std::count(file.text.begin(), end, '\n') } } });
    }
}

std::string jsonText(const nlohmann::json& value)
{
    if (value.is_string())
        return value.get<std::string>();
    return value.is_number() ? value.dump() : std::string();
}

std::string jsonText(const nlohmann::json& object, std::string_view key)
{
    return jsonText(jsonMember(object, key));
}

const nlohmann::json& jsonMember(const nlohmann::json& object, std::string_view key)
{
    static const nlohmann::json none;
    if (!object.is_object())
        return none;
    const auto found = object.find(key);
    return found == object.end() ? none : *found;
}

std::optional<std::uint64_t> wholeCount(std::string_view text, std::uint64_t kilo)
{
    std::string digits(trimmed(text));
    std::uint64_t factor = 1;
    if (!digits.empty() && (digits.back() == 'K' || digits.back() == 'k'))
        factor = kilo;
    else if (!digits.empty() && digits.back() == 'M')
        factor = kilo * kilo;
    if (factor > 1)
        digits.pop_back();
    std::erase(digits, ',');
    std::uint64_t count = 0;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
    constexpr std::uint64_t most = 1'000'000'000'000;
    if (digits.empty() || problem != std::errc() || end != digits.data() + digits.size() || count > most / factor)
        return std::nullopt;
    return count * factor;
}

std::optional<double> memoryGib(std::string_view text)
{
    const auto words = wordsOf(text);
    auto number = words.empty() ? std::string() : std::string(words.front());
    auto unit = words.size() > 1 ? lowered(words[1]) : std::string();
    if (const auto letters = number.find_first_not_of("0123456789."); unit.empty() && letters != number.npos) {
        unit = lowered(number.substr(letters));
        number.resize(letters);
    }
    const auto value = parseNumber(number);
    if (!value || *value <= 0)
        return std::nullopt;
    if (unit.starts_with('g'))
        return *value;
    return unit.empty() || unit.starts_with('m') ? std::optional(*value / 1024) : std::nullopt;
}

std::vector<std::string_view> linesOf(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = text.find('\n');
        auto line = text.substr(0, end);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        lines.push_back(line);
        text.remove_prefix(end == text.npos ? text.size() : end + 1);
    }
    return lines;
}

std::vector<std::string_view> wordsOf(std::string_view line)
{
    constexpr std::string_view blanks = " \t";
    std::vector<std::string_view> words;
    for (auto begin = line.find_first_not_of(blanks); begin != line.npos; begin = line.find_first_not_of(blanks)) {
        line.remove_prefix(begin);
        words.push_back(line.substr(0, line.find_first_of(blanks)));
        line.remove_prefix(words.back().size());
    }
    return words;
}

}
