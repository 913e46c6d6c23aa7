// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/figure.h"
#include "model/figure/number_text.h"

#include <algorithm>
#include <limits>

namespace model {

/// How far values reach; before any is taken, from above all numbers to 0.
struct Reach {
    double low = std::numeric_limits<double>::max();
    double high = 0;

    void take(double value)
    {
        low = std::min(low, value);
        high = std::max(high, value);
    }
};

// Any numbers make an axis with ends that are numbers and few ticks, in no time: infinite ones, denormals and hundreds of decades too.

/// The power of ten at or below a value above 0, and the one at or above it; bounded where the value is not.
int decadeBelow(double value);
int decadeAbove(double value);

/// An axis from round number to round number around [low, high], both above 0, with a tick at every power of ten and minor ones between.
Axis logAxis(double low, double high, const NumberStyle& style);

/// An axis with 4 to 8 ticks at round numbers, from 0 (or below, where `low` is) to above `high`.
Axis linearAxis(double low, double high, const NumberStyle& style);

/// The part of an axis of numbers between two values (ends that are not given stay), with ticks of its own. The axis itself where nothing
/// of it lies between them.
Axis narrowed(const Axis& axis, std::optional<double> low, std::optional<double> high);

/// A tick for every quarter; at most 20 have a label "Q3" with the year below its first one, else only the years are labelled.
Axis quarterAxis(Quarter first, int quarters);

/// From 0 to 1 with a tick at every fifth, written as percent.
Axis shareAxis();

/// Rows 0 to n - 1 without ticks.
Axis rowAxis(std::size_t rows);

}
