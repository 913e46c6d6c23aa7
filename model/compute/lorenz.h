// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/per_head.h"

#include <vector>

namespace model {

/// An organization's compute and the people who share it equally.
struct LorenzPart {
    OrganizationIndex organization;
    double amount = 0; ///< in the unit of the view; below 0 counts 0
    double people = 0; ///< above 0
    Mark mark = Mark::Stated;
    HalfWidths amountHalves {};
    HalfWidths peopleHalves {};
};

/// The share of all compute that the poorest share of all people has.
struct LorenzPoint {
    double people = 0;
    double amount = 0;
    bool operator==(const LorenzPoint&) const = default;
};

/// How unequally compute is spread over people (help method inequality). Empty where nobody has anything.
struct LorenzCurve {
    std::vector<LorenzPart> parts;   ///< the poorest per head first
    std::vector<LorenzPoint> points; ///< (0, 0), one after each part, (1, 1)
    double gini = 0;                 ///< by trapezoids: 0 where all have the same, towards 1 where few have all
    double richestTenth = 0;         ///< the share of the richest tenth of people, 0.1 to 1, cutting through an organization where needed
};

/// The curve of these parts; those without people are left out.
LorenzCurve lorenzCurve(std::vector<LorenzPart> parts);

/// What a curve says in a number, with the intervals of draws (help method draws).
struct Inequality {
    Estimate gini;
    Estimate richestTenth;
};

/// Of a curve that is not empty.
Inequality inequalityOf(const Ledger& ledger, const LorenzCurve& curve);

struct Lorenz {
    LorenzCurve curve;
    std::vector<LeftOut> leftOut; ///< as in a ranking, by name
    std::vector<OrganizationIndex>
        within; ///< left out, for they are part of another organization of the same curve and counted there; by name
};

/// The curve of a view at `resolved.at`, over all organizations a ranking would take that have something, without `top`. Rented positions
/// whose provider the organization is part of are left out. Without a denominator it is over researchers.
Lorenz lorenz(const Ledger& ledger, const ViewState& view, const ResolvedView& resolved);

}
