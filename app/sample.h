// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace app {

/// What of the sample: its chips with the sources they name, or everything.
enum class SampleRecords { Chips, All };

/// Makes the bundled sample document of the CSVs compiled into the program. Needs no application object. Throws
/// model::Error; a file that is there is refused unless `replace`.
void makeSample(const std::filesystem::path& target, bool replace, SampleRecords records = SampleRecords::All);

}
