// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

#include "model/compute/part_of.h"

#include <algorithm>
#include <chrono>
#include <random>

using namespace model;

namespace {

/// Each is part of the one at the place that stands there; below 0: of no other.
ByOrganization<OrganizationIndex> wholesOf(const std::vector<int>& places)
{
    ByOrganization<OrganizationIndex> wholes;
    for (const int place : places)
        wholes.push_back(place < 0 ? OrganizationIndex(none) : OrganizationIndex(static_cast<std::size_t>(place)));
    return wholes;
}

/// The same one step after another.
std::vector<OrganizationIndex> walked(const ByOrganization<OrganizationIndex>& wholes, OrganizationIndex start)
{
    std::vector<OrganizationIndex> way { start };
    for (auto next = wholes[start]; next != none && std::ranges::find(way, next) == way.end(); next = wholes[next])
        way.push_back(next);
    way.erase(way.begin());
    return way;
}

}

TEST_CASE("An organization is part of all above it, and in a circle all are part of each other")
{
    const PartOf partOf(wholesOf({ -1, 0, 1, -1, 6, 4, 5, 5 })); // 2 in 1 in 0; 4, 5, 6 in a circle, which 7 is part of
    const auto at = [](std::size_t place) { return OrganizationIndex(place); };
    CHECK(partOf(at(2), at(0)));
    CHECK(partOf(at(2), at(2)));
    CHECK_FALSE(partOf(at(0), at(2)));
    CHECK_FALSE(partOf(at(3), at(0)));
    CHECK(partOf(at(4), at(5)));
    CHECK(partOf(at(5), at(4)));
    CHECK(partOf(at(7), at(6)));
    CHECK_FALSE(partOf(at(6), at(7)));
    CHECK(partOf.wholes(at(2)) == std::vector { at(1), at(0) });
    CHECK(partOf.wholes(at(4)) == std::vector { at(6), at(5) });
    CHECK(partOf.wholes(at(7)) == std::vector { at(5), at(4), at(6) });
}

TEST_CASE("Who is part of whom is the same as one step after another, whatever the wholes are")
{
    std::mt19937 random(7);
    for (int round = 0; round < 300; ++round) {
        const int count = 1 + static_cast<int>(random() % 12);
        std::vector<int> places;
        for (int i = 0; i < count; ++i)
            places.push_back(static_cast<int>(random() % static_cast<unsigned>(count + 2)) - 2);
        const auto wholes = wholesOf(places);
        const PartOf partOf(wholes);
        for (const auto a : wholes.indices()) {
            const auto way = walked(wholes, a);
            REQUIRE(partOf.wholes(a) == way);
            for (const auto b : wholes.indices())
                REQUIRE(partOf(a, b) == (a == b || std::ranges::find(way, b) != way.end()));
        }
    }
}

TEST_CASE("A chain of 200,000 is known in no time")
{
    std::vector<int> places;
    for (int i = 0; i < 200'000; ++i)
        places.push_back(i - 1);
    const auto begin = std::chrono::steady_clock::now();
    const PartOf partOf(wholesOf(places));
    std::size_t count = 0;
    for (std::size_t i = 0; i < places.size(); ++i)
        count += partOf(OrganizationIndex(i), OrganizationIndex(0)) ? 1 : 0;
    CHECK(count == places.size());
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(2));
}
