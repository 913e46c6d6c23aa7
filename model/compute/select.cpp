// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/select.h"

#include "model/records/words.h"
#include "model/view/resolve.h"

#include <algorithm>
#include <unordered_set>

namespace model {

namespace {

/// A filter for many look-ups.
class NameSet {
public:
    explicit NameSet(const Filter& filter)
        : m_takesAll(!filter)
    {
        if (filter)
            m_names.insert(filter->begin(), filter->end());
    }

    bool operator()(std::string_view name) const { return m_takesAll || m_names.contains(std::string(name)); }

private:
    bool m_takesAll;
    std::unordered_set<std::string> m_names;
};

std::string_view orUnknown(std::string_view text)
{
    return text.empty() ? std::string_view("unknown") : text;
}

}

Chosen chosen(const Dataset& dataset, const ViewState& view)
{
    Chosen chosen;
    const NameSet organizations(view.organization), kinds(view.kind), countries(view.country);
    chosen.organizations.reserve(dataset.organizations().size());
    dataset.organizations().forEach([&](const Organization& organization) {
        chosen.organizations.push_back(
            organizations(organization.name) && kinds(word(organization.kind)) && countries(orUnknown(organization.country)));
    });
    const NameSet chips(view.chip), chipKinds(view.chipKind), vendors(view.vendor);
    chosen.chips.reserve(dataset.chips().size());
    dataset.chips().forEach([&](const Chip& chip) {
        chosen.chips.push_back(chips(chip.name) && chipKinds(word(chip.kind)) && vendors(orUnknown(chip.vendor)));
    });
    return chosen;
}

std::vector<OrganizationIndex> ancestors(const Ledger& ledger, OrganizationIndex organization)
{
    return ledger.partOf().wholes(organization);
}

bool isPartOf(const Ledger& ledger, OrganizationIndex organization, OrganizationIndex whole)
{
    return ledger.partOf()(organization, whole);
}

bool isAggregate(const Organization& organization)
{
    return organization.kind == OrganizationKind::Aggregate;
}

}
