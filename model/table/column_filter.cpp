// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/table/column_filter.h"

#include "model/base/number_format.h"
#include "model/base/text.h"
#include "model/records/field_text.h"
#include "model/records/quarter.h"
#include "words/table.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace model {

namespace {

constexpr double endless = std::numeric_limits<double>::infinity();

/// What one written value covers: a number itself, a quarter, or the four of a year.
struct Covered {
    double first = 0;
    double last = 0;
};

std::optional<Covered> covered(FieldType type, std::string_view text)
{
    text = trimmed(text);
    if (type == FieldType::Number) {
        const auto number = readPersonsNumber(text);
        return number ? std::optional(Covered { *number, *number }) : std::nullopt;
    }
    if (const auto quarter = parseQuarter(text))
        return Covered { static_cast<double>(quarter->index), static_cast<double>(quarter->index) };
    int year = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
    if (error != std::errc {} || end != text.data() + text.size() || year < 1900 || year > 2199)
        return std::nullopt;
    return Covered { static_cast<double>(Quarter::of(year, 1).index), static_cast<double>(Quarter::of(year, 4).index) };
}

Sentence unreadable(FieldType type, std::string_view text)
{
    const bool isNumber = type == FieldType::Number;
    if (trimmed(text).empty())
        return { isNumber ? say::filter::noNumberGiven : say::filter::noQuarterGiven };
    return refusedValue(trimmed(text), { isNumber ? say::filter::noNumber : say::filter::noQuarter });
}

/// The operator at the start of the text, taken off it; empty where there is none.
std::string_view takeOperator(std::string_view& text)
{
    for (const std::string_view sign : { ">=", "<=", "!=", "==", ">", "<", "=", "~", "!" }) {
        if (text.starts_with(sign)) {
            text = trimmed(text.substr(sign.size()));
            return sign;
        }
    }
    return {};
}

class Reader {
public:
    explicit Reader(const FieldDescription& column)
        : m_column(column)
    {
    }

    FilterReading read(std::string_view text)
    {
        if (trimmed(text).empty())
            return {};
        for (const auto& part : split(text, '|')) {
            if (!trimmed(part).empty())
                readPart(trimmed(part));
        }
        if (m_reading.reason)
            m_reading.filter = {};
        return std::move(m_reading);
    }

private:
    bool isOrdered() const { return m_column.type == FieldType::Number || m_column.type == FieldType::Quarter; }

    void readPart(std::string_view part)
    {
        const auto lower = lowered(part);
        if (lower == "empty" || lower == "not empty" || lower == "!empty") {
            add({ Condition::Kind::Empty, {} }, lower != "empty");
            return;
        }
        const auto sign = takeOperator(part);
        const bool isNegated = sign == "!" || sign == "!=";
        const auto rest = sign == "!" ? takeOperator(part) : sign == "!=" ? std::string_view("=") : sign;
        const auto condition = isOrdered() ? ordered(rest, part) : textual(rest, part);
        if (!m_reading.reason)
            add(condition, isNegated);
    }

    void add(const Condition& condition, bool isNegated)
    {
        (isNegated ? m_reading.filter.none : m_reading.filter.any).push_back(condition);
    }

    Covered operand(std::string_view text)
    {
        const auto value = covered(m_column.type, text);
        if (!value && !m_reading.reason)
            m_reading.reason = unreadable(m_column.type, text);
        return value.value_or(Covered {});
    }

    Condition ordered(std::string_view sign, std::string_view text)
    {
        Condition range { Condition::Kind::Range, {}, -endless, endless };
        const auto dots = text.find("..");
        if (sign.empty() && dots != std::string_view::npos) {
            const auto low = trimmed(text.substr(0, dots)), high = trimmed(text.substr(dots + 2));
            if (low.empty() && high.empty())
                m_reading.reason = { say::filter::noRange };
            if (!low.empty())
                range.low = operand(low).first;
            if (!high.empty())
                range.high = operand(high).last;
            if (!m_reading.reason && range.low > range.high)
                m_reading.reason = { say::filter::rangeBackwards };
            return range;
        }
        const auto value = operand(text);
        if (sign == ">" || sign == ">=") {
            range.low = sign == ">" ? value.last : value.first;
            range.isLowOpen = sign == ">";
        } else if (sign == "<" || sign == "<=") {
            range.high = sign == "<" ? value.first : value.last;
            range.isHighOpen = sign == "<";
        } else {
            range.low = value.first;
            range.high = value.last;
        }
        return range;
    }

