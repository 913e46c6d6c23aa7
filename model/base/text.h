// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace model {

std::string_view trimmed(std::string_view text);
std::vector<std::string> split(std::string_view text, char separator);
std::string joined(std::span<const std::string> parts, std::string_view separator);
std::string lowered(std::string_view text); ///< ASCII letters only

/// The text, or its first letters with "…" behind them where it has more than `letters`.
std::string shortened(std::string_view text, std::size_t letters);

/// The whole text as a finite number without thousands separators ("12", "-0.5", "2.1e25"), else nothing.
std::optional<double> parseNumber(std::string_view text);

/// The shortest decimal that reads back as the same number: "120", "0.34", "2.1e25".
std::string shortestNumber(double number);

/// Whether the bytes are well-formed UTF-8 (no surrogates, no overlong forms).
bool isUtf8(std::string_view bytes);

/// The candidate with the fewest edits from `word` (letters' case ignored); empty when there is none near enough to be meant.
std::string nearest(std::string_view word, std::span<const std::string> candidates);

}
