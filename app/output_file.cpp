// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/output_file.h"

#include "model/base/error.h"
#include "model/base/files.h"
#include "words/commands.h"

#include <unistd.h>

#include <fstream>

namespace app {

namespace say = model::say;

namespace {

namespace fs = std::filesystem;
using model::Error;
using model::ErrorCode;

/// Where the bytes go when `path` is a link, which stays.
fs::path targetOf(const fs::path& path)
{
    std::error_code error;
    const auto target = fs::weakly_canonical(path, error);
    return error || target.empty() ? path : target;
}

void checkPlace(const fs::path& path, const fs::path& target)
{
    std::error_code error;
    const auto folder = target.parent_path();
    if (fs::is_directory(target, error))
        throw Error(ErrorCode::Unwritable, say::command::folderHasName, { { "file", path.string() } });
    if (!folder.empty() && !fs::is_directory(folder, error))
        throw Error(ErrorCode::Unwritable, say::command::missingFolder, { { "file", path.string() }, { "folder", folder.string() } });
    refuseReadOnly(path);
}

void writeInto(const fs::path& path, std::string_view bytes)
{
    std::ofstream file(path, std::ios::binary);
    file << bytes << std::flush;
    if (!file)
        throw Error(ErrorCode::Full, say::command::notWritten, { { "file", path.string() } });
}

}

bool isThere(const fs::path& path)
{
    std::error_code error;
    return fs::exists(fs::symlink_status(path, error));
}

void refuseExisting(const fs::path& path, bool replaces)
{
    std::error_code error;
    if (fs::is_directory(path, error))
        throw Error(ErrorCode::Conflict, say::command::folderHasName, { { "file", path.string() } });
    if (isThere(path) && !replaces)
        throw Error(ErrorCode::Conflict, say::command::exists, { { "file", path.string() } });
    refuseReadOnly(path);
}

void refuseDocument(const fs::path& document, const fs::path& output, const model::Message& message)
{
    std::error_code error;
    if (fs::equivalent(document, output, error))
        throw Error(ErrorCode::Conflict, message, { { "file", output.string() } });
}

void refuseReadOnly(const fs::path& path)
{
    if (::access(path.c_str(), F_OK) == 0 && ::access(path.c_str(), W_OK) != 0)
        throw Error(ErrorCode::ReadOnly, say::command::readOnly, { { "file", path.string() } });
}

void writeOutput(const fs::path& path, std::string_view bytes)
{
    const auto target = targetOf(path);
    checkPlace(path, target);
    std::error_code error;
    const auto status = fs::status(target, error);
    if (fs::exists(status) && !fs::is_regular_file(status)) {
        writeInto(target, bytes);
        return;
    }
    const model::TemporaryPath beside(target);
    model::FileWriter file(beside.path(), path.string());
    file.write(bytes);
    file.close();
    if (fs::exists(status))
        fs::permissions(beside.path(), status.permissions(), error);
    model::moveIntoPlace(beside.path(), target, true);
}

}
