// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/date_format.h"

#include "model/base/text.h"

#include <fmt/format.h>

#include <array>
#include <vector>

namespace model {

namespace {

std::optional<int> smallNumber(std::string_view text)
{
    if (text.empty() || text.size() > 4 || text.find_first_not_of("0123456789") != std::string_view::npos)
        return std::nullopt;
    int number = 0;
    for (const char c : text)
        number = number * 10 + (c - '0');
    return number;
}

/// A date taken apart at its separators, without a time of day.
struct DateParts {
    std::array<int, 3> numbers {};
    bool hasYearFirst = false;
    char separator = '/';
};

std::optional<DateParts> dateParts(std::string_view text)
{
    text = trimmed(text);
    const auto time = text.find_first_of(" T");
    if (time != std::string_view::npos && text.find(':', time) == std::string_view::npos)
        return std::nullopt;
    text = text.substr(0, time);
    const auto at = text.find_first_of("/.-");
    if (at == std::string_view::npos)
        return std::nullopt;
    DateParts parts;
    parts.separator = text[at];
    const auto texts = split(text, parts.separator);
    if (texts.size() != 3)
        return std::nullopt;
    for (std::size_t i = 0; i < 3; ++i) {
        const auto number = smallNumber(texts[i]);
        if (!number)
            return std::nullopt;
        parts.numbers[i] = *number;
    }
    parts.hasYearFirst = texts[0].size() == 4;
    const auto& year = texts[parts.hasYearFirst ? 0 : 2];
    const bool areShort = texts[1].size() <= 2 && texts[parts.hasYearFirst ? 2 : 0].size() <= 2;
    if (!areShort || (year.size() != 4 && year.size() != 2))
        return std::nullopt;
    if (year.size() == 2)
        parts.numbers[2] += 2000;
    return parts;
}

std::optional<Quarter> quarterOfDate(int year, int month, int day)
{
    if (month < 1 || month > 12 || day < 1 || day > 31)
        return std::nullopt;
    return parseQuarter(fmt::format("{:04}-{:02}-{:02}", year, month, day)); // which knows the calendar
}

std::optional<Quarter> quarterOf(const DateParts& parts, DateOrder order)
{
    const auto& [a, b, c] = parts.numbers;
    if (parts.hasYearFirst)
        return quarterOfDate(a, b, c);
    const bool isDayFirst = parts.separator == '.' || order == DateOrder::DayFirst;
    return isDayFirst ? quarterOfDate(c, b, a) : quarterOfDate(c, a, b);
}

}

std::optional<Quarter> readQuarter(std::string_view text, DateOrder order)
{
    if (const auto quarter = parseQuarter(text))
        return quarter;
    const auto parts = dateParts(text);
    return parts ? quarterOf(*parts, order) : std::nullopt;
}

DateGuess guessDateOrder(std::span<const std::string> values, DateOrder otherwise)
{
    DateGuess guess { otherwise, false, false, {} };
    std::string ambiguous;
    for (const auto& value : values) {
        const auto parts = dateParts(value);
        if (!parts || parts->hasYearFirst || parts->separator == '.')
            continue;
        const auto monthFirst = quarterOf(*parts, DateOrder::MonthFirst);
        const auto dayFirst = quarterOf(*parts, DateOrder::DayFirst);
        if (monthFirst.has_value() != dayFirst.has_value())
            return { monthFirst ? DateOrder::MonthFirst : DateOrder::DayFirst, false, true, value };
        if (monthFirst && *monthFirst != *dayFirst && ambiguous.empty())
            ambiguous = value;
    }
    guess.isAmbiguous = !ambiguous.empty();
    guess.example = ambiguous;
    return guess;
}

}
