// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/index.h"
#include "model/records/quarter.h"

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

/// The half-widths of a number times a share, which err apart; an unknown one counts 0, unknown where both are.
HalfWidths productOf(double number, const HalfWidths& halves, double share, const HalfWidths& shareHalves);

/// The half-widths of a value over claims or positions, each with its coefficient (help method intervals): those of one source err
/// together by `rho`, sources err apart. For each side W^2 = sum over sources of [ rho * (all claims low, or all high at once, whichever
/// moves the value more that way)^2 + (1 - rho) * sum of (a * d)^2 ].
class IntervalSum {
public:
    /// What moves the value by `coefficient`, of any sign, for each of its own.
    void add(SourceIndex source, const HalfWidths& halves, double coefficient = 1);
    void add(const IntervalSum& other);  ///< all that was added to the other
    HalfWidths result(double rho) const; ///< unknown on a side where none was known

private:
    /// The first take the value down, or up where the coefficients are negative; the second the other way.
    struct Side {
        double sum = 0; ///< of a * d
        double squares = 0;
        bool isKnown = false;
        void add(const Side& other);
    };
    struct Entry {
        SourceIndex source;
        Side down;
        Side up;
    };
    Entry& entry(SourceIndex source);

    std::vector<Entry> m_entries;
    BySource<std::size_t> m_places; ///< of each source in m_entries, once there are many
    std::size_t m_last = 0;
};

/// How a value hangs on one position's number at the end of a quarter, or on what it gained in it.
struct Term {
    PositionIndex position;
    Quarter quarter;
    double coefficient = 0; ///< what one chip more adds to the value, of any sign
    HalfWidths halves;      ///< of the number
    SourceIndex source;     ///< under which they err
    bool isOfSold = false;  ///< of the chips sold where the value is of those that run: never added up with the same position's
};

/// The terms of a value that may come to the same position in more than one way, which are added up before anything errs.
class SignedSum {
public:
    void add(const Term& term);       ///< of a position that comes in no other way
    void addShared(const Term& term); ///< of a position that may come again
    void add(const SignedSum& other);
    HalfWidths result(double rho) const;

private:
    IntervalSum m_widths;
    std::vector<Term> m_shared;
};

/// Each position and quarter once, in their order, the coefficients added up.
std::vector<Term> addedUp(std::vector<Term> terms);

/// A number with its ends. An end that is unknown or open is absent.
struct Estimate {
    double best = 0;
    std::optional<double> low;
    std::optional<double> high;
    bool operator==(const Estimate&) const = default;
};

/// Best and ends of half-widths; the lower end never goes below 0, and what is below it has none.
Estimate withEnds(double best, const HalfWidths& halves);

/// A value over people (help method per-head), `best` above 0 and `people` above 0: interval in logarithms. A part without a half-width
/// contributes nothing; without any the ends are the ratio itself. A lower end of 0 stays 0; people down to 0 leave the upper end absent.
Estimate ratio(double best, const HalfWidths& halves, double people, const HalfWidths& peopleHalves);

}
