// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/picture_memory.h"

namespace charts {

/// The pictures of ours that a PDF is or holds, by their pages. Throws Error in one sentence that does not name the file.
std::vector<FoundPicture> picturesInPdf(std::string_view bytes);

}
