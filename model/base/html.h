// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace model {

/// Text as HTML and XML take it, in elements and in attributes; signs no page may hold are left out.
std::string escapedHtml(std::string_view text);

}
