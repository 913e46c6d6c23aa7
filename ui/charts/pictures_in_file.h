// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/picture_memory.h"

#include <filesystem>
#include <string>
#include <vector>

namespace charts {

/// The pictures of ours in a file, at least one: a PNG, SVG or PDF, or a document or slides of a word processor (.docx, .odt, .pptx, .odp),
/// each once. Throws Error in one sentence: as findPictures does, or where the file cannot be read or is too large.
std::vector<FoundPicture> picturesInFile(const std::filesystem::path& file);

}
