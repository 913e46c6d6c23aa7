// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace model {

/// An English text of the catalogue that `Words` looks in.
struct Message {
    std::string_view key;
    std::string_view text;
};

/// The titles and texts of the method's pages, sorted by key. A text is written in blocks with an empty line between them: a formula's
/// lines begin with four spaces, an item with "- ", everything else is a paragraph.
std::span<const Message> methodMessages();

}
