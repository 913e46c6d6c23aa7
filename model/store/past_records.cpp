// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/past_records.h"

#include "model/records/each_record_type.h"
#include "model/records/fields.h"

#include <algorithm>

namespace model {

namespace {

using Direction = Changeset::Direction;

}

std::string PastRecords::name(OrganizationId id) const
{
    const auto* organization = find(id);
    return organization ? organization->name : std::to_string(id.value);
}

std::string PastRecords::name(ChipId id) const
{
    const auto* chip = find(id);
    return chip ? chip->name : std::to_string(id.value);
}

std::string PastRecords::name(SourceId id) const
{
    const auto* source = find(id);
    return source ? source->key : std::to_string(id.value);
}

bool PastRecords::isWanted(RecordRef record) const
{
    if (record.kind == RecordKind::Organization || record.kind == RecordKind::Chip || record.kind == RecordKind::Source)
        return true;
    const auto ids = m_wanted.ids.find(record.kind);
    return ids != m_wanted.ids.end() && std::ranges::binary_search(ids->second, record.id);
}

void PastRecords::put(const StepContent& step, Direction direction)
{
    const auto putRanges = [&] {
        for (const auto& range : step.ranges)
            put(range, direction);
    };
    if (direction == Direction::Forwards)
        putRanges();
    step.changeset.forEach([&](const RowChange& change) {
        if (isWanted(change.record))
            put(change, direction);
    });
    if (direction == Direction::Backwards)
        putRanges();
}

void PastRecords::put(const RowChange& change, Direction direction)
{
    const auto& values = direction == Direction::Forwards ? change.after : change.before;
    withRecordType(change.record.kind, [&]<class Record>() {
        auto& others = std::get<Others<Record>>(m_others);
        if (values.empty()) {
            others[change.record.id].reset();
            return;
        }
        const auto* old = change.event == RecordEvent::Edited ? find(decltype(Record::id) { change.record.id }) : nullptr;
        Record record = old ? *old : Record();
        record.id = { change.record.id };
        takeValues(record, values);
        others.insert_or_assign(change.record.id, std::move(record));
    });
}

void PastRecords::put(const InsertedRange& range, Direction direction)
{
    withRecordType(range.kind, [&]<class Record>() {
        auto& others = std::get<Others<Record>>(m_others);
        const auto last = range.first + static_cast<std::int64_t>(range.count) - 1;
        if (direction == Direction::Forwards) {
            for (auto& record : recordsOf<Record>(range)) {
                if (isWanted({ range.kind, record.id.value }))
                    others.insert_or_assign(record.id.value, std::move(record));
            }
            return;
        }
        for (auto other = others.lower_bound(range.first); other != others.end() && other->first <= last; ++other)
            other->second.reset();
        const auto& table = m_now.table<Record>();
        for (auto i = table.indexOf({ range.first }); i < table.size() && table[i].id.value <= last; ++i) {
            if (isWanted({ range.kind, table[i].id.value }))
                others[table[i].id.value].reset();
        }
    });
}

}
