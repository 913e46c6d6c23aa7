// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/message.h"

#include <filesystem>
#include <string_view>

namespace app {

/// Writes the bytes beside `path` and renames, so that what stood there is replaced whole or not at all; a link's target and an existing
/// file's permissions stay. What is no regular file (a pipe, /dev/stdout) is written to. Throws Error in one sentence.
void writeOutput(const std::filesystem::path& path, std::string_view bytes);

/// Throws Error (ReadOnly) where a file stands that may not be written, though its folder would let it be replaced.
void refuseReadOnly(const std::filesystem::path& path);

/// Whether anything stands there, also a link that leads nowhere.
bool isThere(const std::filesystem::path& path);

/// Throws Error (Conflict) with the message about `output` where it is the document itself.
void refuseDocument(const std::filesystem::path& document, const std::filesystem::path& output, const model::Message& message);

/// Throws Error where a file to be made must not go: Conflict where a folder stands, or anything and not `replaces`; ReadOnly.
void refuseExisting(const std::filesystem::path& path, bool replaces);

}
