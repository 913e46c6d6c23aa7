// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

/// Requires that `text` is what stands in tests/golden/<name>. With FLOPULENCE_GOLDEN=write it is written there instead;
/// what differs is left under failed/ of the build folder.
void requireGolden(const std::string& name, std::string_view text);

/// The same for a file elsewhere in the project that is made of something else: `path` from the root.
void requireAccepted(const std::string& path, std::string_view text);
