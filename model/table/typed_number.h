// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace model {

/// A number as a person types it: "480,000", "480 000", "1.2M", "35 k", "3e5", "2.1e25"; nothing where it is none.
std::optional<double> readTypedNumber(std::string_view text);

/// A number as tables and editors write it: "480,000", "0.35", "2.1e25"; nothing is rounded.
std::string groupedNumber(double number);

}
