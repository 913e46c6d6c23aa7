// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/dataset.h"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace model {

/// Case does not matter, and what is equal otherwise is ordered by its letters.
bool isNameBefore(std::string_view a, std::string_view b);

/// The place of every name of a kind in alphabetical order (of a source: by kind of evidence, then by key), so that references are compared
/// as numbers.
template <class Target> class NameRanks {
public:
    NameRanks() = default;
    explicit NameRanks(const RecordTable<Target>& table);

    std::size_t size() const { return m_targets.size(); }
    const Target& target(std::size_t rank) const { return *m_targets[rank]; } ///< while the table it was made from lives

    /// size() for a reference that leads nowhere.
    std::uint32_t rank(Id<Target> id) const
    {
        if (!m_dense.empty())
            return id.value >= 0 && static_cast<std::size_t>(id.value) < m_dense.size() ? m_dense[static_cast<std::size_t>(id.value)]
                                                                                        : static_cast<std::uint32_t>(size());
        const auto found = m_sparse.find(id);
        return found == m_sparse.end() ? static_cast<std::uint32_t>(size()) : found->second;
    }

private:
    std::vector<const Target*> m_targets;
    std::vector<std::uint32_t> m_dense; ///< by id, where ids leave few gaps
    std::unordered_map<Id<Target>, std::uint32_t> m_sparse;
};

/// The ranks of everything that records refer to.
struct AllRanks {
    AllRanks() = default;
    explicit AllRanks(const Dataset& dataset);

    const NameRanks<Organization>& of(OrganizationId) const { return organizations; }
    const NameRanks<Chip>& of(ChipId) const { return chips; }
    const NameRanks<Source>& of(SourceId) const { return sources; }

    NameRanks<Organization> organizations;
    NameRanks<Chip> chips;
    NameRanks<Source> sources;
};

}
