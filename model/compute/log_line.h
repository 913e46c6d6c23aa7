// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace model {

/// A value above 0 at a quarter, counted from any of them.
struct LogPoint {
    double quarter = 0;
    double value = 1;
};

/// A straight line through the logarithms of values over their quarters, by least squares (help method growth).
struct LogLine {
    double count = 0;       ///< of values
    double mean = 0;        ///< of their quarters
    double spread = 0;      ///< sum of the squared distances from it
    double level = 0;       ///< logarithm at the mean
    double slope = 0;       ///< logarithm a quarter
    double deviation = 0;   ///< of the values from the line: sqrt of the squared residuals over count - 2
    double correlation = 0; ///< of a residual with the one before: 0 to 0.9

    double at(double quarter) const; ///< value
    double factorPerYear() const;

    /// How much the logarithm of a value there adds to that of the factor.
    double weightPerYear(double quarter) const;

    /// The power of a value there in the product of all that is the line's value at another quarter.
    double powerOf(double quarter, double at) const;

    /// In logarithms, of the 90 % prediction interval of a value there: scatter only (help method trend).
    double predictionHalfWidth(double quarter) const;
};

/// Nothing with fewer than 4 values or all in one quarter. Values come by quarter.
std::optional<LogLine> fitLogLine(std::span<const LogPoint> points);

}
