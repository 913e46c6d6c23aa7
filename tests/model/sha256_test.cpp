// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

#include "model/base/sha256.h"

using namespace model;

TEST_CASE("SHA-256 gives the digests of FIPS 180-4")
{
    CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
        == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(sha256("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu")
        == "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
    CHECK(sha256(std::string(1'000'000, 'a')) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("SHA-256 does not depend on the pieces the bytes arrive in")
{
    const std::string bytes(1000, 'x');
    const auto size = GENERATE(1, 3, 55, 56, 63, 64, 65, 127, 999);

    Sha256 hash;
    for (std::size_t i = 0; i < bytes.size(); i += static_cast<std::size_t>(size))
        hash.add(std::string_view(bytes).substr(i, static_cast<std::size_t>(size)));

    CHECK(hash.hex() == sha256(bytes));
}
