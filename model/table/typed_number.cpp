// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/table/typed_number.h"

#include "model/base/text.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace model {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// The factor of a last letter; 1 where there is none.
double takeMagnitude(std::string& text)
{
    constexpr std::string_view letters = "kmbt";
    const auto place = text.empty() ? std::string_view::npos : letters.find(text.back());
    if (place == std::string_view::npos)
        return 1;
    text.pop_back();
    while (text.ends_with(' '))
        text.pop_back();
    return std::pow(1000.0, static_cast<double>(place) + 1);
}

/// Takes separators of thousands out; false where they do not stand between groups of three digits.
bool ungroup(std::string& text)
{
    const auto decimals = text.find_first_of(".e");
    const auto whole = text.substr(0, decimals);
    if (whole.find_first_of(", '_") == std::string::npos)
        return text.find_first_of(", '_") == std::string::npos;
    const char separator = whole[whole.find_first_of(", '_")];
    std::string joinedDigits;
    std::size_t begin = whole.starts_with('-') || whole.starts_with('+') ? 1 : 0;
    joinedDigits = whole.substr(0, begin);
    for (bool isFirst = true;; isFirst = false) {
        const auto end = whole.find(separator, begin);
        const auto group = whole.substr(begin, end == std::string::npos ? std::string::npos : end - begin);
        if (group.empty() || group.size() > 3 || (!isFirst && group.size() != 3))
            return false;
        for (const char c : group) {
            if (!isDigit(c))
                return false;
        }
        joinedDigits += group;
        if (end == std::string::npos)
            break;
        begin = end + 1;
    }
    text = joinedDigits + (decimals == std::string::npos ? std::string() : text.substr(decimals));
    return text.find_first_of(", '_") == std::string::npos;
}

/// No-break spaces of all widths, as other programs group with them, become plain ones.
std::string withPlainSpaces(std::string_view text)
{
    std::string plain(text);
    for (const std::string_view space : { "\u00a0", "\u202f", "\u2009" }) {
        for (auto at = plain.find(space); at != std::string::npos; at = plain.find(space, at))
            plain.replace(at, space.size(), " ");
    }
    return plain;
}

}

std::optional<double> readTypedNumber(std::string_view text)
{
    auto number = lowered(trimmed(withPlainSpaces(text)));
    const double magnitude = takeMagnitude(number);
    if (!ungroup(number))
        return std::nullopt;
    const auto value = parseNumber(number);
    if (!value || !std::isfinite(*value * magnitude))
        return std::nullopt;
    return *value * magnitude;
}

std::string groupedNumber(double number)
{
    auto text = shortestNumber(number);
    if (text.find('e') != std::string::npos)
        return text;
    const auto end = std::min(text.find('.'), text.size());
    const std::size_t begin = text.starts_with('-') ? 1 : 0;
    for (auto at = end; at > begin + 3;)
        text.insert(at -= 3, 1, ',');
    return text;
}

}
