// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>

namespace model {

/// The last line of a text that ends within it.
struct CutRow {
    std::size_t values = 0;
    std::size_t columns = 0; ///< of the lines before
};

/// Whether a table of text is cut off: its last line has no end and fewer values than all of the lines before it that are near. Nothing for
/// what cannot be told so: fewer than two lines before, lines of several lengths, values in quotes there, text of two bytes a letter.
std::optional<CutRow> cutRow(const std::filesystem::path& path, char separator);

}
