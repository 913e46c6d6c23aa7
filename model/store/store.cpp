// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/store.h"

#include "model/records/each_record_type.h"
#include "model/store/apply_step.h"
#include "model/store/restore_step.h"
#include "model/store/schema.h"
#include "words/store.h"

#include <algorithm>

namespace model {

namespace {

using SQLite::Transaction;
using SQLite::TransactionBehavior;

}

Store::Store(const std::filesystem::path& path, Document::Mode mode, const Progress& progress)
    : m_connection(path, mode == Document::Mode::ReadOnly ? Connection::Access::ReadOnly : Connection::Access::ReadWrite)
{
    const StopsWhenAsked stops(m_connection, progress);
    m_connection.guarded([&] {
        auto& database = m_connection.database();
        const Transaction transaction(database);
        m_connection.lockForReading();
        m_connection.checkHeader();
        m_connection.checkLength();
        checkSchema(m_connection);
        const auto found = database.execAndGet("PRAGMA quick_check(1)").getString();
        if (found != "ok")
            throw BadContent(saidBySqlite(found));
        m_dataset = std::make_shared<const Dataset>(loadDataset(database, progress));
        const auto header = m_connection.header();
        m_changeCounter = header.changeCounter;
        m_schemaCookie = header.schemaCookie;
        m_journal = loadJournal(m_changeCounter);
        m_sum = readSum(m_changeCounter);
        m_stamp = m_connection.stamp();
        m_dataVersion = m_connection.pragma("data_version");
        m_connection.freeMemory();
    });
}

void Store::requireWritable() const
{
    if (isReadOnly())
        throw Error(ErrorCode::ReadOnly, say::store::openReadOnly, { { "file", path().string() } });
    if (m_step)
        throw Error(ErrorCode::Usage, say::store::stepInStep);
}

/// Steps of an older version of the schema can be read, but not undone.
Journal Store::loadJournal(std::uint32_t changeCounter)
{
    m_version = static_cast<int>(m_connection.pragma("user_version"));
    Journal journal;
    journal.load(m_connection.database(), changeCounter);
    if (isOlderVersion())
        journal.end();
    return journal;
}

/// Only of the newest version: an earlier one has other fields, or none.
std::optional<RecordsSum> Store::readSum(std::uint32_t changeCounter)
{
    return isOlderVersion() ? std::nullopt : RecordsSum::read(m_connection.database(), changeCounter);
}

/// Of the present dataset changed into this one; nothing where that would keep a person waiting.
std::optional<RecordsSum> Store::sumOf(const Dataset& dataset, const Changes& changes) const
{
    if (m_sum) {
        auto sum = *m_sum;
        sum.follow(*m_dataset, dataset, changes);
        return sum;
    }
    constexpr std::size_t few = 20'000;
    std::size_t count = 0;
    eachRecordType([&]<class Record>() { count += dataset.table<Record>().size(); });
    return count <= few ? std::optional(RecordsSum::of(dataset)) : std::nullopt;
}

void Store::upgrade()
{
    requireWritable();
    m_connection.guarded([&] {
        auto& database = m_connection.database();
        Transaction transaction(database, TransactionBehavior::IMMEDIATE);
        catchUp();
        if (!isOlderVersion())
            return; // another program did it meanwhile
        climbToNewest(database);
        database.exec("DELETE FROM journal WHERE is_undone = 1");
        checkSchema(m_connection);
        if (!holds(database, *m_dataset) || database.execAndGet("PRAGMA integrity_check(1)").getString() != "ok")
            throw Error(ErrorCode::Unwritable, say::store::notUpgraded, { { "file", path().string() } });
        Journal journal;
        journal.load(database, m_changeCounter);
        journal.end();
        const auto sum = RecordsSum::of(*m_dataset);
        sum.write(database, m_changeCounter + 1);
        transaction.commit();

        m_journal = std::move(journal);
        m_version = schemaVersion;
        ++m_changeCounter;
        m_sum = sum;
        m_stamp = m_connection.stamp();
        m_schemaCookie = 0; // the next one who looks compares the schema again
    });
}

/// SQLite, and whoever else writes with it, counts each commit in the file's header. What overwrites the file as a whole does not, and may
/// have the same count.
void Store::noticeOverwriting()
{
    if (m_connection.stamp() == m_stamp)
        return;
    m_isOverwritten = true;
    m_connection.freeMemory(); // or SQLite takes the pages it has for those of the file
}

void Store::catchUp()
{
    const auto header = m_connection.header();
    const bool isOverwritten = std::exchange(m_isOverwritten, false);
    if (header.changeCounter == m_changeCounter) {
        const bool isSame = !isOverwritten || (m_sum && header.schemaCookie == m_schemaCookie && readSum(m_changeCounter) == m_sum);
        if (isSame) {
            m_stamp = m_connection.stamp();
            return;
        }
    }
    auto& database = m_connection.database();
    m_connection.checkHeader();
    if (header.schemaCookie != m_schemaCookie)
        checkSchema(m_connection);
    auto journal = m_journal;
    auto changes = journal.follow(database, m_changeCounter, header.changeCounter); // nothing where the counter is the same
    if (!changes) {
        journal = loadJournal(header.changeCounter);
        journal.findOthers(m_journal);
    }
    auto dataset = changes ? datasetWith(*m_dataset, *changes, database) : loadDataset(database);
    if (!changes)
        changes = differences(*m_dataset, dataset);
    m_dataset = std::make_shared<const Dataset>(std::move(dataset));
    m_journal = std::move(journal);
    m_unreported.add(*changes);
    m_changeCounter = header.changeCounter;
    m_schemaCookie = header.schemaCookie;
    m_sum = readSum(m_changeCounter);
    m_stamp = m_connection.stamp();
}

void Store::freeAfter(std::size_t bytes)
{
    constexpr std::size_t large = 1u << 20;
    if (bytes > large)
        m_connection.freeMemory();
}

Changes Store::reported(const Changes& own)
{
    if (m_unreported.empty())
        return own; // may be a million, in order
    auto changes = std::exchange(m_unreported, Changes());
    changes.add(own);
    return changes;
}

Changes Store::transact(const std::string& label, const std::function<void(Writer&)>& write)
{
    requireWritable();
    return commitStep([&] {
        auto written = writtenBy(*m_dataset, [&](Writer& writer) {
            write(writer);
            if (const auto renames = m_carryNames ? writer.renames() : Renames(); !renames.empty())
                m_carryNames(writer, renames);
        });
        written.label = label;
        return written;
    });
}

/// What `write` writes on top of a dataset that the tables hold.
template <class Write> WrittenStep Store::writtenBy(const Dataset& before, const Write& write)
{
    m_step.emplace(m_connection, before);
    const std::unique_ptr<std::optional<StepWriter>, void (*)(std::optional<StepWriter>*)> end(&m_step, [](auto* step) { step->reset(); });
    Writer writer(*this);
    write(writer);
    return step().take();
}

/// What is restored may have its old name again.
void Store::carryNames(WrittenStep& restored)
{
    const auto renames = m_carryNames ? renamesBetween(*m_dataset, restored.dataset, restored.changes) : Renames();
    if (renames.empty())
        return;
    auto carried = writtenBy(restored.dataset, [&](Writer& writer) { m_carryNames(writer, renames); });
    if (carried.content.empty())
        return;
    restored.content.changeset = restored.content.changeset.then(carried.content.changeset);
    restored.changes.add(carried.changes);
    restored.dataset = std::move(carried.dataset);
}

/// A new step drops what was undone. Where that is the step of another program at work, or one undid a step of this one, it is kept with a
/// step that took it back: whoever made it finds it in the history, and can do it again from there.
Journal Store::journalWithOthersKept()
{
    auto journal = m_journal;
    const auto undone = journal.undone();
    if (!journal.toRedo() || std::ranges::none_of(undone, [&](const JournalStep& step) { return journal.isOthers(step.id); }))
        return journal;
    auto& database = m_connection.database();
    std::vector<Journal::TakenBack> kept;
    auto dataset = *m_dataset;
    for (const auto& step : undone) {
        auto content = Journal::content(database, step.id);
        auto applied = applyStep(content, Changeset::Direction::Forwards, database, dataset);
        dataset = std::move(applied.dataset);
        if (applied.madeIndexes)
            m_schemaCookie = 0; // the next one who looks compares the schema again
        kept.push_back({ Words()(say::restore::labelOfUndo, { { "step", inQuotes(step.label) } }),
            applied.content ? std::move(*applied.content) : std::move(content), {} });
    }
    std::ranges::reverse(kept);
    for (auto& taken : kept) {
        const Recorder recorder(database.getHandle());
        dataset = applyStep(taken.again, Changeset::Direction::Backwards, database, dataset).dataset;
        taken.back = { {}, recorder.take() };
    }
    m_touches = {};
    journal.keepUndone(database, kept, m_changeCounter);
    return journal;
}

Changes Store::commitStep(const std::function<WrittenStep()>& write)
{
    return m_connection.guarded([&] {
        noticeOverwriting();
        auto& database = m_connection.database();
        Transaction transaction(database, TransactionBehavior::IMMEDIATE);
        catchUp();
        auto journal = journalWithOthersKept();
        auto written = write();
        if (written.content.empty())
            return reported({});

        auto dataset = std::make_shared<const Dataset>(std::move(written.dataset));
        auto added = journal.append(database, written.label, written.content, m_changeCounter + 1, m_journalCap);
        const auto sum = written.isOfAll ? RecordsSum::of(*dataset) : sumOf(*dataset, written.changes);
        if (sum)
            sum->write(database, m_changeCounter + 1);
        transaction.commit();

        m_dataset = std::move(dataset);
        m_touches.forget(added.step.id); // it may have been another step's
        journal.appended(std::move(added));
        m_journal = std::move(journal);
        ++m_changeCounter;
        m_sum = sum;
        m_stamp = m_connection.stamp();
        if (written.madeIndexes)
            m_schemaCookie = 0; // the next one who looks compares the schema again
        freeAfter(written.content.changeset.bytes().size() + written.content.ranges.size() * (1u << 20));
        return reported(written.changes);
    });
}

StepWriter& Store::step()
{
    if (!m_step)
        throw Error(ErrorCode::Usage, say::store::writeOutside);
    return *m_step;
}

Changes Store::undoOrRedo(Changeset::Direction direction)
{
    requireWritable();
    const bool undoes = direction == Changeset::Direction::Backwards;
    return m_connection.guarded([&] {
        noticeOverwriting();
        auto& database = m_connection.database();
        Transaction transaction(database, TransactionBehavior::IMMEDIATE);
        catchUp();
        const auto step = undoes ? m_journal.toUndo() : m_journal.toRedo();
        if (!step)
            return reported({});

        const auto content = Journal::content(database, step->id);
        const auto changes = content.changes();
        AppliedStep applied;
        try {
            applied = applyStep(content, direction, database, *m_dataset);
        } catch (const Error& conflict) {
            undoes ? m_journal.endDone() : m_journal.end();
            throw Error(ErrorCode::Conflict, undoes ? say::store::notUndone : say::store::notRedone,
                { { "step", step->label }, { "why", conflict.sentence } });
        }
        auto dataset = std::make_shared<const Dataset>(std::move(applied.dataset));
        Journal::mark(database, step->id, undoes, m_changeCounter + 1, applied.content);
        const auto sum = sumOf(*dataset, changes);
        if (sum)
            sum->write(database, m_changeCounter + 1);
        transaction.commit();

        m_dataset = std::move(dataset);
        m_journal.marked(undoes, applied.content ? std::optional(applied.content->bytes().size()) : std::nullopt);
        ++m_changeCounter;
        m_sum = sum;
        m_stamp = m_connection.stamp();
        if (applied.madeIndexes)
            m_schemaCookie = 0; // the next one who looks compares the schema again
        freeAfter(content.changeset.bytes().size() + content.ranges.size() * (1u << 20));
        return reported(changes);
    });
}

Changes Store::refresh()
{
    if (m_step)
        throw Error(ErrorCode::Usage, say::store::refreshInStep);
    m_connection.setBusyTimeout(0); // a program that is writing just now is asked again next time
    const std::unique_ptr<Connection, void (*)(Connection*)> restore(
        &m_connection, [](auto* connection) { connection->setBusyTimeout(busyTimeoutMs); });
    try {
        m_connection.guarded([&] {
            noticeOverwriting();
            const auto version = m_connection.pragma("data_version");
            if (version == m_dataVersion && !m_isOverwritten)
                return;
            const Transaction transaction(m_connection.database());
            m_connection.lockForReading();
            catchUp();
            m_dataVersion = version;
        });
    } catch (const Error& error) {
        if (error.code != ErrorCode::Locked)
            throw;
    }
    return reported({});
}

std::vector<JournalStep> Store::steps()
{
    auto steps = m_journal.steps();
    try {
        if (!m_step)
            m_connection.setBusyTimeout(0);
        const std::unique_ptr<Connection, void (*)(Connection*)> restore(
            &m_connection, [](auto* connection) { connection->setBusyTimeout(busyTimeoutMs); });
        m_connection.guarded([&] {
            for (auto& step : steps)
                step.rows = m_touches.of(step, m_connection.database()).counts;
        });
    } catch (const Error&) {
        // Another program is writing: the history is told without what it touched.
    }
    return steps;
}

template <class Read> auto Store::reading(Read read)
{
    if (m_step)
        throw Error(ErrorCode::Usage, say::store::historyInStep);
    return m_connection.guarded([&] {
        noticeOverwriting();
        const SQLite::Transaction transaction(m_connection.database());
        m_connection.lockForReading();
        catchUp();
        return read();
    });
}

StepChanges Store::changesOf(std::int64_t step, std::size_t limit)
{
    return reading([&] { return model::changesOf(history(), step, limit); });
}

std::vector<std::int64_t> Store::stepsTouching(RecordRef record)
{
    return reading([&] { return model::stepsTouching(history(), record); });
}

Changes Store::restore(std::int64_t step, std::optional<RecordRef> record)
{
    requireWritable();
    return commitStep([&] {
        auto restored = restoreStep(history(), step, record);
        carryNames(restored);
        return restored;
    });
}

Changes Store::replaceRecords(const std::string& label, const Dataset& dataset)
{
    requireWritable();
    return commitStep([&] { return model::replaceRecords(label, dataset, m_connection.database(), *m_dataset); });
}

Written Store::written() const
{
    const auto steps = m_journal.steps();
    return { m_dataset, m_sum ? std::optional(m_sum->hex()) : std::nullopt, path(), steps.empty() ? std::string() : steps.back().time };
}

void Store::takeSeal(const std::shared_ptr<const Dataset>& dataset, const std::string& seal)
{
    if (!m_sum && dataset == m_dataset)
        m_sum = RecordsSum::parse(seal);
}

void Store::renewSeal()
{
    requireWritable();
    m_connection.guarded([&] {
        noticeOverwriting();
        auto& database = m_connection.database();
        Transaction transaction(database, TransactionBehavior::IMMEDIATE);
        catchUp();
        const auto sum = RecordsSum::of(*m_dataset);
        sum.write(database, m_changeCounter + 1);
        SQLite::Statement follow(database, "UPDATE journal SET change_counter = ?1 + 1 WHERE change_counter = ?1"); // the last step
        follow.bind(1, static_cast<std::int64_t>(m_changeCounter));
        follow.exec();
        transaction.commit();
        ++m_changeCounter;
        m_sum = sum;
        m_stamp = m_connection.stamp();
    });
}

void Store::requireIntact(const Progress& progress)
{
    const StopsWhenAsked stops(m_connection, progress);
    m_connection.guarded([&] {
        const auto found = m_connection.database().execAndGet("PRAGMA integrity_check(1)").getString();
        m_connection.freeMemory();
        if (found != "ok")
            throw Error(ErrorCode::Damaged, say::store::indexesDamaged, { { "file", path().string() }, { "why", saidBySqlite(found) } });
    });
}

std::string requireWhole(const Written& written, Progress progress)
{
    auto found = RecordsSum::of(*written.dataset, std::move(progress)).hex();
    if (!written.seal || *written.seal == found)
        return found;
    constexpr std::size_t minutes = 16; // "2026-09-30T14:02"
    auto time = written.time.substr(0, minutes);
    std::ranges::replace(time, 'T', ' ');
    throw Error(ErrorCode::Damaged, time.empty() ? say::store::otherRecords : say::store::otherRecordsSince,
        { { "file", written.file.string() }, { "time", time } });
}

Original Store::original()
{
    if (m_step)
        throw Error(ErrorCode::Usage, say::store::copyInStep);
    return { m_connection, *m_dataset, m_changeCounter };
}

}
