// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/progress.h"
#include "model/records/dataset.h"
#include "model/store/connection.h"

#include <cstdint>
#include <filesystem>

namespace model {

/// An open document, as it was read when its file had this change counter.
struct Original {
    Connection& connection;
    const Dataset& dataset;
    std::uint32_t changeCounter = 0;
};

/// See Document::saveCopy. The copy is verified without a second dataset in memory.
void copyDocument(const Original& original, const std::filesystem::path& target, bool replace, const Progress& progress);

/// See Document::saveShared.
void copyShared(const Original& original, const std::filesystem::path& target, bool replace);

}
