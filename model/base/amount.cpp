// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/amount.h"

#include "model/base/letters.h"
#include "model/base/text.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace model {

namespace {

using namespace std::string_view_literals;

constexpr std::array aboutSigns { "approximately"sv, "approx."sv, "approx"sv, "estimated"sv, "roughly"sv, "around"sv, "about"sv, "circa"sv,
    "est."sv, "ca."sv, "ca "sv, "c."sv, "~"sv, "≈"sv, "～"sv, "大约"sv, "约"sv };
constexpr std::array atLeastSigns { "more than"sv, "at least"sv, "over "sv, ">="sv, ">"sv, "≥"sv, "超过"sv, "至少"sv };
constexpr std::array atLeastEnds { "or more"sv, "以上"sv, "+"sv };
constexpr std::array plusMinusSigns { "±"sv, "+/-"sv, "+-"sv };
constexpr std::array betweenSigns { "between"sv, "zwischen"sv, "entre"sv };
constexpr std::array andSigns { " and "sv, " und "sv, " et "sv, " y "sv };
constexpr std::array rangeSigns { " to "sv, " bis "sv, " à "sv, "..."sv, "…"sv, "–"sv, "—"sv, "～"sv, "~"sv, "至"sv, "到"sv };

bool isFigure(char c)
{
    return c >= '0' && c <= '9';
}

bool hasDigit(std::string_view text)
{
    return std::ranges::any_of(text, isFigure);
}

/// Takes one of the beginnings away; false where the text has none of them.
template <class Signs> bool takeBeginning(std::string_view& text, const Signs& signs)
{
    const auto lower = lowered(text.substr(0, 16));
    for (const auto sign : signs) {
        if (lower.starts_with(sign)) {
            text = withoutOuterBlanks(text.substr(sign.size()));
            return true;
        }
    }
    return false;
}

template <class Signs> bool takeEnd(std::string_view& text, const Signs& signs)
{
    const auto lower = lowered(text.substr(text.size() - std::min<std::size_t>(text.size(), 16)));
    for (const auto sign : signs) {
        if (lower.ends_with(sign) && lower.size() > sign.size()) {
            text = withoutOuterBlanks(text.substr(0, text.size() - sign.size()));
            return true;
        }
    }
    return false;
}

using Halves = std::pair<std::string_view, std::string_view>;

template <class Signs> std::optional<Halves> cutAt(std::string_view text, const Signs& signs)
{
    for (const auto sign : signs) {
        const auto at = text.find(sign);
        if (at == std::string_view::npos || at == 0)
            continue;
        const Halves halves { withoutOuterBlanks(text.substr(0, at)), withoutOuterBlanks(text.substr(at + sign.size())) };
        if (hasDigit(halves.first) && hasDigit(halves.second))
            return halves;
    }
    return std::nullopt;
}

/// At a hyphen between two numbers, which is no minus.
std::optional<Halves> cutAtHyphen(std::string_view text)
{
    for (std::size_t at = 1; at + 1 < text.size(); ++at) {
        if (text[at] != '-' || text[at - 1] == 'e' || text[at - 1] == 'E')
            continue;
        const Halves halves { withoutOuterBlanks(text.substr(0, at)), withoutOuterBlanks(text.substr(at + 1)) };
        if (hasDigit(halves.first) && hasDigit(halves.second))
            return halves;
    }
    return std::nullopt;
}

/// A text taken apart, before it is known which sign is for decimals.
struct Parts {
    Amount::Kind kind = Amount::Kind::Number;
    std::string_view value; // of a range its lower end
    std::string_view end;   // the upper end of a range, or what follows ±
    std::string_view low, high;
};

Parts partsOf(std::string_view text)
{
    Parts parts;
    text = withoutOuterBlanks(text);
    if (takeBeginning(text, aboutSigns))
        parts.kind = Amount::Kind::About;
    if (takeBeginning(text, atLeastSigns) || takeEnd(text, atLeastEnds))
        parts.kind = Amount::Kind::AtLeast;
    parts.value = text;
    const auto open = text.find_first_of("([");
    const bool hasBrackets = open != std::string_view::npos && open > 0 && (text.ends_with(')') || text.ends_with(']'));
    auto inner = hasBrackets ? withoutOuterBlanks(text.substr(open + 1, text.size() - open - 2)) : std::string_view();
    if (hasBrackets && takeBeginning(inner, plusMinusSigns) && hasDigit(inner)) { // 5k (±1k)
        parts.kind = Amount::Kind::WithInterval;
        parts.value = withoutOuterBlanks(text.substr(0, open));
        parts.end = inner;
        return parts;
    }
    if (const auto halves = cutAt(text, plusMinusSigns)) {
        parts.kind = Amount::Kind::WithInterval;
        std::tie(parts.value, parts.end) = *halves;
        return parts;
    }
    if (hasBrackets) {
        auto ends = cutAt(inner, rangeSigns);
        if (!ends)
            ends = cutAtHyphen(inner);
        if (ends && hasDigit(text.substr(0, open))) {
            parts.kind = Amount::Kind::WithInterval;
            parts.value = withoutOuterBlanks(text.substr(0, open));
            std::tie(parts.low, parts.high) = *ends;
            return parts;
        }
    }
    const bool isBetween = takeBeginning(text, betweenSigns);
    auto range = isBetween ? cutAt(text, andSigns) : cutAt(text, rangeSigns);
    if (!range && !isBetween)
        range = cutAtHyphen(text);
    if (range) {
        parts.kind = Amount::Kind::Range;
        std::tie(parts.value, parts.end) = *range;
    }
    return parts;
}

/// The text without the field's unit and the currency before it, and what that multiplies by.
std::string_view withoutUnit(std::string_view text, const FieldUnits& units, double& factor)
{
    factor = 1;
    text = withoutOuterBlanks(text);
    if (text.empty() || units.units.empty() || (isFigure(text.back()) && isFigure(text.front())))
        return text;
    const auto lower = lowered(text);
    for (const auto& unit : units.units) {
        const bool isCurrency = unit.text.ends_with('$') || unit.text == "usd";
        if (isCurrency && lower.starts_with(unit.text) && lower.size() > unit.text.size())
            return withoutOuterBlanks(text.substr(unit.text.size()));
        if (!lower.ends_with(unit.text) || lower.size() == unit.text.size())
            continue;
        const auto rest = withoutOuterBlanks(text.substr(0, text.size() - unit.text.size()));
        if (!hasDigit(rest))
            continue;
        factor = unit.factor;
        return rest;
    }
    return text;
}

/// One number with its unit.
std::optional<double> readOne(std::string_view text, const NumberFormat& format, const FieldUnits& units)
{
    double factor = 1;
    const auto bare = withoutUnit(text, units, factor);
    if (bare.empty())
        return std::nullopt;
    const bool endsInNumber = isFigure(bare.back()) || bare.back() == '.' || bare.back() == ',' || bare.back() == '%';
    if (!units.takesMultiples && !endsInNumber)
        return std::nullopt;
    const auto number = readNumber(bare, format);
    return number ? std::optional(scaled(*number, factor)) : std::nullopt;
}

/// "100-150k" means 100k to 150k.
std::optional<double> readLowerEnd(std::string_view lower, std::string_view upper, const NumberFormat& format, const FieldUnits& units)
{
    const auto plain = readOne(lower, format, units);
    const auto last = lower.empty() ? '\0' : lower.back();
    if (plain && !isFigure(last))
        return plain;
    const auto digits = upper.find_last_of("0123456789");
    const auto suffix = upper.substr(std::min(digits + 1, upper.size()));
    if (suffix.empty())
        return plain;
    const auto shared = readOne(std::string(lower) + std::string(suffix), format, units);
    const auto high = readOne(upper, format, units);
    return shared && high && *shared <= *high ? shared : plain;
}

}

