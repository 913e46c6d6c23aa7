// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/people.h"

#include <algorithm>

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
    for (auto& claims : m_claims) {
        std::ranges::sort(claims, [&](const HeadcountRecord* a, const HeadcountRecord* b) {
            return a->quarter != b->quarter ? a->quarter < b->quarter : ledger.goesBefore(a->source, a->id.value, b->source, b->id.value);
        });
        const auto rest = std::ranges::unique(claims, {}, &HeadcountRecord::quarter);
        claims.erase(rest.begin(), rest.end());
    }
}

std::optional<People> Headcounts::at(OrganizationIndex organization, Quarter quarter) const
{
    const auto& claims = m_claims[organization];
    if (claims.empty())
        return std::nullopt;
    const auto after = std::ranges::upper_bound(claims, quarter, {}, &HeadcountRecord::quarter);
    const auto& last = after == claims.begin() ? **after : **(after - 1);
    People people { last.people, halvesOf(last), Mark::Stated, &last, nullptr };
    if (last.quarter != quarter) {
        if (after == claims.begin() || after == claims.end()) {
            if (std::abs(quarter - last.quarter) > m_carry)
                return std::nullopt;
            people.mark = Mark::Carried;
        } else {
            const auto& next = **after;
            const double share = static_cast<double>(quarter - last.quarter) / (next.quarter - last.quarter);
            people.count += (next.people - last.people) * share;
            people.halves = interpolated(people.halves, halvesOf(next), share);
            people.mark = Mark::Interpolated;
            people.to = &next;
        }
    }
    return people.count > 0 ? std::optional(people) : std::nullopt;
}

}
