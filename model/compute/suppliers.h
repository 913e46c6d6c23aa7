// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/per_head.h"

#include <optional>
#include <vector>

namespace model {

/// What an organization has of one supplier: of its own, of a provider, or of a provider nobody names.
struct SuppliedPart {
    enum class From { Own, Provider, Unknown };
    From from = From::Own;
    Index provider = none; ///< where it is From::Provider
    Estimate amount;       ///< in the unit of the view; an end that is not given is absent
    Mark mark = Mark::Stated;
    std::optional<double> share;     ///< of all the organization has; nothing where that is not above 0
    std::vector<Index> missingChips; ///< without the needed figure: the amount is a lower bound
};

/// Whose compute an organization uses: own after what it lets, then each provider, the largest first, then the unknown.
struct SuppliedOrganization {
    Index organization = none;
    double amount = 0;
    std::vector<SuppliedPart> parts; ///< parts of nothing are left out
};

struct Suppliers {
    std::vector<SuppliedOrganization> drawn; ///< the largest first, at most `top`
    std::vector<LeftOut> leftOut;            ///< as in a ranking without denominator
};

/// What organizations have at `resolved.at`, split by who owns it. As in a ranking, aggregates take no part and what is rented within one
/// company is shown with both.
Suppliers suppliers(const Ledger& ledger, const ViewState& view, const ResolvedView& resolved);

}
