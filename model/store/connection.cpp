// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/connection.h"

#include "model/store/schema.h"
#include "words/store.h"

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

#include <sys/stat.h>
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
        throw Error(ErrorCode::NotFound, say::store::notThere, { { "file", name } });
    if (error)
        throw Error(ErrorCode::Unreadable, say::store::cannotRead, { { "file", name }, { "why", error.message() } });
    if (status.type() == fs::file_type::directory)
        throw Error(ErrorCode::Unreadable, say::store::isFolder, { { "file", name } });
    if (status.type() != fs::file_type::regular)
        throw Error(ErrorCode::Foreign, say::store::noFile, { { "file", name } });
    if (::access(path.c_str(), R_OK) != 0)
        throw Error(ErrorCode::Unreadable, say::store::noAccess, { { "file", name }, { "why", std::system_category().message(errno) } });
    if (fs::file_size(path) == 0)
        throw Error(ErrorCode::Foreign, say::store::isEmpty, { { "file", name } });
    if (fs::exists(fs::canonical(path).string() + "-wal"))
        throw Error(ErrorCode::Foreign, say::store::writeAheadLog, { { "file", name } });
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
        throw Error(access == Connection::Access::New ? ErrorCode::Unwritable : ErrorCode::Unreadable, say::store::cannotOpen,
            { { "file", shown.string() }, { "why", exception.getErrorStr() } });
    }
}

using HeaderBytes = std::array<unsigned char, 100>;

std::uint32_t bigEndian(const HeaderBytes& bytes, std::size_t at)
{
    return static_cast<std::uint32_t>(bytes[at]) << 24 | static_cast<std::uint32_t>(bytes[at + 1]) << 16
        | static_cast<std::uint32_t>(bytes[at + 2]) << 8 | static_cast<std::uint32_t>(bytes[at + 3]);
}

Error damagedFile(const fs::path& path, const Sentence& why)
{
    return Error(ErrorCode::Damaged, say::store::damaged, { { "file", path.string() }, { "why", why } });
}

}

Sentence saidBySqlite(std::string text)
{
    constexpr std::string_view heading = "*** in database main ***\n"; // of quick_check
    if (text.starts_with(heading))
        text.erase(0, heading.size());
    std::ranges::replace(text, '\n', ' ');
    return asWritten(std::move(text));
}

