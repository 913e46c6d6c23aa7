// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/store.h"

#include "model/base/text.h"
#include "model/records/each_record_type.h"
#include "model/records/record_key.h"
#include "model/store/referrers.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <limits>

namespace model {

namespace {

template <class Record> constexpr std::string_view noun()
{
    return word(RecordTraits<Record>::kind);
}

template <class Record>
constexpr bool isReferredTo = std::is_same_v<Record, Organization> || std::is_same_v<Record, Chip> || std::is_same_v<Record, Source>;

// SQLite knows no -0, so a record that is not read again must not have one.
template <class Value> void dropSignOfZero(Value&) { }
void dropSignOfZero(double& value)
{
    value += 0.0;
}
void dropSignOfZero(std::optional<double>& value)
{
    if (value)
        dropSignOfZero(*value);
}

template <class Record> Record asStored(Record record)
{
    for (const auto& field : fields<Record>())
        std::visit([&](auto member) { dropSignOfZero(record.*member); }, field.member);
    return record;
}

/// "organization 'OpenAI'" where the record has a name, else "inventory 812".
template <class Record> std::string called(const Record& record)
{
    if constexpr (requires { record.name; })
        return fmt::format("{} {}", noun<Record>(), inQuotes(record.name));
    else if constexpr (requires { record.key; })
        return fmt::format("{} {}", noun<Record>(), inQuotes(record.key));
    else
        return fmt::format("{} {}", noun<Record>(), record.id.value);
}

}

Store::Step& Store::step()
{
    if (!m_step)
        throw Error(ErrorCode::Usage, "Records are written inside a step only.");
    if (sqlite3_get_autocommit(m_connection.handle()) != 0)
        throw Error(ErrorCode::Unwritable,
            fmt::format("'{}' could not be written, and nothing was changed; check the disk and try again.", path().string()));
    return *m_step;
}

template <class Record> void Store::requireValid(const Record& record)
{
    const auto problems = validate(record, step().references);
    if (problems.empty())
        return;
    std::vector<std::string> sentences;
    sentences.reserve(problems.size());
    for (const auto& problem : problems)
        sentences.push_back(fmt::format("{}: {}", noun<Record>(), problemText(problem)));
    throw Error(
        ErrorCode::Invalid, sentences.front() + (problems.size() > 1 ? fmt::format(" (and {} more)", problems.size() - 1) : ""), sentences);
}

template <class Record> void Store::write(const Record& record, const std::function<void(RecordStatements<Record>&)>& run)
{
    auto& current = step();
    requireValid(record);
    auto& statements = std::get<RecordStatements<Record>>(current.statements);
    m_connection.guarded([&] {
        try {
            run(statements);
        } catch (const SQLite::Exception& exception) {
            if (exception.getExtendedErrorCode() != SQLITE_CONSTRAINT_UNIQUE)
                throw;
            const auto same = statements.withSameKey(record);
            throw Error(ErrorCode::Conflict,
                fmt::format("{}: there is one with {} already{}; change that one.", noun<Record>(), keyText(record, current.references),
                    same ? fmt::format(" (number {})", same->value) : ""));
        }
    });
}

ReferenceCounts& Store::counts()
{
    auto& current = *m_step;
    if (current.counts)
        return *current.counts;
    // As it was when the step began, and then what the step wrote until now.
    current.counts.emplace(*m_dataset);
    eachRecordType([&]<class Record>() {
        auto& ids = current.touched[RecordTraits<Record>::kind];
        const auto& inserts = std::get<Inserts<Record>>(current.inserts);
        for (auto id = inserts.first; id < inserts.next; ++id)
            ids.push_back(id);
        std::ranges::sort(ids);
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
        for (const auto id : ids) {
            if (const auto* before = m_dataset->table<Record>().find({ id }))
                current.counts->subtract(*before);
            if (const auto now = std::get<RecordStatements<Record>>(current.statements).find({ id }))
                current.counts->add(*now);
        }
    });
    return *current.counts;
}

template <class Record> std::optional<Record> Store::counted(decltype(Record::id) id)
{
    return m_step->counts ? std::get<RecordStatements<Record>>(m_step->statements).find(id) : std::nullopt;
}

/// Follows a write, or notes what has to be looked at should references be counted later.
template <class Record> void Store::count(decltype(Record::id) id, const std::optional<Record>& before, const Record* after)
{
    auto& counts = m_step->counts;
    if (!counts)
        m_step->touched[RecordTraits<Record>::kind].push_back(id.value);
    if (counts && before)
        counts->subtract(*before);
    if (counts && after)
        counts->add(*after);
}

template <class Record> decltype(Record::id) Store::insert(const Record& record)
{
    constexpr std::size_t mostRecorded = 1000; // beyond them only the range of ids is journaled
    auto& inserts = std::get<Inserts<Record>>(step().inserts);
    if (inserts.first == 0) {
        const auto& table = m_dataset->table<Record>();
        const auto last = table.empty() ? 0 : std::max<std::int64_t>(0, table[table.size() - 1].id.value);
        if (last < std::numeric_limits<std::int64_t>::max() / 2) // else SQLite finds a free one
            inserts.first = inserts.next = last + 1;
    }
    const bool isRanged = inserts.first > 0 && inserts.recorded >= mostRecorded && inserts.ranged.size() < InsertedRange::most;

    auto stored = record;
    stored.id = { inserts.next };
    m_step->recorder.setPaused(isRanged);
    const std::unique_ptr<Recorder, void (*)(Recorder*)> resume(&m_step->recorder, [](auto* recorder) { recorder->setPaused(false); });
    write<Record>(stored, [&](auto& statements) { stored.id = statements.insert(stored); });
    const auto id = stored.id;
    if constexpr (isReferredTo<Record>)
        m_step->references.put(stored);
    if (inserts.first > 0)
        ++inserts.next;
    if (inserts.first == 0 || m_step->counts)
        count<Record>(id, std::nullopt, &stored);
    if (isRanged)
        inserts.ranged.push_back(asStored(std::move(stored)));
    else
        ++inserts.recorded;
    return id;
}

template <class Record> void Store::update(const Record& record)
{
    step();
    const auto before = counted<Record>(record.id);
    write<Record>(record, [&](auto& statements) {
        if (!statements.update(record))
            throw Error(ErrorCode::NotFound, fmt::format("{} is not there any more; it was removed meanwhile.", called(record)));
    });
    count<Record>(record.id, before, &record);
    if constexpr (isReferredTo<Record>)
        m_step->references.put(record);
}

template <class Record> void Store::update(const Record& record, const Record& seen)
{
    const auto& references = step().references;
    const auto* stored = m_dataset->table<Record>().find(record.id);
    if (!stored)
        throw Error(ErrorCode::NotFound, fmt::format("{} is not there any more; it was removed meanwhile.", called(seen)));
    for (const auto& field : fields<Record>()) {
        const auto before = fieldText(seen, field, references);
        const auto now = fieldText(*stored, field, references);
        if (before != now) {
            throw Error(ErrorCode::Conflict,
                fmt::format("{} was changed meanwhile: its {} was {} and is now {}. Your edit was not made; look at it again.",
                    called(seen), field.name, inQuotes(before), inQuotes(now)));
        }
    }
    update(record);
}

template <class Record> void Store::remove(decltype(Record::id) id)
{
    auto& current = step();
    m_connection.guarded([&] {
        if constexpr (isReferredTo<Record>) {
            if (counts().isReferredTo(id))
                throw Error(ErrorCode::Conflict,
                    fmt::format("{} {} cannot be removed: {} refer to it; change or remove those first.", noun<Record>(),
                        inQuotes(current.references.name(id)), referrers(id, m_connection.database())));
        }
        const auto before = counted<Record>(id);
        if (!std::get<RecordStatements<Record>>(current.statements).remove(id))
            throw Error(
                ErrorCode::NotFound, fmt::format("{} {} is not there any more; it was removed meanwhile.", noun<Record>(), id.value));
        count<Record>(id, before, nullptr);
    });
    if constexpr (isReferredTo<Record>)
        current.references.remove(id);
}

#define INSTANTIATE(Record)                                                                                                                \
    template decltype(Record::id) Store::insert(const Record&);                                                                            \
    template void Store::update(const Record&);                                                                                            \
    template void Store::update(const Record&, const Record&);                                                                             \
    template void Store::remove<Record>(decltype(Record::id));
EACH_RECORD_TYPE(INSTANTIATE)
#undef INSTANTIATE

}
