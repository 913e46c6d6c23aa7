// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/date_format.h"

#include "model/base/letters.h"
#include "model/base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace model {

namespace {

constexpr int quarterYearsAhead = 10; // planned deliveries are written 27Q4

/// A run of digits or of letters.
struct Token {
    std::string text; // letters in lower case
    bool isNumber;
    int value = 0;
};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

/// Without a time of day behind the date.
std::string_view withoutTime(std::string_view text)
{
    text = withoutOuterBlanks(text);
    const auto colon = text.find(':');
    if (colon == std::string_view::npos)
        return text;
    const auto at = text.find_last_of(" T", colon);
    return at == std::string_view::npos ? std::string_view() : withoutOuterBlanks(text.substr(0, at));
}

/// Empty where the text is no date for sure: too long, or numbers of more than eight digits.
std::vector<Token> tokensOf(std::string_view text)
{
    constexpr std::size_t longest = 40;
    std::vector<Token> tokens;
    if (text.size() > longest)
        return tokens;
    for (std::size_t i = 0; i < text.size();) {
        const auto begin = i;
        const bool isNumber = isDigit(text[i]);
        while (i < text.size() && (isNumber ? isDigit(text[i]) : isLetter(text[i])))
            ++i;
        if (i == begin) {
            ++i;
            continue;
        }
        Token token { lowered(text.substr(begin, i - begin)), isNumber };
        if (token.text.size() > 8 && isNumber)
            return {};
        for (const char c : token.text)
            token.value = isNumber ? token.value * 10 + (c - '0') : 0;
        tokens.push_back(std::move(token));
    }
    return tokens;
}

/// 1 to 12 for a month's name in English, German, French, Spanish, Italian, Portuguese or Dutch, whole or shortened; 0 for what is none.
int monthNamed(std::string_view word)
{
    static constexpr std::array<std::string_view, 12> names {
        " january januar jan janvier janv enero ene gennaio gen janeiro januari ",
        " february februar feb février févr febrero febbraio fevereiro fev februari ",
        " march märz mar mär mars marzo mrz março maart mrt ",
        " april apr avril avr abril abr aprile ",
        " may mai mayo maggio maio mei ",
        " june juni jun juin junio giugno giu junho ",
        " july juli jul juillet juil julio luglio lug julho ",
        " august aug août agosto ago augustus ",
        " september sept sep septembre septiembre settembre setembro set ",
        " october oktober oct okt octobre octubre ottobre ott outubro out ",
        " november nov novembre noviembre novembro ",
        " december dezember dec dez décembre déc diciembre dic dicembre dezembro ",
    };
    const auto whole = fmt::format(" {} ", word);
    const auto found = std::ranges::find_if(names, [&whole](std::string_view one) { return one.find(whole) != std::string_view::npos; });
    return found == names.end() ? 0 : static_cast<int>(found - names.begin()) + 1;
}

struct Date {
    int year = 0;
    int month = 0; // 0: not said
    int day = 0;
    bool hasShortYear = false;
    auto operator<=>(const Date&) const = default;
};

bool exists(const Date& date)
{
    using namespace std::chrono;
    if (date.year < 1900 || date.year > 2199)
        return false;
    if (date.month == 0)
        return date.day == 0;
    const year_month_day day { year { date.year }, month { static_cast<unsigned>(date.month) },
        std::chrono::day { static_cast<unsigned>(std::max(date.day, 1)) } };
    return date.day >= 0 && day.ok();
}

std::optional<Date> existing(const Date& date)
{
    return exists(date) ? std::optional(date) : std::nullopt;
}

int completed(int shortYear, int latestYear)
{
    const auto year = latestYear - latestYear % 100 + shortYear;
    return year > latestYear ? year - 100 : year;
}

bool isYear(const Token& token)
{
    return token.isNumber && token.text.size() == 4;
}

bool isShort(const Token& token)
{
    return token.isNumber && token.text.size() <= 2;
}

/// A date whose order the text leaves open: three numbers of which no one is the year for sure, or the last one.
struct OpenDate {
    std::array<Token, 3> numbers;

