// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

#include "model/base/fingerprint.h"

using namespace model;

TEST_CASE("A fingerprint is what FNV-1a publishes for the same bytes")
{
    CHECK(fingerprint<std::uint32_t>("") == 0x811c9dc5U);
    CHECK(fingerprint<std::uint32_t>("foobar") == 0xbf9cf968U);
    CHECK(fingerprint<std::uint64_t>("") == 0xcbf29ce484222325U);
    CHECK(fingerprint<std::uint64_t>("foobar") == 0x85944171f73967e8U);
    CHECK(fingerprint<std::uint64_t>("\xff") == 0xaf64724c8602eb6eU);
}
