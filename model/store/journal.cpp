// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/journal.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace model {

namespace {

std::string utcNow()
{
    const auto now = std::chrono::system_clock::now();
    const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()).count() % 1000;
    return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z", fmt::gmtime(std::chrono::system_clock::to_time_t(now)), milliseconds);
}

}

void Journal::load(SQLite::Database& database, std::uint32_t changeCounter)
{
    *this = Journal();
    std::int64_t newest = -1;
    SQLite::Statement statement(database, "SELECT id, time, label, is_undone, is_first, bytes, change_counter FROM journal ORDER BY id");
    while (statement.executeStep()) {
        JournalStep step;
        step.id = statement.getColumn(0).getInt64();
        step.time = statement.getColumn(1).getString();
        step.label = statement.getColumn(2).getString();
        step.isUndone = statement.getColumn(3).getInt() != 0;
        step.bytes = static_cast<std::size_t>(std::max<std::int64_t>(0, statement.getColumn(5).getInt64()));
        if (statement.getColumn(4).getInt() != 0)
            m_ended = m_steps.size();
        newest = std::max(newest, statement.getColumn(6).getInt64());
        m_bytes += step.bytes;
        m_undone = step.isUndone ? m_undone + 1 : 0;
        m_steps.push_back(std::move(step));
    }
    if (newest != changeCounter)
        end();
}

void Journal::end()
{
    m_ended = m_steps.size();
}

std::optional<JournalStep> Journal::toUndo() const
{
    const auto done = m_steps.size() - m_undone;
    return done > m_ended ? std::optional(m_steps[done - 1]) : std::nullopt;
}

std::optional<JournalStep> Journal::toRedo() const
{
    const auto done = m_steps.size() - m_undone;
    return m_undone > 0 && done >= m_ended ? std::optional(m_steps[done]) : std::nullopt;
}

std::vector<JournalStep> Journal::steps() const
{
    std::vector<JournalStep> steps(m_steps.begin(), m_steps.end());
    for (std::size_t i = 0; i < std::min(m_ended, steps.size()); ++i)
        steps[i].isEnded = true;
    return steps;
}

Changeset Journal::changeset(SQLite::Database& database, std::int64_t id)
{
    SQLite::Statement statement(database, "SELECT changeset FROM journal WHERE id = ?");
    statement.bind(1, id);
    if (!statement.executeStep())
        return {};
    const auto column = statement.getColumn(0);
    return Changeset(column.getBlob(), static_cast<std::size_t>(column.getBytes()));
}

std::optional<Changes> Journal::changesBetween(SQLite::Database& database, std::uint32_t before, std::uint32_t after)
{
    constexpr std::uint32_t most = 1000;
    if (after <= before || after - before > most)
        return std::nullopt;
    Changes changes;
    std::uint32_t expected = before;
    SQLite::Statement statement(database, "SELECT change_counter, changeset FROM journal WHERE change_counter > ? ORDER BY change_counter");
    statement.bind(1, static_cast<std::int64_t>(before));
    while (statement.executeStep()) {
        if (statement.getColumn(0).getInt64() != static_cast<std::int64_t>(++expected))
            return std::nullopt;
        const auto blob = statement.getColumn(1);
        changes.add(Changeset(blob.getBlob(), static_cast<std::size_t>(blob.getBytes())).changes());
    }
    return expected == after ? std::optional(changes) : std::nullopt;
}

Journal::NewStep Journal::append(
    SQLite::Database& database, const std::string& label, const Changeset& changeset, std::uint32_t changeCounter, std::size_t cap) const
{
    const auto done = m_steps.size() - m_undone;
    NewStep added;
    added.isFirst = done > 0 && m_ended >= done;
    added.step.time = utcNow();
    added.step.label = label;
    added.step.bytes = changeset.bytes().size();

    if (m_undone > 0) {
        SQLite::Statement drop(database, "DELETE FROM journal WHERE id >= ?");
        drop.bind(1, m_steps[done].id);
        drop.exec();
    }
    auto total = added.step.bytes + m_bytes;
    for (auto i = done; i < m_steps.size(); ++i)
        total -= m_steps[i].bytes;
    while (added.dropped < done && total > cap)
        total -= m_steps[added.dropped++].bytes;
    if (added.dropped > 0) {
        SQLite::Statement drop(database, "DELETE FROM journal WHERE id <= ?");
        drop.bind(1, m_steps[added.dropped - 1].id);
        drop.exec();
    }

    SQLite::Statement insert(
        database, "INSERT INTO journal (time, label, is_first, change_counter, bytes, changeset) VALUES (?, ?, ?, ?, ?, ?)");
    insert.bindNoCopy(1, added.step.time);
    insert.bindNoCopy(2, added.step.label);
    insert.bind(3, added.isFirst ? 1 : 0);
    insert.bind(4, static_cast<std::int64_t>(changeCounter));
    insert.bind(5, static_cast<std::int64_t>(added.step.bytes));
    insert.bindNoCopy(6, changeset.bytes().data(), static_cast<int>(changeset.bytes().size()));
    insert.exec();
    added.step.id = database.getLastInsertRowid();
    return added;
}

void Journal::appended(NewStep added)
{
    for (; m_undone > 0; --m_undone) {
        m_bytes -= m_steps.back().bytes;
        m_steps.pop_back();
    }
    for (std::size_t i = 0; i < added.dropped; ++i) {
        m_bytes -= m_steps.front().bytes;
        m_steps.pop_front();
    }
    m_ended = added.isFirst ? m_steps.size() : std::min(m_steps.size(), m_ended - std::min(m_ended, added.dropped));
    m_bytes += added.step.bytes;
    m_steps.push_back(std::move(added.step));
}

void Journal::mark(SQLite::Database& database, std::int64_t id, bool isUndone, std::uint32_t changeCounter)
{
    SQLite::Statement update(database, "UPDATE journal SET is_undone = ?, change_counter = ? WHERE id = ?");
    update.bind(1, isUndone ? 1 : 0);
    update.bind(2, static_cast<std::int64_t>(changeCounter));
    update.bind(3, id);
    update.exec();
}

void Journal::marked(bool isUndone)
{
    const auto done = m_steps.size() - m_undone;
    m_steps[isUndone ? done - 1 : done].isUndone = isUndone;
    m_undone += isUndone ? 1 : std::size_t(-1);
}

void Journal::moveTo(SQLite::Database& database, std::uint32_t changeCounter) const
{
    if (m_ended < m_steps.size()) {
        SQLite::Statement update(database, "UPDATE journal SET change_counter = ?");
        update.bind(1, static_cast<std::int64_t>(changeCounter));
        update.exec();
    } else {
        database.exec("DELETE FROM journal WHERE is_undone = 1; UPDATE journal SET change_counter = -1");
    }
}

}
