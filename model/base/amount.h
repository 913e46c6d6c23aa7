// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/field_units.h"
#include "model/base/number_format.h"

#include <optional>
#include <string>
#include <string_view>

namespace model {

/// A number as people write it into a table, with what they say of how sure it is.
struct Amount {
    enum class Kind {
        Number,      ///< 25,000 or $7,699.00 or 24 GB
        About,       ///< ~25,000
        AtLeast,     ///< 100,000+: the value is the lower end too
        Range,       ///< 10k-15k: the value is the middle
        WithInterval ///< 1,240 ± 30 % or 1,240 (900-1,500)
    };

    double value = 0;
    std::optional<double> low = {};
    std::optional<double> high = {};
    Kind kind = Kind::Number;
};

/// The product without what doubles add at its end: 9.89e14 * 1e-12 is 989.
double scaled(double number, double factor);

/// A factor as people read it: "1000", "1/24" where its inverse is the rounder one.
std::string shownFactor(double factor);

/// Reads the whole text; nothing for what is none, such as a multiple that would change the unit (3.35T in GB/s).
std::optional<Amount> readAmount(std::string_view text, const NumberFormat& format, const FieldUnits& units);

/// How far an end is from a best estimate, as a column of its own says it: 300 or 30%. Nothing for what is no such number, or below 0.
std::optional<double> readMargin(std::string_view text, double value, const NumberFormat& format, const FieldUnits& units);

/// Judges by all values of a column which sign its numbers have for decimals.
class NumberJudge {
public:
    explicit NumberJudge(const FieldUnits& units)
        : m_units(&units)
    {
    }

    void see(std::string_view text)
    {
        if (!isWholeNumber(text))
            weigh(text);
    }

    /// The sign that the column itself shows; nothing where none of its values does, or they contradict each other.
    std::optional<char> decimal() const;
    /// Some value can be read in two ways with different results, and no other one decides.
    bool isAmbiguous() const { return !m_either.empty() && m_point.empty() && m_comma.empty() && !roundDecimal(); }
    /// Some values can only have a decimal point, others only a decimal comma.
    bool isContradictory() const { return !m_point.empty() && !m_comma.empty(); }
    /// Decided by values such as 10,000 only, which nobody writes with three decimals.
    bool isByRoundNumbers() const { return m_point.empty() && m_comma.empty() && roundDecimal().has_value(); }

    // The first values of their kind; empty where there is none.
    const std::string& pointExample() const { return m_point; }
    const std::string& commaExample() const { return m_comma; }
    const std::string& eitherExample() const { return m_either; }

private:
    static bool isWholeNumber(std::string_view text)
    {
        for (const char c : text) {
            if (c < '0' || c > '9')
                return false;
        }
        return true;
    }
    void weigh(std::string_view text);
    std::optional<char> roundDecimal() const;

    const FieldUnits* m_units;
    std::string m_point;
    std::string m_comma;
    std::string m_either;
    std::string m_roundComma; // 10,000
    std::string m_roundPoint; // 10.000
    bool m_isUneven = false;  // 12,375
};

}
