// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

#include "model/compute/per_head.h"
#include "model/compute/series.h"
#include "model/view/view_query.h"
#include "tests/support/dataset_text.h"

#include <cmath>
#include <map>

using namespace model;

namespace {

const RankedOrganization* ranked(const Ranking& ranking, const Books& books, std::string_view name)
{
    for (const auto& organization : ranking.drawn) {
        if (books.ledger.organization(organization.organization).name == name)
            return &organization;
    }
    return nullptr;
}

double held(const Books& books, std::string_view name, std::string_view line)
{
    const auto view = parseQuery(line).view;
    const auto ranking = rankOrganizations(books.ledger, view, resolve(view, books.dataset));
    const auto* organization = ranked(ranking, books, name);
    return organization ? organization->value.best : 0;
}

std::map<std::string, double> sums(const Books& books, std::string_view line)
{
    const auto view = parseQuery(line, parseQuery("figure=growth").view).view;
    const auto table = seriesTable(books.ledger, view, resolve(view, books.dataset), view.measure == Change::Stock, true);
    std::map<std::string, double> values;
    for (const auto& series : table.series) {
        if (series.cells.back().isKnown)
            values[series.name] = std::round(series.cells.back().value * 1e6) / 1e6;
    }
    return values;
}

constexpr std::string_view letting = R"(
    org: P | hyperscaler | US
    org: Part | lab | US | P
    org: Renter | lab | US
    inventory: P | H100 | 2024Q1 | installed 100
    inventory: P | A100 | 2024Q1 | installed 100
    inventory: Renter | H100 | 2024Q1 | installed 50 | rented P
    inventory: Part | H100 | 2024Q1 | installed 60 | rented P
    chip: H100 | GPU | bf16=989.4
    chip: A100 | GPU | bf16=494.7)";

}

TEST_CASE("Has access takes off what is let, but not what is let within the company")
{
    const Books books(letting);

    // P owns 100 + 50 = 150 H100e and lets 50: a third of each position goes.
    REQUIRE(held(books, "P", "per=none&at=2024Q1") == Approx(100));
    REQUIRE(held(books, "P", "per=none&at=2024Q1&chip=A100") == Approx(100.0 / 3));
    REQUIRE(held(books, "P", "per=none&at=2024Q1&access=owned") == Approx(150));
    REQUIRE(held(books, "Renter", "per=none&at=2024Q1") == Approx(50));
    REQUIRE(held(books, "Part", "per=none&at=2024Q1") == Approx(60)); // a ranking shows both
}

TEST_CASE("The share let to others is reckoned on the view's basis, before any filter")
{
    const Books books(letting);

    REQUIRE(held(books, "P", "per=none&at=2024Q1&organization=P") == Approx(100));
    REQUIRE(held(books, "P", "per=none&at=2024Q1&unit=chips") == Approx(200.0 * 2 / 3));
}

TEST_CASE("More let than owned leaves nothing, a chip without the basis figure is scaled too")
{
    const Books more(R"(
        inventory: P | H100 | 2024Q1 | installed 10
        inventory: R | H100 | 2024Q1 | installed 50 | rented P)");
    const Books unknown(R"(
        chip: X | GPU | memory=10
        chip: H100 | GPU | bf16=989.4 memory=80
        inventory: P | H100 | 2024Q1 | installed 100
        inventory: P | X | 2024Q1 | installed 100
        inventory: R | H100 | 2024Q1 | installed 50 | rented P
        inventory: R | X | 2024Q1 | installed 70 | rented P)");

    REQUIRE(held(more, "P", "per=none&at=2024Q1&scale=linear") == 0);
    REQUIRE(held(unknown, "P", "per=none&at=2024Q1&unit=memory") == Approx(0.5 * 8000 + 0.5 * 1000));
}

TEST_CASE("A world total under has access counts every chip once")
{
    const Books books(letting);

    REQUIRE(sums(books, "measure=stock&unit=h100e&to=2024Q1&access=access&by=access")
        == std::map<std::string, double> { { "owned", 100 }, { "rented", 50 } });
    REQUIRE(sums(books, "measure=stock&unit=h100e&to=2024Q1&access=owned&by=access") == std::map<std::string, double> { { "owned", 150 } });
}

TEST_CASE("Rented from nobody knows whom is in no total")
{
    const Books books(R"(
        inventory: A | H100 | 2024Q1 | installed 10
        inventory: A | H100 | 2024Q1 | installed 5 | rented)");

    REQUIRE(sums(books, "measure=stock&to=2024Q1&access=access&by=organization") == std::map<std::string, double> { { "A", 10 } });
}

