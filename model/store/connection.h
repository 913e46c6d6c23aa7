// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/error.h"
#include "model/base/progress.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>

struct sqlite3_file;

namespace model {

inline constexpr int busyTimeoutMs = 2000;

/// What the first 100 bytes of the file say.
struct FileHeader {
    bool isDatabase = false;
    bool usesWriteAheadLog = false;
    bool isUtf8 = false;
    std::uint32_t changeCounter = 0; ///< grows with every commit of whatever program
    std::uint32_t schemaFormat = 0;  ///< of SQLite: 1 to 4
    std::uint32_t schemaCookie = 0;  ///< grows with every change of a table's definition
    std::uint64_t bytes = 0;         ///< of the whole file, as it should be
    std::uint64_t pageBytes = 0;
    std::int32_t userVersion = 0;
    std::int32_t applicationId = 0;
};

/// By which it is seen that something else wrote into a file, whatever its header says.
struct FileStamp {
    std::uint64_t bytes = 0;
    std::int64_t seconds = 0; ///< of the last write, and the next one
    std::int64_t nanoseconds = 0;
    bool operator==(const FileStamp&) const = default;
};

/// A row or a changeset that contradicts the schema; becomes Error (Damaged) with the file's name.
struct BadContent : std::exception {
    explicit BadContent(Sentence reason)
        : why(std::move(reason))
    {
    }

    Sentence why;
};

/// What SQLite found to be wrong, on one line.
Sentence saidBySqlite(std::string text);

/// Throws what this SQLite code means for the person in front of the file; with the system's error, where that says more.
[[noreturn]] void failAs(const std::filesystem::path& path, int extendedCode, const std::string& detail, int systemError = 0);

/// Throws Error unless a new file may be put there: Conflict where there is one and not `replace`, or leftovers of one that would be played
/// into the new one; NotFound or Unwritable for the folder.
void checkTarget(const std::filesystem::path& path, bool replace);

/// An SQLite connection to a document, opened as one opens files of strangers: nothing in the file can run code, load anything or
/// lead to other files. All calls that may throw SQLite::Exception go through `guarded`, which turns it into one sentence.
class Connection {
public:
    enum class Access { ReadWrite, ReadOnly, New };

    /// Throws Error. ReadWrite falls back to read-only where the file or its folder cannot be written to. `shown` is the name errors give.
    Connection(const std::filesystem::path& path, Access access, const std::filesystem::path& shown);
    Connection(const std::filesystem::path& path, Access access)
        : Connection(path, access, path)
    {
    }

    const std::filesystem::path& path() const { return m_path; } ///< as it is shown
    bool isReadOnly() const { return m_isReadOnly; }
    SQLite::Database& database() { return m_database; }
    sqlite3* handle() { return m_database.getHandle(); }

    /// In a transaction: takes the lock that makes everything read from here on belong together, and rolls back what an interrupted
    /// program left.
    void lockForReading();

    /// Read through SQLite's own file handle: a second one of ours would drop its locks when closed. Stands still only inside a
    /// transaction.
    FileHeader header();

    FileStamp stamp() const; ///< all 0 where the file is not there

    /// Throws Error (Damaged) unless the file is as long as its header says. Inside a transaction.
    void checkLength();

    /// Throws Error unless the header is that of a document this program can read: Foreign, Newer, Damaged.
    void checkHeader();

    /// VACUUM INTO; throws SQLite::Exception.
    void copyInto(const std::filesystem::path& target);

    /// From now on whatever SQLite is doing ends with SQLITE_INTERRUPT once somebody asked to stop. `progress` must outlive that, or null.
    void setStop(const Progress* progress);

    void freeMemory(); ///< of pages read; the dataset is in memory already
    void setBusyTimeout(int milliseconds);
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    std::int64_t pragma(const std::string& name); ///< its value as a number

    template <class F> auto guarded(F&& f)
    {
        try {
            return f();
        } catch (const SQLite::Exception& exception) {
            if (m_stop && m_stop->isStopped())
                throw Cancelled();
            failAs(m_path, exception.getExtendedErrorCode(), exception.getErrorStr(), systemError());
        } catch (const BadContent& bad) {
            throw damaged(bad.why);
        }
    }

    Error damaged(const Sentence& why) const;
    int systemError() const; ///< errno of the last call that failed for SQLite; 0 where it is not known

private:
    /// How long to wait for another program. SQLite's own waiting sleeps longer and longer, so that of two busy programs one starves.
    struct Patience {
        int milliseconds = busyTimeoutMs;
        std::chrono::steady_clock::time_point begin {};
    };

    static int waitABit(void* patience, int times) noexcept;
    sqlite3_file& file();
    void configure();

    std::filesystem::path m_path;
    bool m_mustStay; // the file system lets nobody write
    bool m_isReadOnly;
    Patience m_patience;
    SQLite::Database m_database;
    const Progress* m_stop = nullptr;
};

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

}
