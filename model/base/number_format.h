// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace model {

/// How a column writes its numbers. Thousands may always be set apart by spaces (of any width), ' and _, and by whichever of
/// comma and point is not the decimal one.
struct NumberFormat {
    char decimal = '.';
    bool isPercent = false; ///< 35 means 0.35
    bool operator==(const NumberFormat&) const = default;
};

/// "1,234.5", "1.234,5": how the format looks.
std::string numberExample(const NumberFormat& format);

/// The whole text as a finite number: "1 234", "1.2M", "3e5", "35%" (0.35). Suffixes: k, M, B (also bn) and T, thousand, million,
/// billion, trillion. Nothing for what is no number in this format, such as thousands that are not three digits.
std::optional<double> readNumber(std::string_view text, const NumberFormat& format);

/// A number as a person types it, "480,000", "1.2M", "1.234,5": decimal point where both could be meant, so "1,234" is 1234.
std::optional<double> readPersonsNumber(std::string_view text);

/// What stands for "unknown" in a table: nothing, -, n/a, NA, #N/A, ?, unknown, null.
bool isNoValue(std::string_view text);

/// A guess with its ground.
struct NumberGuess {
    NumberFormat format;
    bool isAmbiguous = false; ///< every value could be read in two ways, with different results
    std::string example;      ///< the first value that could be or was decisive; empty where none was
};

/// The format of a column by its values; `otherwise` decides where they could be read in two ways.
NumberGuess guessNumberFormat(std::span<const std::string> values, char otherwise = '.');

/// A number as tables and editors write it: "480,000", "0.35", "2.1e25"; nothing is rounded.
std::string groupedNumber(double number);

}
