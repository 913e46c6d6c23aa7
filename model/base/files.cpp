// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/files.h"

#include "model/base/error.h"
#include "words/files.h"

#include <fmt/format.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <random>
#include <system_error>

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

namespace model {

namespace {

[[noreturn]] void fail(const std::string& shown, int error)
{
    if (error == ENOSPC)
        throw Error(ErrorCode::Full, say::file::full, { { "file", shown } });
    if (error == EDQUOT)
        throw Error(ErrorCode::Full, say::file::quota, { { "file", shown } });
    if (error == EFBIG)
        throw Error(ErrorCode::Full, say::file::tooLarge, { { "file", shown } });
    if (error == EEXIST)
        throw Error(ErrorCode::Conflict, say::file::exists, { { "file", shown } });
    throw Error(ErrorCode::Unwritable, say::file::unwritable, { { "file", shown }, { "why", std::system_category().message(error) } });
}

/// What was written beside could not be brought into its place.
[[noreturn]] void failToMove(const std::string& shown, int error)
{
    if (error == ENOSPC || error == EDQUOT || error == EEXIST)
        fail(shown, error);
    throw Error(ErrorCode::Unwritable, say::file::notMoved, { { "file", shown }, { "why", std::system_category().message(error) } });
}

/// What killed programs left beside `target`; one that is at work is younger.
void clearLeftovers(const std::filesystem::path& target)
{
    namespace fs = std::filesystem;
    constexpr std::chrono::hours old(24);
    constexpr std::size_t digits = 8;
    const auto folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
    const auto begin = "." + target.filename().string() + "-";
    const auto now = fs::file_time_type::clock::now();
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        const auto name = entry->path().filename().string();
        if (!name.starts_with(begin))
            continue;
        const auto rest = std::string_view(name).substr(begin.size());
        const bool isTemporary = rest.find_first_not_of("0123456789abcdef") == digits
            && (rest.substr(digits) == ".tmp" || rest.substr(digits) == ".tmp-journal");
        std::error_code ignored;
        if (isTemporary && now - fs::last_write_time(entry->path(), ignored) > old && !ignored)
            fs::remove_all(entry->path(), ignored);
    }
}

void syncFolder(const std::filesystem::path& folder)
{
    const int file = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0)
        return; // some file systems cannot; the rename is done all the same
    ::fsync(file);
    ::close(file);
}

}

TemporaryPath::TemporaryPath(const std::filesystem::path& target)
{
    clearLeftovers(target);
    std::random_device random;
    do {
        m_path = target.parent_path() / fmt::format(".{}-{:08x}.tmp", target.filename().string(), random());
    } while (std::filesystem::exists(std::filesystem::symlink_status(m_path)));
}

TemporaryPath::~TemporaryPath()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
    std::filesystem::remove(m_path.string() + "-journal", ignored);
}

FileWriter::FileWriter(const std::filesystem::path& path, std::string shown)
    : m_shown(std::move(shown))
    , m_file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666))
{
    if (m_file < 0)
        fail(m_shown, errno);
}

FileWriter::~FileWriter()
{
    if (m_file >= 0)
        ::close(m_file);
}

void FileWriter::write(std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto written = ::write(m_file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            fail(m_shown, errno);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void FileWriter::close()
{
    const int file = std::exchange(m_file, -1);
    const int synced = ::fsync(file);
    const int error = errno;
    if (::close(file) != 0)
        fail(m_shown, errno);
    if (synced != 0 && error != EINVAL) // EINVAL: a pipe or a device
        fail(m_shown, error);
}

void moveIntoPlace(const std::filesystem::path& temporary, const std::filesystem::path& target, bool replace)
{
    if (replace) {
        struct stat replaced { };
        if (::lstat(target.c_str(), &replaced) == 0 && S_ISREG(replaced.st_mode))
            ::chmod(temporary.c_str(), replaced.st_mode & 07777); // who may read and write it stays
        if (::rename(temporary.c_str(), target.c_str()) != 0)
            failToMove(target.string(), errno);
    } else if (::renameat2(AT_FDCWD, temporary.c_str(), AT_FDCWD, target.c_str(), RENAME_NOREPLACE) != 0) {
        if (errno != EINVAL && errno != ENOSYS)
            failToMove(target.string(), errno);
        // A file system without that flag: look first, which leaves a moment in between.
        if (std::filesystem::exists(std::filesystem::symlink_status(target)))
            fail(target.string(), EEXIST);
        if (::rename(temporary.c_str(), target.c_str()) != 0)
            failToMove(target.string(), errno);
    }
    syncFolder(target.parent_path());
}

void syncFile(const std::filesystem::path& path, const std::filesystem::path& shown)
{
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool isSynced = file >= 0 && ::fsync(file) == 0;
    const int error = errno;
    if (file >= 0)
        ::close(file);
    if (!isSynced)
        fail(shown.string(), error);
}

}
