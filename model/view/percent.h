// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace model {

/// A name or value as it may stand in a view's line: `% & = , ; | : +` and control characters become %XX.
std::string percentEncoded(std::string_view text);

/// Back again; a stray % stands for itself.
std::string percentDecoded(std::string_view text);

}
