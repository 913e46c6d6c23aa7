// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/number_format.h"

#include "model/base/text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace model {

namespace {

// No-break, figure, thin, narrow no-break space and the typographic apostrophe.
constexpr std::array<std::string_view, 5> wideGroupings { "\xC2\xA0", "\xE2\x80\x87", "\xE2\x80\x89", "\xE2\x80\xAF", "\xE2\x80\x99" };
constexpr std::string_view wideMinus = "\xE2\x88\x92";

struct Suffix {
    std::string_view text;
    int exponent;
};
constexpr std::array<Suffix, 56> suffixes { { { "thousand", 3 }, { "million", 6 }, { "millions", 6 }, { "billion", 9 }, { "trillion", 12 },
    { "mio.", 6 }, { "mio", 6 }, { "mrd.", 9 }, { "mrd", 9 }, { "tsd.", 3 }, { "tsd", 3 }, { "tausend", 3 }, { "millionen", 6 },
    { "milliarden", 9 }, { "milliard", 9 }, { "milliards", 9 }, { "millones", 6 }, { "milioni", 6 }, { "milhões", 6 }, { "тыс.", 3 },
    { "тыс", 3 }, { "млн.", 6 }, { "млн", 6 }, { "млрд.", 9 }, { "млрд", 9 }, { "lakhs", 5 }, { "lakh", 5 }, { "crores", 7 },
    { "crore", 7 }, { "mn", 6 }, { "bn", 9 }, { "tn", 12 }, { "k", 3 }, { "m", 6 }, { "b", 9 }, { "t", 12 }, { "万亿", 12 }, { "萬億", 12 },
    { "千万", 7 }, { "千萬", 7 }, { "百万", 6 }, { "百萬", 6 }, { "十万", 5 }, { "十亿", 9 }, { "十億", 9 }, { "千", 3 }, { "亿", 8 },
    { "億", 8 }, { "万", 4 }, { "萬", 4 }, { "천만", 7 }, { "백만", 6 }, { "천", 3 }, { "만", 4 }, { "억", 8 }, { "%", -2 } } };

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// The text without what stands behind the number, and the power of ten that it means.
int takeSuffix(std::string_view& text)
{
    const auto lower = lowered(text);
    for (const auto& suffix : suffixes) {
        if (text.size() > suffix.text.size() && std::string_view(lower).ends_with(suffix.text)) {
            text.remove_suffix(suffix.text.size());
            while (text.ends_with(' ') || text.ends_with("\xC2\xA0") || text.ends_with("\xE2\x80\xAF"))
                text.remove_suffix(text.ends_with(' ') ? 1 : text.ends_with("\xC2\xA0") ? 2 : 3);
            return suffix.exponent;
        }
    }
    return 0;
}

/// The length of a thousands separator at the beginning of the text.
std::size_t groupingAt(std::string_view text, char decimal)
{
    if (text.front() == ' ' || text.front() == '\'' || text.front() == '_' || text.front() == (decimal == '.' ? ',' : '.'))
        return 1;
    const auto wide = std::ranges::find_if(wideGroupings, [text](std::string_view grouping) { return text.starts_with(grouping); });
    return wide == wideGroupings.end() ? 0 : wide->size();
}

/// Writes the number as parseNumber reads it; false where thousands are no groups of three or anything else is odd.
bool plainNumber(std::string_view text, char decimal, std::string& plain)
{
    if (text.starts_with('+') || text.starts_with('-')) {
        plain += text.front() == '-' ? "-" : "";
        text.remove_prefix(1);
    } else if (text.starts_with(wideMinus)) {
        plain += '-';
        text.remove_prefix(wideMinus.size());
    }
    std::string_view grouping; // the one this number uses
    std::size_t digits = 0;    // since the beginning or the last grouping
    while (!text.empty() && text.front() != decimal && text.front() != 'e' && text.front() != 'E') {
        if (isDigit(text.front())) {
            plain += text.front();
            text.remove_prefix(1);
            ++digits;
            continue;
        }
        const auto length = groupingAt(text, decimal);
        const auto found = text.substr(0, length);
        const bool isFirst = grouping.empty();
        const bool isLoneNought = isFirst && plain.ends_with('0') && std::ranges::count_if(plain, isDigit) == 1; // 0,435 is no 435
        if (isLoneNought || length == 0 || digits == 0 || digits > 3 || (!isFirst && (found != grouping || digits != 3)))
            return false;
        grouping = found;
        digits = 0;
        text.remove_prefix(length);
    }
    if (!grouping.empty() && digits != 3)
        return false;
    if (text.starts_with(decimal)) {
        plain += '.';
        text.remove_prefix(1);
    }
    plain += text;
    return true;
}

}

