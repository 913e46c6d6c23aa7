// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/store.h"

#include "model/records/each_record_type.h"
#include "model/store/apply_step.h"
#include "model/store/restore_step.h"
#include "model/store/schema.h"
#include "words/store.h"

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
        transaction.commit();

        m_journal = std::move(journal);
        m_version = schemaVersion;
        ++m_changeCounter;
        m_schemaCookie = 0; // the next one who looks compares the schema again
    });
}

void Store::catchUp()
{
    const auto header = m_connection.header();
    if (header.changeCounter == m_changeCounter)
        return;
    auto& database = m_connection.database();
    m_connection.checkHeader();
    if (header.schemaCookie != m_schemaCookie)
        checkSchema(m_connection);
    auto journal = m_journal;
    auto changes = journal.follow(database, m_changeCounter, header.changeCounter);
    if (!changes)
        journal = loadJournal(header.changeCounter);
    auto dataset = changes ? datasetWith(*m_dataset, *changes, database) : loadDataset(database);
    if (!changes)
        changes = differences(*m_dataset, dataset);
    m_dataset = std::make_shared<const Dataset>(std::move(dataset));
    m_journal = std::move(journal);
    m_unreported.add(*changes);
    m_changeCounter = header.changeCounter;
    m_schemaCookie = header.schemaCookie;
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

Changes Store::commitStep(const std::function<WrittenStep()>& write)
{
    return m_connection.guarded([&] {
        auto& database = m_connection.database();
        Transaction transaction(database, TransactionBehavior::IMMEDIATE);
        catchUp();
        auto written = write();
        if (written.content.empty())
            return reported({});

        auto dataset = std::make_shared<const Dataset>(std::move(written.dataset));
        auto added = m_journal.append(database, written.label, written.content, m_changeCounter + 1, m_journalCap);
        transaction.commit();

        m_dataset = std::move(dataset);
        m_touches.forget(added.step.id); // it may have been another step's
        m_journal.appended(std::move(added));
        ++m_changeCounter;
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
            m_journal.end();
            throw Error(ErrorCode::Conflict, undoes ? say::store::notUndone : say::store::notRedone,
                { { "step", step->label }, { "why", conflict.sentence } });
        }
        auto dataset = std::make_shared<const Dataset>(std::move(applied.dataset));
        Journal::mark(database, step->id, undoes, m_changeCounter + 1, applied.content);
        transaction.commit();

        m_dataset = std::move(dataset);
        m_journal.marked(undoes, applied.content ? std::optional(applied.content->bytes().size()) : std::nullopt);
        ++m_changeCounter;
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
            const auto version = m_connection.pragma("data_version");
            if (version == m_dataVersion)
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

Original Store::original()
{
    if (m_step)
        throw Error(ErrorCode::Usage, say::store::copyInStep);
    return { m_connection, *m_dataset, m_changeCounter };
}

}
