// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/wrap.h"

#include "model/base/text.h"

#include <algorithm>

namespace model {

namespace {

constexpr std::size_t columns = 80;

}

std::size_t widthOf(std::string_view text)
{
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string wrapped(std::string_view text, std::string_view first)
{
    std::string all;
    std::string line(first);
    const std::string indent(widthOf(first), ' ');
    bool isEmpty = true;
    for (const auto& word : split(text, ' ')) {
        if (!isEmpty && widthOf(line) + 1 + widthOf(word) > columns) {
            all += line + '\n';
            line = indent;
            isEmpty = true;
        }
        line += (isEmpty ? "" : " ") + word;
        isEmpty = false;
    }
    return all + line + '\n';
}

}
