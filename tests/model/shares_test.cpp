// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

#include "model/compute/shares.h"
#include "model/view/view_query.h"
#include "tests/support/dataset_text.h"

#include <random>

using namespace model;

namespace {

using Amounts = std::vector<std::optional<double>>;

std::optional<Estimate> hhi(const Books& books, std::string_view line)
{
    const auto view = parseQuery(line).view;
    const auto resolved = resolve(view, books.dataset);
    return concentrationAt(books.ledger, view, resolved, resolved.at);
}

}

TEST_CASE("Shares are amounts over their sum, unknown ones stay unknown, less than nothing is nothing")
{
    const auto shares = sharesOf(Amounts { 60, std::nullopt, 30, 10, -5 });

    REQUIRE(*shares[0] == Approx(0.6));
    REQUIRE_FALSE(shares[1]);
    REQUIRE(*shares[2] == Approx(0.3));
    REQUIRE(*shares[4] == 0);
    REQUIRE_FALSE(sharesOf(Amounts { 0, 0 })[0]);
}

TEST_CASE("Concentration is the sum of squared shares")
{
    using Held = std::vector<double>;
    REQUIRE(*concentration(Held { 60, -5, 30, 10 }) == Approx(0.46)); // 0.36 + 0.09 + 0.01
    REQUIRE(*concentration(Held { 7 }) == Approx(1));
    REQUIRE(*concentration(Held { 5, 5, 5, 5 }) == Approx(0.25));
    REQUIRE_FALSE(concentration(Held {}));
    REQUIRE_FALSE(concentration(Held { 0, -1 }));
}

TEST_CASE("Any shares sum to 1 and their concentration lies between 1 / n and 1")
{
    std::mt19937 random(7);
    std::uniform_real_distribution<double> amount(0.001, 1000);
    for (std::size_t n = 1; n < 60; ++n) {
        std::vector<double> amounts;
        for (std::size_t i = 0; i < n; ++i)
            amounts.push_back(amount(random));
        double sum = 0;
        for (const auto& share : sharesOf(Amounts(amounts.begin(), amounts.end())))
            sum += *share;
        REQUIRE(sum == Approx(1));
        REQUIRE(*concentration(amounts) >= 1 / static_cast<double>(n) - 1e-12);
        REQUIRE(*concentration(amounts) <= 1 + 1e-12);
    }
}

TEST_CASE("The concentration of a view counts an aggregate once, after those in it")
{
    const Books books(R"(
        org: Rest | aggregate
        org: Small | lab | US | Rest
        inventory: Big | H100 SXM | 2024Q1 | added 60
        inventory: Rest | H100 SXM | 2024Q1 | added 40
        inventory: Small | H100 SXM | 2024Q1 | added 10)");

    REQUIRE(hhi(books, "figure=growth&at=2024Q1")->best == Approx(0.46));                             // 60, 40 - 10 and 10 of 100
    REQUIRE(hhi(books, "figure=growth&at=2024Q1&organization=Big,Small")->best == Approx(0.7551020)); // (36 + 1) / 49
    REQUIRE_FALSE(hhi(books, "figure=growth&at=2023Q1"));
}

TEST_CASE("Who has only chips without the figure has no amount and no part in the concentration")
{
    const Books books(R"(
        chip: Secret | ASIC | memory=8
        inventory: A | H100 SXM | 2024Q1 | added 60
        inventory: B | Secret | 2024Q1 | added 40)");
    const auto view = parseQuery("figure=growth&unit=h100e&at=2024Q1").view;
    const auto amounts = amountsByOrganization(books.ledger, view, resolve(view, books.dataset), Quarter::of(2024, 1));

    REQUIRE(amounts[OrganizationIndex(0)]->best == 60);
    REQUIRE_FALSE(amounts[OrganizationIndex(1)]);
}
