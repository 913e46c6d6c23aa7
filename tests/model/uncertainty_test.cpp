// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

#include "model/compute/uncertainty.h"

#include <cmath>

using namespace model;

TEST_CASE("A sum without any half-width has no interval, one known side stays one side")
{
    IntervalSum nothing;
    nothing.add(SourceIndex(0), {});
    REQUIRE_FALSE(nothing.result(0.75).areKnown());

    IntervalSum upper;
    upper.add(SourceIndex(0), { {}, 3 });
    REQUIRE_FALSE(upper.result(0.75).down);
    REQUIRE(*upper.result(0.75).up == 3);
}

TEST_CASE("rho 1 adds the half-widths of a source, rho 0 their squares")
{
    IntervalSum sum;
    sum.add(SourceIndex(7), { 3, 3 });
    sum.add(SourceIndex(7), { 4, 4 });

    REQUIRE(*sum.result(1).down == Approx(7));
    REQUIRE(*sum.result(0).down == Approx(5));
}

TEST_CASE("The width of a sum does not depend on the order or the grouping of its parts")
{
    IntervalSum whole, first, second;
    for (const auto& [source, half] : { std::pair(1u, 3.0), { 2u, 4.0 }, { 1u, 5.0 }, { 3u, 6.0 }, { 2u, 7.0 } }) {
        whole.add(SourceIndex(source), { half, 2 * half });
        (source == 1 ? first : second).add(SourceIndex(source), { half, 2 * half });
    }
    second.add(first);

    REQUIRE(*second.result(0.75).down == Approx(*whole.result(0.75).down));
    REQUIRE(*second.result(0.75).up == Approx(*whole.result(0.75).up));
}

TEST_CASE("The lower end never goes below 0")
{
    REQUIRE(withEnds(10, { 15, 5 }) == Estimate { 10, 0, 15 });
    REQUIRE(withEnds(-4, { 1, 1 }) == Estimate { -4, {}, {} });
}

TEST_CASE("A ratio's interval adds the logarithms of both parts")
{
    // 1000 [800, 1300] over 10 [8, 15]: r+ = hypot(ln 1.3, ln(10/8)), r- = hypot(ln(1000/800), ln 1.5)
    const auto value = ratio(1000, { 200, 300 }, 10, { 2, 5 });

    REQUIRE(value.best == 100);
    REQUIRE(*value.high == Approx(100 * std::exp(std::hypot(std::log(1.3), std::log(1.25)))));
    REQUIRE(*value.low == Approx(100 * std::exp(-std::hypot(std::log(1.25), std::log(1.5)))));
}

TEST_CASE("A part without a half-width contributes nothing to a ratio's interval")
{
    REQUIRE(*ratio(100, {}, 10, { 5, 10 }).low == Approx(5));
    REQUIRE(*ratio(100, {}, 10, { 5, 10 }).high == Approx(20));
    REQUIRE(ratio(100, {}, 10, {}) == Estimate { 10, 10, 10 });
}

TEST_CASE("Chips down to 0 make the lower end 0, people down to 0 leave the upper end open")
{
    REQUIRE(*ratio(100, { 100, 0 }, 10, {}).low == 0);
    REQUIRE_FALSE(ratio(100, {}, 10, { 10, 0 }).high);
}
