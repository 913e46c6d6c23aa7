// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nettle/sha2.h>

#include <string>
#include <string_view>

namespace model {

/// SHA-256 (FIPS 180-4) of bytes that arrive in pieces.
class Sha256 {
public:
    Sha256();

    void add(std::string_view bytes);

    /// The digest as 64 hexadecimal digits; nothing may be added after it.
    std::string hex();

private:
    sha256_ctx m_state;
};

std::string sha256(std::string_view bytes);

}