double scaled(double number, double factor)
{
    if (factor == 1)
        return number;
    return parseNumber(fmt::format("{:.15g}", number * factor)).value_or(number * factor);
}

std::string shownFactor(double factor)
{
    const auto shown = shortestNumber(factor);
    const auto inverse = shortestNumber(1 / factor);
    return factor < 1 && inverse.size() + 2 < shown.size() ? "1/" + inverse : shown;
}

std::optional<Amount> readAmount(std::string_view text, const NumberFormat& format, const FieldUnits& units)
{
    if (const auto number = readOne(text, format, units))
        return Amount { *number, {}, {} };
    const auto parts = partsOf(text);
    if (parts.kind == Amount::Kind::Number)
        return std::nullopt;
    Amount amount;
    amount.kind = parts.kind;
    if (parts.kind == Amount::Kind::Range) {
        amount.low = readLowerEnd(parts.value, parts.end, format, units);
        amount.high = readOne(parts.end, format, units);
        if (!amount.low || !amount.high || *amount.low >= *amount.high)
            return std::nullopt;
        amount.value = (*amount.low + *amount.high) / 2;
        return amount;
    }
    const auto value = readOne(parts.value, format, units);
    if (!value)
        return std::nullopt;
    amount.value = *value;
    if (parts.kind == Amount::Kind::AtLeast)
        amount.low = value;
    if (parts.kind != Amount::Kind::WithInterval)
        return amount;
    if (!parts.end.empty()) {
        const auto margin = readMargin(parts.end, *value, format, units);
        if (!margin)
            return std::nullopt;
        amount.low = *value - *margin;
        amount.high = *value + *margin;
    } else {
        amount.low = readLowerEnd(parts.low, parts.high, format, units);
        amount.high = readOne(parts.high, format, units);
    }
    if (!amount.low || !amount.high)
        return std::nullopt;
    return amount;
}

