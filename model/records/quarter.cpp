// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/records/quarter.h"

#include "model/base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace model {

std::string quarterText(Quarter quarter)
{
    return fmt::format("{:04}Q{}", quarter.year(), quarter.quarterOfYear());
}

namespace {

constexpr int firstYear = 1900;
constexpr int lastYear = 2199;

bool isDigits(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<int> digits(std::string_view text, std::size_t count)
{
    if (text.size() != count || !isDigits(text))
        return std::nullopt;
    int number = 0;
    for (const char c : text)
        number = number * 10 + (c - '0');
    return number;
}

std::optional<Quarter> quarterOf(std::string_view yearText, std::string_view quarterText)
{
    auto year = digits(yearText, 4);
    if (const auto shortYear = digits(yearText, 2))
        year = 2000 + *shortYear;
    const auto quarter = digits(quarterText, 1);
    if (!year || !quarter || *year < firstYear || *year > lastYear || *quarter < 1 || *quarter > 4)
        return std::nullopt;
    return Quarter::of(*year, *quarter);
}

std::optional<Quarter> fromDate(std::string_view text)
{
    const auto year = digits(text.substr(0, 4), 4);
    const auto month = digits(text.substr(5, 2), 2);
    const auto day = digits(text.substr(8), 2);
    if (!year || !month || !day || text[4] != '-' || text[7] != '-' || *year < firstYear || *year > lastYear || *month < 1 || *month > 12)
        return std::nullopt;
    constexpr std::array days = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    const bool leap = (*year % 4 == 0 && *year % 100 != 0) || *year % 400 == 0;
    if (*day < 1 || *day > days[static_cast<std::size_t>(*month - 1)] + (leap && *month == 2 ? 1 : 0))
        return std::nullopt;
    return Quarter::of(*year, (*month - 1) / 3 + 1);
}

}

std::optional<Quarter> parseQuarter(std::string_view text)
{
    const auto lower = lowered(trimmed(text));
    if (lower.size() == 10)
        return fromDate(lower);
    const auto q = lower.find('q');
    if (q == std::string::npos)
        return std::nullopt;
    auto before = std::string_view(lower).substr(0, q);
    const auto after = std::string_view(lower).substr(q + 1);
    if (before.empty()) { // Q3 2023
        const auto space = after.find_first_of(" -");
        return space == std::string_view::npos ? std::nullopt : quarterOf(after.substr(space + 1), after.substr(0, space));
    }
    if (before.size() == 1) // 3Q23, 3Q 2023
        return quarterOf(after.substr(after.starts_with(' ') || after.starts_with('-') ? 1 : 0), before);
    if (before.ends_with(' ') || before.ends_with('-'))
        before.remove_suffix(1);
    return quarterOf(before, after);
}

}
