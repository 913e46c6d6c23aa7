// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace model {

/// SHA-256 (FIPS 180-4) of bytes that arrive in pieces.
class Sha256 {
public:
    void add(std::string_view bytes);

    /// The digest as 64 hexadecimal digits; nothing may be added after it.
    std::string hex();

private:
    void mix(const unsigned char* block);

    std::array<std::uint32_t, 8> m_state { 0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19 };
    std::array<unsigned char, 64> m_rest {};
    std::size_t m_restSize = 0;
    std::uint64_t m_bytes = 0;
};

std::string sha256(std::string_view bytes);

}
