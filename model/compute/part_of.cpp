// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/part_of.h"

namespace model {

PartOf::PartOf(ByOrganization<OrganizationIndex> wholes)
    : m_wholes(std::move(wholes))
    , m_isInCircle(m_wholes.size())
    , m_begin(m_wholes.size())
    , m_end(m_wholes.size())
{
    findCircles();
    walk();
}

/// A way upwards ends at who was seen before; it has found a circle where it was itself that saw it.
void PartOf::findCircles()
{
    for (const auto i : m_wholes.indices())
        m_standsFor.push_back(i);
    ByOrganization<OrganizationIndex> seenFrom(m_wholes.size());
    for (const auto start : m_wholes.indices()) {
        auto next = start;
        for (; next != none && seenFrom[next] == none; next = m_wholes[next])
            seenFrom[next] = start;
        if (next == none || seenFrom[next] != start)
            continue;
        for (const auto first = next; !m_isInCircle[next]; next = m_wholes[next]) {
            m_isInCircle[next] = true;
            m_standsFor[next] = first;
        }
    }
}

/// Numbers all from the top downwards, so that the parts of each stand together behind it.
void PartOf::walk()
{
    ByOrganization<OrganizationIndex> firstPart(m_wholes.size()), nextPart(m_wholes.size());
    std::vector<OrganizationIndex> way;
    for (const auto i : m_wholes.indices()) {
        if (m_isInCircle[i] || m_wholes[i] == none)
            continue;
        const auto whole = m_standsFor[m_wholes[i]];
        nextPart[i] = firstPart[whole];
        firstPart[whole] = i;
    }
    std::size_t count = 0;
    for (const auto top : m_wholes.indices()) {
        if (m_isInCircle[top] ? m_standsFor[top] != top : m_wholes[top] != none)
            continue;
        m_begin[top] = count++;
        for (way.push_back(top); !way.empty();) {
            const auto here = way.back();
            if (const auto part = firstPart[here]; part != none) {
                firstPart[here] = nextPart[part];
                m_begin[part] = count++;
                way.push_back(part);
            } else {
                m_end[here] = count;
                way.pop_back();
            }
        }
    }
}

bool PartOf::operator()(OrganizationIndex organization, OrganizationIndex whole) const
{
    const auto a = m_standsFor[organization];
    const auto b = m_standsFor[whole];
    return a == b || (m_begin[b] <= m_begin[a] && m_begin[a] < m_end[b]);
}

std::vector<OrganizationIndex> PartOf::wholes(OrganizationIndex organization) const
{
    std::vector<OrganizationIndex> way;
    OrganizationIndex first = organization;
    for (auto next = m_wholes[organization]; next != none && next != first; next = m_wholes[next]) {
        if (m_isInCircle[next] && !m_isInCircle[first])
            first = next;
        way.push_back(next);
    }
    return way;
}

}
