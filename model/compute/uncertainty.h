// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/index.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace model {

/// Whether two numbers are one but for the last digits, which the order of adding up changes.
bool areSame(double a, double b);

/// How far below and above the best estimate the 5th and 95th percentile are; unknown is no interval given, never one of no width.
struct HalfWidths {
    std::optional<double> down;
    std::optional<double> up;

    bool areKnown() const { return down || up; }
    bool operator==(const HalfWidths&) const = default;
};

/// The half-widths of an estimate with its ends, either of which may be missing.
HalfWidths halvesOf(double best, const std::optional<double>& low, const std::optional<double>& high);

/// Both half-widths times the same number (of any sign, for a factor of scale it is at least 0).
HalfWidths scaled(const HalfWidths& halves, double factor);

/// Both half-widths interpolated from `a` (share 0) to `b` (share 1); an unknown one counts 0, unknown where both are.
HalfWidths interpolated(const HalfWidths& a, const HalfWidths& b, double share);

/// The half-widths of a sum over claims or positions (help method intervals): those of one source err together by `rho`,
/// sources err apart. W^2 = sum over sources of [ rho * (sum of d)^2 + (1 - rho) * sum of d^2 ], for each side.
class IntervalSum {
public:
    void add(SourceIndex source, const HalfWidths& halves);
    void add(const IntervalSum& other);  ///< all that was added to the other
    HalfWidths result(double rho) const; ///< unknown on a side where none was known

private:
    struct Side {
        double sum = 0;
        double squares = 0;
        bool isKnown = false;
        void add(const std::optional<double>& half);
        void add(const Side& other);
    };
    struct Entry {
        SourceIndex source;
        Side down;
        Side up;
    };
    Entry& entry(SourceIndex source);
    static std::optional<double> width(const std::vector<Entry>& entries, Side Entry::*side, double rho);

    std::vector<Entry> m_entries;
    BySource<std::size_t> m_places; ///< of each source in m_entries, once there are many
    std::size_t m_last = 0;
};

/// A number with its ends. An end that is unknown or open is absent.
struct Estimate {
    double best = 0;
    std::optional<double> low;
    std::optional<double> high;
    bool operator==(const Estimate&) const = default;
};

/// Best and ends of half-widths; the lower end never goes below 0.
Estimate withEnds(double best, const HalfWidths& halves);

/// A value over people (help method per-head), `best` above 0 and `people` above 0: interval in logarithms. A part without a half-width
/// contributes nothing; without any the ends are the ratio itself. A lower end of 0 stays 0; people down to 0 leave the upper end absent.
Estimate ratio(double best, const HalfWidths& halves, double people, const HalfWidths& peopleHalves);

/// Standard deviation of a value's logarithm, from its 90 % interval: at least 1e-9, infinite where an end is at 0 or open.
double deviationOf(const Estimate& value);

/// P(A > B) of two values above 0 with 90 % intervals, by logarithms (help method order).
double probabilityAbove(const Estimate& a, const Estimate& b);

}
