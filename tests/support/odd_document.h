// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>

/// Makes a document as no program should write it, around all our checks: each number of each record once as each of some extreme ones,
/// each text in all sizes up to `longestText` bytes with markup in it, low ends above the best, providers of what is owned, quarters that
/// do not exist and a circle of owners, beside a few records that keep the rules. It opens.
void makeOddDocument(const std::filesystem::path& path, std::size_t longestText = 100'000);
