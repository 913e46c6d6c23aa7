// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/disarm.h"

namespace model {

namespace {

/// Whether a spreadsheet could take the text for a formula, or would once apostrophes are taken away.
bool looksLikeFormula(std::string_view text)
{
    const auto first = text.find_first_not_of('\'');
    return first != std::string_view::npos && std::string_view("=+-@\t\r").find(text[first]) != std::string_view::npos;
}

}

std::string disarmed(std::string_view text)
{
    return looksLikeFormula(text) ? "'" + std::string(text) : std::string(text);
}

std::string_view rearmed(std::string_view text)
{
    return text.starts_with('\'') && looksLikeFormula(text) ? text.substr(1) : text;
}

}
