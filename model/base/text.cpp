// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <numeric>

namespace model {

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blank = " \t\r\n";
    const auto first = text.find_first_not_of(blank);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

std::vector<std::string> split(std::string_view text, char separator)
{
    std::vector<std::string> parts;
    for (;;) {
        const auto end = text.find(separator);
        parts.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos)
            return parts;
        text.remove_prefix(end + 1);
    }
}

std::string joined(std::span<const std::string> parts, std::string_view separator)
{
    std::string text;
    for (const auto& part : parts) {
        if (!text.empty())
            text += separator;
        text += part;
    }
    return text;
}

std::string lowered(std::string_view text)
{
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lower;
}

std::string shortened(std::string_view text, std::size_t letters)
{
    std::size_t begun = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool beginsLetter = (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
        if (beginsLetter && ++begun > letters)
            return std::string(text.substr(0, i)) + "…";
    }
    return std::string(text);
}

std::optional<double> parseNumber(std::string_view text)
{
    text = trimmed(text);
    if (text.starts_with('+'))
        text.remove_prefix(1);
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || error != std::errc() || end != text.data() + text.size() || !std::isfinite(number))
        return std::nullopt;
    return number;
}

std::string shortestNumber(double number)
{
    std::array<char, 40> buffer;
    const bool plain = number == 0 || (std::abs(number) >= 1e-6 && std::abs(number) < 1e15);
    const auto [end, error] = plain ? std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::fixed)
                                    : std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    std::string text(buffer.data(), error == std::errc() ? end : buffer.data());
    std::erase(text, '+'); // of an exponent
    return text;
}

bool isUtf8(std::string_view bytes)
{
    for (std::size_t i = 0; i < bytes.size();) {
        const auto lead = static_cast<std::uint8_t>(bytes[i]);
        const std::size_t length = lead < 0x80 ? 1
            : lead >= 0xC2 && lead < 0xE0      ? 2
            : lead >= 0xE0 && lead < 0xF0      ? 3
            : lead >= 0xF0 && lead < 0xF5      ? 4
                                               : 0;
        if (length == 0 || i + length > bytes.size())
            return false;
        for (std::size_t k = 1; k < length; ++k) {
            if ((static_cast<std::uint8_t>(bytes[i + k]) & 0xC0) != 0x80)
                return false;
        }
        const auto second = length > 1 ? static_cast<std::uint8_t>(bytes[i + 1]) : std::uint8_t {};
        if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) || (lead == 0xF0 && second < 0x90)
            || (lead == 0xF4 && second > 0x8F))
            return false;
        i += length;
    }
    return true;
}

namespace {

std::size_t editDistance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t { 0 });
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const auto above = row[j];
            row[j] = std::min({ above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1) });
            diagonal = above;
        }
    }
    return row[b.size()];
}

}

std::string nearest(std::string_view word, std::span<const std::string> candidates)
{
    constexpr std::size_t longest = 1000; // nobody mistypes what is longer
    if (word.size() > longest)
        return {};
    const auto wanted = lowered(word);
    std::string best;
    auto fewest = std::max<std::size_t>(2, wanted.size() / 2) + 1;
    for (const auto& candidate : candidates) {
        if (candidate.size() > longest)
            continue;
        const auto lower = lowered(candidate);
        auto distance = editDistance(wanted, lower);
        if (!wanted.empty() && distance > 1
            && (lower.starts_with(wanted) || (wanted.size() > 3 && lower.find(wanted) != std::string::npos)))
            distance = 1; // the beginning or a part of a longer name
        if (distance < fewest) {
            fewest = distance;
            best = candidate;
        }
    }
    return best;
}

}
