// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/per_head.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace model {

/// What an organization has of one supplier: of its own, of a provider, or of a provider nobody names.
struct SuppliedPart {
    enum class From { Own, Provider, Unknown };
    From from = From::Own;
    OrganizationIndex provider; ///< `none` unless it is From::Provider
    Estimate amount;            ///< in the unit of the view; an end that is not given is absent
    Mark mark = Mark::Stated;
    std::optional<double> share;         ///< of all the organization has; nothing where that is not above 0
    std::vector<ChipIndex> missingChips; ///< without the needed figure: the amount is a lower bound
    std::vector<HeldPart> held {};       ///< the positions it is the sum of
    std::vector<Term> others {};         ///< what it hangs on beside them: of own, what is let
};

/// Whose compute an organization uses: own after what it lets, then each provider, the largest first, then the unknown.
struct SuppliedOrganization {
    OrganizationIndex organization;
    double amount = 0;
    std::vector<SuppliedPart> parts;     ///< parts of nothing are left out
    std::optional<Reduction> letting {}; ///< of one that lets some of its own
};

struct Suppliers {
    std::vector<SuppliedOrganization> drawn; ///< the largest first, at most `top`
    std::vector<LeftOut> leftOut;            ///< as in a ranking without denominator
};

/// What organizations have at `resolved.at`, split by who owns it. As in a ranking, aggregates take no part and what is rented within one
/// company is shown with both.
Suppliers suppliers(const Ledger& ledger, const ViewState& view, const ResolvedView& resolved);

/// A supplier of many organizations as it is drawn and named: `own`, a provider's name, `unknown`, or `other`.
struct Supplier {
    std::string name;
    SuppliedPart::From from = SuppliedPart::From::Own;
    std::vector<OrganizationIndex> providers {}; ///< who it is; for `other` all it stands for; none for own and unknown
    bool isOther = false;

    bool supplies(const SuppliedPart& part) const;
};

/// Own, the providers by what they provide in all, unknown; of more than `maxSeries` the smallest providers are one `other` at the end.
std::vector<Supplier> suppliersOf(const Ledger& ledger, std::span<const SuppliedOrganization> organizations);

/// What an organization has of a supplier, for `other` of all it stands for; nothing where it has nothing of it.
std::optional<SuppliedPart> partOf(const SuppliedOrganization& organization, const Supplier& supplier, double rho);

}
