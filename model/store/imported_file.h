// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/document.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace model {

/// A table file that was brought in, to know it again. No record: a dump does not have it, and a file that is saved to be shared neither.
struct ImportedFile {
    std::int64_t id = 0;
    std::string sha256; ///< of its bytes; of a workbook with its sheet, `<hash>#Fleet`
    std::string name;
    std::string time; ///< ISO 8601, a day at least
};

/// Notes that the step brings the file in; it is taken back with the step. Where the hash is known the older note stays. Gives 0.
template <> std::int64_t Writer::insert(const ImportedFile& file);

/// The SHA-256 of a file's bytes, in hexadecimal digits; of nothing where it cannot be read.
std::string fileHash(const std::filesystem::path& path);

/// The files that were brought in by steps that still hold, oldest first; none where the document's file is of an older version of the
/// schema, or cannot be read just now.
std::vector<ImportedFile> importedFiles(const Document& document);

}
