// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

#include "model/compute/lorenz.h"
#include "model/view/view_query.h"
#include "tests/support/dataset_text.h"

#include <random>

using namespace model;

namespace {

LorenzCurve curveOf(const std::vector<std::pair<double, double>>& amountsAndPeople)
{
    std::vector<LorenzPart> parts;
    for (const auto& [amount, people] : amountsAndPeople)
        parts.push_back({ OrganizationIndex(parts.size()), amount, people });
    return lorenzCurve(std::move(parts));
}

Lorenz lorenzOf(const Books& books, std::string_view line)
{
    const auto view = parseQuery(line).view;
    return lorenz(books.ledger, view, resolve(view, books.dataset));
}

std::vector<std::string> names(const Books& books, const std::vector<OrganizationIndex>& organizations)
{
    std::vector<std::string> names;
    for (const auto index : organizations)
        names.push_back(books.ledger.organization(index).name);
    return names;
}

}

TEST_CASE("A Lorenz curve adds the poorest up first")
{
    // 10 chips a head of 10 people, 1 a head of 30, 0 a head of 10: 0 + 30 + 100 = 130 chips, 50 people.
    // Points (0, 0), (0.2, 0), (0.8, 30/130), (1, 1).
    const auto curve = curveOf({ { 100, 10 }, { 30, 30 }, { 0, 10 } });

    REQUIRE(curve.parts.size() == 3);
    REQUIRE(curve.parts.front().amount == 0);
    REQUIRE(curve.points.size() == 4);
    REQUIRE(curve.points[1] == LorenzPoint { 0.2, 0 });
    REQUIRE(curve.points[2].people == Approx(0.8));
    REQUIRE(curve.points[2].amount == Approx(30.0 / 130));
    REQUIRE(curve.points[3] == LorenzPoint { 1, 1 });
    // Trapezoids: 0.2 * 0 + 0.6 * (30/130) + 0.2 * (30/130 + 1) = 0.8 * 30/130 + 0.2 = 0.384615
    REQUIRE(curve.gini == Approx(1 - 0.384615).epsilon(1e-5));
    // The richest tenth is half of the first ten people: half of 100 of 130.
    REQUIRE(curve.richestTenth == Approx(50.0 / 130));
}

TEST_CASE("Where all have the same the Gini is 0 and the richest tenth has a tenth")
{
    const auto curve = curveOf({ { 20, 10 }, { 40, 20 }, { 6, 3 } });

    REQUIRE(curve.gini == Approx(0).margin(1e-12));
    REQUIRE(curve.richestTenth == Approx(0.1));
    REQUIRE(curveOf({ { 5, 7 } }).gini == Approx(0).margin(1e-12));
}

TEST_CASE("A Lorenz curve of nothing is empty, who has no people has no part, less than nothing is nothing")
{
    REQUIRE(curveOf({}).points.empty());
    REQUIRE(curveOf({ { 0, 10 }, { -5, 10 } }).points.empty());
    REQUIRE(curveOf({ { 100, 0 }, { 10, 1 } }).parts.size() == 1);
    REQUIRE(curveOf({ { -50, 10 }, { 10, 10 } }).gini == Approx(0.5)); // as with 0: 1 - (0 + 0.5 * 1)
}

TEST_CASE("Any Lorenz curve is convex from (0, 0) to (1, 1) with a Gini from 0 to below 1")
{
    std::mt19937 random(4);
    std::uniform_real_distribution<double> amount(-10, 1000), people(0.5, 100);
    for (int round = 0; round < 200; ++round) {
        std::vector<std::pair<double, double>> holders;
        for (int i = 0; i <= round % 17; ++i)
            holders.emplace_back(amount(random), people(random));
        const auto curve = curveOf(holders);
        if (curve.points.empty())
            continue;
        REQUIRE(curve.points.front() == LorenzPoint { 0, 0 });
        REQUIRE(curve.points.back() == LorenzPoint { 1, 1 });
        double slope = 0;
        for (std::size_t i = 1; i < curve.points.size(); ++i) {
            const auto next = (curve.points[i].amount - curve.points[i - 1].amount) / (curve.points[i].people - curve.points[i - 1].people);
            REQUIRE(next >= slope - 1e-9);
            slope = next;
        }
        REQUIRE(curve.gini >= 0);
        REQUIRE(curve.gini < 1);
        REQUIRE(curve.richestTenth >= 0.1 - 1e-9);
        REQUIRE(curve.richestTenth <= 1);
    }
}

TEST_CASE("A Lorenz curve of a view leaves out who is part of another on it, and who has none")
{
    const Books books(R"(
        org: Rest | aggregate
        org: Deep | lab | GB | Google
        org: Poor | lab | FR | Rest
        inventory: Google | H100 | 2024Q1 | installed 900
        inventory: Deep | H100 | 2024Q1 | installed 100 | rented Google
        inventory: Poor | H100 | 2024Q1 | installed 0
        inventory: Small | H100 | 2024Q1 | installed 60
        people: Small | 2024Q1 | researchers 60
        inventory: Headless | H100 | 2024Q1 | installed 70
        inventory: Rest | H100 | 2024Q1 | installed 5000
        people: Google | 2024Q1 | researchers 30
        people: Deep | 2024Q1 | researchers 10
        people: Poor | 2024Q1 | researchers 60
        people: Rest | 2024Q1 | researchers 999)");
    const auto result = lorenzOf(books, "at=2024Q1");

    REQUIRE(names(books, result.within) == std::vector<std::string> { "Deep" });
    REQUIRE(result.curve.parts.size() == 2); // Small with 60 of 60, Google with 900 of 30
    REQUIRE(result.curve.parts.back().amount == 900);
    REQUIRE(result.curve.gini == Approx(1 - (60.0 / 90 * 60 / 960 + 30.0 / 90 * (60.0 / 960 + 1))));
    REQUIRE(result.curve.richestTenth == Approx(900.0 / 960 * 0.3)); // 9 of Google's 30 people
    REQUIRE(result.leftOut.size() == 2);
    REQUIRE(result.leftOut.front().reason == Reason::NoHeadcount); // Headless
    REQUIRE(result.leftOut.back().reason == Reason::Zero);         // Poor
}

TEST_CASE("A part alone on a Lorenz curve has what is not its whole's")
{
    const Books books(R"(
        org: Deep | lab | GB | Google
        inventory: Google | H100 | 2024Q1 | installed 900
        inventory: Deep | H100 | 2024Q1 | installed 100 | rented Google
        inventory: Deep | H100 | 2024Q1 | installed 7 | rented Cloud
        people: Deep | 2024Q1 | researchers 10)");
    const auto result = lorenzOf(books, "at=2024Q1&organization=Deep");

    REQUIRE(result.within.empty());
    REQUIRE(result.curve.parts.size() == 1);
    REQUIRE(result.curve.parts.front().amount == 7);
}
