// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/step_touch.h"

#include "model/store/connection.h"
#include "model/store/journal.h"

#include <algorithm>

namespace model {

namespace {

bool isIn(const StepTouch::Range& range, RecordRef record)
{
    return range.kind == record.kind && record.id >= range.first && record.id - range.first < static_cast<std::int64_t>(range.count);
}

}

StepTouch::StepTouch(std::string stepStamp, const StepContent& content)
    : stamp(std::move(stepStamp))
{
    if (!content.changeset.empty())
        changed = content.changeset.changes();
    for (const auto& range : content.ranges) {
        ranges.push_back({ range.kind, range.first, range.count });
        counts[range.kind] += range.count;
    }
    for (const auto& [kind, ids] : changed.ids) {
        for (const auto id : ids) {
            const RecordRef record { kind, id };
            counts[kind] += std::ranges::any_of(ranges, [&](const auto& range) { return isIn(range, record); }) ? 0 : 1;
        }
    }
}

bool StepTouch::has(RecordRef record) const
{
    const auto ids = changed.ids.find(record.kind);
    return (ids != changed.ids.end() && std::ranges::binary_search(ids->second, record.id))
        || std::ranges::any_of(ranges, [&](const auto& range) { return isIn(range, record); });
}

bool StepTouch::hasAny(const Changes& records) const
{
    for (const auto& [kind, ids] : records.ids) {
        for (const auto id : ids) {
            if (has({ kind, id }))
                return true;
        }
    }
    return false;
}

const StepTouch& StepTouches::of(const JournalStep& step, SQLite::Database& database)
{
    auto known = m_touches.find(step.id);
    const auto stamp = step.time + step.label;
    if (known == m_touches.end() || known->second.stamp != stamp) {
        StepTouch touch;
        try {
            touch = StepTouch(stamp, Journal::content(database, step.id));
        } catch (const BadContent&) {
            touch.stamp = stamp;
        }
        known = m_touches.insert_or_assign(step.id, std::move(touch)).first;
    }
    return known->second;
}

}
