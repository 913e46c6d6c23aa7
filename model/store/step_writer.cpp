// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/step_writer.h"

#include "model/base/text.h"
#include "model/records/each_record_type.h"
#include "model/records/own_name.h"
#include "model/records/record_key.h"
#include "model/records/shown_names.h"
#include "model/store/imported_file.h"
#include "model/store/referrers.h"
#include "words/records.h"
#include "words/store.h"

#include <sqlite3.h>

#include <algorithm>
#include <limits>

namespace model {

namespace {

template <class Record> Argument noun()
{
    return shownKind(RecordTraits<Record>::kind);
}

template <class Record>
constexpr bool isReferredTo = std::is_same_v<Record, Organization> || std::is_same_v<Record, Chip> || std::is_same_v<Record, Source>;

template <class Record>
concept HasColour = requires(Record record)
{
    record.colour;
};

/// What is called otherwise keeps its colour, which goes by the name.
template <HasColour Record> Record keepingColour(Record record, const Record* stored)
{
    if (stored && stored->name != record.name && record.colour == stored->colour)
        record.colour = stored->colour.empty() ? stored->name : stored->colour;
    if (record.colour == record.name)
        record.colour.clear();
    return record;
}

/// "organization 'OpenAI'" where the record has a name, else "inventory 812".
template <class Record> Sentence called(const Record& record)
{
    const auto named = [](std::string name) -> Sentence {
        return { say::record::named, { { "kind", noun<Record>() }, { "name", std::move(name) } } };
    };
    if constexpr (requires { record.name; })
        return named(inQuotes(record.name));
    else if constexpr (requires { record.key; })
        return named(inQuotes(record.key));
    else
        return named(std::to_string(record.id.value));
}

}

StepWriter::StepWriter(Connection& connection, const Dataset& dataset)
    : m_connection(connection)
    , m_dataset(dataset)
    , m_recorder(connection.handle())
    , m_references(dataset)
    , m_statements(connection.database(), connection.database(), connection.database(), connection.database(), connection.database(),
          connection.database(), connection.database(), connection.database(), connection.database(), connection.database(),
          connection.database())
{
}

void StepWriter::requireTransaction()
{
    if (sqlite3_get_autocommit(m_connection.handle()) != 0)
        throw Error(ErrorCode::Unwritable, say::store::writeFailed, { { "file", m_connection.path().string() } });
}

template <class Record> void StepWriter::requireValid(const Record& record)
{
    const auto problems = validate(record, m_references);
    if (problems.empty())
        return;
    const auto sentence = [&](const Message& message, const Problem& problem) -> Sentence {
        return { message, { { "kind", noun<Record>() }, { "problem", problemText(problem) }, { "more", problems.size() - 1 } } };
    };
    std::vector<Sentence> sentences;
    for (const auto& problem : problems)
        sentences.push_back(sentence(say::record::ofKind, problem));
    throw Error(ErrorCode::Invalid, sentence(problems.size() > 1 ? say::record::ofKindAndMore : say::record::ofKind, problems.front()),
        std::move(sentences));
}

template <class Record> void StepWriter::write(const Record& record, const std::function<void(RecordStatements<Record>&)>& run)
{
    requireTransaction();
    requireValid(record);
    auto& statements = std::get<RecordStatements<Record>>(m_statements);
    m_connection.guarded([&] {
        try {
            run(statements);
        } catch (const SQLite::Exception& exception) {
            if (exception.getExtendedErrorCode() != SQLITE_CONSTRAINT_UNIQUE)
                throw;
            const auto same = statements.withSameKey(record);
            throw Error(ErrorCode::Conflict, same ? say::store::sameKeyNumbered : say::store::sameKey,
                { { "kind", noun<Record>() }, { "key", keyText(record, m_references) },
                    { "number", same ? std::to_string(same->value) : std::string() } });
        }
    });
}

ReferenceCounts& StepWriter::counts()
{
    if (m_counts)
        return *m_counts;
    // As it was when the step began, and then what the step wrote until now.
    m_counts.emplace(m_dataset);
    eachRecordType([&]<class Record>() {
        auto& ids = m_touched[RecordTraits<Record>::kind];
        const auto& inserts = std::get<Inserts<Record>>(m_inserts);
        for (auto id = inserts.first; id < inserts.next; ++id)
            ids.push_back(id);
        std::ranges::sort(ids);
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
        for (const auto id : ids) {
            if (const auto* before = m_dataset.table<Record>().find({ id }))
                m_counts->subtract(*before);
            if (const auto now = std::get<RecordStatements<Record>>(m_statements).find({ id }))
                m_counts->add(*now);
        }
    });
    return *m_counts;
}

template <class Record> std::optional<Record> StepWriter::counted(decltype(Record::id) id)
{
    return m_counts ? std::get<RecordStatements<Record>>(m_statements).find(id) : std::nullopt;
}

/// Follows a write, or notes what has to be looked at should references be counted later.
template <class Record> void StepWriter::count(decltype(Record::id) id, const std::optional<Record>& before, const Record* after)
{
    if (!m_counts)
        m_touched[RecordTraits<Record>::kind].push_back(id.value);
    if (m_counts && before)
        m_counts->subtract(*before);
    if (m_counts && after)
        m_counts->add(*after);
}

template <class Record> decltype(Record::id) StepWriter::insert(const Record& record)
{
    requireTransaction();
    constexpr std::size_t mostRecorded = 1000; // beyond them only the range of ids is journaled
    auto& inserts = std::get<Inserts<Record>>(m_inserts);
    if (inserts.first == 0) {
        const auto& table = m_dataset.table<Record>();
        const auto last = table.empty() ? 0 : std::max<std::int64_t>(0, table[table.size() - 1].id.value);
        if (last < std::numeric_limits<std::int64_t>::max() / 2) // else SQLite finds a free one
            inserts.first = inserts.next = last + 1;
    }
    const bool isRanged = inserts.first > 0 && inserts.recorded >= mostRecorded && inserts.ranged.size() < InsertedRange::most;

    auto stored = record;
    stored.id = { inserts.next };
    m_recorder.setPaused(isRanged);
    const std::unique_ptr<Recorder, void (*)(Recorder*)> resume(&m_recorder, [](auto* recorder) { recorder->setPaused(false); });
    write<Record>(stored, [&](auto& statements) { stored.id = statements.insert(stored); });
    const auto id = stored.id;
    if constexpr (isReferredTo<Record>)
        m_references.put(stored);
    if (inserts.first > 0)
        ++inserts.next;
    if (inserts.first == 0 || m_counts)
        count<Record>(id, std::nullopt, &stored);
    if (isRanged)
        inserts.ranged.push_back(asStored(std::move(stored)));
    else
        ++inserts.recorded;
    return id;
}

template <class Record> void StepWriter::update(const Record& edited)
{
    requireTransaction();
    auto record = edited;
    if constexpr (HasColour<Record>)
        record = keepingColour(std::move(record), m_dataset.table<Record>().find(record.id));
    const auto before = counted<Record>(record.id);
    write<Record>(record, [&](auto& statements) {
        if (!statements.update(record))
            throw Error(ErrorCode::NotFound, say::store::removedMeanwhile, { { "record", called(record) } });
    });
    count<Record>(record.id, before, &record);
    if constexpr (isReferredTo<Record>)
        m_references.put(record);
    if constexpr (isNamed<Record>) {
        const auto* stored = m_dataset.table<Record>().find(record.id);
        if (stored && ownName(*stored) != ownName(record))
            m_renamed.add({ { { RecordTraits<Record>::kind, { record.id.value } } } });
    }
}

template <class Record> void StepWriter::update(const Record& record, const Record& seen)
{
    requireTransaction();
    const auto* stored = m_dataset.table<Record>().find(record.id);
    if (!stored)
        throw Error(ErrorCode::NotFound, say::store::removedMeanwhile, { { "record", called(seen) } });
    for (const auto& field : fields<Record>()) {
        const auto before = fieldText(seen, field, m_references);
        const auto now = fieldText(*stored, field, m_references);
        if (before != now) {
            throw Error(ErrorCode::Conflict, say::store::changedMeanwhile,
                { { "record", called(seen) }, { "field", shownColumn(RecordTraits<Record>::kind, field.name) },
                    { "before", inQuotes(before) }, { "now", inQuotes(now) } });
        }
    }
    update(record);
}

template <class Record> void StepWriter::remove(decltype(Record::id) id)
{
    requireTransaction();
    m_connection.guarded([&] {
        if constexpr (isReferredTo<Record>) {
            if (counts().isReferredTo(id))
                throw Error(ErrorCode::Conflict, say::store::stillReferredTo,
                    { { "kind", noun<Record>() }, { "name", inQuotes(m_references.name(id)) },
                        { "who", referrers(id, m_connection.database()).value_or(Sentence()) } });
        }
        const auto before = counted<Record>(id);
        if (!std::get<RecordStatements<Record>>(m_statements).remove(id))
            throw Error(ErrorCode::NotFound, say::store::removedMeanwhile,
                { { "record", Sentence { say::record::named, { { "kind", noun<Record>() }, { "name", std::to_string(id.value) } } } } });
        count<Record>(id, before, nullptr);
    });
    if constexpr (isReferredTo<Record>)
        m_references.remove(id);
}

template <class Record> std::optional<Record> StepWriter::find(decltype(Record::id) id)
{
    requireTransaction();
    return std::get<RecordStatements<Record>>(m_statements).find(id);
}

void StepWriter::noteImported(const ImportedFile& file)
{
    requireTransaction();
    m_connection.guarded([&] {
        SQLite::Statement insert(m_connection.database(), "INSERT OR IGNORE INTO imported_file (sha256, name, time) VALUES (?, ?, ?)");
        insert.bind(1, file.sha256);
        insert.bind(2, file.name);
        insert.bind(3, file.time);
        insert.exec();
    });
}

Renames StepWriter::renames()
{
    auto now = m_dataset;
    eachRecordType([&]<class Record>() {
        const auto ids = m_renamed.ids.find(RecordTraits<Record>::kind);
        if (ids == m_renamed.ids.end())
            return;
        std::vector<Record> records;
        for (const auto id : ids->second) {
            if (auto record = find<Record>({ id }))
                records.push_back(std::move(*record));
        }
        now.setTable(m_dataset.table<Record>().with(std::move(records), {}));
    });
    return renamesBetween(m_dataset, now, m_renamed);
}

WrittenStep StepWriter::take()
{
    requireTransaction();
    WrittenStep written;
    written.content.changeset = m_recorder.take();
    written.dataset = m_dataset;
    eachRecordType([&]<class Record>() {
        auto& records = std::get<Inserts<Record>>(m_inserts).ranged;
        if (records.empty())
            return;
        written.content.ranges.push_back({ RecordTraits<Record>::kind, records.front().id.value, records.size(), {} });
        written.dataset.setTable(written.dataset.table<Record>().with(std::move(records), {}));
    });
    if (written.content.empty())
        return written;
    written.changes = written.content.changes();
    if (!written.content.changeset.empty())
        written.dataset = datasetWith(written.dataset, written.content.changeset.changes(), m_connection.database());
    return written;
}

#define INSTANTIATE(Record)                                                                                                                \
    template decltype(Record::id) StepWriter::insert(const Record&);                                                                       \
    template void StepWriter::update(const Record&);                                                                                       \
    template void StepWriter::update(const Record&, const Record&);                                                                        \
    template void StepWriter::remove<Record>(decltype(Record::id));                                                                        \
    template std::optional<Record> StepWriter::find(decltype(Record::id));
EACH_RECORD_TYPE(INSTANTIATE)
#undef INSTANTIATE

}
