// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/ledger.h"

#include <algorithm>
#include <functional>
#include <tuple>

namespace model {

namespace {

constexpr std::size_t recordsBetweenLooks = 4096; // between two looks at whether to stop

bool haveSameIds(const auto& before, const auto& after)
{
    if (before.isSameAs(after))
        return true;
    if (before.size() != after.size())
        return false;
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (before[i].id != after[i].id)
            return false;
    }
    return true;
}

}

std::size_t InventoryOrder::Hash::operator()(const Key& key) const noexcept
{
    std::size_t hash = key.organization.value;
    hash = hash * 0x9E3779B97F4A7C15u + key.chip.value;
    hash = hash * 0x9E3779B97F4A7C15u + key.provider.value;
    hash = hash * 0x9E3779B97F4A7C15u + static_cast<std::size_t>(key.access);
    return hash ^ (hash >> 29);
}

InventoryOrder::InventoryOrder(const Dataset& dataset, Progress progress)
    : m_organizations(dataset.organizations())
    , m_chips(dataset.chips())
{
    std::vector<std::size_t> groupOfRecord;
    groupOfRecord.reserve(dataset.inventory().size());
    Key lastKey { none, none, none, Access::Owned };
    std::size_t lastGroup = none;
    dataset.inventory().forEach([&](const InventoryRecord& record) {
        if (groupOfRecord.size() % recordsBetweenLooks == 0)
            progress.update(0);
        const auto key = keyOf(record);
        if (lastGroup == none || !(key == lastKey)) {
            lastKey = key;
            lastGroup = groupOf(key);
        }
        ++m_groups[lastGroup].end;
        groupOfRecord.push_back(lastGroup);
    });

    std::size_t begin = 0;
    for (auto& group : m_groups) {
        group.begin = begin;
        begin += group.end;
        group.end = group.begin;
    }
    m_records.resize(begin);
    std::size_t next = 0;
    dataset.inventory().forEach([&](const InventoryRecord& record) { m_records[m_groups[groupOfRecord[next++]].end++] = &record; });
    for (const auto& group : m_groups) {
        if (group.end - group.begin > 1)
            progress.update(0);
        sort(group);
    }
}

InventoryOrder::Key InventoryOrder::keyOf(const InventoryRecord& record) const
{
    return { m_organizations(record.organization), m_chips(record.chip), record.provider ? m_organizations(*record.provider) : none,
        record.access };
}

std::size_t InventoryOrder::groupOf(const Key& key)
{
    const auto [found, isNew] = m_groupOf.try_emplace(key, m_groups.size());
    if (isNew)
        m_groups.push_back({ key.organization, key.chip, key.access, key.provider, 0, 0 });
    return found->second;
}

void InventoryOrder::sort(const Group& group)
{
    const auto order = [](const InventoryRecord* record) { return std::tuple(record->quarter, record->measure, record->id); };
    const auto first = m_records.begin() + static_cast<std::ptrdiff_t>(group.begin);
    const auto last = m_records.begin() + static_cast<std::ptrdiff_t>(group.end);
    if (!std::ranges::is_sorted(first, last, {}, order))
        std::ranges::sort(first, last, {}, order);
}

std::optional<std::vector<std::size_t>> InventoryOrder::follow(const Dataset& before, const Dataset& after)
{
    const auto& old = before.inventory();
    const auto& now = after.inventory();
    const bool isWorthIt = 2 * (old.countNotIn(now) + now.countNotIn(old)) < now.size() + 4 * RecordTable<InventoryRecord>::chunkSize
        && m_records.size() < 2 * now.size() + 1024; // places left behind are not given back
    if (!isWorthIt || !haveSameIds(before.organizations(), after.organizations()) || !haveSameIds(before.chips(), after.chips()))
        return std::nullopt;

    std::vector<const InventoryRecord*> gone;
    old.forEachNotIn(now, [&](const InventoryRecord& record) { gone.push_back(&record); });
    std::ranges::sort(gone, std::less<> {});
    std::unordered_map<std::size_t, std::vector<const InventoryRecord*>> written;
    for (const auto* record : gone)
        written[groupOf(keyOf(*record))];
    now.forEachNotIn(old, [&](const InventoryRecord& record) { written[groupOf(keyOf(record))].push_back(&record); });

    std::vector<std::size_t> changed;
    for (const auto& [index, records] : written) {
        auto& group = m_groups[index];
        const auto begin = m_records.size();
        for (auto i = group.begin; i < group.end; ++i) {
            if (!std::ranges::binary_search(gone, m_records[i], std::less<> {}))
                m_records.push_back(m_records[i]);
        }
        m_records.insert(m_records.end(), records.begin(), records.end());
        group.begin = begin;
        group.end = m_records.size();
        sort(group);
        changed.push_back(index);
    }
    return changed;
}

}
