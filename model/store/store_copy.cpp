// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/files.h"
#include "model/records/each_record_type.h"
#include "model/records/words.h"
#include "model/store/schema.h"
#include "model/store/store.h"

#include <fmt/format.h>
#include <sqlite3.h>

namespace model {

namespace {

using SQLite::Transaction;
using SQLite::TransactionBehavior;

/// While it lives, what SQLite does on the connection can be stopped.
class StopsWhenAsked {
public:
    StopsWhenAsked(Connection& connection, const Progress& progress)
        : m_connection(connection)
    {
        m_connection.setStop(&progress);
    }
    StopsWhenAsked(const StopsWhenAsked&) = delete;
    StopsWhenAsked& operator=(const StopsWhenAsked&) = delete;
    ~StopsWhenAsked() { m_connection.setStop(nullptr); }

private:
    Connection& m_connection;
};

/// Rewrites a copy without the journal and the notes; written anew, so that nothing of them stays in pages that became free.
void leaveOutPrivate(const std::filesystem::path& copy, const std::filesystem::path& shown)
{
    const TemporaryPath clean(shown);
    {
        Connection connection(copy, Connection::Access::ReadWrite, shown);
        connection.guarded([&] {
            auto& database = connection.database();
            Transaction transaction(database, TransactionBehavior::IMMEDIATE);
            database.exec("DELETE FROM journal");
            eachRecordType([&]<class Record>() {
                if constexpr (requires(Record record) { record.notes; })
                    database.exec(fmt::format("UPDATE {} SET notes = ''", word(RecordTraits<Record>::kind)));
            });
            transaction.commit();
            connection.copyInto(clean.path());
        });
    }
    std::filesystem::rename(clean.path(), copy);
    Store(copy, Document::Mode::ReadOnly).requireIntact();
}

}

void Store::requireIntact()
{
    m_connection.guarded([&] {
        const auto found = m_connection.database().execAndGet("PRAGMA integrity_check(1)").getString();
        if (found != "ok")
            throw BadContent(found);
    });
}

void Store::saveCopy(const std::filesystem::path& target, bool replace, CopyOf what, const Progress& progress)
{
    if (m_step)
        throw Error(ErrorCode::Usage, "A copy cannot be made inside a step.");
    checkTarget(target, replace);
    if (std::filesystem::exists(target) && std::filesystem::equivalent(target, path()))
        throw Error(ErrorCode::Conflict, fmt::format("'{}' is the document itself; choose another name for the copy.", target.string()));

    const TemporaryPath temporary(target);
    const auto counter = [this] {
        return m_connection.guarded([this] {
            const Transaction transaction(m_connection.database());
            m_connection.lockForReading();
            return m_connection.header().changeCounter;
        });
    };
    const auto before = counter();
    try {
        const StopsWhenAsked stops(m_connection, progress);
        m_connection.copyInto(temporary.path());
        m_connection.freeMemory();
    } catch (const SQLite::Exception& exception) {
        if (progress.isStopped())
            throw Cancelled();
        const int code = exception.getExtendedErrorCode();
        failAs((code & 0xFF) == SQLITE_CORRUPT ? path() : target, code, exception.getErrorStr());
    }
    const bool isStill = counter() == before;
    if (what == CopyOf::WhatIsShared)
        leaveOutPrivate(temporary.path(), target);
    else
        finishCopy(temporary.path(), target, before, isStill, progress);
    m_connection.freeMemory();
    syncFile(temporary.path());
    moveIntoPlace(temporary.path(), target, replace);
}

/// Verifies a copy of the file as it was at a change counter, without a second dataset in memory, and gives it the history.
void Store::finishCopy(const std::filesystem::path& file, const std::filesystem::path& shown, std::uint32_t counter, bool isStill,
    const Progress& progress) const
{
    Connection copy(file, Connection::Access::ReadWrite, shown);
    const StopsWhenAsked stops(copy, progress);
    try {
        auto& database = copy.database();
        database.exec("PRAGMA cache_size = -65536"); // enough for an index of a million records
        Transaction transaction(database, TransactionBehavior::IMMEDIATE);
        copy.checkHeader();
        checkSchema(copy);
        const bool isIntact = database.execAndGet("PRAGMA integrity_check(1)").getString() == "ok";
        // Where another program wrote meanwhile nobody knows which of the two the copy is of.
        const bool isComparable = isStill && counter == m_changeCounter;
        if (!isIntact || (isComparable && !holds(database, *m_dataset)))
            throw Error(ErrorCode::Unwritable,
                fmt::format("'{}' did not come out as the document is, and was not kept; check the disk and try again.", shown.string()));
        Journal journal;
        journal.load(database, counter);
        if (!isStill)
            journal.end();
        journal.moveTo(database, copy.header().changeCounter + 1);
        transaction.commit();
    } catch (const SQLite::Exception& exception) {
        if (progress.isStopped())
            throw Cancelled();
        failAs(shown, exception.getExtendedErrorCode(), exception.getErrorStr());
    }
}

}
