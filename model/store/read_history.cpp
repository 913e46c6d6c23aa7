// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/read_history.h"

#include "model/records/each_record_type.h"
#include "model/records/field_text.h"
#include "model/records/record_name.h"

#include <fmt/format.h>

namespace model {

namespace {

using Direction = Changeset::Direction;

template <class Record>
std::vector<FieldChange> fieldChanges(const Record* before, const PastRecords& then, const Record* after, const PastRecords& later)
{
    std::vector<FieldChange> changes;
    for (const auto& field : fields<Record>()) {
        const bool isSame = before && after && std::visit([&](auto member) { return before->*member == after->*member; }, field.member);
        if (isSame)
            continue;
        FieldChange change { std::string(field.name), before ? fieldText(*before, field, then) : std::string(),
            after ? fieldText(*after, field, later) : std::string() };
        if (!change.before.empty() || !change.after.empty())
            changes.push_back(std::move(change));
    }
    return changes;
}

/// The first ones by kind and id.
Changes firstOf(const Changes& changes, std::size_t limit)
{
    Changes first;
    for (const auto& [kind, ids] : changes.ids) {
        const auto count = std::min(limit, ids.size());
        if (count > 0)
            first.ids[kind].assign(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(count));
        limit -= count;
    }
    return first;
}

}

std::vector<std::int64_t> stepsTouching(const HistoryReading& history, RecordRef record)
{
    std::vector<std::int64_t> touching;
    for (const auto& step : history.journal.steps()) {
        if (history.touches.of(step, history.database).has(record))
            touching.push_back(step.id);
    }
    return touching;
}

PastRecords recordsAfter(const HistoryReading& history, const JournalStep& step, const Changes& wanted)
{
    PastRecords past(history.dataset, wanted);
    const auto put = [&](const JournalStep& other, Direction direction) {
        const auto& touch = history.touches.of(other, history.database);
        const auto refers = [&](RecordKind kind) { return touch.counts.contains(kind); };
        if (refers(RecordKind::Organization) || refers(RecordKind::Chip) || refers(RecordKind::Source) || touch.hasAny(wanted))
            past.put(Journal::content(history.database, other.id), direction);
    };
    const auto steps = history.journal.steps();
    if (step.isUndone) {
        for (const auto& other : steps) {
            if (other.isUndone && other.id < step.id)
                put(other, Direction::Forwards);
        }
    } else {
        for (auto other = steps.rbegin(); other != steps.rend() && other->id > step.id; ++other) {
            if (!other->isUndone)
                put(*other, Direction::Backwards);
        }
    }
    return past;
}

StepChanges changesOf(const HistoryReading& history, std::int64_t id, std::size_t limit)
{
    const auto step = history.journal.step(id);
    const auto content = Journal::content(history.database, id);
    const auto all = content.changes();
    const auto first = firstOf(all, limit);
    auto after = recordsAfter(history, step, first);
    if (step.isUndone || !content.changeset.empty()) {
        auto own = content;
        if (!step.isUndone)
            own.ranges.clear(); // those are there
        after.put(own, Direction::Forwards);
    }
    auto before = after;
    before.put(content, Direction::Backwards);

    StepChanges changes;
    for (const auto& [kind, ids] : all.ids)
        changes.total += ids.size();
    eachRecordType([&]<class Record>() {
        const auto ids = first.ids.find(RecordTraits<Record>::kind);
        if (ids == first.ids.end())
            return;
        for (const auto number : ids->second) {
            const decltype(Record::id) recordId { number };
            const auto* was = before.find(recordId);
            const auto* is = after.find(recordId);
            RecordChange change { { ids->first, number }, RecordEvent::Edited, {}, fieldChanges(was, before, is, after) };
            change.event = !was ? RecordEvent::Added : !is ? RecordEvent::Removed : RecordEvent::Edited;
            if (is)
                change.name = recordName(*is, after);
            else if (was)
                change.name = recordName(*was, before);
            changes.records.push_back(std::move(change));
        }
    });
    return changes;
}

}
