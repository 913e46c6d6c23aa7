// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

#include "model/compute/per_head.h"
#include "model/view/view_query.h"
#include "tests/support/dataset_text.h"

using namespace model;

namespace {

Ranking rankingOf(const Books& books, std::string_view line)
{
    const auto view = parseQuery(line).view;
    return rankOrganizations(books.ledger, view, resolve(view, books.dataset));
}

/// "A 1-2 rich" a line for what is drawn, "B: no chips" for what is not.
std::string text(const Books& books, const Ranking& ranking)
{
    std::string lines;
    for (const auto& organization : ranking.drawn) {
        lines += books.ledger.organization(organization.organization).name + " " + std::to_string(std::lround(organization.value.best));
        if (organization.rankBest)
            lines += " " + std::to_string(*organization.rankBest) + "-" + std::to_string(*organization.rankWorst);
        lines += " " + std::string(tierWord(organization.tier)) + "\n";
    }
    for (const auto& left : ranking.leftOut)
        lines += books.ledger.organization(left.organization).name + ": " + std::string(reasonText(left.reason)) + "\n";
    return lines;
}

}

TEST_CASE("Headcount is interpolated between claims and carried before and after them")
{
    const Books books(R"(
        people: A | 2023Q1 | researchers 100 80..140
        people: A | 2024Q1 | researchers 200 160..220
        people: A | 2024Q1 | employees 900)");
    const Headcounts headcounts(books.ledger, Population::Researchers);
    const auto at = [&](std::string_view quarter) { return headcounts.at(OrganizationIndex(0), parseQuarter(quarter).value()); };

    REQUIRE(at("2023Q3")->count == 150);
    REQUIRE(*at("2023Q3")->halves.down == 30); // between 20 and 40
    REQUIRE(*at("2023Q3")->halves.up == 30);   // between 40 and 20
    REQUIRE(at("2023Q3")->mark == Mark::Interpolated);
    REQUIRE(at("2022Q1")->count == 100);
    REQUIRE(at("2022Q1")->mark == Mark::Carried);
    REQUIRE_FALSE(at("2021Q4"));
    REQUIRE(at("2025Q1")->count == 200);
    REQUIRE_FALSE(at("2025Q2"));
    REQUIRE(at("2024Q1")->mark == Mark::Stated);
}

TEST_CASE("No people are no denominator")
{
    const Books books(R"(
        inventory: A | H100 | 2024Q1 | installed 100
        people: A | 2024Q1 | researchers 0)");

    REQUIRE(text(books, rankingOf(books, "at=2024Q1")) == "A: no headcount\n");
}

TEST_CASE("A ranking says of each organization it does not draw the first reason that applies")
{
    const Books books(R"(
        org: Empty | lab | US
        org: Rest | aggregate
        chip: Secret | ASIC | memory=8
        chip: H100 | GPU | bf16=989.4
        inventory: Rest | H100 | 2024Q1 | installed 9
        inventory: Unknown | Secret | 2024Q1 | installed 9
        inventory: Sold | H100 | 2023Q1 | added 5
        inventory: Sold | H100 | 2024Q1 | added -5
        inventory: Alone | H100 | 2024Q1 | installed 9
        inventory: First | H100 | 2024Q1 | installed 500
        inventory: Second | H100 | 2024Q1 | installed 50
        people: Sold | 2024Q1 | researchers 1
        people: First | 2024Q1 | researchers 1
        people: Second | 2024Q1 | researchers 1)");

    REQUIRE(text(books, rankingOf(books, "at=2024Q1&top=1"))
        == "First 500 1-1 rich\nAlone: no headcount\nEmpty: no chips\nSecond: beyond top\nSold: zero\nUnknown: chip figure unknown\n");
    REQUIRE(text(books, rankingOf(books, "at=2024Q1&scale=linear&organization=First,Sold")) == "First 500 1-1 rich\nSold 0 poor\n");
}

TEST_CASE("Ranks are ranges where the order is not certain")
{
    // A 100 [50, 200] and B 90 [45, 180] cannot be told apart; both are certainly above C 1 [0.9, 1.1].
    const Books books(R"(
        inventory: A | H100 | 2024Q1 | installed 100 50..200
        inventory: B | H100 | 2024Q1 | installed 90 45..180
        inventory: C | H100 | 2024Q1 | installed 1 0.9..1.1)");

    REQUIRE(text(books, rankingOf(books, "at=2024Q1&per=none")) == "A 100 1-2 \nB 90 1-2 \nC 1 3-3 \n");
    REQUIRE(text(books, rankingOf(books, "at=2024Q1&per=none&top=1"))
        == "A 100 1-2 \nB: beyond top\nC: beyond top\n"); // ranked before the top is taken
}

