// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/people.h"

#include "model/compute/claims_over_time.h"

namespace model {

namespace {

HalfWidths halvesOf(const HeadcountRecord& record)
{
    return model::halvesOf(record.people, record.peopleLow, record.peopleHigh);
}

}

Headcounts::Headcounts(const Ledger& ledger, Population population)
    : m_claims(ledger.dataset().organizations().size())
    , m_carry(ledger.options().carry)
{
    ledger.dataset().headcounts().forEach([&](const HeadcountRecord& record) {
        const auto organization = ledger.organizationIndex(record.organization);
        if (record.population == population && organization != none && ledger.takes(record.source))
            m_claims[organization].push_back(&record);
    });
    for (auto& claims : m_claims)
        keepCounting(ledger, claims);
}

std::optional<People> Headcounts::at(OrganizationIndex organization, Quarter quarter) const
{
    const auto people = overTime<HeadcountRecord>(
        m_claims[organization], quarter, m_carry, [](const HeadcountRecord& claim) { return claim.people; },
        [](const HeadcountRecord& claim) { return halvesOf(claim); });
    if (!people || people->value <= 0)
        return std::nullopt;
    return People { people->value, people->halves, people->mark, people->from, people->to };
}

}
