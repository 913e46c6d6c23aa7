// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/connection.h"

#include "model/store/schema.h"

#include <fmt/format.h>
#include <sqlite3.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <system_error>
#include <thread>

#include <unistd.h>

namespace model {

namespace {

namespace fs = std::filesystem;

/// What can be said without opening the file.
void checkPlace(const fs::path& path)
{
    std::error_code error;
    const auto status = fs::status(path, error);
    const auto name = path.string();
    if (status.type() == fs::file_type::not_found)
        throw Error(ErrorCode::NotFound, fmt::format("'{}' does not exist; check the name, or make a new document there.", name));
    if (error)
        throw Error(ErrorCode::Unreadable, fmt::format("'{}' cannot be read: {}.", name, error.message()));
    if (status.type() == fs::file_type::directory)
        throw Error(ErrorCode::Unreadable, fmt::format("'{}' is a folder, not a document; choose a file in it.", name));
    if (status.type() != fs::file_type::regular)
        throw Error(ErrorCode::Foreign, fmt::format("'{}' is no ordinary file and so no Flopulence document; choose another one.", name));
    if (::access(path.c_str(), R_OK) != 0)
        throw Error(ErrorCode::Unreadable,
            fmt::format("'{}' cannot be read: {}. Ask its owner for access.", name, std::system_category().message(errno)));
    if (fs::file_size(path) == 0)
        throw Error(ErrorCode::Foreign, fmt::format("'{}' is empty and so no Flopulence document; choose another file.", name));
    if (fs::exists(fs::canonical(path).string() + "-wal"))
        throw Error(ErrorCode::Foreign,
            fmt::format(
                "'{0}' is in use by another program in write-ahead-log mode ('{0}-wal' stands beside it); close it there first.", name));
}

bool canWrite(const fs::path& path)
{
    const auto real = fs::canonical(path);
    return ::access(real.c_str(), W_OK) == 0 && ::access(real.parent_path().c_str(), W_OK) == 0;
}

/// Whether the file is there and can only be read.
bool mustStayAsItIs(const fs::path& path, Connection::Access access)
{
    if (access == Connection::Access::New)
        return false;
    checkPlace(path);
    return !canWrite(path);
}

SQLite::Database openDatabase(const fs::path& path, const fs::path& shown, bool mustStay, Connection::Access access)
{
    const int create = access == Connection::Access::New ? SQLite::OPEN_CREATE : 0;
    const int flags = (mustStay ? SQLite::OPEN_READONLY : SQLite::OPEN_READWRITE | create) | SQLite::OPEN_NOMUTEX;
    try {
        // Absolute, so that a name such as "file:a?mode=memory" is a name and no URI.
        return SQLite::Database(fs::absolute(path).string(), flags, busyTimeoutMs);
    } catch (const SQLite::Exception& exception) {
        throw Error(access == Connection::Access::New ? ErrorCode::Unwritable : ErrorCode::Unreadable,
            fmt::format("'{}' cannot be opened: {}.", shown.string(), exception.getErrorStr()));
    }
}

using HeaderBytes = std::array<unsigned char, 100>;

std::uint32_t bigEndian(const HeaderBytes& bytes, std::size_t at)
{
    return static_cast<std::uint32_t>(bytes[at]) << 24 | static_cast<std::uint32_t>(bytes[at + 1]) << 16
        | static_cast<std::uint32_t>(bytes[at + 2]) << 8 | static_cast<std::uint32_t>(bytes[at + 3]);
}

Error damagedFile(const fs::path& path, std::string detail)
{
    constexpr std::string_view heading = "*** in database main ***\n"; // of quick_check
    if (detail.starts_with(heading))
        detail.erase(0, heading.size());
    std::ranges::replace(detail, '\n', ' ');
    return Error(ErrorCode::Damaged, fmt::format("'{}' is damaged ({}); restore it from a backup.", path.string(), detail));
}

}

void checkTarget(const std::filesystem::path& path, bool replace)
{
    std::error_code ignored;
    const auto folder = fs::absolute(path).parent_path();
    if (fs::is_directory(path, ignored))
        throw Error(ErrorCode::Conflict, fmt::format("'{}' is a folder; choose another name.", path.string()));
    if (fs::exists(fs::symlink_status(path, ignored)) && !replace)
        throw Error(ErrorCode::Conflict, fmt::format("'{}' exists already; choose another name or replace it.", path.string()));
    if (!fs::is_directory(folder, ignored))
        throw Error(ErrorCode::NotFound, fmt::format("'{}' cannot be made: there is no folder '{}'.", path.string(), folder.string()));
    if (::access(folder.c_str(), W_OK) != 0)
        throw Error(ErrorCode::Unwritable,
            fmt::format(
                "'{}' cannot be made: its folder is not to be written to ({}).", path.string(), std::system_category().message(errno)));
    // A journal left of another file would be played into the new one.
    for (const auto* ending : { "-journal", "-wal" }) {
        const auto leftover = path.string() + ending;
        if (fs::exists(leftover, ignored))
            throw Error(ErrorCode::Conflict,
                fmt::format("'{}' cannot be made: '{}' is in use or was left by another document; close it, or move that away.",
                    path.string(), leftover));
    }
}

Connection::Connection(const std::filesystem::path& path, Access access, const std::filesystem::path& shown)
    : m_path(shown)
    , m_mustStay(mustStayAsItIs(path, access))
    , m_isReadOnly(m_mustStay || access == Access::ReadOnly)
    , m_database(openDatabase(path, shown, m_mustStay, access))
{
    guarded([&] {
        if (access != Access::New)
            checkHeader();
        configure();
        if (sqlite3_db_readonly(handle(), "main") == 1)
            m_isReadOnly = true;
    });
}

void Connection::configure()
{
    sqlite3_busy_handler(handle(), &waitABit, &m_patience);
    const auto option = [this](int which, int value) { sqlite3_db_config(handle(), which, value, nullptr); };
    option(SQLITE_DBCONFIG_DEFENSIVE, 1);
    option(SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0);
    option(SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0);
    option(SQLITE_DBCONFIG_ENABLE_TRIGGER, 0);
    option(SQLITE_DBCONFIG_ENABLE_VIEW, 0);
    option(SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0);
    option(SQLITE_DBCONFIG_DQS_DDL, 0);
    option(SQLITE_DBCONFIG_DQS_DML, 0);

    using Limit = std::pair<int, int>;
    for (const auto& [limit, value] : { Limit { SQLITE_LIMIT_ATTACHED, 0 }, Limit { SQLITE_LIMIT_TRIGGER_DEPTH, 1 },
             Limit { SQLITE_LIMIT_SQL_LENGTH, 100'000 }, Limit { SQLITE_LIMIT_COLUMN, 100 }, Limit { SQLITE_LIMIT_EXPR_DEPTH, 100 },
             Limit { SQLITE_LIMIT_COMPOUND_SELECT, 10 }, Limit { SQLITE_LIMIT_VDBE_OP, 25'000 }, Limit { SQLITE_LIMIT_FUNCTION_ARG, 20 },
             Limit { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100 }, Limit { SQLITE_LIMIT_VARIABLE_NUMBER, 200 },
             Limit { SQLITE_LIMIT_WORKER_THREADS, 0 } })
        sqlite3_limit(handle(), limit, value);

    // What is written is validated; what a file from elsewhere holds must go and come back by an undo.
    m_database.exec("PRAGMA ignore_check_constraints = ON");
    // The store checks references itself: SQLite would look through all tables for every record removed that could be referred to.
    m_database.exec(
        "PRAGMA cell_size_check = ON; PRAGMA foreign_keys = OFF; PRAGMA synchronous = EXTRA;"
        "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -262144; PRAGMA mmap_size = 0"); // a million records and their index fit
    // A file that was interrupted in the middle of a write is put right even when it is only to be read, so it is opened for writing.
    if (m_isReadOnly && !m_mustStay)
        m_database.exec("PRAGMA query_only = ON");
}

sqlite3_file& Connection::file()
{
    sqlite3_file* file = nullptr;
    if (sqlite3_file_control(handle(), "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK || !file || !file->pMethods)
        failAs(m_path, SQLITE_IOERR_READ, "no file");
    return *file;
}

void Connection::lockForReading()
{
    m_database.execAndGet("SELECT count(*) FROM sqlite_schema");
}

FileHeader Connection::header()
{
    auto& opened = file();
    HeaderBytes bytes {};
    const int code = opened.pMethods->xRead(&opened, bytes.data(), static_cast<int>(bytes.size()), 0);
    if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ)
        failAs(m_path, code, sqlite3_errstr(code));
    FileHeader header;
    constexpr std::string_view magic("SQLite format 3\0", 16);
    header.isDatabase = code == SQLITE_OK && std::memcmp(bytes.data(), magic.data(), magic.size()) == 0;
    header.usesWriteAheadLog = bytes[18] == 2 || bytes[19] == 2;
    header.isUtf8 = bigEndian(bytes, 56) == 1;
    header.changeCounter = bigEndian(bytes, 24);
    header.schemaCookie = bigEndian(bytes, 40);
    header.pageBytes = std::uint64_t { bytes[16] } << 8 | bytes[17];
    header.pageBytes = header.pageBytes == 1 ? 65536 : header.pageBytes;
    header.bytes = header.pageBytes * bigEndian(bytes, 28);
    header.userVersion = static_cast<std::int32_t>(bigEndian(bytes, 60));
    header.applicationId = static_cast<std::int32_t>(bigEndian(bytes, 68));
    return header;
}

void Connection::checkLength()
{
    auto& opened = file();
    sqlite3_int64 size = 0;
    if (const int code = opened.pMethods->xFileSize(&opened, &size); code != SQLITE_OK)
        failAs(m_path, code, sqlite3_errstr(code));
    const auto found = header();
    const auto bytes = static_cast<std::uint64_t>(size);
    if (bytes < found.bytes || found.pageBytes == 0 || bytes % found.pageBytes != 0)
        throw damaged(fmt::format("it has {} bytes of {}", bytes, found.bytes));
}

void Connection::checkHeader()
{
    const auto found = header();
    const auto name = m_path.string();
    if (!found.isDatabase)
        throw Error(ErrorCode::Foreign,
            fmt::format("'{}' is no Flopulence document; choose another file, or load tables with 'flopulence load'.", name));
    if (found.applicationId != applicationId)
        throw Error(ErrorCode::Foreign,
            fmt::format("'{}' is the database of another program and no Flopulence document; choose another file.", name));
    if (found.userVersion > schemaVersion)
        throw Error(ErrorCode::Newer,
            fmt::format("'{}' was written by a newer Flopulence (format {}, this one reads up to {}); update the program.", name,
                found.userVersion, schemaVersion));
    if (found.userVersion < schemaVersion)
        throw damaged(fmt::format("its format {} never existed", found.userVersion));
    if (!found.isUtf8)
        throw damaged("its texts are not UTF-8");
    if (found.usesWriteAheadLog)
        throw Error(ErrorCode::Foreign,
            fmt::format(
                "'{}' was switched to write-ahead logging by another program; switch it back there with PRAGMA journal_mode = DELETE.",
                name));
}

void Connection::copyInto(const std::filesystem::path& target)
{
    const auto allow = [this](bool isAllowed) { // it attaches the new file and writes there
        sqlite3_limit(handle(), SQLITE_LIMIT_ATTACHED, isAllowed ? 1 : 0);
        if (m_isReadOnly && !m_mustStay)
            sqlite3_exec(handle(), isAllowed ? "PRAGMA query_only = OFF" : "PRAGMA query_only = ON", nullptr, nullptr, nullptr);
    };
    const std::unique_ptr<decltype(allow), void (*)(decltype(allow)*)> restore(&allow, [](auto* set) { (*set)(false); });
    allow(true);
    SQLite::Statement statement(m_database, "VACUUM INTO ?");
    statement.bind(1, fs::absolute(target).string());
    statement.exec();
}

void Connection::setStop(const Progress* progress)
{
    constexpr int instructions = 100'000; // a few milliseconds
    const auto isStopped = [](void* given) { return static_cast<const Progress*>(given)->isStopped() ? 1 : 0; };
    sqlite3_progress_handler(handle(), progress ? instructions : 0, isStopped, const_cast<Progress*>(progress));
}

void Connection::freeMemory()
{
    sqlite3_db_release_memory(handle());
#ifdef __GLIBC__
    malloc_trim(0); // else the allocator keeps what a thread of its own had
#endif
}

void Connection::setBusyTimeout(int milliseconds)
{
    m_patience.milliseconds = milliseconds;
}

int Connection::waitABit(void* patience, int times) noexcept
{
    auto& wait = *static_cast<Patience*>(patience);
    const auto now = std::chrono::steady_clock::now();
    if (times == 0)
        wait.begin = now;
    if (now - wait.begin >= std::chrono::milliseconds(wait.milliseconds))
        return 0;
    std::this_thread::sleep_for(std::chrono::microseconds(times < 20 ? 200 : 1000));
    return 1;
}

std::int64_t Connection::pragma(const std::string& name)
{
    return m_database.execAndGet("PRAGMA " + name).getInt64();
}

Error Connection::damaged(const std::string& detail) const
{
    return damagedFile(m_path, detail);
}

void failAs(const std::filesystem::path& path, int extendedCode, const std::string& detail)
{
    const auto name = path.string();
    const auto say = [&](ErrorCode code, const std::string& sentence) -> Error {
        return Error(code, fmt::format(fmt::runtime(sentence), name, detail));
    };
    switch (extendedCode) {
    case SQLITE_READONLY_ROLLBACK:
    case SQLITE_READONLY_RECOVERY:
    case SQLITE_READONLY_CANTINIT:
    case SQLITE_READONLY_CANTLOCK:
        throw say(ErrorCode::ReadOnly,
            "'{0}' was interrupted while it was written and cannot be put right here, where it is read-only; "
            "copy it together with '{0}-journal' to a folder you can write to and open it there.");
    case SQLITE_READONLY_DBMOVED:
        throw say(ErrorCode::Unwritable, "'{0}' was moved, replaced or deleted while it was open, and nothing was changed; open it again.");
    case SQLITE_READONLY_DIRECTORY:
        throw say(ErrorCode::ReadOnly, "'{0}' cannot be changed: its folder is read-only; save a copy elsewhere.");
    case SQLITE_IOERR_READ:
    case SQLITE_IOERR_SHORT_READ:
    case SQLITE_IOERR_FSTAT:
        throw say(ErrorCode::Unreadable, "'{0}' could not be read ({1}); check the disk and try again.");
    case SQLITE_IOERR_CORRUPTFS:
        throw damagedFile(path, detail);
    default:
        break;
    }
    switch (extendedCode & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        throw say(ErrorCode::Locked, "'{0}' is being written by another program, and nothing was changed; try again when it is done.");
    case SQLITE_READONLY:
        throw say(ErrorCode::ReadOnly, "'{0}' is read-only, and nothing was changed; save a copy elsewhere.");
    case SQLITE_FULL:
        throw say(ErrorCode::Full, "The disk of '{0}' is full, and nothing was changed; make room and try again.");
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        throw damagedFile(path, detail);
    case SQLITE_CANTOPEN:
        throw say(
            ErrorCode::Unwritable, "'{0}' or the journal beside it could not be opened ({1}), and nothing was changed; check the folder.");
    case SQLITE_IOERR:
        throw say(ErrorCode::Unwritable, "'{0}' could not be written ({1}), and nothing was changed; check the disk and try again.");
    case SQLITE_TOOBIG:
        throw say(ErrorCode::Full, "'{0}' cannot take so much in one step, and nothing was changed; do it in parts.");
    case SQLITE_NOMEM:
        throw std::bad_alloc();
    case SQLITE_CONSTRAINT:
        throw say(ErrorCode::Invalid, "'{0}' does not take this record ({1}), and nothing was changed.");
    default:
        throw say(ErrorCode::Unwritable, "'{0}' could not be used ({1}), and nothing was changed.");
    }
}

}
