// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/per_head.h"

#include <optional>

namespace model {

/// How surely one organization lies above another (help method order).
struct Comparison {
    Estimate a;
    Estimate b;
    bool hasIntervalA = false; ///< without one the value counts as certain, which is to be said
    bool hasIntervalB = false;
    double probabilityAbove = 0.5; ///< P(A > B); 0.5 where an end is at 0 or open
    double factor = 1;             ///< A / B
};

/// Compares two organizations in the unit and with the denominator of the view, whatever its filters of organizations and its `top`.
/// Nothing where either has no value above 0. Their errors count as independent, also where they share a source.
std::optional<Comparison> compareOrganizations(
    const Ledger& ledger, const ViewState& view, const ResolvedView& resolved, OrganizationIndex a, OrganizationIndex b);

}
