// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/workbook/cells.h"

#include "model/base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>

namespace model {

std::optional<CellPlace> cellPlace(std::string_view name)
{
    std::size_t column = 0;
    std::size_t row = 0;
    std::size_t i = 0;
    const auto skipDollar = [&] { i += i < name.size() && name[i] == '$' ? 1 : 0; };
    skipDollar();
    for (; i < name.size() && column <= mostSheetColumns; ++i) {
        const char letter = name[i] >= 'a' && name[i] <= 'z' ? static_cast<char>(name[i] - 'a' + 'A') : name[i];
        if (letter < 'A' || letter > 'Z')
            break;
        column = column * 26 + static_cast<std::size_t>(letter - 'A' + 1);
    }
    skipDollar();
    for (; i < name.size() && row <= mostSheetRows && name[i] >= '0' && name[i] <= '9'; ++i)
        row = row * 10 + static_cast<std::size_t>(name[i] - '0');
    if (i != name.size() || column == 0 || row == 0 || column > mostSheetColumns || row > mostSheetRows)
        return std::nullopt;
    return CellPlace { row - 1, column - 1 };
}

std::optional<CellRange> cellRange(std::string_view text)
{
    const auto colon = text.find(':');
    const auto first = cellPlace(text.substr(0, colon));
    const auto last = colon == std::string_view::npos ? first : cellPlace(text.substr(colon + 1));
    if (!first || !last)
        return std::nullopt;
    return CellRange { { std::min(first->row, last->row), std::min(first->column, last->column) },
        { std::max(first->row, last->row), std::max(first->column, last->column) } };
}

std::string columnName(std::size_t column)
{
    std::string name;
    for (auto rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        name.insert(name.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return name;
}

std::string cellName(CellPlace place)
{
    return fmt::format("{}{}", columnName(place.column), place.row + 1);
}

std::string rangeName(const CellRange& range)
{
    return fmt::format("{}:{}", cellName(range.first), cellName(range.last));
}

/// ECMA-376 part 1, 18.8.30; 27 to 36 and 50 to 58 are dates in East Asian editions.
std::optional<CellFormat> builtInFormat(int id)
{
    if (id == 9 || id == 10)
        return CellFormat::Percent;
    if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) || id == 57 || id == 58)
        return CellFormat::Date;
    if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 55 || id == 56 || (id >= 45 && id <= 47))
        return CellFormat::Time;
    if (id == 22)
        return CellFormat::DateTime;
    if (id < 50)
        return CellFormat::Number;
    return std::nullopt;
}

namespace {

/// The section of positive numbers without texts, escapes, colours and places; elapsed times ([h]) stay as their letter.
std::string signsOf(std::string_view code)
{
    std::string signs;
    for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
        const char sign = code[i];
        if (sign == '"') {
            i = std::min(code.find('"', i + 1), code.size());
        } else if (sign == '\\' || sign == '_' || sign == '*') {
            ++i;
        } else if (sign == '[') {
            const auto end = std::min(code.find(']', i), code.size());
            const auto inside = lowered(code.substr(i + 1, end - i - 1));
            const bool isElapsed = !inside.empty() && inside.find_first_not_of(inside[0]) == std::string::npos
                && (inside[0] == 'h' || inside[0] == 'm' || inside[0] == 's');
            if (isElapsed)
                signs += inside[0] == 'm' ? "h" : inside.substr(0, 1); // never a month
            i = end;
        } else {
            signs += sign;
        }
    }
    return lowered(signs);
}

constexpr double secondsADay = 86'400;
constexpr double lastDay = 2'958'465;       // 9999-12-31
constexpr long long mostElapsedDays = 1000; // what is shown as a time and is longer is a date whose time is shown

std::string timeText(long long seconds)
{
    return fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

/// Days as spreadsheets count them: 1900-01-01 is 1, and 60 is a 29 February that never was.
std::string dayText(long long day, bool countsFrom1904)
{
    using namespace std::chrono;
    if (!countsFrom1904 && day == 60)
        return "1900-02-29";
    const auto start = countsFrom1904 ? sys_days(year(1904) / 1 / 1) : sys_days(year(1899) / 12 / (day < 60 ? 31 : 30));
    const year_month_day date(start + days(day));
    return fmt::format(
        "{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::string dateText(double number, CellFormat format, bool countsFrom1904)
{
    const auto seconds = std::llround(number * secondsADay);
    const auto day = seconds / static_cast<long long>(secondsADay);
    const auto time = seconds % static_cast<long long>(secondsADay);
    if (format == CellFormat::Time && day < mostElapsedDays)
        return timeText(seconds);
    const auto date = dayText(day, countsFrom1904);
    return time == 0 ? date : fmt::format("{} {}", date, timeText(time));
}

}

CellFormat formatOf(std::string_view code)
{
    auto signs = signsOf(code);
    if (const auto general = signs.find("general"); general != std::string::npos)
        signs.erase(general, std::string_view("general").size());
    const auto has = [&signs](std::string_view letters) { return signs.find_first_of(letters) != std::string::npos; };
    const bool hasTime = has("hs");
    const bool hasDate = has("yd") || (has("m") && !hasTime);
    if (hasDate)
        return hasTime ? CellFormat::DateTime : CellFormat::Date;
    if (hasTime)
        return CellFormat::Time;
    return has("%") ? CellFormat::Percent : CellFormat::Number;
}

std::string numberCellText(std::string_view text, CellFormat format, bool countsFrom1904)
{
    const auto digits = text.find_first_not_of("0123456789");
    const bool isPlain = digits == std::string_view::npos && !text.empty() && text.size() < 16 && (text[0] != '0' || text.size() == 1);
    if (format == CellFormat::Number && isPlain)
        return std::string(text);
    const auto number = parseNumber(text);
    if (!number)
        return std::string(text);
    if (format == CellFormat::Percent)
        return percentText(*number);
    if (format == CellFormat::Number || *number < 0 || *number >= lastDay + 1)
        return shortestNumber(*number);
    return dateText(*number, format, countsFrom1904);
}

std::string isoDateText(std::string_view text)
{
    const auto t = text.find('T');
    if (t == std::string_view::npos)
        return std::string(text);
    auto time = text.substr(t + 1);
    if (time.ends_with('Z'))
        time.remove_suffix(1);
    if (const auto point = time.find('.');
        point != std::string_view::npos && time.find_first_not_of("0", point + 1) == std::string_view::npos)
        time = time.substr(0, point);
    const auto date = std::string(text.substr(0, t));
    return time.find_first_not_of("0:") == std::string_view::npos ? date : date + " " + std::string(time);
}

std::string percentText(double number)
{
    std::array<char, 32> digits {};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::scientific).ptr;
    const std::string_view written(digits.data(), static_cast<std::size_t>(end - digits.data()));
    const auto e = written.find('e');
    int exponent = 0;
    const auto* sign = written.data() + e + 1;
    std::from_chars(*sign == '+' ? sign + 1 : sign, end, exponent);
    const auto shifted = parseNumber(fmt::format("{}e{}", written.substr(0, e), exponent + 2));
    return shifted ? shortestNumber(*shifted) + "%" : shortestNumber(number);
}

}
