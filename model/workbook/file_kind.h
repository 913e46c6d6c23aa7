// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace model {

/// What kind of table a file is.
enum class FileKind { Text, Xlsx, Ods };

/// By its first bytes and, of a zip file, by what is in it; its name says nothing. Throws Error in one sentence for what is no table and
/// known: a picture, a PDF, a database, a document or an archive; and for workbooks that are not read: .xls, .xlsb, .numbers, flat XML,
/// with a password, half a file. What is not known is text.
FileKind fileKindOf(const std::filesystem::path& path);

}
