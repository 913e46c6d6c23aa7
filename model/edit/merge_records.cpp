// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/merge_records.h"

#include "model/base/error.h"
#include "model/compute/waiving.h"
#include "model/edit/carry_names.h"
#include "model/records/each_record_type.h"
#include "model/records/each_reference.h"
#include "model/records/own_name.h"
#include "model/records/record_key.h"
#include "model/records/record_name.h"
#include "words/merge.h"

#include <unordered_map>

namespace model {

namespace {

template <class Record> struct Met {
    Record staying;
    Record moved;
};

/// The records of one type that refer to what goes, as they are when they refer to what stays.
template <class Record> struct Moves {
    std::vector<Record> moved;
    std::vector<Met<Record>> meetings;
};

/// Whether a record is moved: it refers to what goes and is not that itself.
template <class Record> bool refersTo(const Record& record, RecordRef from)
{
    bool refers = false;
    eachReferenceOf(record, [&](RecordKind kind, std::int64_t id) { refers = refers || RecordRef { kind, id } == from; });
    return refers && from != RecordRef { RecordTraits<Record>::kind, record.id.value };
}

/// A source that would replace itself, or another one twice, because two sources became one does neither.
void tidyReplaced(Source& source)
{
    std::vector<SourceId> once;
    for (const auto id : source.replaces) {
        if (id != source.id && std::ranges::find(once, id) == once.end())
            once.push_back(id);
    }
    source.replaces = std::move(once);
}

template <class Record> Record movedRecord(Record record, RecordRef from, RecordRef into)
{
    eachReferenceOf(record, [&](RecordKind kind, std::int64_t& id) {
        if (RecordRef { kind, id } == from)
            id = into.id;
    });
    if constexpr (std::is_same_v<Record, Source>)
        tidyReplaced(record);
    return record;
}

template <class Record> Moves<Record> movesOf(const Dataset& dataset, RecordRef from, RecordRef into)
{
    Moves<Record> moves;
    dataset.table<Record>().forEach([&](const Record& record) {
        if (refersTo(record, from))
            moves.moved.push_back(movedRecord(record, from, into));
    });
    if (moves.moved.empty())
        return moves;
    std::unordered_multimap<std::uint64_t, std::size_t> places;
    std::vector<bool> isMet(moves.moved.size());
    for (std::size_t i = 0; i < moves.moved.size(); ++i)
        places.emplace(keyHash(moves.moved[i]), i);
    dataset.table<Record>().forEach([&](const Record& record) {
        const auto [begin, end] = places.equal_range(keyHash(record));
        for (auto place = begin; place != end; ++place) {
            auto& moved = moves.moved[place->second];
            if (!haveSameKey(record, moved) || record.id == moved.id)
                continue;
            moves.meetings.push_back({ record, moved });
            isMet[place->second] = true;
        }
    });
    std::size_t i = 0;
    std::erase_if(moves.moved, [&](const Record&) { return isMet[i++]; });
    return moves;
}

template <class Record>
concept IsCount = requires(Record record)
{
    record.units;
}
|| requires(Record record)
{
    record.people;
};

/// Whether they say the same but for the notes.
template <class Record> bool agree(const Met<Record>& met)
{
    auto moved = met.moved;
    moved.id = met.staying.id;
    if constexpr (requires { moved.notes; })
        moved.notes = met.staying.notes;
    return moved == met.staying;
}

/// Where only one of two claims gives an end, the other's best estimate is its end.
void addUp(double& best, std::optional<double>& low, std::optional<double>& high, double otherBest, const std::optional<double>& otherLow,
    const std::optional<double>& otherHigh)
{
    if (low || otherLow)
        low = low.value_or(best) + otherLow.value_or(otherBest);
    if (high || otherHigh)
        high = high.value_or(best) + otherHigh.value_or(otherBest);
    best += otherBest;
}

template <class Record> Record addedUp(const Met<Record>& met)
{
    auto sum = met.staying;
    [[maybe_unused]] const auto& other = met.moved;
    if constexpr (requires { sum.units; })
        addUp(sum.units, sum.unitsLow, sum.unitsHigh, other.units, other.unitsLow, other.unitsHigh);
    else if constexpr (requires { sum.people; })
        addUp(sum.people, sum.peopleLow, sum.peopleHigh, other.people, other.peopleLow, other.peopleHigh);
    return sum;
}

/// Both sets of notes, where they are not the same.
template <class Record> void joinNotes(Record& record, const Record& other)
{
    if constexpr (requires { record.notes; }) {
        if (record.notes.find(other.notes) == std::string::npos)
            record.notes += (record.notes.empty() ? "" : " ") + other.notes;
    }
}

/// What the one that stays does not know and the other does; whom it belongs to is its own.
template <class Record> Record filledIn(Record record, const Record& other)
{
    for (const auto& field : fields<Record>()) {
        std::visit(
            [&](auto member) {
                auto& value = record.*member;
                using Value = std::remove_cvref_t<decltype(value)>;
                if constexpr (std::is_same_v<Value, std::string>)
                    value = value.empty() && field.name != "colour" ? other.*member : value;
                else if constexpr (isReferenceList<Value>)
                    value.insert(value.end(), (other.*member).begin(), (other.*member).end());
                else if constexpr (requires { value.has_value(); } && !isReference<Value>)
                    value = value ? value : other.*member;
            },
            field.member);
    }
    if constexpr (std::is_same_v<Record, Source>) {
        std::erase(record.replaces, other.id);
        tidyReplaced(record);
    }
    return record;
}

std::string nameOf(const Dataset& dataset, RecordRef ref)
{
    return withRecordType(ref.kind, [&]<class Record>() {
        const auto* record = dataset.table<Record>().find({ ref.id });
        return record ? recordName(*record, dataset) : std::string();
    });
}

/// The first rule that a record would break.
std::optional<Sentence> refusalOf(const Dataset& dataset, RecordRef from, RecordRef into)
{
    References references(dataset);
    const auto organizations = movesOf<Organization>(dataset, from, into);
    for (const auto& organization : organizations.moved)
        references.put(organization);
    for (const auto& source : movesOf<Source>(dataset, from, into).moved)
        references.put(source);
    std::optional<Sentence> refusal;
    eachRecordType([&]<class Record>() {
        const auto check = [&](const Record& record) {
            const auto problems = refusal ? std::vector<Problem>() : validate(record, references);
            if (!problems.empty())
                refusal = Sentence { say::merge::refused,
                    { { "from", nameOf(dataset, from) }, { "into", nameOf(dataset, into) }, { "record", recordName(record, dataset) },
                        { "problem", problemText(problems.front()) } } };
        };
        const auto moves = movesOf<Record>(dataset, from, into);
        for (const auto& moved : moves.moved)
            check(moved);
        for (const auto& met : moves.meetings)
            check(met.moved);
        if constexpr (std::is_same_v<Record, Source>) { // what it will replace beside its own
            const auto* stays = from.kind == RecordKind::Source ? dataset.sources().find({ into.id }) : nullptr;
            if (stays)
                check(filledIn(movedRecord(*stays, from, into), *dataset.sources().find({ from.id })));
        }
    });
    return refusal;
}

template <class Record> void moveRecords(Writer& writer, const MergePlan& plan, std::span<const MeetingChoice>& choices)
{
    auto moves = movesOf<Record>(writer.before(), plan.from, plan.into);
    for (const auto& met : moves.meetings) {
        auto kept = met.staying;
        if constexpr (std::is_same_v<Record, Waiver>) {
            takeIn(kept, met.moved);
        } else if (agree(met)) {
            joinNotes(kept, met.moved);
        } else {
            const auto choice = choices.empty() ? MeetingChoice::KeepStaying : choices.front();
            choices = choices.subspan(choices.empty() ? 0 : 1);
            if (choice == MeetingChoice::KeepMoved) {
                kept = met.moved;
                kept.id = met.staying.id;
            } else if (choice == MeetingChoice::AddUp) {
                kept = addedUp(met);
                joinNotes(kept, met.moved);
            }
        }
        writer.remove<Record>(met.moved.id);
        if (kept != met.staying)
            writer.update(kept);
    }
    for (const auto& moved : moves.moved)
        writer.update(moved);
}

}

bool canBeMerged(RecordKind kind)
{
    return kind == RecordKind::Organization || kind == RecordKind::Chip || kind == RecordKind::Source;
}

MergePlan planMerge(const Dataset& dataset, RecordRef from, RecordRef into)
{
    if (from.kind != into.kind || from == into || !canBeMerged(from.kind))
        throw Error(ErrorCode::Usage, say::merge::notTwo);
    for (const auto& ref : { from, into }) {
        if (nameOf(dataset, ref).empty())
            throw Error(ErrorCode::NotFound, say::merge::gone);
    }
    MergePlan plan { from, into, {}, {}, 0, refusalOf(dataset, from, into) };
    eachRecordType([&]<class Record>() {
        constexpr auto kind = RecordTraits<Record>::kind;
        const auto moves = movesOf<Record>(dataset, from, into);
        if (const auto count = moves.moved.size() + moves.meetings.size(); count > 0)
            plan.moved[kind] = count;
        for (const auto& met : moves.meetings) {
            if (std::is_same_v<Record, Waiver> || agree(met))
                ++plan.same;
            else
                plan.meetings.push_back({ { kind, met.staying.id.value }, { kind, met.moved.id.value }, IsCount<Record> });
        }
    });
    return plan;
}

void merge(Writer& writer, const MergePlan& plan, std::span<const MeetingChoice> choices)
{
    const auto now = planMerge(writer.before(), plan.from, plan.into);
    if (now.refusal)
        throw Error(ErrorCode::Conflict, *now.refusal);
    if (now.meetings != plan.meetings)
        throw Error(ErrorCode::Conflict, say::merge::changed);
    eachRecordType([&]<class Record>() { moveRecords<Record>(writer, plan, choices); });
    withRecordType(plan.from.kind, [&]<class Record>() {
        if constexpr (isNamed<Record>) {
            const auto from = *writer.before().table<Record>().find({ plan.from.id });
            const auto into = *writer.before().table<Record>().find({ plan.into.id });
            carryNames(writer, { { { plan.from.kind, { { ownName(from), ownName(into) } } } } });
            const auto stored = *writer.find<Record>(into.id); // it may have been a part of the other
            if (const auto filled = filledIn(stored, from); filled != stored)
                writer.update(filled);
            writer.remove<Record>(from.id);
        }
    });
}

}