    Condition textual(std::string_view sign, std::string_view text)
    {
        Condition condition { Condition::Kind::Contains, lowered(text) };
        if (text.empty())
            m_reading.reason = { say::filter::nothingToFind };
        else if (sign == "=" || sign == "==")
            condition.kind = Condition::Kind::Equals;
        else if (sign == ">")
            condition.kind = Condition::Kind::After;
        else if (sign == ">=")
            condition.kind = Condition::Kind::NotBefore;
        else if (sign == "<")
            condition.kind = Condition::Kind::Before;
        else if (sign == "<=")
            condition.kind = Condition::Kind::NotAfter;
        else if (m_column.type == FieldType::Word && sign.empty())
            readWord(condition);
        return condition;
    }

    void readWord(Condition& condition)
    {
        const auto isWord = [&](std::string_view word) { return lowered(word) == condition.text; };
        const auto starts = [&](std::string_view word) { return lowered(word).starts_with(condition.text); };
        if (std::ranges::any_of(m_column.words, isWord))
            condition.kind = Condition::Kind::Equals;
        else if (std::ranges::any_of(m_column.words, starts))
            condition.kind = Condition::Kind::Starts;
        else
            m_reading.reason = refusedValue(condition.text,
                { say::filter::noneOf,
                    { { "words", joined(std::vector<std::string>(m_column.words.begin(), m_column.words.end()), ", ") } } });
    }

    const FieldDescription& m_column;
    FilterReading m_reading;
};

/// Without a copy: filters look at a million texts.
bool containsLowered(std::string_view text, std::string_view part)
{
    const auto isSame = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b; };
    return std::search(text.begin(), text.end(), part.begin(), part.end(), isSame) != text.end();
}

bool holds(const Condition& condition, std::string_view text)
{
    switch (condition.kind) {
    case Condition::Kind::Contains:
        return containsLowered(text, condition.text);
    case Condition::Kind::Equals:
        return text.size() == condition.text.size() && lowered(text) == condition.text;
    case Condition::Kind::Starts:
        return lowered(text).starts_with(condition.text);
    case Condition::Kind::Before:
        return !text.empty() && lowered(text) < condition.text;
    case Condition::Kind::NotAfter:
        return !text.empty() && lowered(text) <= condition.text;
    case Condition::Kind::After:
        return !text.empty() && lowered(text) > condition.text;
    case Condition::Kind::NotBefore:
        return !text.empty() && lowered(text) >= condition.text;
    case Condition::Kind::Empty:
        return text.empty();
    case Condition::Kind::Range:
        break;
    }
    return false;
}

bool holds(const Condition& condition, std::span<const std::string_view> texts)
{
    if (condition.kind == Condition::Kind::Empty)
        return texts.front().empty();
    return std::ranges::any_of(texts, [&](std::string_view text) { return holds(condition, text); });
}

bool holds(const Condition& condition, std::optional<double> number)
{
    if (condition.kind == Condition::Kind::Empty)
        return !number;
    if (!number)
        return false;
    return (condition.isLowOpen ? *number > condition.low : *number >= condition.low)
        && (condition.isHighOpen ? *number < condition.high : *number <= condition.high);
}

template <class Value> bool passesAll(const ColumnFilter& filter, const Value& value)
{
    const auto isTrue = [&](const Condition& condition) { return holds(condition, value); };
    return (filter.any.empty() || std::ranges::any_of(filter.any, isTrue)) && std::ranges::none_of(filter.none, isTrue);
}

}

FilterReading readFilter(const FieldDescription& column, std::string_view text)
{
    return Reader(column).read(text);
}

bool passes(const ColumnFilter& filter, std::span<const std::string_view> texts)
{
    return passesAll(filter, texts);
}

bool passes(const ColumnFilter& filter, std::optional<double> number)
{
    return passesAll(filter, number);
}

}
