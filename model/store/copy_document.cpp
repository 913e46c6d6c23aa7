// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/copy_document.h"

#include "model/base/files.h"
#include "model/records/each_record_type.h"
#include "model/records/words.h"
#include "model/store/document.h"
#include "model/store/journal.h"
#include "model/store/records_sum.h"
#include "model/store/schema.h"
#include "model/store/stored_fields.h"
#include "model/store/tables.h"
#include "words/store.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <functional>
#include <system_error>

namespace model {

namespace {

using SQLite::Transaction;
using SQLite::TransactionBehavior;

/// Of a copy that nobody knows yet: it is brought to the disk when it is whole.
constexpr auto unsynced = "PRAGMA synchronous = OFF";

/// Rewrites a copy without the journal and the notes; written anew, so that nothing of them stays in pages that became free.
void leaveOutPrivate(const std::filesystem::path& copy, const std::filesystem::path& shown)
{
    const TemporaryPath clean(shown);
    {
        Connection connection(copy, Connection::Access::ReadWrite, shown);
        connection.guarded([&] {
            auto& database = connection.database();
            database.exec(unsynced);
            Transaction transaction(database, TransactionBehavior::IMMEDIATE);
            database.exec("DELETE FROM journal");
            const int version = database.execAndGet("PRAGMA user_version").getInt();
            if (version == schemaVersion) {
                database.exec("DELETE FROM records_hash"); // it is of what stood there with the notes
                database.exec("DELETE FROM imported_file");
            }
            eachRecordType([&]<class Record>() {
                if constexpr (requires(Record record) { record.notes; })
                    if (storedFieldCount<Record>(version) > 0)
                        database.exec(fmt::format("UPDATE {} SET notes = ''", word(RecordTraits<Record>::kind)));
            });
            transaction.commit();
            connection.copyInto(clean.path());
        });
    }
    std::error_code error;
    std::filesystem::rename(clean.path(), copy, error);
    try {
        if (!error)
            Document::open(copy, Document::Mode::ReadOnly);
    } catch (const Error&) { // which would tell of a name nobody knows
        error = std::make_error_code(std::errc::io_error);
    }
    if (error)
        throw Error(ErrorCode::Unwritable, say::store::copyIsOther, { { "file", shown.string() } });
    Connection intact(copy, Connection::Access::ReadOnly, shown);
    intact.guarded([&] {
        const auto found = intact.database().execAndGet("PRAGMA integrity_check(1)").getString();
        if (found != "ok")
            throw BadContent(saidBySqlite(found));
    });
}

/// A copy of the file as it was at a change counter.
struct Copied {
    std::filesystem::path file;
    std::filesystem::path shown; ///< where it goes
    std::uint32_t changeCounter = 0;
    bool isStill = false; ///< nobody wrote meanwhile
};

/// Verifies it and gives it the history.
void finishCopy(const Copied& copied, const Original& original, const Progress& progress)
{
    Connection copy(copied.file, Connection::Access::ReadWrite, copied.shown);
    const StopsWhenAsked stops(copy, progress);
    try {
        auto& database = copy.database();
        database.exec("PRAGMA cache_size = -65536"); // enough for an index of a million records
        database.exec(unsynced);
        Transaction transaction(database, TransactionBehavior::IMMEDIATE);
        copy.checkHeader();
        checkSchema(copy);
        const bool isIntact = database.execAndGet("PRAGMA integrity_check(1)").getString() == "ok";
        // Where another program wrote meanwhile nobody knows which of the two the copy is of.
        const bool isComparable = copied.isStill && copied.changeCounter == original.changeCounter;
        if (!isIntact || (isComparable && !holds(database, original.dataset)))
            throw Error(ErrorCode::Unwritable, say::store::copyIsOther, { { "file", copied.shown.string() } });
        Journal journal;
        journal.load(database, copied.changeCounter);
        if (!copied.isStill)
            journal.end();
        const auto counter = copy.header().changeCounter + 1;
        journal.moveTo(database, counter);
        const bool isNewest = database.execAndGet("PRAGMA user_version").getInt() == schemaVersion;
        const auto sum = isNewest ? RecordsSum::read(database, copied.changeCounter) : std::nullopt;
        if (sum && copied.isStill)
            sum->write(database, counter);
        else if (isNewest)
            database.exec("DELETE FROM records_hash");
        transaction.commit();
    } catch (const SQLite::Exception& exception) {
        if (progress.isStopped())
            throw Cancelled();
        failAs(copied.shown, exception.getExtendedErrorCode(), exception.getErrorStr(), copy.systemError());
    }
}

/// Nobody else may read the copy than may read the document; who has it may write.
void giveRights(const std::filesystem::path& copy, const std::filesystem::path& document)
{
    namespace fs = std::filesystem;
    std::error_code error;
    const auto rights = fs::status(document, error).permissions();
    if (!error)
        fs::permissions(copy, rights | fs::perms::owner_write, error);
}

/// Copies beside the target, lets `finish` do what is left to do with the copy, and puts it in its place.
void copyTo(const std::filesystem::path& target, bool replace, const Original& original, const Progress& progress,
    const std::function<void(const Copied&)>& finish)
{
    auto& connection = original.connection;
    checkTarget(target, replace);
    if (std::filesystem::exists(target) && std::filesystem::equivalent(target, connection.path()))
        throw Error(ErrorCode::Conflict, say::store::copyIsDocument, { { "file", target.string() } });

    const TemporaryPath temporary(target);
    const auto counter = [&] {
        return connection.guarded([&] {
            const Transaction transaction(connection.database());
            connection.lockForReading();
            return connection.header().changeCounter;
        });
    };
    const auto before = counter();
    try {
        const StopsWhenAsked stops(connection, progress);
        connection.copyInto(temporary.path());
        connection.freeMemory();
    } catch (const SQLite::Exception& exception) {
        if (progress.isStopped())
            throw Cancelled();
        const int code = exception.getExtendedErrorCode();
        failAs((code & 0xFF) == SQLITE_CORRUPT ? connection.path() : target, code, exception.getErrorStr(), connection.systemError());
    }
    finish({ temporary.path(), target, before, counter() == before });
    connection.freeMemory();
    syncFile(temporary.path(), target);
    moveIntoPlace(temporary.path(), target, replace);
}

}

void copyDocument(const Original& original, const std::filesystem::path& target, bool replace, const Progress& progress)
{
    copyTo(target, replace, original, progress, [&](const Copied& copied) {
        giveRights(copied.file, original.connection.path());
        finishCopy(copied, original, progress);
    });
}

void copyShared(const Original& original, const std::filesystem::path& target, bool replace)
{
    copyTo(target, replace, original, {}, [](const Copied& copied) { leaveOutPrivate(copied.file, copied.shown); });
}

}
