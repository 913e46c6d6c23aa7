// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/uncertainty.h"

#include <cstddef>
#include <span>
#include <vector>

namespace model {

/// Standard deviations of a value's logarithm below and above it, from its 90 % interval: each at least 1e-9, infinite where that end is
/// at 0 or open.
struct Deviations {
    double down = 0;
    double up = 0;
};

/// Of a value above 0.
Deviations deviationsOf(const Estimate& value);

/// P(A > B) of two values above 0 with 90 % intervals, by logarithms and the sides that face each other (help method order); 0.5 where one
/// of those has no end. Their errors count as independent.
double probabilityAbove(const Estimate& a, const Estimate& b);

/// How probable it has to be that one of `count` values is above another for their ranks to say so: 1 - 0.45 / max(count, 9), with which
/// the ranges hold all at once in about nine of ten cases.
double certaintyOfRanks(std::size_t count);

struct RankRange {
    int best = 1;
    int worst = 1;
    bool operator==(const RankRange&) const = default;
};

/// The ranks each of these values above 0 may have among them, 1 the largest, in their order.
std::vector<RankRange> rankRanges(std::span<const Estimate> values);

}