void checkTarget(const std::filesystem::path& path, bool replace)
{
    std::error_code ignored;
    const auto folder = fs::absolute(path).parent_path();
    const auto name = path.string();
    if (fs::is_directory(path, ignored))
        throw Error(ErrorCode::Conflict, say::store::nameIsFolder, { { "file", name } });
    if (fs::exists(fs::symlink_status(path, ignored)) && !replace)
        throw Error(ErrorCode::Conflict, say::store::exists, { { "file", name } });
    if (!fs::is_directory(folder, ignored))
        throw Error(ErrorCode::NotFound, say::store::folderMissing, { { "file", name }, { "folder", folder.string() } });
    if (::access(folder.c_str(), W_OK) != 0)
        throw Error(
            ErrorCode::Unwritable, say::store::folderUnwritable, { { "file", name }, { "why", std::system_category().message(errno) } });
    // A journal left of another file would be played into the new one.
    for (const auto* ending : { "-journal", "-wal" }) {
        const auto leftover = name + ending;
        if (fs::exists(leftover, ignored))
            throw Error(ErrorCode::Conflict, say::store::leftover, { { "file", name }, { "leftover", leftover } });
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
    header.schemaFormat = bigEndian(bytes, 44);
    header.pageBytes = std::uint64_t { bytes[16] } << 8 | bytes[17];
    header.pageBytes = header.pageBytes == 1 ? 65536 : header.pageBytes;
    header.bytes = header.pageBytes * bigEndian(bytes, 28);
    header.userVersion = static_cast<std::int32_t>(bigEndian(bytes, 60));
    header.applicationId = static_cast<std::int32_t>(bigEndian(bytes, 68));
    return header;
}

FileStamp Connection::stamp() const
{
    struct stat status { };
    if (::stat(m_path.c_str(), &status) != 0)
        return {};
    return { static_cast<std::uint64_t>(status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec };
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
        throw damaged({ say::damage::length, { { "bytes", bytes }, { "wanted", found.bytes } } });
}

void Connection::checkHeader()
{
    const auto found = header();
    const auto name = m_path.string();
    if (!found.isDatabase)
        throw Error(ErrorCode::Foreign, say::store::noDocument, { { "file", name } });
    if (found.applicationId != applicationId)
        throw Error(ErrorCode::Foreign, say::store::foreignDatabase, { { "file", name } });
    if (found.userVersion > schemaVersion)
        throw Error(
            ErrorCode::Newer, say::store::newer, { { "file", name }, { "format", found.userVersion }, { "latest", schemaVersion } });
    if (found.userVersion < 1)
        throw damaged({ say::damage::version, { { "format", std::to_string(found.userVersion) } } });
    constexpr std::uint32_t newestSchemaFormat = 4;
    if (found.schemaFormat < 1 || found.schemaFormat > newestSchemaFormat)
        throw damaged({ say::damage::schemaFormat, { { "format", std::to_string(found.schemaFormat) } } });
    if (!found.isUtf8)
        throw damaged({ say::damage::encoding });
    if (found.usesWriteAheadLog)
        throw Error(ErrorCode::Foreign, say::store::writeAheadLogging, { { "file", name } });
}

void Connection::copyInto(const std::filesystem::path& target)
{
    const auto allow = [this](bool isAllowed) { // it attaches the new file and writes there
        sqlite3_limit(handle(), SQLITE_LIMIT_ATTACHED, isAllowed ? 1 : 0);
        // Who asked for the copy brings it to the disk; this setting would hold for its temporary name, and for the folder of that.
        sqlite3_exec(handle(), isAllowed ? "PRAGMA synchronous = OFF" : "PRAGMA synchronous = EXTRA", nullptr, nullptr, nullptr);
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
    m_stop = progress;
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

Error Connection::damaged(const Sentence& why) const
{
    return damagedFile(m_path, why);
}

int Connection::systemError() const
{
    const auto errorOf = [](sqlite3_file* file) {
        int error = 0;
        if (file && file->pMethods)
            file->pMethods->xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &error);
        return error;
    };
    auto* handle = m_database.getHandle();
    for (const int which : { SQLITE_FCNTL_FILE_POINTER, SQLITE_FCNTL_JOURNAL_POINTER }) {
        sqlite3_file* file = nullptr;
        sqlite3_file_control(handle, "main", which, &file);
        if (const int error = errorOf(file); error != 0)
            return error;
    }
    return sqlite3_system_errno(handle); // not of a commit
}

void failAs(const std::filesystem::path& path, int extendedCode, const std::string& detail, int systemError)
{
    const auto failure = [&](ErrorCode code, const Message& message) {
        return Error(code, message, { { "file", path.string() }, { "why", detail } });
    };
    switch (extendedCode) {
    case SQLITE_READONLY_ROLLBACK:
    case SQLITE_READONLY_RECOVERY:
    case SQLITE_READONLY_CANTINIT:
    case SQLITE_READONLY_CANTLOCK:
        throw failure(ErrorCode::ReadOnly, say::store::interrupted);
    case SQLITE_READONLY_DBMOVED:
        throw failure(ErrorCode::Unwritable, say::store::moved);
    case SQLITE_READONLY_DIRECTORY:
        throw failure(ErrorCode::ReadOnly, say::store::folderReadOnly);
    case SQLITE_IOERR_READ:
    case SQLITE_IOERR_SHORT_READ:
    case SQLITE_IOERR_FSTAT:
        throw failure(ErrorCode::Unreadable, say::store::unreadable);
    case SQLITE_IOERR_DIR_FSYNC:
        throw failure(ErrorCode::Unwritable, say::store::folderUnsynced);
    case SQLITE_IOERR_CORRUPTFS:
        throw damagedFile(path, saidBySqlite(detail));
    default:
        break;
    }
    switch (extendedCode & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        throw failure(ErrorCode::Locked, say::store::locked);
    case SQLITE_READONLY:
        throw failure(ErrorCode::ReadOnly, say::store::isReadOnly);
    case SQLITE_FULL:
        throw failure(ErrorCode::Full, say::store::diskFull);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        throw damagedFile(path, saidBySqlite(detail));
    case SQLITE_CANTOPEN:
        throw failure(ErrorCode::Unwritable, say::store::unusableJournal);
    case SQLITE_IOERR:
        if (systemError == EDQUOT)
            throw failure(ErrorCode::Full, say::store::quota);
        throw failure(ErrorCode::Unwritable, say::store::unwritable);
    case SQLITE_TOOBIG:
        throw failure(ErrorCode::Full, say::store::tooMuch);
    case SQLITE_NOMEM:
        throw std::bad_alloc();
    case SQLITE_CONSTRAINT:
        throw failure(ErrorCode::Invalid, say::store::refusedRecord);
    default:
        throw failure(ErrorCode::Unwritable, say::store::unusable);
    }
}

}
