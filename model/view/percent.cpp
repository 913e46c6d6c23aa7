// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/view/percent.h"

#include <fmt/format.h>

namespace model {

std::string percentEncoded(std::string_view text)
{
    std::string line;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::string_view("%&=,;|:+").find(c) != std::string_view::npos || byte < 0x20 || byte == 0x7F)
            line += fmt::format("%{:02X}", byte);
        else
            line += c;
    }
    return line;
}

std::string percentDecoded(std::string_view text)
{
    const auto hex = [](char c) {
        return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    };
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && hex(text[i + 1]) >= 0 && hex(text[i + 2]) >= 0) {
            plain += static_cast<char>(hex(text[i + 1]) * 16 + hex(text[i + 2]));
            i += 2;
        } else {
            plain += text[i];
        }
    }
    return plain;
}

}