    std::optional<Date> in(DateOrder order, int latestYear) const
    {
        const auto& [a, b, c] = numbers;
        const bool isYearFirst = order == DateOrder::YearFirst;
        const auto& year = isYearFirst ? a : c;
        if ((isYearFirst && !isShort(c)) || (year.text.size() != 2 && year.text.size() != 4))
            return std::nullopt;
        Date date;
        date.hasShortYear = year.text.size() == 2;
        date.year = date.hasShortYear ? completed(year.value, latestYear) : year.value;
        date.month = isYearFirst ? b.value : order == DateOrder::MonthFirst ? a.value : b.value;
        date.day = isYearFirst ? c.value : order == DateOrder::MonthFirst ? b.value : a.value;
        return date.month == 0 || date.day == 0 ? std::nullopt : existing(date);
    }
};

std::optional<OpenDate> openDate(std::string_view text)
{
    text = withoutTime(text);
    const auto tokens = tokensOf(text);
    const bool areShort = tokens.size() == 3 && isShort(tokens[0]) && isShort(tokens[1]) && (isShort(tokens[2]) || isYear(tokens[2]))
        && isDigit(text.front()) && isDigit(text.back());
    if (!areShort)
        return std::nullopt;
    const auto separator = text[tokens[0].text.size()];
    const auto length = tokens[0].text.size() + tokens[1].text.size() + tokens[2].text.size() + 2;
    if ((separator != '/' && separator != '-') || text.size() != length
        || text[tokens[0].text.size() + tokens[1].text.size() + 1] != separator)
        return std::nullopt;
    return OpenDate { { tokens[0], tokens[1], tokens[2] } };
}

/// A workbook's number of a day, counted from the end of 1899; a fraction is the time.
std::optional<Date> serialDate(std::string_view text)
{
    constexpr int first = 20'000; // 1954
    constexpr int last = 80'000;  // 2119
    text = withoutOuterBlanks(text);
    const auto digits = text.substr(0, text.find('.'));
    const auto number = digits.size() == 5 ? parseNumber(text) : std::nullopt;
    if (!number || *number < first || *number >= last)
        return std::nullopt;
    using namespace std::chrono;
    const year_month_day date { sys_days { 1899y / December / 30 } + days { static_cast<int>(*number) } };
    return Date { static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
        static_cast<int>(static_cast<unsigned>(date.day())) };
}

Date withYear(const Token& token, int month, int day, int latestYear)
{
    const bool isShortYear = token.text.size() == 2;
    return { isShortYear ? completed(token.value, latestYear) : token.value, month, day, isShortYear };
}

/// 20190331 or 201903.
std::optional<Date> compactDate(const Token& number)
{
    const auto digits = number.text.size();
    if (digits != 6 && digits != 8)
        return std::nullopt;
    const int month = digits == 6 ? number.value : number.value / 100;
    const Date date { month / 100, month % 100, digits == 6 ? 0 : number.value % 100 };
    return date.month == 0 || (digits == 8 && date.day == 0) ? std::nullopt : existing(date);
}

/// A date or a month that says which number is what.
std::optional<Date> spokenDate(std::string_view text, int latestYear)
{
    text = withoutTime(text);
    auto tokens = tokensOf(text);
    std::erase_if(tokens, [](const Token& token) { // 1st, 30th
        return token.text == "st" || token.text == "nd" || token.text == "rd" || token.text == "th" || token.text == "日"
            || token.text == "号" || token.text == "일";
    });
    if (tokens.empty() || tokens.size() > 5)
        return std::nullopt;
    if (tokens.size() == 1 && tokens[0].isNumber && tokens[0].text == text)
        return compactDate(tokens[0]);
    // 2019年3月31日, 2019년 3월 31일
    if (tokens.size() >= 3 && isYear(tokens[0]) && (tokens[1].text == "年" || tokens[1].text == "년") && isShort(tokens[2])) {
        const bool saysMonth = tokens.size() > 3 && (tokens[3].text == "月" || tokens[3].text == "월");
        if (!saysMonth || (tokens.size() == 5 && !isShort(tokens[4])))
            return std::nullopt;
        return existing({ tokens[0].value, tokens[2].value, tokens.size() == 5 ? tokens[4].value : 0 });
    }
    if (tokens.size() > 3)
        return std::nullopt;
    const auto named = std::ranges::find_if(tokens, [](const Token& token) { return !token.isNumber; });
    if (named != tokens.end()) {
        const auto month = monthNamed(named->text);
        tokens.erase(named);
        if (month == 0 || std::ranges::any_of(tokens, [](const Token& token) { return !token.isNumber; }))
            return std::nullopt;
        if (tokens.size() == 1 && (isYear(tokens[0]) || (tokens[0].text.size() == 2 && !isDigit(text.front()))))
            return existing(withYear(tokens[0], month, 0, latestYear));
        if (tokens.size() != 2)
            return std::nullopt;
        const bool isYearFirst = isYear(tokens[0]);
        const auto& year = tokens[isYearFirst ? 0 : 1];
        const auto& day = tokens[isYearFirst ? 1 : 0];
        if (!isShort(day) || day.value == 0 || (!isYear(year) && year.text.size() != 2))
            return std::nullopt;
        return existing(withYear(year, month, day.value, latestYear));
    }
    const auto separators = std::ranges::count_if(text, [](char c) { return !isDigit(c); });
    if (separators + 1 != std::ssize(tokens) || text.find_first_not_of("0123456789/.-") != std::string_view::npos)
        return std::nullopt;
    if (tokens.size() == 3 && isYear(tokens[0]) && isShort(tokens[1]) && isShort(tokens[2]) && tokens[2].value > 0)
        return existing({ tokens[0].value, std::max(tokens[1].value, 1) == tokens[1].value ? tokens[1].value : 13, tokens[2].value });
    if (tokens.size() == 3 && text.find('.') != std::string_view::npos && isShort(tokens[0]) && isShort(tokens[1]) && tokens[0].value > 0
        && (isYear(tokens[2]) || tokens[2].text.size() == 2))
        return tokens[1].value == 0 ? std::nullopt : existing(withYear(tokens[2], tokens[1].value, tokens[0].value, latestYear));
    if (tokens.size() == 2 && isYear(tokens[0]) != isYear(tokens[1])) {
        const auto& year = tokens[isYear(tokens[0]) ? 0 : 1];
        const auto& month = tokens[isYear(tokens[0]) ? 1 : 0];
        return isShort(month) && month.value > 0 ? existing({ year.value, month.value }) : std::nullopt;
    }
    return std::nullopt;
}

struct FiscalQuarter {
    int quarter = 0;
    Token year;
};

std::optional<FiscalQuarter> fiscalQuarter(std::string_view text)
{
    auto tokens = tokensOf(withoutOuterBlanks(text));
    FiscalQuarter found;
    bool isFiscal = false;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const auto& word = tokens[i].text;
        const bool hasNext = i + 1 < tokens.size() && tokens[i + 1].isNumber;
        if ((word == "fy" || word == "fiscal") && hasNext) {
            isFiscal = true;
            found.year = tokens[i + 1];
        } else if (word == "q" && hasNext && tokens[i + 1].value <= 4) {
            found.quarter = tokens[i + 1].value;
        } else if ((word == "q" || word == "qfy") && i > 0 && tokens[i - 1].isNumber && found.quarter == 0) {
            found.quarter = tokens[i - 1].value;
            if (word == "qfy" && hasNext) {
                isFiscal = true;
                found.year = tokens[i + 1];
            }
        }
    }
    const bool hasBothYears = tokens.size() == 5 && isYear(found.year) && isShort(tokens.back()) && tokens[3].text == found.year.text
        && tokens.back().value == (found.year.value + 1) % 100; // Q1 FY2024/25
    if (hasBothYears) {
        tokens.pop_back();
        found.year.text = std::to_string(++found.year.value);
    }
    const bool isYearGood = found.year.text.size() == 2 || found.year.text.size() == 4;
    const bool isGood = isFiscal && isYearGood && found.quarter >= 1 && found.quarter <= 4 && tokens.size() <= 4;
    return isGood ? std::optional(found) : std::nullopt;
}

