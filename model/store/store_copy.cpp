// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/files.h"
#include "model/records/each_record_type.h"
#include "model/records/words.h"
#include "model/store/store.h"

#include <fmt/format.h>
#include <sqlite3.h>

namespace model {

namespace {

using SQLite::Transaction;
using SQLite::TransactionBehavior;

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

void Store::saveCopy(const std::filesystem::path& target, bool replace, CopyOf what)
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
            lockForReading(m_connection.database());
            return m_connection.header().changeCounter;
        });
    };
    const auto before = counter();
    try {
        m_connection.copyInto(temporary.path());
    } catch (const SQLite::Exception& exception) {
        const int code = exception.getExtendedErrorCode();
        failAs((code & 0xFF) == SQLITE_CORRUPT ? path() : target, code, exception.getErrorStr());
    }
    const bool isStill = counter() == before;
    if (what == CopyOf::WhatIsShared) {
        leaveOutPrivate(temporary.path(), target);
    } else {
        Store copy(temporary.path(), Document::Mode::ReadWrite);
        if (isStill && before == m_changeCounter && !differences(*m_dataset, *copy.m_dataset).empty())
            throw Error(ErrorCode::Unwritable,
                fmt::format("'{}' did not come out as the document is, and was not kept; check the disk and try again.", target.string()));
        copy.requireIntact();
        copy.m_connection.guarded([&] {
            auto& database = copy.m_connection.database();
            Transaction transaction(database, TransactionBehavior::IMMEDIATE);
            Journal journal;
            journal.load(database, before);
            if (!isStill)
                journal.end(); // nobody knows which of the two the copy is of
            journal.moveTo(database, copy.m_changeCounter + 1);
            transaction.commit();
        });
    }
    syncFile(temporary.path());
    moveIntoPlace(temporary.path(), target, replace);
}

}
