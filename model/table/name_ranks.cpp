// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/table/name_ranks.h"

#include "model/base/text.h"

#include <algorithm>

namespace model {

namespace {

bool isBefore(const Organization& a, const Organization& b)
{
    return isNameBefore(a.name, b.name);
}

bool isBefore(const Chip& a, const Chip& b)
{
    return isNameBefore(a.name, b.name);
}

bool isBefore(const Source& a, const Source& b)
{
    return a.kind != b.kind ? a.kind < b.kind : isNameBefore(a.key, b.key);
}

}

bool isNameBefore(std::string_view a, std::string_view b)
{
    const auto lowerA = lowered(a), lowerB = lowered(b);
    return lowerA != lowerB ? lowerA < lowerB : a < b;
}

template <class Target> NameRanks<Target>::NameRanks(const RecordTable<Target>& table)
{
    m_targets.reserve(table.size());
    std::int64_t last = 0;
    bool isPositive = true;
    table.forEach([&](const Target& target) {
        m_targets.push_back(&target);
        last = std::max(last, target.id.value);
        isPositive = isPositive && target.id.value >= 0;
    });
    std::ranges::sort(m_targets, [](const Target* a, const Target* b) { return isBefore(*a, *b); });
    if (isPositive && static_cast<std::size_t>(last) < 8 * m_targets.size() + 4096)
        m_dense.assign(static_cast<std::size_t>(last) + 1, static_cast<std::uint32_t>(m_targets.size()));
    for (std::uint32_t rank = 0; rank < m_targets.size(); ++rank) {
        if (m_dense.empty())
            m_sparse.emplace(m_targets[rank]->id, rank);
        else
            m_dense[static_cast<std::size_t>(m_targets[rank]->id.value)] = rank;
    }
}

template class NameRanks<Organization>;
template class NameRanks<Chip>;
template class NameRanks<Source>;

AllRanks::AllRanks(const Dataset& dataset)
    : organizations(dataset.organizations())
    , chips(dataset.chips())
    , sources(dataset.sources())
{
}

}
