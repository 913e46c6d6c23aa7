// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/number_text.h"

#include "model/base/text.h"
#include "model/figure/column_text.h"
#include "words/number.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace model {

namespace {

/// Without trailing zeros after a decimal point.
std::string stripped(std::string text)
{
    if (text.find('.') == std::string::npos)
        return text;
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.'))
        text.pop_back();
    return text;
}

double rounded(double number, int digits)
{
    return parseNumber(fmt::format("{:.{}e}", number, digits - 1)).value_or(number); // not strtod, which obeys the locale
}

/// How many significant digits it takes not to round across a line.
int digitsFor(double number, const std::vector<double>& lines)
{
    for (int digits = 3; digits < 12; ++digits) {
        bool crosses = false;
        for (const double line : lines)
            crosses = crosses || (number < line) != (rounded(number, digits) < line);
        if (!crosses)
            return digits;
    }
    return 12;
}

/// How many digits are written, and whether zeros at the end are.
struct Digits {
    int count = 3;
    bool isPadded = false;
};

std::string fixed(double number, Digits digits)
{
    if (number == 0)
        return "0";
    const double magnitude = std::floor(std::log10(std::abs(rounded(number, digits.count))));
    const int decimals = std::max(0, digits.count - 1 - static_cast<int>(magnitude));
    const auto text = fmt::format("{:.{}f}", rounded(number, digits.count), decimals);
    return digits.isPadded ? text : stripped(text);
}

std::string grouped(std::string text)
{
    const auto point = std::min(text.find('.'), text.size());
    const std::size_t begin = text.starts_with('-') ? 1 : 0;
    for (auto i = point; i > begin + 3;) {
        i -= 3;
        text.insert(i, ",");
    }
    return text;
}

/// `1.2e-5`, `2.1e25`: without the sign and zeros of the C form.
std::string scientific(double number, Digits digits)
{
    const auto text = fmt::format("{:.{}e}", number, digits.count - 1);
    const auto e = text.find('e');
    const auto mantissa = text.substr(0, e);
    return fmt::format("{}e{}", digits.isPadded ? mantissa : stripped(mantissa), std::atoi(text.c_str() + e + 1));
}

/// With the prefixes of thousands from `first` on; `unit` follows them.
std::string prefixed(double number, Digits digits, const std::array<const char*, 7>& prefixes, double first, std::string_view unit)
{
    if (!std::isfinite(number))
        return "…"; // more than anybody has
    const double size = std::abs(rounded(number, digits.count));
    if (size != 0 && size < 1e-4)
        return scientific(number, digits) + (unit.empty() ? "" : fmt::format(" {}", unit));
    if (size < first)
        return grouped(fixed(number, digits)) + (unit.empty() ? "" : fmt::format(" {}", unit));
    std::size_t step = 0;
    double scale = 1;
    while (size >= scale * 1000) {
        scale *= 1000;
        ++step;
    }
    if (step >= prefixes.size() || !prefixes[step])
        return scientific(number, digits) + (unit.empty() ? "" : fmt::format(" {}", unit));
    return fmt::format("{} {}{}", fixed(number / scale, digits), prefixes[step], unit);
}

constexpr std::array<const char*, 7> shortScale { "", "k", "M", "B", "T", nullptr, nullptr };
constexpr std::array<const char*, 7> si { "", "k", "M", "G", "T", "P", "E" };

std::string written(double number, const NumberStyle& style, bool isPadded)
{
    if (number < 0)
        return "−" + written(-number, { style.kind, {} }, isPadded);
    const Digits digits { digitsFor(number, style.lines), isPadded };
    switch (style.kind) {
    case NumberStyle::Kind::Plain:
        return prefixed(number, digits, shortScale, 1e4, "");
    case NumberStyle::Kind::Dollars:
        return "$" + prefixed(number, digits, shortScale, 1e4, "");
    case NumberStyle::Kind::Watts:
        return prefixed(number, digits, si, 1e3, "W");
    case NumberStyle::Kind::Gigabytes:
        return prefixed(number * 1e9, digits, si, 1e3, "B");
    case NumberStyle::Kind::Percent:
        return prefixed(number * 100, digits, shortScale, 1e4, "%");
    case NumberStyle::Kind::FlopPerSecond:
        return prefixed(number, digits, si, 1e3, "FLOP/s");
    case NumberStyle::Kind::GigabytesPerSecond:
        return prefixed(number * 1e9, digits, si, 1e3, "B/s");
    case NumberStyle::Kind::Years:
        return std::abs(number) < 1e6 ? fmt::format("{:.0f}", std::floor(number)) : "…";
    }
    return {};
}

std::string rangeWritten(const Estimate& value, const NumberStyle& style, bool isPadded)
{
    if (!value.low && !value.high)
        return {};
    const auto end = [&](const std::optional<double>& number) { return number ? written(*number, style, isPadded) : std::string("…"); };
    return fmt::format("{} – {}", end(value.low), end(value.high));
}

}

NumberStyle numberStyle(Unit unit, std::vector<double> lines)
{
    return { factsOf(unit).style, std::move(lines) };
}

std::string numberText(double number, const NumberStyle& style)
{
    return written(number, style, false);
}

std::string columnText(double number, const NumberStyle& style)
{
    return written(number, style, true);
}

std::string rangeText(const Estimate& value, const NumberStyle& style)
{
    return rangeWritten(value, style, false);
}

std::string columnRangeText(const Estimate& value, const NumberStyle& style)
{
    return rangeWritten(value, style, true);
}

std::string foldText(double factor)
{
    return fmt::format("{}-fold", significantText(factor));
}

std::string foldText(double factor, const Words& words)
{
    const bool isSame = rounded(factor, 3) == 1;
    if (factor > 1 && !isSame)
        return foldText(factor);
    return words(isSame ? say::fold::same : say::fold::less,
        { { "fold", foldText(factor) }, { "share", numberText(1 - factor, { NumberStyle::Kind::Percent, {} }) } });
}

std::string significantText(double number)
{
    if (number <= 0 || number >= 999.5)
        return numberText(number);
    const auto decimals = std::max(0, 2 - static_cast<int>(std::floor(std::log10(rounded(number, 3)))));
    return fmt::format("{:.{}f}", number, decimals);
}

std::string groupedText(double number)
{
    return grouped(stripped(fmt::format("{:.2f}", number)));
}

}
