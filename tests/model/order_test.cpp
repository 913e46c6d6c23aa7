// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

#include "model/compute/order.h"

#include <cmath>
#include <limits>
#include <random>

using namespace model;

namespace {

/// As the page of the method has it, pair by pair.
std::vector<RankRange> pairByPair(const std::vector<Estimate>& values)
{
    const auto certainty = certaintyOfRanks(values.size());
    std::vector<RankRange> ranks;
    for (const auto& a : values) {
        RankRange range { 1, static_cast<int>(values.size()) };
        for (const auto& b : values) {
            range.best += probabilityAbove(b, a) > certainty;
            range.worst -= probabilityAbove(a, b) > certainty;
        }
        ranks.push_back(range);
    }
    return ranks;
}

}

TEST_CASE("One value lies above another as surely as the sides that face each other say")
{
    // Both sides are ln 2 / 1.645 = 0.42136; ln 4 / (0.42136 * sqrt 2) = 2.3264; Phi = 0.99000
    const Estimate a { 4, 2, 8 }, b { 1, 0.5, 2 };
    REQUIRE(probabilityAbove(a, b) == Approx(0.9900).margin(0.0001));
    REQUIRE(probabilityAbove(a, b) + probabilityAbove(b, a) == Approx(1));
    REQUIRE(probabilityAbove({ 4, 2, 4000 }, { 1, 0.001, 2 }) == probabilityAbove(a, b)); // the other sides say nothing
    REQUIRE(probabilityAbove({ 4, 2, {} }, b) == probabilityAbove(a, b));
    REQUIRE(probabilityAbove({ 4, 0, 8 }, b) == 0.5);
    REQUIRE(probabilityAbove(a, { 1, 0.5, {} }) == 0.5);
    REQUIRE(probabilityAbove({ 1.001, 1.001, 1.001 }, { 1, 1, 1 }) == Approx(1));
    REQUIRE(probabilityAbove(a, a) == 0.5);
}

TEST_CASE("The more values are ranked, the surer each order has to be")
{
    REQUIRE(certaintyOfRanks(1) == Approx(0.95));
    REQUIRE(certaintyOfRanks(9) == Approx(0.95));
    REQUIRE(certaintyOfRanks(10) == Approx(0.955));
    REQUIRE(certaintyOfRanks(450) == Approx(0.999));

    // Of 2 [1, 4] and 1 [0.5, 2]: sides of ln 2 / 1.645 each, 2^x between them. P > 0.95 at x = sqrt 2 = 1.41421, P > 0.955 at
    // x = 1.69540 / 1.645 * sqrt 2 = 1.45755.
    const auto ranks = [](double between, std::size_t others) {
        std::vector<Estimate> values;
        for (const double best : { std::exp2(between), 1.0 })
            values.push_back({ best, best / 2, best * 2 });
        for (std::size_t i = 0; i < others; ++i)
            values.push_back({ 1e-9 / std::exp2(i), {}, 1e-9 / std::exp2(i) });
        return rankRanges(values);
    };
    REQUIRE(ranks(1.43, 0) == std::vector<RankRange> { { 1, 1 }, { 2, 2 } });
    REQUIRE(ranks(1.41, 0) == std::vector<RankRange> { { 1, 2 }, { 1, 2 } });
    REQUIRE(ranks(1.43, 8).front() == RankRange { 1, 2 });
    REQUIRE(ranks(1.47, 8).front() == RankRange { 1, 1 });
    REQUIRE(rankRanges({}).empty());
}

TEST_CASE("Any ranks are those that each pair gives, whatever the order of the values")
{
    constexpr double infinite = std::numeric_limits<double>::infinity();
    std::mt19937 random(7);
    std::uniform_real_distribution<double> log(-3, 3), width(0, 1.5);
    for (int round = 0; round < 60; ++round) {
        std::vector<Estimate> values;
        for (int i = 0; i < round * 5; ++i) {
            const double best = i % 11 == 0 ? 1 : std::exp(log(random));
            Estimate value { best, best * std::exp(-width(random)), best * std::exp(width(random)) };
            if (random() % 7 == 0)
                value.low = 0;
            if (random() % 7 == 0)
                value.high.reset();
            if (random() % 5 == 0)
                value = { best, best, best };
            values.push_back(value);
        }
        const auto ranks = rankRanges(values);
        REQUIRE(ranks == pairByPair(values));

        std::vector<Estimate> turned(values.rbegin(), values.rend());
        auto back = rankRanges(turned);
        std::ranges::reverse(back);
        REQUIRE(back == ranks);
        for (std::size_t i = 0; i < values.size(); ++i) {
            REQUIRE(ranks[i].best <= ranks[i].worst);
            const auto deviations = deviationsOf(values[i]);
            REQUIRE((deviations.down >= 1e-9 && deviations.up >= 1e-9));
            REQUIRE((deviations.up == infinite) == !values[i].high);
        }
    }
}
