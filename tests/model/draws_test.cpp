// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

#include "model/compute/draws.h"
#include "model/compute/lorenz.h"
#include "model/compute/shares.h"
#include "model/view/view_query.h"
#include "tests/support/dataset_text.h"

#include <fmt/format.h>

using namespace model;

namespace {

/// The number itself, of one holder.
void itself(std::span<const double> amounts, std::span<const double>, std::span<double> numbers)
{
    numbers[0] = amounts[0];
}

constexpr std::string_view two = R"(
    inventory: A | H100 SXM | 2024Q1 | installed 100 50..200
    inventory: B | H100 SXM | 2024Q1 | installed 300 100..400
    people: A | 2024Q1 | researchers 10 8..15
    people: B | 2024Q1 | researchers 40)";

Inequality inequalityOf(std::string_view text)
{
    const Books books(text);
    const auto view = parseQuery("figure=lorenz&at=2024Q1").view;
    return model::inequalityOf(books.ledger, lorenz(books.ledger, view, resolve(view, books.dataset)).curve);
}

}

TEST_CASE("A percentile lies between the numbers beside it")
{
    const std::vector<double> sorted { 1, 2, 3, 4, 50 };
    REQUIRE(percentileOf(sorted, 0.05) == Approx(1.2));
    REQUIRE(percentileOf(sorted, 0.95) == Approx(40.8)); // 0.8 of the way from 4 to 50
    REQUIRE(percentileOf(sorted, 0) == 1);
    REQUIRE(percentileOf(sorted, 1) == 50);
    REQUIRE(percentileOf(std::vector { 7.0 }, 0.05) == 7);
}

TEST_CASE("The more holders, the fewer draws, but never few")
{
    REQUIRE(drawsOf(1) == 1000);
    REQUIRE(drawsOf(100) == 1000);
    REQUIRE(drawsOf(101) == 990);
    REQUIRE(drawsOf(499) == 200);
    REQUIRE(drawsOf(5000) == 200);
    REQUIRE(drawsOf(0) == 1000);
}

TEST_CASE("What is drawn of one number has its ends at its own")
{
    // The 5th and 95th percentile of 1,000 draws: 48.68 and 364.4 by another program from the same numbers of the same engine.
    const auto drawn = drawnIntervals({ { "A", { 100, 50, 400 } } }, { 100 }, itself).front();
    REQUIRE(drawn.best == 100);
    REQUIRE(*drawn.low == Approx(48.68356559207392));
    REQUIRE(*drawn.high == Approx(364.3541557953183));

    const auto toNothing = drawnIntervals({ { "A", { 100, 0, {} } } }, { 100 }, itself).front(); // as if down to 1
    REQUIRE(*toNothing.low > 0.7);
    REQUIRE(*toNothing.low < 1.4);
    REQUIRE(*toNothing.high == 100);
}

TEST_CASE("Without any interval a measure has none")
{
    const auto drawn = drawnIntervals({ { "A", { 100, {}, {} } }, { "B", { 5, 5, 5 } } }, { 3 }, itself).front();
    REQUIRE(drawn == Estimate { 3, {}, {} });
    REQUIRE(drawnIntervals({}, { 3 }, itself).front() == Estimate { 3, {}, {} });
}

TEST_CASE("Gini, the richest tenth and the concentration have the intervals of the draws")
{
    // The numbers are another program's, which follows `help method draws` from the engine on.
    const auto inequality = inequalityOf(two);
    REQUIRE(inequality.gini.best == Approx(0.05)); // 400 chips, 50 people: B has 0.75 of the chips and 0.8 of the people
    REQUIRE(*inequality.gini.low == Approx(0.007728199493264193));
    REQUIRE(*inequality.gini.high == Approx(0.3613335128412582));
    REQUIRE(inequality.richestTenth.best == Approx(0.125)); // half of A's people
    REQUIRE(*inequality.richestTenth.low == Approx(0.10130717614734823));
    REQUIRE(*inequality.richestTenth.high == Approx(0.2825738194047898));

    const Books books(two);
    const auto view = parseQuery("figure=shares&at=2024Q1").view;
    const auto index = concentrationAt(books.ledger, view, resolve(view, books.dataset), Quarter::of(2024, 1)).value();
    REQUIRE(index.best == Approx(0.625)); // (1 + 9) / 16
    REQUIRE(*index.low == Approx(0.5025144893572461));
    REQUIRE(*index.high == Approx(0.7573497488671432));
}

TEST_CASE("The draws are the same to the last digit whatever the order of the records")
{
    const auto text = [](const std::vector<int>& order) {
        std::string lines;
        for (const int i : order) {
            const auto name = "Org" + std::to_string(i * 7 % 10);
            lines += fmt::format("inventory: {} | H100 SXM | 2024Q1 | installed {} {}..{}\n", name, 100 * i + 3, 60 * i, 190 * i + 9);
            lines += fmt::format("people: {} | 2024Q1 | researchers {} {}..{}\n", name, 10 * i + 1, 9 * i, 15 * i + 4);
        }
        return lines;
    };
    const auto one = inequalityOf(text({ 1, 2, 3, 4, 5, 6, 7, 8, 9 }));
    for (const auto& order : { std::vector<int> { 9, 8, 7, 6, 5, 4, 3, 2, 1 }, { 5, 1, 9, 2, 8, 4, 3, 7, 6 } }) {
        const auto other = inequalityOf(text(order));
        REQUIRE(other.gini == one.gini);
        REQUIRE(other.richestTenth == one.richestTenth);
    }
}