TEST_CASE("An aggregate is drawn without what the organizations in it have gained since its first claim")
{
    const Books books(R"(
        org: Rest | aggregate
        org: In | lab | US | Rest
        org: Deep | lab | US | In
        org: Out | lab | US
        inventory: Rest | H100 | 2024Q1 | installed 1000
        inventory: Rest | H100 | 2024Q3 | installed 2000
        inventory: In | H100 | 2023Q4 | installed 100
        inventory: In | H100 | 2024Q3 | installed 400
        inventory: Deep | H100 | 2024Q3 | installed 50
        inventory: Out | H100 | 2024Q3 | installed 7)");

    // In: 400 - 100 held before 2024Q1; Deep: 50 - unknown (0). Rest 2000 - 350.
    const auto values = sums(books, "measure=stock&unit=h100e&to=2024Q3&by=organization");
    REQUIRE(values.at("Rest") == Approx(1650));
    REQUIRE(values.at("In") == 400);
    REQUIRE(values.at("Out") == 7);

    // A sum without the contained ones has all of it.
    REQUIRE(sums(books, "measure=stock&to=2024Q3&by=organization&organization=Rest").at("Rest") == 2000);
    REQUIRE(sums(books, "measure=stock&to=2024Q3&by=organization&organization=Rest,Deep").at("Rest") == Approx(1950));
}

TEST_CASE("An aggregate's chips of another kind, or contained ones above it, never make it negative")
{
    const Books books(R"(
        org: Rest | aggregate
        org: In | lab | US | Rest
        chip: H100 | GPU | bf16=989.4
        chip: TPU v5 | TPU | bf16=989.4
        inventory: Rest | H100 | 2024Q1 | added 100
        inventory: Rest | TPU v5 | 2024Q1 | added 100
        inventory: In | H100 | 2024Q1 | added 300)");

    REQUIRE(sums(books, "measure=stock&to=2024Q1&by=chip-kind&organization=Rest,In")
        == std::map<std::string, double> { { "GPU", 300 }, { "TPU", 100 } });
}

TEST_CASE("A flow of an aggregate is drawn without the flows of the contained")
{
    const Books books(R"(
        org: Rest | aggregate
        org: In | lab | US | Rest
        inventory: Rest | H100 | 2024Q1 | added 100
        inventory: Rest | H100 | 2024Q2 | added 400
        inventory: In | H100 | 2024Q1 | added 30
        inventory: In | H100 | 2024Q2 | added 100)");

    REQUIRE(sums(books, "measure=flow&to=2024Q2&by=organization") == std::map<std::string, double> { { "In", 100 }, { "Rest", 300 } });
    REQUIRE(sums(books, "measure=flow&to=2024Q2&by=kind") == std::map<std::string, double> { { "aggregate", 300 }, { "lab", 100 } });
}

TEST_CASE("A flow under has access is negative where a provider lets more")
{
    const Books books(R"(
        inventory: P | H100 | 2024Q1 | installed 100
        inventory: P | H100 | 2024Q2 | installed 100
        inventory: R | H100 | 2024Q1 | installed 10 | rented P
        inventory: R | H100 | 2024Q2 | installed 40 | rented P)");

    REQUIRE(
        sums(books, "measure=flow&to=2024Q2&access=access&by=organization") == std::map<std::string, double> { { "P", -30 }, { "R", 30 } });
}

TEST_CASE("A cycle of part_of in a file ends at the first repeat")
{
    Books books(R"(
        org: A | lab | US | B
        org: B | lab | US | A
        inventory: A | H100 | 2024Q1 | installed 1 | rented B
        inventory: B | H100 | 2024Q1 | installed 2)");

    REQUIRE(held(books, "B", "per=none&at=2024Q1") == 2); // A is part of B: nothing is let to others
}

TEST_CASE("Totals do not depend on the grouping")
{
    const auto by = GENERATE(as<std::string>(), "organization", "kind", "country", "chip", "vendor", "provider", "access");
    const auto access = GENERATE(as<std::string>(), "owned", "access");
    const auto measure = GENERATE(as<std::string>(), "stock", "flow");
    const InventoryOrder order(sample());
    const Ledger ledger(sample(), order, {});
    const auto totals = [&](const std::string& grouping) {
        const auto view
            = parseQuery("figure=growth&from=2021Q1&to=2026Q2&unit=h100e&measure=" + measure + "&access=" + access + "&by=" + grouping)
                  .view;
        std::vector<double> sums(22);
        for (const auto& series : seriesTable(ledger, view, resolve(view, sample()), measure == "stock", false).series) {
            for (std::size_t q = 0; q < sums.size(); ++q)
                sums[q] += series.cells[q].value;
        }
        return sums;
    };

    const auto expected = totals("chip-kind");
    const auto actual = totals(by);
    for (std::size_t q = 0; q < expected.size(); ++q)
        REQUIRE(actual[q] == Approx(expected[q]).epsilon(1e-9).margin(1e-6));
}

TEST_CASE("World stocks of known providers are the same owned and by who has access")
{
    const Books books(letting);
    const auto total = [&](std::string_view access) {
        double sum = 0;
        for (const auto& [name, value] : sums(books, "measure=stock&unit=h100e&to=2024Q1&by=organization&access=" + std::string(access)))
            sum += value;
        return sum;
    };

    REQUIRE(total("access") == Approx(total("owned")));
}