TEST_CASE("A value whose lower end is 0 is above no other for sure, one without an interval is taken as certain")
{
    const Books books(R"(
        inventory: A | H100 | 2024Q1 | installed 100
        inventory: B | H100 | 2024Q1 | installed 99
        inventory: C | H100 | 2024Q1 | installed 10 0..20
        inventory: D | H100 | 2024Q1 | installed 1)");

    REQUIRE(text(books, rankingOf(books, "at=2024Q1&per=none")) == "A 100 1-1 \nB 99 2-2 \nC 10 3-4 \nD 1 3-4 \n");
}

TEST_CASE("Rich begins at its line, poor ends below its own")
{
    const Books books(R"(
        inventory: A | H100 | 2024Q1 | installed 100
        inventory: B | H100 | 2024Q1 | installed 99.99
        inventory: C | H100 | 2024Q1 | installed 10
        inventory: D | H100 | 2024Q1 | installed 9.99
        people: A | 2024Q1 | researchers 1
        people: B | 2024Q1 | researchers 1
        people: C | 2024Q1 | researchers 1
        people: D | 2024Q1 | researchers 1)");

    REQUIRE(text(books, rankingOf(books, "at=2024Q1")) == "A 100 1-1 rich\nB 100 2-2 middle\nC 10 3-3 middle\nD 10 4-4 poor\n");
    REQUIRE(text(books, rankingOf(books, "at=2024Q1&unit=chips&organization=A")) == "A 100 1-1 \n"); // no lines of its own
    REQUIRE(text(books, rankingOf(books, "at=2024Q1&unit=chips&rich=50&poor=20&organization=A")) == "A 100 1-1 rich\n");
}

TEST_CASE("A value without the figure of some chips is a lower bound that names them")
{
    const Books books(R"(
        chip: Secret | ASIC | memory=8
        chip: H100 | GPU | bf16=989.4
        inventory: A | Secret | 2024Q1 | installed 9
        inventory: A | H100 | 2024Q1 | installed 10)");

    const auto ranking = rankingOf(books, "at=2024Q1&per=none");
    REQUIRE(ranking.drawn.at(0).value.best == 10);
    REQUIRE(books.ledger.chip(ranking.drawn.at(0).held.missingChips.at(0)).name == "Secret");
}

TEST_CASE("The mark is the weakest of what is not 0")
{
    const Books books(R"(
        inventory: A | H100 | 2023Q1 | installed 10
        inventory: A | A100 | 2024Q1 | installed 10
        inventory: B | H100 | 2023Q1 | added 5
        inventory: B | H100 | 2023Q2 | installed 0
        inventory: B | A100 | 2024Q1 | installed 10)");

    const auto ranking = rankingOf(books, "at=2024Q1&per=none");
    REQUIRE(ranking.drawn.at(0).mark == Mark::Carried); // A
    REQUIRE(ranking.drawn.at(1).mark == Mark::Stated);  // B's H100 are 0
}

TEST_CASE("The sample's ranking is the reference one")
{
    const InventoryOrder order(sample());
    const Ledger ledger(sample(), order, {});
    const auto value = [&](std::string_view line, std::string_view name) {
        const auto view = parseQuery(line).view;
        for (const auto& organization : rankOrganizations(ledger, view, resolve(view, sample())).drawn) {
            if (ledger.organization(organization.organization).name == name)
                return organization.value;
        }
        return Estimate {};
    };

    CHECK(value("at=2025Q4", "xAI").best == Approx(2668.5).epsilon(1e-4));
    CHECK(*value("at=2025Q4", "xAI").low == Approx(1458.3).epsilon(1e-4));
    CHECK(*value("at=2025Q4", "xAI").high == Approx(6434.0).epsilon(1e-4));
    CHECK(value("at=2025Q4", "Meta").best == Approx(1903.3).epsilon(1e-4));
    CHECK(*value("at=2025Q4", "Meta").high == Approx(4021.0).epsilon(1e-4));
    CHECK(value("at=2025Q4", "OpenAI").best == Approx(1743.4).epsilon(1e-4));
    CHECK(*value("at=2025Q4", "OpenAI").low == Approx(980.8).epsilon(1e-4));
    CHECK(value("at=2025Q4", "UC Berkeley").best == Approx(0.103).epsilon(1e-3));
    CHECK(value("at=2023Q3", "OpenAI").best == Approx(192.2).epsilon(1e-3));
    CHECK(*value("at=2023Q3", "Inflection AI").high == Approx(274.5).epsilon(1e-3));
    CHECK(value("at=2023Q3", "Databricks").best == Approx(6.58).epsilon(1e-3));
}