/// The calendar quarter that has the middle month of the fiscal one.
std::optional<Quarter> calendarQuarter(const FiscalQuarter& fiscal, const DateRules& rules)
{
    if (!rules.fiscalYearEnd)
        return std::nullopt;
    const auto year = fiscal.year.text.size() == 2 ? completed(fiscal.year.value, rules.latestYear + quarterYearsAhead) : fiscal.year.value;
    const auto months = year * 12 + (*rules.fiscalYearEnd - 1) - 3 * (4 - fiscal.quarter) - 1;
    const auto quarter = Quarter::of(months / 12, months % 12 / 3 + 1);
    return quarter.year() >= 1900 && quarter.year() <= 2199 ? std::optional(quarter) : std::nullopt;
}

/// In Chinese, as 2023Q3.
std::string withoutChinese(std::string_view text)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> parts { { { "年第", "Q" }, { "年", "Q" }, { "季度", "" },
        { "季", "" }, { "一", "1" }, { "二", "2" }, { "三", "3" }, { "四", "4" } } };
    std::string plain;
    while (!text.empty()) {
        const auto part = std::ranges::find_if(parts, [text](const auto& one) { return text.starts_with(one.first); });
        plain += part == parts.end() ? text.substr(0, 1) : part->second;
        text.remove_prefix(part == parts.end() ? 1 : part->first.size());
    }
    return plain;
}

