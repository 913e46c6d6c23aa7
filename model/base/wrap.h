// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace model {

/// How many columns a UTF-8 text without wide characters takes on a terminal.
std::size_t widthOf(std::string_view text);

/// Words in lines of at most 80 columns; the first begins with `first`, the others with as many spaces. Ends with a line feed.
std::string wrapped(std::string_view text, std::string_view first);

}
