// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/records/sound_records.h"

#include "model/records/each_record_type.h"
#include "model/records/validate.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

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

/// The sources that replace each other in a circle, or are between two circles: what nobody replaces and what replaces nobody is taken
/// away, again and again.
std::unordered_set<SourceId> inCircles(const RecordTable<Source>& sources)
{
    std::unordered_map<SourceId, std::vector<SourceId>> older, newer;
    sources.forEach([&](const Source& source) {
        for (const auto id : source.replaces) {
            older[source.id].push_back(id);
            newer[id].push_back(source.id);
        }
    });
    std::unordered_set<SourceId> left;
    for (const auto& [id, ids] : older)
        left.insert(id);
    const auto takeAway = [&](auto& to, auto& from) { // what none of those left leads to
        std::unordered_map<SourceId, std::size_t> leading;
        std::vector<SourceId> open;
        const auto isLeft = [&](SourceId id) { return left.contains(id); };
        for (const auto id : left) {
            leading[id] = static_cast<std::size_t>(std::ranges::count_if(from[id], isLeft));
            if (leading[id] == 0)
                open.push_back(id);
        }
        while (!open.empty()) {
            const auto id = open.back();
            open.pop_back();
            left.erase(id);
            for (const auto next : to[id]) {
                if (isLeft(next) && --leading[next] == 0)
                    open.push_back(next);
            }
        }
    };
    if (!left.empty()) {
        takeAway(older, newer);
        takeAway(newer, older);
    }
    return left;
}

/// None of the sources in circles replaces another one of them.
void openCircles(SoundRecords& made)
{
    const auto& table = made.all.sources();
    const auto circles = inCircles(table);
    if (circles.empty())
        return;
    std::vector<Source> opened;
    table.forEach([&](const Source& source) {
        if (!circles.contains(source.id))
            return;
        made.unsound.push_back({ RecordKind::Source, source.id.value });
        opened.push_back(source);
        std::erase_if(opened.back().replaces, [&](SourceId id) { return circles.contains(id); });
    });
    made.sound.setTable(table.with(std::move(opened), {}));
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
    openCircles(made);
    return made;
}

}