/// What stands for Q in other languages and in the calendar quarters of an industry.
bool isQuarterWord(std::string_view word)
{
    static constexpr std::array<std::string_view, 15> words { "q", "t", "cq", "qcy", "qq", "年q", "quarter", "quartal", "kwartaal",
        "trimestre", "trimester", "trim", "tri", "кв", "분기" };
    return std::ranges::find(words, word) != words.end();
}

/// A quarter of the calendar in any order and with any signs between its parts: Q4/2025, 1Q'19, 2023-Q3, CY24Q1, T1 2019, 1. Quartal 2019.
std::optional<Quarter> spokenQuarter(std::string_view text, const DateRules& rules)
{
    constexpr std::size_t longest = 30;
    text = withoutOuterBlanks(text);
    if (text.size() > longest)
        return std::nullopt;
    auto tokens = tokensOf(text.find("季") == std::string_view::npos ? std::string(text) : withoutChinese(text));
    std::erase_if(tokens, [](const Token& token) {
        static constexpr std::array<std::string_view, 8> fillers { "cy", "st", "nd", "rd", "th", "er", "년", "of" };
        return !token.isNumber && std::ranges::find(fillers, token.text) != fillers.end();
    });
    const bool hasT4 = text.find(':') != std::string_view::npos; // below a year T4 is a chip
    if (tokens.size() != 3 || (hasT4 && std::ranges::any_of(tokens, [](const Token& token) { return token.text == "t"; })))
        return std::nullopt;
    const auto isQuarter
        = [](const Token& token) { return token.isNumber && token.text.size() == 1 && token.value >= 1 && token.value <= 4; };
    const auto isAnyYear = [](const Token& token) { return isYear(token) || (token.isNumber && token.text.size() == 2); };
    const auto made = [&](const Token& quarter, const Token& year) -> std::optional<Quarter> {
        if (!isQuarter(quarter) || !isAnyYear(year))
            return std::nullopt;
        const auto number = isYear(year) ? year.value : completed(year.value, rules.latestYear + quarterYearsAhead);
        return number >= 1900 && number <= 2199 ? std::optional(Quarter::of(number, quarter.value)) : std::nullopt;
    };
    if (isQuarterWord(tokens[0].text))
        return made(tokens[1], tokens[2]);
    if (isQuarterWord(tokens[2].text))
        return made(tokens[1], tokens[0]);
    if (!isQuarterWord(tokens[1].text))
        return std::nullopt;
    const auto quarter = made(tokens[0], tokens[2]);
    return quarter ? quarter : made(tokens[2], tokens[0]);
}

/// A quarter by its first and last month: Jan-Mar 2024.
std::optional<Quarter> monthsQuarter(std::string_view text)
{
    const auto tokens = tokensOf(withoutOuterBlanks(text));
    if (tokens.size() != 3 || tokens[0].isNumber || tokens[1].isNumber || !isYear(tokens[2]))
        return std::nullopt;
    const auto first = monthNamed(tokens[0].text);
    const auto last = monthNamed(tokens[1].text);
    const bool isWhole = first % 3 == 1 && last == first + 2 && tokens[2].value >= 1900 && tokens[2].value <= 2199;
    return isWhole ? std::optional(Quarter::of(tokens[2].value, last / 3)) : std::nullopt;
}

