// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace model {

/// The text with an apostrophe before it where a spreadsheet could take it for a formula: where it begins with = + - @, a tab or a
/// carriage return, be it behind apostrophes.
std::string disarmed(std::string_view text);

/// Back again.
std::string_view rearmed(std::string_view text);

}
