// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace model {

/// FNV-1a of bytes in 32 or 64 bits: small, and the same everywhere and for ever, for files and colours keep what it gives. Tells apart
/// what differs by accident; against forgery there is SHA-256.
template <class Number> constexpr Number fingerprint(std::string_view bytes)
{
    static_assert(sizeof(Number) == 4 || sizeof(Number) == 8);
    constexpr bool isWide = sizeof(Number) == 8;
    auto number = static_cast<Number>(isWide ? 14695981039346656037U : 2166136261U);
    for (const char c : bytes)
        number = (number ^ static_cast<unsigned char>(c)) * static_cast<Number>(isWide ? 1099511628211U : 16777619U);
    return number;
}

}
