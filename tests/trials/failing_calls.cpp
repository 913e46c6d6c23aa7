// SPDX-License-Identifier: GPL-3.0-or-later
// Preloaded into a program: the call number FAIL_AT of those that change a disk fails, with the error number FAIL_WITH, and every later one
// where FAIL_ON is set. FAIL_CALL leaves only those of a name: write, sync, sync-folder, truncate, rename, unlink, mkdir or open.
// FAIL_COUNT names a file that gets how many there were.
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

namespace {

std::atomic<long> calls = 0;

long setting(const char* name)
{
    const char* text = std::getenv(name);
    return text ? std::atol(text) : 0;
}

bool fails(const char* kind)
{
    static const char* only = std::getenv("FAIL_CALL");
    if (only != nullptr && std::strcmp(only, kind) != 0)
        return false;
    static const long at = setting("FAIL_AT");
    static const bool goesOn = setting("FAIL_ON") != 0;
    static const int error = static_cast<int>(setting("FAIL_WITH"));
    const long call = ++calls;
    if (at == 0 || (goesOn ? call < at : call != at))
        return false;
    errno = error;
    return true;
}

template <class Function> Function real(const char* name)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

/// Standard streams and pipes are no disk.
bool isFile(int file)
{
    struct stat status { };
    return file > 2 && ::fstat(file, &status) == 0 && (S_ISREG(status.st_mode) || S_ISDIR(status.st_mode));
}

bool isFolder(int file)
{
    struct stat status { };
    return ::fstat(file, &status) == 0 && S_ISDIR(status.st_mode);
}

struct Told {
    ~Told()
    {
        const char* path = std::getenv("FAIL_COUNT");
        if (path == nullptr)
            return;
        const long count = calls; // before this one writes
        if (auto* file = std::fopen(path, "w")) {
            std::fprintf(file, "%ld\n", count);
            std::fclose(file);
        }
    }
} told;

}

#define REAL(name) static const auto call = real<decltype(&name)>(#name)

extern "C" {

ssize_t write(int file, const void* bytes, size_t size)
{
    REAL(write);
    return isFile(file) && fails("write") ? -1 : call(file, bytes, size);
}
ssize_t pwrite(int file, const void* bytes, size_t size, off_t place)
{
    REAL(pwrite);
    return isFile(file) && fails("write") ? -1 : call(file, bytes, size, place);
}
ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t place)
{
    REAL(pwrite64);
    return isFile(file) && fails("write") ? -1 : call(file, bytes, size, place);
}
int fsync(int file)
{
    REAL(fsync);
    return fails(isFolder(file) ? "sync-folder" : "sync") ? -1 : call(file);
}
int fdatasync(int file)
{
    REAL(fdatasync);
    return fails(isFolder(file) ? "sync-folder" : "sync") ? -1 : call(file);
}
int ftruncate64(int file, off64_t size) noexcept
{
    REAL(ftruncate64);
    return fails("truncate") ? -1 : call(file, size);
}
int rename(const char* from, const char* to) noexcept
{
    REAL(rename);
    return fails("rename") ? -1 : call(from, to);
}
int renameat2(int fromFolder, const char* from, int toFolder, const char* to, unsigned flags) noexcept
{
    REAL(renameat2);
    return fails("rename") ? -1 : call(fromFolder, from, toFolder, to, flags);
}
int unlink(const char* path) noexcept
{
    REAL(unlink);
    return fails("unlink") ? -1 : call(path);
}
int mkdir(const char* path, mode_t mode) noexcept
{
    REAL(mkdir);
    return fails("mkdir") ? -1 : call(path, mode);
}
int open64(const char* path, int flags, ...)
{
    REAL(open64);
    mode_t mode = 0;
    if ((flags & (O_CREAT | O_TMPFILE)) != 0) {
        va_list rest;
        va_start(rest, flags);
        mode = va_arg(rest, mode_t);
        va_end(rest);
    }
    return (flags & O_CREAT) != 0 && fails("open") ? -1 : call(path, flags, mode);
}
int open(const char* path, int flags, ...)
{
    REAL(open);
    mode_t mode = 0;
    if ((flags & (O_CREAT | O_TMPFILE)) != 0) {
        va_list rest;
        va_start(rest, flags);
        mode = va_arg(rest, mode_t);
        va_end(rest);
    }
    return (flags & O_CREAT) != 0 && fails("open") ? -1 : call(path, flags, mode);
}
}
