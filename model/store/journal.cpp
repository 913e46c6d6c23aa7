// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/journal.h"
#include "words/store.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <utility>

namespace model {

namespace {

std::string utcNow()
{
    const auto now = std::chrono::system_clock::now();
    const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()).count() % 1000;
    return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z", fmt::gmtime(std::chrono::system_clock::to_time_t(now)), milliseconds);
}

/// The bytes must live until the statement has run. Throws SQLite::Exception where they are more than a row can hold.
void bindBlob(SQLite::Statement& statement, int index, const std::string& bytes)
{
    if (!std::in_range<int>(bytes.size()))
        throw SQLite::Exception("too large", SQLITE_TOOBIG);
    statement.bindNoCopy(index, bytes.data(), static_cast<int>(bytes.size()));
}

struct Row {
    JournalStep step;
    bool isFirst = false;
    std::int64_t changeCounter = 0;
};

constexpr std::string_view selectSteps = "SELECT id, time, label, is_undone, is_first, bytes, change_counter FROM journal ";

Row rowFrom(SQLite::Statement& statement)
{
    Row row;
    row.step.id = statement.getColumn(0).getInt64();
    row.step.time = statement.getColumn(1).getString();
    row.step.label = statement.getColumn(2).getString();
    row.step.isUndone = statement.getColumn(3).getInt() != 0;
    row.isFirst = statement.getColumn(4).getInt() != 0;
    row.step.bytes = static_cast<std::size_t>(std::max<std::int64_t>(0, statement.getColumn(5).getInt64()));
    row.changeCounter = statement.getColumn(6).getInt64();
    return row;
}

}

void Journal::load(SQLite::Database& database, std::uint32_t changeCounter)
{
    *this = Journal();
    std::int64_t newest = -1;
    SQLite::Statement statement(database, std::string(selectSteps) + "ORDER BY id");
    while (statement.executeStep()) {
        const auto row = rowFrom(statement);
        if (row.isFirst)
            m_ended = m_steps.size();
        newest = std::max(newest, row.changeCounter);
        m_steps.push_back(row.step);
    }
    count();
    if (newest != changeCounter)
        end();
}

void Journal::count()
{
    m_bytes = 0;
    m_undone = 0;
    for (const auto& step : m_steps) {
        m_bytes += step.bytes;
        m_undone = step.isUndone ? m_undone + 1 : 0;
    }
}

void Journal::end()
{
    m_ended = m_steps.size();
}

void Journal::endDone()
{
    m_ended = m_steps.size() - m_undone;
}

void Journal::findOthers(const Journal& before)
{
    m_others = before.m_others;
    for (const auto& step : m_steps) {
        const auto known = std::ranges::lower_bound(before.m_steps, step.id, {}, &JournalStep::id);
        const bool isSame
            = known != before.m_steps.end() && known->id == step.id && known->time == step.time && known->isUndone == step.isUndone;
        if (!isSame)
            m_others.insert(step.id);
    }
}

std::vector<JournalStep> Journal::undone() const
{
    return { m_steps.end() - static_cast<std::ptrdiff_t>(m_undone), m_steps.end() };
}