std::optional<double> readMargin(std::string_view text, double value, const NumberFormat& format, const FieldUnits& units)
{
    auto bare = withoutOuterBlanks(text);
    takeBeginning(bare, plusMinusSigns);
    const auto margin = bare.ends_with('%') ? readNumber(bare, { format.decimal }) : readOne(bare, format, units);
    if (!margin || *margin < 0)
        return std::nullopt;
    return bare.ends_with('%') ? std::abs(value) * *margin : *margin;
}

void NumberJudge::weigh(std::string_view text)
{
    if (isNoValue(text))
        return;
    const auto parts = partsOf(text);
    for (const auto part : { parts.value, parts.end, parts.low, parts.high }) {
        if (part.empty() || isWholeNumber(part))
            continue;
        double factor = 1;
        const auto one = withoutUnit(part, *m_units, factor);
        const auto point = readNumber(one, { '.' });
        const auto comma = readNumber(one, { ',' });
        if (point && !comma) {
            m_point = m_point.empty() ? std::string(text) : m_point;
        } else if (comma && !point) {
            m_comma = m_comma.empty() ? std::string(text) : m_comma;
        } else if (point && comma && *point != *comma) {
            m_either = m_either.empty() ? std::string(text) : m_either;
            // A reading with three noughts for decimals is none that people mean.
            const auto sign = one.find_first_of(".,");
            if (one.substr(sign + 1).starts_with("000"))
                (one[sign] == ',' ? m_roundComma : m_roundPoint) = text;
            else
                m_isUneven = true;
        }
    }
}

std::optional<char> NumberJudge::roundDecimal() const
{
    if (m_isUneven || m_roundComma.empty() == m_roundPoint.empty())
        return std::nullopt;
    return m_roundPoint.empty() ? '.' : ',';
}

std::optional<char> NumberJudge::decimal() const
{
    if (isContradictory())
        return std::nullopt;
    if (!m_point.empty())
        return '.';
    if (!m_comma.empty())
        return ',';
    return roundDecimal();
}

}
