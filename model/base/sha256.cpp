// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/sha256.h"

#include <nettle/base16.h>

namespace model {

Sha256::Sha256()
{
    sha256_init(&m_state);
}

void Sha256::add(std::string_view bytes)
{
    sha256_update(&m_state, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
}

std::array<std::uint8_t, SHA256_DIGEST_SIZE> Sha256::digest()
{
    std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest;
    sha256_digest(&m_state, digest.size(), digest.data());
    return digest;
}

std::string Sha256::hex()
{
    const auto bytes = digest();
    std::string text(BASE16_ENCODE_LENGTH(bytes.size()), '\0');
    base16_encode_update(text.data(), bytes.size(), bytes.data());
    return text;
}

std::string sha256(std::string_view bytes)
{
    Sha256 hash;
    hash.add(bytes);
    return hash.hex();
}

}
