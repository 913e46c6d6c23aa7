// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nettle/sha2.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace model {

/// SHA-256 (FIPS 180-4) of bytes that arrive in pieces.
class Sha256 {
public:
    Sha256();

    void add(std::string_view bytes);

    /// The digest; the next bytes are the first of another one.
    std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest();

    /// The same as 64 hexadecimal digits.
    std::string hex();

private:
    sha256_ctx m_state;
};

std::string sha256(std::string_view bytes);

}