void Journal::keepUndone(SQLite::Database& database, const std::vector<TakenBack>& takenBack, std::uint32_t changeCounter)
{
    auto place = m_steps.size();
    for (const auto& taken : takenBack) {
        auto& step = m_steps[--place];
        const auto bytes = taken.again.bytes();
        SQLite::Statement redo(database, "UPDATE journal SET is_undone = 0, bytes = ?, changeset = ? WHERE id = ?");
        redo.bind(1, static_cast<std::int64_t>(bytes.size()));
        bindBlob(redo, 2, bytes);
        redo.bind(3, step.id);
        redo.exec();
        step.isUndone = false;
        step.bytes = bytes.size();
    }
    for (const auto& taken : takenBack) {
        NewStep added;
        added.step.time = utcNow();
        added.step.label = taken.label;
        insert(database, added, taken.back, changeCounter);
        m_steps.push_back(std::move(added.step));
    }
    count();
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

JournalStep Journal::step(std::int64_t id) const
{
    for (const auto& step : steps()) {
        if (step.id == id)
            return step;
    }
    throw Error(ErrorCode::NotFound, say::store::stepGone);
}

StepContent Journal::content(SQLite::Database& database, std::int64_t id)
{
    SQLite::Statement statement(database, "SELECT changeset FROM journal WHERE id = ?");
    statement.bind(1, id);
    if (!statement.executeStep())
        return {};
    const auto column = statement.getColumn(0);
    return StepContent::parse({ static_cast<const char*>(column.getBlob()), static_cast<std::size_t>(column.getBytes()) });
}

std::optional<Changes> Journal::follow(SQLite::Database& database, std::uint32_t before, std::uint32_t after)
{
    constexpr std::uint32_t most = 1000;
    if (after <= before || after - before > most)
        return std::nullopt;

    // Undo and redo touch the last step in force or the one behind it, so everything before a step that stayed in force is as it was, but
    // for the oldest ones that may have gone.
    std::deque<Row> rows;
    bool isMet = false;
    SQLite::Statement statement(database, std::string(selectSteps) + "ORDER BY id DESC");
    while (!isMet && statement.executeStep()) {
        rows.push_front(rowFrom(statement));
        const auto& row = rows.front();
        const auto known = std::ranges::lower_bound(m_steps, row.step.id, {}, &JournalStep::id);
        isMet = !row.step.isUndone && row.changeCounter <= static_cast<std::int64_t>(before) && known != m_steps.end()
            && known->id == row.step.id && known->time == row.step.time && !known->isUndone;
    }

    std::vector<std::int64_t> counters;
    std::set<std::int64_t> others;
    Changes changes;
    for (const auto& row : rows) {
        if (row.changeCounter <= static_cast<std::int64_t>(before))
            continue;
        counters.push_back(row.changeCounter);
        others.insert(row.step.id);
        changes.add(content(database, row.step.id).changes());
    }
    std::ranges::sort(counters);
    for (std::size_t i = 0; i < counters.size(); ++i) {
        if (counters[i] != static_cast<std::int64_t>(before + 1 + i))
            return std::nullopt;
    }
    if (counters.size() != after - before)
        return std::nullopt;

    m_others.merge(others);
    const auto firstRead = rows.front().step.id;
    while (!m_steps.empty() && m_steps.back().id >= firstRead)
        m_steps.pop_back();
    const auto oldest = database.execAndGet("SELECT min(id) FROM journal").getInt64();
    while (!m_steps.empty() && m_steps.front().id < oldest) {
        m_steps.pop_front();
        m_ended -= m_ended > 0 ? 1 : 0;
    }
    m_ended = std::min(m_ended, m_steps.size());
    for (const auto& row : rows) {
        if (row.isFirst)
            m_ended = m_steps.size();
        m_steps.push_back(row.step);
    }
    count();
    return changes;
}

Journal::NewStep Journal::append(
    SQLite::Database& database, const std::string& label, const StepContent& content, std::uint32_t changeCounter, std::size_t cap) const
{
    const auto done = m_steps.size() - m_undone;
    NewStep added;
    added.isFirst = done > 0 && m_ended >= done;
    added.step.time = utcNow();
    added.step.label = label;
    added.step.bytes = content.bytes().size();

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

    insert(database, added, content, changeCounter);
    return added;
}

/// Gives the step its number of bytes and its id.
void Journal::insert(SQLite::Database& database, NewStep& added, const StepContent& content, std::uint32_t changeCounter)
{
    const auto bytes = content.bytes();
    added.step.bytes = bytes.size();
    SQLite::Statement insert(
        database, "INSERT INTO journal (time, label, is_first, change_counter, bytes, changeset) VALUES (?, ?, ?, ?, ?, ?)");
    insert.bindNoCopy(1, added.step.time);
    insert.bindNoCopy(2, added.step.label);
    insert.bind(3, added.isFirst ? 1 : 0);
    insert.bind(4, static_cast<std::int64_t>(changeCounter));
    insert.bind(5, static_cast<std::int64_t>(added.step.bytes));
    bindBlob(insert, 6, bytes);
    insert.exec();
    added.step.id = database.getLastInsertRowid();
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
    m_others.erase(added.step.id); // it may have been another step's
    m_steps.push_back(std::move(added.step));
}

void Journal::mark(
    SQLite::Database& database, std::int64_t id, bool isUndone, std::uint32_t changeCounter, const std::optional<StepContent>& content)
{
    SQLite::Statement update(database, "UPDATE journal SET is_undone = ?, change_counter = ? WHERE id = ?");
    update.bind(1, isUndone ? 1 : 0);
    update.bind(2, static_cast<std::int64_t>(changeCounter));
    update.bind(3, id);
    update.exec();
    if (!content)
        return;
    const auto bytes = content->bytes();
    SQLite::Statement replace(database, "UPDATE journal SET bytes = ?, changeset = ? WHERE id = ?");
    replace.bind(1, static_cast<std::int64_t>(bytes.size()));
    bindBlob(replace, 2, bytes);
    replace.bind(3, id);
    replace.exec();
}

void Journal::marked(bool isUndone, std::optional<std::size_t> bytes)
{
    const auto done = m_steps.size() - m_undone;
    auto& step = m_steps[isUndone ? done - 1 : done];
    step.isUndone = isUndone;
    m_undone += isUndone ? 1 : std::size_t(-1);
    if (bytes) {
        m_bytes = m_bytes - step.bytes + *bytes;
        step.bytes = *bytes;
    }
}

void Journal::moveTo(SQLite::Database& database, std::uint32_t changeCounter) const
{
    if (m_ended < m_steps.size()) {
        // SQLite writes nothing, and the file's counter stays, where a row gets what it has already.
        database.exec("UPDATE journal SET change_counter = -1");
        SQLite::Statement update(database, "UPDATE journal SET change_counter = ?");
        update.bind(1, static_cast<std::int64_t>(changeCounter));
        update.exec();
    } else {
        database.exec("DELETE FROM journal WHERE is_undone = 1; UPDATE journal SET change_counter = -1");
    }
}

}
