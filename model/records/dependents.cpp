// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/records/dependents.h"

#include "model/records/each_record_type.h"
#include "model/records/field_text.h"

#include <algorithm>
#include <tuple>
#include <type_traits>
#include <unordered_set>

namespace model {

namespace {

/// Ids of records that go, of the kinds that can be referred to.
struct Gone {
    std::unordered_set<OrganizationId> organizations;
    std::unordered_set<ChipId> chips;
    std::unordered_set<SourceId> sources;

    bool has(OrganizationId id) const { return organizations.contains(id); }
    bool has(ChipId id) const { return chips.contains(id); }
    bool has(SourceId id) const { return sources.contains(id); }
    void add(OrganizationId id) { organizations.insert(id); }
    void add(ChipId id) { chips.insert(id); }
    void add(SourceId id) { sources.insert(id); }
};

struct Loss {
    bool needs = false;  // a reference that may not be empty leads to what goes
    bool points = false; // one that may be empty does
};

template <class Record> Loss lossOf(const Record& record, const Gone& gone)
{
    Loss loss;
    for (const auto& field : fields<Record>()) {
        std::visit(
            [&](auto member) {
                using Value = std::remove_cvref_t<decltype(record.*member)>;
                if constexpr (isReferenceList<Value>) {
                    for (const auto id : record.*member)
                        loss.points = loss.points || gone.has(id);
                } else if constexpr (isReference<Value>) {
                    const std::optional id = record.*member;
                    if (!id || !gone.has(*id))
                        return;
                    // A waiver without what it is about would waive everything.
                    constexpr bool mayBeEmpty
                        = !std::is_same_v<Value, std::remove_cvref_t<decltype(*id)>> && !std::is_same_v<Record, Waiver>;
                    loss.points = loss.points || mayBeEmpty;
                    loss.needs = loss.needs || !mayBeEmpty;
                }
            },
            field.member);
    }
    return loss;
}

}

Dependents dependentsOf(const Dataset& dataset, RecordKind kind, std::span<const std::int64_t> ids)
{
    Gone gone;
    for (const auto id : ids) {
        if (kind == RecordKind::Organization)
            gone.add(OrganizationId { id });
        else if (kind == RecordKind::Chip)
            gone.add(ChipId { id });
        else if (kind == RecordKind::Source)
            gone.add(SourceId { id });
    }
    Dependents dependents;
    if (gone.organizations.empty() && gone.chips.empty() && gone.sources.empty())
        return dependents;

    // Nothing that can be referred to needs another record, so one pass finds everything.
    const std::unordered_set<std::int64_t> asked(ids.begin(), ids.end());
    eachRecordType([&]<class Record>() {
        constexpr auto own = RecordTraits<Record>::kind;
        dataset.table<Record>().forEach([&](const Record& record) {
            const auto loss = lossOf(record, gone);
            if ((!loss.needs && !loss.points) || (own == kind && asked.contains(record.id.value)))
                return;
            (loss.needs ? dependents.removed : dependents.cleared).push_back({ own, record.id.value });
            ++(loss.needs ? dependents.removedCounts : dependents.clearedCounts)[own];
        });
    });
    return dependents;
}

}
