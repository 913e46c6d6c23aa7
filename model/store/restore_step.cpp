// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/restore_step.h"

#include "model/records/each_record_type.h"
#include "model/records/field_text.h"
#include "model/records/record_name.h"
#include "model/records/shown_names.h"
#include "model/store/apply_step.h"
#include "model/store/referrers.h"
#include "words/records.h"
#include "words/store.h"

namespace model {

namespace {

using Direction = Changeset::Direction;

[[noreturn]] void refuse(Argument name, Sentence why)
{
    throw Error(ErrorCode::Conflict, say::restore::refused, { { "name", std::move(name) }, { "why", std::move(why) } });
}

/// Throws where a record that the step left is no longer so; `values` are those it gave.
template <class Record> void requireStill(const Record& left, const std::vector<StoredValue>& before, const Dataset& dataset)
{
    const auto name = recordName(left, dataset);
    const auto* now = dataset.table<Record>().find(left.id);
    if (!now)
        refuse(name, { say::restore::gone });
    Record old = left;
    if (!before.empty())
        takeValues(old, before);
    for (const auto& field : fields<Record>()) {
        const bool isStill = std::visit([&](auto member) { return now->*member == left.*member; }, field.member);
        if (isStill)
            continue;
        const auto text = [&](const Record& record) { return inQuotes(fieldText(record, field, dataset)); };
        if (before.empty())
            refuse(recordName(*now, dataset),
                { say::restore::addedChanged,
                    { { "field", shownColumn(RecordTraits<Record>::kind, field.name) }, { "then", text(left) }, { "now", text(*now) } } });
        refuse(recordName(*now, dataset),
            { say::restore::editedChanged,
                { { "field", shownColumn(RecordTraits<Record>::kind, field.name) }, { "before", text(old) }, { "then", text(left) },
                    { "now", text(*now) } } });
    }
}

/// What can be said of one change before it is taken back.
void checkChange(const RowChange& change, const Dataset& dataset)
{
    withRecordType(change.record.kind, [&]<class Record>() {
        Record record;
        record.id = { change.record.id };
        const auto* now = dataset.table<Record>().find(record.id);
        switch (change.event) {
        case RecordEvent::Removed:
            takeValues(record, change.before);
            if (now)
                refuse(recordName(record, dataset),
                    { say::restore::numberTaken,
                        { { "number", std::to_string(record.id.value) }, { "record", inQuotes(recordName(*now, dataset)) } } });
            break;
        case RecordEvent::Edited:
            if (!now)
                refuse(Sentence { say::record::named,
                           { { "kind", shownKind(change.record.kind) }, { "name", std::to_string(change.record.id) } } },
                    { say::restore::gone });
            record = *now;
            takeValues(record, change.after);
            requireStill(record, change.before, dataset);
            break;
        case RecordEvent::Added:
            takeValues(record, change.after);
            requireStill(record, {}, dataset);
            break;
        }
    });
}

/// The step, or what it did to one record, taken back.
WrittenStep restored(const HistoryReading& history, const JournalStep& step, const StepContent& content, std::optional<RecordRef> record)
{
    const auto what = record ? Argument(Sentence { say::restore::it }) : Argument(inQuotes(step.label));
    content.changeset.forEach([&](const RowChange& change) { checkChange(change, history.dataset); });
    if (!content.ranges.empty()) {
        if (step.isEnded)
            refuse(what, { say::restore::otherProgram });
        const auto changes = content.changes();
        for (const auto& later : history.journal.steps()) {
            if (later.id > step.id && !later.isUndone && history.touches.of(later, history.database).hasAny(changes))
                refuse(what, { say::restore::laterChanged, { { "step", inQuotes(later.label) } } });
        }
    }

    const Recorder recorder(history.database.getHandle());
    AppliedStep applied;
    try {
        applied = applyStep(content, Direction::Backwards, history.database, history.dataset);
    } catch (const Error& conflict) {
        refuse(what, conflict.sentence);
    }
    WrittenStep written;
    written.content.changeset = recorder.take();
    written.dataset = std::move(applied.dataset);
    written.madeIndexes = applied.madeIndexes;
    if (written.content.empty())
        return written;
    written.changes = written.content.changes();
    const References references(written.dataset);
    eachRecordType([&]<class Record>() {
        const auto ids = written.changes.ids.find(RecordTraits<Record>::kind);
        if (ids == written.changes.ids.end())
            return;
        for (const auto id : ids->second) {
            const auto* now = written.dataset.table<Record>().find({ id });
            const auto problems = now ? validate(*now, references) : std::vector<Problem>();
            if (!problems.empty())
                refuse(recordName(*now, written.dataset), problemText(problems.front()));
        }
    });
    return written;
}

}

WrittenStep restoreStep(const HistoryReading& history, std::int64_t id, std::optional<RecordRef> record)
{
    const auto step = history.journal.step(id);
    if (step.isUndone)
        throw Error(ErrorCode::Conflict, say::restore::undone, { { "step", inQuotes(step.label) } });
    auto content = Journal::content(history.database, id);
    if (!record) {
        auto written = restored(history, step, content, record);
        written.label = Words()(say::restore::labelOfStep, { { "step", inQuotes(step.label) } });
        return written;
    }

    Changes wanted;
    wanted.ids[record->kind] = { record->id };
    auto one = content.changeset.only(*record);
    const bool isRanged = std::ranges::any_of(content.ranges, [&](const auto& range) { return range.contains(*record); });
    if (one.empty() && !isRanged)
        throw Error(ErrorCode::NotFound, say::restore::didNotTouch, { { "step", inQuotes(step.label) } });
    const auto past = recordsAfter(history, step, wanted);
    content = { {}, one };
    if (isRanged)
        content = { { { record->kind, record->id, 1, {} } }, one };
    std::string name;
    withRecordType(record->kind, [&]<class Record>() {
        const decltype(Record::id) recordId { record->id };
        const auto* left = past.find(recordId);
        auto was = past;
        was.put(content, Direction::Backwards);
        if (const auto* shown = left ? left : was.find(recordId))
            name = recordName(*shown, past);
        if constexpr (requires(References references) { references.has(recordId); }) {
            const bool goes = left && !was.find(recordId);
            if (const auto who = goes ? referrers(recordId, history.database) : std::nullopt)
                refuse(name, { say::restore::referredTo, { { "who", *who } } });
        }
        const auto* old = was.find(recordId);
        if (const auto same = old ? RecordStatements<Record>(history.database).withSameKey(*old) : std::nullopt)
            refuse(name, { say::restore::sameKey, { { "number", std::to_string(same->value) } } });
    });
    auto written = restored(history, step, content, record);
    written.label = Words()(say::restore::label, { { "record", name } });
    return written;
}

WrittenStep replaceRecords(const std::string& label, const Dataset& target, SQLite::Database& database, const Dataset& before)
{
    WrittenStep written;
    const Recorder recorder(database.getHandle());
    auto applied = applyDataset(target, database, before);
    written.content.changeset = recorder.take();
    if (written.content.empty())
        return written;
    written.label = label;
    written.changes = written.content.changes();
    written.dataset = std::move(applied.dataset);
    written.madeIndexes = applied.madeIndexes;
    written.isOfAll = true;
    return written;
}

}