std::string numberExample(const NumberFormat& format)
{
    return std::string(format.decimal == ',' ? "1.234,5" : "1,234.5") + (format.isPercent ? " %" : "");
}

std::optional<double> readNumber(std::string_view text, const NumberFormat& format)
{
    constexpr std::size_t longest = 100;
    auto rest = trimmed(text);
    if (format.decimal == '.' && !format.isPercent) {
        if (const auto plain = parseNumber(rest))
            return plain;
    }
    if (rest.size() > longest || std::ranges::none_of(rest, isDigit))
        return std::nullopt;
    const bool saysPercent = rest.ends_with('%');
    auto exponent = takeSuffix(rest);
    if (format.isPercent && !saysPercent)
        exponent -= 2;
    std::string plain;
    if (!plainNumber(rest, format.decimal, plain))
        return std::nullopt;
    const auto written = plain.find_first_of("eE");
    if (written != std::string::npos && exponent != 0) {
        const auto number = parseNumber(plain);
        return number ? parseNumber(shortestNumber(*number * std::pow(10, exponent))) : std::nullopt;
    }
    if (exponent != 0)
        plain += "e" + std::to_string(exponent); // so that 2.3M is exactly what 2300000 reads as
    return parseNumber(plain);
}

std::optional<double> readPersonsNumber(std::string_view text)
{
    const auto number = readNumber(text, {});
    return number ? number : readNumber(text, { ',' });
}

bool isNoValue(std::string_view text)
{
    static constexpr std::array<std::string_view, 18> words { "-", "\xE2\x80\x93", "\xE2\x80\x94", "n/a", "na", "#n/a", "n.a.", "?",
        "unknown", "null", "none", "...", "tbd", "tba", "nan", "k.a.", "未知", "不详" };
    const auto bare = trimmed(text);
    if (bare.empty())
        return true;
    return bare.size() <= 7 && std::ranges::find(words, lowered(bare)) != words.end();
}

NumberGuess guessNumberFormat(std::span<const std::string> values, char otherwise)
{
    std::size_t onlyPoint = 0;
    std::size_t onlyComma = 0;
    std::string pointExample;
    std::string commaExample;
    std::string eitherExample;
    for (const auto& value : values) {
        const auto point = readNumber(value, {});
        const auto comma = readNumber(value, { ',' });
        if (point && !comma) {
            ++onlyPoint;
            pointExample = pointExample.empty() ? value : pointExample;
        } else if (comma && !point) {
            ++onlyComma;
            commaExample = commaExample.empty() ? value : commaExample;
        } else if (point && comma && *point != *comma && eitherExample.empty()) {
            eitherExample = value;
        }
    }
    if (onlyPoint > 0 || onlyComma > 0) {
        const bool isComma = onlyComma > onlyPoint;
        return { { isComma ? ',' : '.' }, false, isComma ? commaExample : pointExample };
    }
    return { { otherwise }, !eitherExample.empty(), eitherExample };
}

std::string groupedNumber(double number)
{
    auto text = shortestNumber(number);
    if (text.find('e') != std::string::npos)
        return text;
    const auto end = std::min(text.find('.'), text.size());
    const std::size_t begin = text.starts_with('-') ? 1 : 0;
    for (auto at = end; at > begin + 3;)
        text.insert(at -= 3, 1, ',');
    return text;
}

}
