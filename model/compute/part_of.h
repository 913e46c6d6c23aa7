// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/index.h"

#include <vector>

namespace model {

/// Who is part of whom, at any depth. A file from elsewhere may hold a circle: all in it are part of each other.
class PartOf {
public:
    PartOf() = default;

    /// Takes what each organization is part of itself, `none` where of no other. Takes time in line with their number, however deep.
    explicit PartOf(ByOrganization<OrganizationIndex> wholes);

    /// Whether `organization` is part of `whole`, or is it.
    bool operator()(OrganizationIndex organization, OrganizationIndex whole) const;

    /// All that an organization is part of, the nearest first; a circle ends at the first repeat.
    std::vector<OrganizationIndex> wholes(OrganizationIndex organization) const;

private:
    void findCircles();
    void walk();

    /// The organization that stands for all of its circle; itself where it is in none.
    ByOrganization<OrganizationIndex> m_standsFor;
    ByOrganization<OrganizationIndex> m_wholes;
    ByOrganization<char> m_isInCircle;
    ByOrganization<std::size_t> m_begin; ///< what is part of it stands from here on in one walk over all
    ByOrganization<std::size_t> m_end;
};

}
