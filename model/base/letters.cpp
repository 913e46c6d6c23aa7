// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/letters.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

namespace model {

namespace {

bool isPlain(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7F; });
}

/// Spaces, line ends and what is not seen at all.
bool isBlank(utf8proc_int32_t letter)
{
    switch (utf8proc_category(letter)) {
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
        return true;
    default:
        return false;
    }
}

/// Decodes the letter at `at`; its length, 0 where it is none.
std::size_t letterAt(std::string_view text, std::size_t at, utf8proc_int32_t& letter)
{
    const auto* letters = reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at;
    const auto length = utf8proc_iterate(letters, static_cast<utf8proc_ssize_t>(text.size() - at), &letter);
    return length > 0 && letter >= 0 ? static_cast<std::size_t>(length) : 0;
}

}

std::string_view withoutOuterBlanks(std::string_view text)
{
    const auto isInk = [](char c) { return c > ' ' && c < 0x7F; };
    if (text.empty() || (isInk(text.front()) && isInk(text.back())))
        return text;
    utf8proc_int32_t letter = 0;
    while (!text.empty()) {
        const auto length = letterAt(text, 0, letter);
        if (length == 0 || !isBlank(letter))
            break;
        text.remove_prefix(length);
    }
    while (!text.empty()) {
        auto begin = text.size() - 1;
        while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80)
            --begin;
        if (letterAt(text, begin, letter) != text.size() - begin || !isBlank(letter))
            break;
        text.remove_suffix(text.size() - begin);
    }
    return text;
}

std::string foldedLetters(std::string_view text)
{
    std::string folded;
    if (isPlain(text)) {
        folded = text;
        std::ranges::transform(folded, folded.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
        return folded;
    }
    utf8proc_uint8_t* bytes = nullptr;
    const auto options
        = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
    const auto size
        = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()), &bytes, options);
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(bytes, &std::free);
    if (size < 0)
        return std::string(text);
    const std::string_view mapped(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    for (std::size_t at = 0; at < mapped.size();) {
        utf8proc_int32_t letter = 0;
        const auto length = std::max<std::size_t>(letterAt(mapped, at, letter), 1);
        if (!isBlank(letter))
            folded += mapped.substr(at, length);
        at += length;
    }
    return folded;
}

}