std::optional<Date> dateOf(std::string_view text, const DateRules& rules)
{
    if (const auto spoken = spokenDate(text, rules.latestYear))
        return spoken;
    if (const auto open = openDate(text))
        return open->in(rules.order, rules.latestYear);
    return serialDate(text);
}

Quarter quarterOf(const Date& date)
{
    return Quarter::of(date.year, (date.month - 1) / 3 + 1);
}

constexpr std::array orders { DateOrder::MonthFirst, DateOrder::DayFirst, DateOrder::YearFirst };

}

std::optional<Quarter> readQuarter(std::string_view text, const DateRules& rules)
{
    if (const auto quarter = spokenQuarter(text, rules))
        return quarter;
    if (const auto fiscal = fiscalQuarter(text))
        return calendarQuarter(*fiscal, rules);
    if (const auto months = monthsQuarter(text))
        return months;
    const auto date = dateOf(text, rules);
    return date && date->month > 0 ? std::optional(quarterOf(*date)) : std::nullopt;
}

std::optional<Quarter> readQuarter(std::string_view text, DateOrder order)
{
    return readQuarter(text, DateRules { .order = order });
}

std::optional<MarkedQuarter> withoutMark(std::string_view text)
{
    text = withoutOuterBlanks(text);
    if (text.find(':') != std::string_view::npos)
        return std::nullopt; // a time of day
    if (text.ends_with(')') && text.find('(') != std::string_view::npos)
        text.remove_suffix(1);
    auto end = text.size();
    while (end > 0 && (isLetter(text[end - 1]) || text[end - 1] == '.'))
        --end;
    const auto mark = lowered(text.substr(end));
    auto quarter = withoutOuterBlanks(text.substr(0, end));
    if (quarter.ends_with('('))
        quarter = withoutOuterBlanks(quarter.substr(0, quarter.size() - 1));
    static constexpr std::array<std::string_view, 5> planned { "e", "est", "est.", "f", "p" };
    const bool isPlanned = std::ranges::find(planned, mark) != planned.end();
    if ((!isPlanned && mark != "a") || quarter.empty() || !isDigit(quarter.back()))
        return std::nullopt;
    return MarkedQuarter { std::string(quarter), isPlanned };
}

std::string quarterOfYear(std::string_view quarter, std::string_view year)
{
    quarter = withoutOuterBlanks(quarter);
    year = withoutOuterBlanks(year);
    if (quarter.empty() || year.empty())
        return {};
    const bool isNumber = quarter.size() == 1 && isDigit(quarter.front());
    return fmt::format("{}{} {}", isNumber ? "Q" : "", quarter, year);
}

std::optional<std::string> readDate(std::string_view text, const DateRules& rules)
{
    const auto bare = withoutOuterBlanks(text);
    const auto tokens = tokensOf(bare);
    if (tokens.size() == 1 && isYear(tokens[0]) && bare.size() == 4)
        return exists({ tokens[0].value }) ? std::optional(std::string(bare)) : std::nullopt;
    const auto date = dateOf(bare, rules);
    if (!date)
        return std::nullopt;
    return date->day > 0 ? fmt::format("{:04}-{:02}-{:02}", date->year, date->month, date->day)
                         : fmt::format("{:04}-{:02}", date->year, date->month);
}

bool isFiscalQuarter(std::string_view text)
{
    return fiscalQuarter(text).has_value();
}

