// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

#include "model/compute/counted_stocks.h"
#include "model/compute/per_head.h"
#include "model/compute/series.h"
#include "model/view/view_query.h"
#include "tests/support/dataset_text.h"

#include <cmath>

using namespace model;

namespace {

/// Of the first position, of those that run.
Stock runningStock(const Books& books, std::string_view quarter)
{
    const CountedStocks running(books.ledger, SourceState::Operational);
    return running(PositionIndex(0), parseQuarter(quarter).value()).value();
}

double rankedValue(const Books& books, std::string_view name, std::string_view line)
{
    const auto view = parseQuery("per=none&" + std::string(line)).view;
    for (const auto& ranked : rankOrganizations(books.ledger, view, resolve(view, books.dataset)).drawn) {
        if (books.ledger.organization(ranked.organization).name == name)
            return ranked.value.best;
    }
    return 0;
}

}

TEST_CASE("Of chips sold those run that the organization's share says, with the errors of both")
{
    const Books books(R"(
        source: s | dataset | 2025 | sold
        inventory: A | H100 | 2024Q1 | installed 1000 900..1200 | s
        share: A | 2024Q1 | 0.8 0.7..0.85 | s)");

    const auto stock = runningStock(books, "2024Q1");
    REQUIRE(stock.units == Approx(800));
    REQUIRE(*stock.halves.down == Approx(std::hypot(0.8 * 100, 1000 * 0.1)));
    REQUIRE(*stock.halves.up == Approx(std::hypot(0.8 * 200, 1000 * 0.05)));
    REQUIRE(stock.mark == Mark::Stated);
    REQUIRE(rankedValue(books, "A", "at=2024Q1&state=operational") == Approx(800));
    REQUIRE(rankedValue(books, "A", "at=2024Q1") == Approx(1000));
}

TEST_CASE("A share is interpolated between claims and carried without limit, and its mark weakens the stock's")
{
    const Books books(R"(
        source: s | dataset | 2025 | sold
        inventory: A | H100 | 2020Q1 | added 1000 | s
        inventory: A | H100 | 2026Q1 | added 0 | s
        share: A | 2024Q1 | 0.8 | s
        share: A | 2025Q1 | 0.6 0.5..0.7 | s)");

    CHECK(runningStock(books, "2020Q1").units == Approx(800));
    CHECK(runningStock(books, "2020Q1").mark == Mark::Carried);
    CHECK(runningStock(books, "2024Q3").units == Approx(700));
    CHECK(*runningStock(books, "2024Q3").halves.down == Approx(50));
    CHECK(runningStock(books, "2024Q3").mark == Mark::Interpolated);
    CHECK(runningStock(books, "2026Q1").units == Approx(600));
    CHECK(runningStock(books, "2026Q1").mark == Mark::Carried);
}

TEST_CASE("Each claim of a walk counts what its own source counts, at the share of the quarter")
{
    const Books books(R"(
        source: sold | dataset | 2025 | sold
        source: running | dataset | 2025 | operational
        inventory: A | H100 | 2024Q1 | installed 100 | sold
        inventory: A | H100 | 2024Q2 | added 50 | running
        inventory: A | H100 | 2024Q4 | installed 400 | sold
        share: A | 2024Q1 | 0.5 | sold)");

    CHECK(runningStock(books, "2024Q2").units == Approx(100 * 0.5 + 50));
    CHECK(runningStock(books, "2024Q3").units == Approx((100 + 200) / 2.0));
    CHECK(runningStock(books, "2024Q4").units == Approx(200));
}

TEST_CASE("Who has no share stays as claimed, and so do flows and what is left of an aggregate")
{
    const Books books(R"(
        org: Rest | aggregate
        org: In | lab | US | Rest
        source: sold | dataset | 2025 | sold
        inventory: Rest | H100 | 2024Q1 | installed 1000 | sold
        inventory: In | H100 | 2024Q1 | added 200 | sold
        share: In | 2024Q1 | 0.5 | sold)");
    const auto sum = [&](std::string_view line) {
        const auto view = parseQuery(line, parseQuery("figure=growth&to=2024Q1&by=organization&state=operational").view).view;
        const auto table = sumTable(books.ledger, view, resolve(view, books.dataset), "all", view.measure == Change::Stock, true);
        return table.series.front().cells.back().value;
    };

    CHECK(sum("measure=stock") == Approx(800 + 100)); // Rest less the 200 sold
    CHECK(sum("measure=flow&organization=In") == Approx(200));
}

TEST_CASE("What an owner keeps of chips that run is reckoned of those")
{
    const Books books(R"(
        source: sold | dataset | 2025 | sold
        source: running | dataset | 2025
        inventory: P | H100 | 2024Q1 | installed 1000 | sold
        inventory: R | H100 | 2024Q1 | installed 200 | rented P | running
        share: P | 2024Q1 | 0.5 | sold)");

    CHECK(rankedValue(books, "P", "at=2024Q1&state=operational") == Approx(500 - 200));
    CHECK(rankedValue(books, "R", "at=2024Q1&state=operational") == Approx(200));
    CHECK(rankedValue(books, "P", "at=2024Q1") == Approx(800));
}
