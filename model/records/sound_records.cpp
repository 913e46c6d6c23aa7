// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/records/sound_records.h"

#include "model/records/each_record_type.h"
#include "model/records/validate.h"

#include <algorithm>

namespace model {

namespace {

template <class Record> constexpr bool isClaim = requires(const Record& record)
{
    record.quarter;
    record.source;
};

template <class Record>
std::vector<decltype(Record::id)> unsoundIds(const RecordTable<Record>& all, const RecordTable<Record>& before, const SoundRecords& known)
{
    std::vector<decltype(Record::id)> ids;
    for (const auto& ref : known.unsound) {
        const auto* record = ref.kind == RecordTraits<Record>::kind ? all.find({ ref.id }) : nullptr;
        if (record && record == before.find({ ref.id })) // in a chunk that both have
            ids.push_back({ ref.id });
    }
    all.forEachNotIn(before, [&](const Record& record) {
        if (!unsoundFields(record).empty())
            ids.push_back(record.id);
    });
    std::ranges::sort(ids);
    return ids;
}

/// Shares of aggregates are told by the organizations, so they are looked at again each time: there are few.
void addSharesOfAggregates(std::vector<OperationalShareId>& unsound, const Dataset& all)
{
    all.operationalShares().forEach([&](const OperationalShare& share) {
        const auto* organization = all.organizations().find(share.organization);
        if (organization && organization->kind == OrganizationKind::Aggregate)
            unsound.push_back(share.id);
    });
    std::ranges::sort(unsound);
    unsound.erase(std::unique(unsound.begin(), unsound.end()), unsound.end());
}

Chip withoutUnsound(Chip chip)
{
    const auto unsound = unsoundFields(chip);
    for (const auto& field : fields<Chip>()) {
        if (std::ranges::find(unsound, field.name) == unsound.end())
            continue;
        std::visit(
            [&]<class Value>(Value Chip::*member) {
                if constexpr (requires(Value value) { value.reset(); })
                    (chip.*member).reset();
            },
            field.member);
    }
    return chip;
}

}

SoundRecords soundRecords(const Dataset& all, const SoundRecords& before)
{
    SoundRecords made { all, all, {} };
    eachRecordType([&]<class Record>() {
        constexpr bool isChip = std::is_same_v<Record, Chip>;
        if constexpr (isChip || isClaim<Record>) {
            const auto& table = all.table<Record>();
            constexpr bool isShare = std::is_same_v<Record, OperationalShare>;
            auto ids = isShare ? unsoundIds(table, RecordTable<Record>(), {}) : unsoundIds(table, before.all.table<Record>(), before);
            if constexpr (isShare)
                addSharesOfAggregates(ids, all);
            if (ids.empty())
                return;
            for (const auto id : ids)
                made.unsound.push_back({ RecordTraits<Record>::kind, id.value });
            if constexpr (isChip) {
                std::vector<Chip> chips;
                for (const auto id : ids)
                    chips.push_back(withoutUnsound(*table.find(id)));
                made.sound.setTable(table.with(std::move(chips), {}));
            } else {
                made.sound.setTable(table.with({}, std::move(ids)));
            }
        }
    });
    return made;
}

}