void DateJudge::see(std::string_view text)
{
    const auto marked = withoutMark(text);
    if (marked)
        text = marked->text;
    const auto keep = [text](std::string& example) {
        if (example.empty())
            example = text;
    };
    if (isFiscalQuarter(text))
        return keep(m_fiscal);
    const auto open = openDate(text);
    if (!open) {
        if (const auto spoken = spokenDate(text, m_latestYear); spoken && spoken->hasShortYear)
            keep(m_shortYear);
        else if (!spoken && serialDate(text))
            keep(m_serial);
        return;
    }
    std::array<std::optional<Date>, 3> dates;
    for (std::size_t i = 0; i < orders.size(); ++i)
        dates[i] = open->in(orders[i], m_latestYear);
    if (std::ranges::none_of(dates, [](const auto& date) { return date.has_value(); }))
        return; // no date at all: whoever reads it says so
    m_isOne = m_isOne && (m_first.empty() || m_first == text);
    keep(m_first);
    if (open->numbers[2].text.size() == 2)
        keep(m_shortYear);
    for (std::size_t i = 0; i < orders.size(); ++i) {
        if (!dates[i]) {
            keep(m_orders[i].excludedBy);
            continue;
        }
        keep(m_orders[i].firstRead);
        m_orders[i].areFirstDays = m_orders[i].areFirstDays && dates[i]->day == 1;
        const auto& year = orders[i] == DateOrder::YearFirst ? open->numbers[0] : open->numbers[2];
        m_orders[i].areInTime = m_orders[i].areInTime && (!dates[i]->hasShortYear || m_latestYear / 100 * 100 + year.value <= m_latestYear);
        for (std::size_t other = 0; other < i; ++other) {
            const bool differs
                = dates[other] && (m_isExact ? *dates[i] != *dates[other] : quarterOf(*dates[i]) != quarterOf(*dates[other]));
            if (differs)
                keep(m_differs[other][i]);
        }
    }
}

void DateJudge::join(const DateJudge& other)
{
    const auto keep = [](std::string& example, const std::string& also) {
        if (example.empty())
            example = also;
    };
    m_isOne = m_isOne && other.m_isOne && (m_first.empty() || other.m_first.empty() || m_first == other.m_first);
    keep(m_first, other.m_first);
    for (std::size_t i = 0; i < m_orders.size(); ++i) {
        keep(m_orders[i].excludedBy, other.m_orders[i].excludedBy);
        keep(m_orders[i].firstRead, other.m_orders[i].firstRead);
        m_orders[i].areFirstDays = m_orders[i].areFirstDays && other.m_orders[i].areFirstDays;
        m_orders[i].areInTime = m_orders[i].areInTime && other.m_orders[i].areInTime;
        for (std::size_t k = 0; k < i; ++k)
            keep(m_differs[k][i], other.m_differs[k][i]);
    }
}

DateJudge::Verdict DateJudge::verdict() const
{
    using State = Verdict::State;
    if (m_first.empty())
        return {};
    std::vector<std::size_t> possible;
    for (std::size_t i = 0; i < m_orders.size(); ++i) {
        if (m_orders[i].excludedBy.empty())
            possible.push_back(i);
    }
    if (possible.empty()) {
        const auto& first = m_orders[m_orders[0].firstRead.empty() ? 1 : 0];
        return { State::Contradictory, {}, first.firstRead, first.excludedBy };
    }
    if (possible.size() == 1)
        return { State::Decided, orders[possible.front()], m_orders[possible.front() == 0 ? 1 : 0].excludedBy, {} };
    bool isLikely = false;
    bool isByTime = false;
    const auto keepThose = [&](bool Order::*wanted) {
        const auto isWanted = [&](std::size_t i) { return m_orders[i].*wanted; };
        const auto count = static_cast<std::size_t>(std::ranges::count_if(possible, isWanted));
        if (count == 0 || count == possible.size())
            return;
        std::erase_if(possible, [&](std::size_t i) { return !isWanted(i); });
        isLikely = true;
    };
    keepThose(&Order::areInTime);
    isByTime = isLikely;
    if (!m_isOne) { // one date on a first day says nothing
        isLikely = false;
        keepThose(&Order::areFirstDays);
        isByTime = isByTime && !isLikely;
        isLikely = isLikely || isByTime;
    }
    for (std::size_t i = 1; i < possible.size(); ++i) {
        const auto& differs = m_differs[possible.front()][possible[i]];
        if (!differs.empty())
            return { State::Ambiguous, orders[possible.front()], differs, {} };
    }
    return { isLikely ? State::Likely : State::Open, orders[possible.front()], m_orders[possible.front()].firstRead, {}, isByTime };
}

}
