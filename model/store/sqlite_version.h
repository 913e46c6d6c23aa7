// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace model {

/// Of the SQLite library that documents are read with, such as "3.40.1".
std::string_view sqliteVersion();

}
