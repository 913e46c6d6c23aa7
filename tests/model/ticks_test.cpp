// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

#include "model/figure/ticks.h"

#include <array>
#include <bit>
#include <cmath>
#include <random>

using namespace model;

namespace {

constexpr std::array kinds { NumberStyle::Kind::Plain, NumberStyle::Kind::Dollars, NumberStyle::Kind::Watts, NumberStyle::Kind::Gigabytes,
    NumberStyle::Kind::Percent, NumberStyle::Kind::FlopPerSecond, NumberStyle::Kind::GigabytesPerSecond, NumberStyle::Kind::Years };

/// Any double there is, the odd ones often.
double any(std::mt19937_64& random)
{
    using Limits = std::numeric_limits<double>;
    constexpr std::array odd { 0.0, Limits::infinity(), -Limits::infinity(), Limits::quiet_NaN(), Limits::max(), Limits::lowest(),
        Limits::denorm_min(), Limits::min(), 1e-200, 1e200 };
    return random() % 2 == 0 ? odd.at(random() % odd.size()) : std::bit_cast<double>(random());
}

void requireUsable(const Axis& axis)
{
    REQUIRE(std::isfinite(axis.low));
    REQUIRE(std::isfinite(axis.high));
    REQUIRE(axis.low < axis.high);
    REQUIRE(axis.ticks.size() <= 90);
    for (const auto& tick : axis.ticks) {
        REQUIRE(std::isfinite(tick.value));
        REQUIRE(tick.label.size() < 40);
        REQUIRE(std::abs(axis.place(tick.value)) < 3);
    }
}

}

TEST_CASE("Any two numbers make an axis with few ticks, and any number has a place on it")
{
    std::mt19937_64 random(11);
    for (int round = 0; round < 20'000; ++round) {
        const double low = any(random), high = any(random);
        const NumberStyle style { kinds.at(random() % kinds.size()), {} };
        CAPTURE(low, high, static_cast<int>(style.kind));
        for (const auto& axis : { logAxis(low, high, style), linearAxis(low, high, style) }) {
            requireUsable(axis);
            requireUsable(narrowed(axis, any(random), any(random)));
            const double place = axis.place(any(random));
            REQUIRE(std::abs(place) <= 1e5);
            REQUIRE_FALSE(std::isnan(axis.valueAt(0.5)));
        }
    }
}

TEST_CASE("Any number is written in few letters")
{
    std::mt19937_64 random(12);
    for (int round = 0; round < 20'000; ++round) {
        const double number = any(random);
        for (const auto kind : kinds) {
            CAPTURE(number, static_cast<int>(kind));
            const auto text = numberText(number, { kind, {} });
            REQUIRE_FALSE(text.empty());
            REQUIRE(text.size() < 60);
        }
    }
}

TEST_CASE("An axis of four hundred decades has a label every so many and nothing between")
{
    const auto axis = logAxis(1e-200, 1e200, {});
    CHECK(axis.ticks.size() < 12);
    for (const auto& tick : axis.ticks)
        CHECK_FALSE(tick.label.empty());
    CHECK(axis.place(1) == Approx(0.5));
    CHECK(axis.valueAt(0.5) == Approx(1).epsilon(1e-6));
}
