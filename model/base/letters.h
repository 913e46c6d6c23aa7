// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace model {

/// The text without blanks of any kind at its ends: spaces of every width, no-break and zero-width ones, line ends, byte order marks.
std::string_view withoutOuterBlanks(std::string_view text);

/// What two writings of a name have in common: letters of one case and width (Unicode's NFKC with case folding), no blanks of any kind and
/// nothing invisible. "Open AI", "openai" and "ＯｐｅｎＡＩ" are one. A text that is no UTF-8 stays as it is.
std::string foldedLetters(std::string_view text);

}
