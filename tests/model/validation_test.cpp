// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

#include "tests/support/golden.h"
#include "tests/support/validation.h"

#include <cmath>

using namespace test;

namespace {

constexpr double perSkew = 0.2425; // 1 / (1.645 * sqrt(2 pi)): how far the mean of a split normal number lies from its median

const Sampling& drawn()
{
    static const auto result = sampling(1'000'000);
    return result;
}

}

TEST_CASE("Stocks rolled forward from published additions have the published medians and widths", "[golden]")
{
    const auto stocks = publishedStocks(0.75);
    std::size_t near = 0, sums = 0, nearSums = 0;
    for (const auto& stock : stocks) {
        INFO(stock.owner << ", " << stock.chip << ", " << model::quarterText(stock.quarter));
        REQUIRE(std::abs(stock.medianError()) <= 0.025);
        const bool isNear = std::abs(stock.widthError()) <= 0.10;
        near += isNear;
        sums += stock.flows > 1;
        nearSums += isNear && stock.flows > 1;
    }
    REQUIRE(stocks.size() == 322);
    REQUIRE(sums == 295);
    REQUIRE(10 * near >= 9 * stocks.size());
    REQUIRE(10 * nearSums >= 9 * sums);
    requireGolden("validation/published.txt", publishedReport());
}

TEST_CASE("Closed forms of sums, ratios and order are what a million draws give, or differ for a known reason", "[golden]")
{
    // One case, so that everything is drawn once: each case of a test run is a process of its own.
    SECTION("The interval of a sum is what drawing its parts gives, within 5 %")
    {
        REQUIRE(drawn().stocks.size() >= 8);
        REQUIRE(drawn().fleets.size() >= 5);
        for (const auto* cases : { &drawn().stocks, &drawn().fleets }) {
            for (const auto& one : *cases) {
                INFO(one.name);
                REQUIRE(one.isNear());
            }
        }
    }

    SECTION("A sum over positions is up to a tenth narrower than drawing every claim behind it gives, its ends are within 5 %")
    {
        REQUIRE(drawn().claimByClaim.size() == drawn().fleets.size());
        for (const auto& one : drawn().claimByClaim) {
            INFO(one.name);
            REQUIRE(std::abs(one.bestError()) <= 0.05);
            REQUIRE(std::abs(one.lowError()) <= 0.05);
            REQUIRE(std::abs(one.highError()) <= 0.05);
            REQUIRE(one.widthError() <= 0);
            REQUIRE(one.widthError() >= -0.10);
        }
    }

    SECTION("A ratio is what drawing both its parts gives within 5 %, and as far from it as its parts are skewed")
    {
        constexpr double noise = 0.005;     // of a million draws
        constexpr double slightSkew = 0.20; // from here on the bound below lets through more than 5 %
        REQUIRE(drawn().ratios.size() >= 20);
        std::size_t even = 0;
        for (const auto& one : drawn().ratios) {
            INFO(one.name << ", skew " << one.skew);
            if (one.skew < slightSkew) {
                ++even;
                REQUIRE(one.isNear());
            }
            REQUIRE(std::abs(std::log1p(one.bestError())) <= perSkew * one.skew + noise);
            REQUIRE(std::abs(one.lowError()) <= 0.10);
            REQUIRE(std::abs(one.highError()) <= 0.10);
        }
        REQUIRE(even >= 2);
    }

    SECTION("The order of two is as sure as drawing them says, as far as their parts are not skewed")
    {
        REQUIRE(drawn().orders.size() >= 30);
        for (const auto& order : drawn().orders) {
            INFO(order.name << ", skew " << order.skew);
            REQUIRE(std::abs(order.closed - order.sampled) <= 0.02 + perSkew * order.skew);
        }
    }

    SECTION("The report on drawn sums and ratios is as accepted")
    {
        requireGolden("validation/sampling.txt", samplingReport(drawn()));
    }
}
