// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <iosfwd>
#include <string_view>

namespace model {

/// Whether the writer of a table puts values in quotes, by all of its text, in UTF-8. It does where some value needs its quotes - it holds
/// the separator, a doubled quote or a line end that does not look like a row's - and where no value goes on behind a closing quote. Else
/// a quote is a letter like others. With `hasBlanks` a quote may stand behind blanks.
bool writesQuotes(std::streambuf& text, char separator, bool hasBlanks = false);

/// Whether in most of the first lines with the separator quotes stand behind blanks, as in `a, "b", "c"`.
bool putsBlanksBeforeQuotes(std::string_view text, char separator);

}
