// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/files.h"

#include "model/base/error.h"
#include "words/files.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <random>
#include <system_error>

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

namespace model {

namespace {

[[noreturn]] void fail(const std::string& shown, int error)
{
    if (error == ENOSPC || error == EDQUOT)
        throw Error(ErrorCode::Full, say::file::full, { { "file", shown } });
    if (error == EEXIST)
        throw Error(ErrorCode::Conflict, say::file::exists, { { "file", shown } });
    throw Error(ErrorCode::Unwritable, say::file::unwritable, { { "file", shown }, { "why", std::system_category().message(error) } });
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
        if (::rename(temporary.c_str(), target.c_str()) != 0)
            fail(target.string(), errno);
    } else if (::renameat2(AT_FDCWD, temporary.c_str(), AT_FDCWD, target.c_str(), RENAME_NOREPLACE) != 0) {
        if (errno != EINVAL && errno != ENOSYS)
            fail(target.string(), errno);
        // A file system without that flag: look first, which leaves a moment in between.
        if (std::filesystem::exists(std::filesystem::symlink_status(target)))
            fail(target.string(), EEXIST);
        if (::rename(temporary.c_str(), target.c_str()) != 0)
            fail(target.string(), errno);
    }
    syncFolder(target.parent_path());
}

void syncFile(const std::filesystem::path& path)
{
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool isSynced = file >= 0 && ::fsync(file) == 0;
    const int error = errno;
    if (file >= 0)
        ::close(file);
    if (!isSynced)
        fail(path.string(), error);
}

}
