// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/ledger.h"
#include "model/view/view_state.h"

#include <vector>

namespace model {

/// What the filters of a view let through.
struct Chosen {
    ByOrganization<char> organizations;
    ByChip<char> chips;
};

Chosen chosen(const Dataset& dataset, const ViewState& view);

/// The organizations an organization is part of, the nearest first; a cycle ends at the first repeat.
std::vector<OrganizationIndex> ancestors(const Ledger& ledger, OrganizationIndex organization);

/// Whether `organization` is part of `whole` at any depth, or is it.
bool isPartOf(const Ledger& ledger, OrganizationIndex organization, OrganizationIndex whole);

bool isAggregate(const Organization& organization);

}
