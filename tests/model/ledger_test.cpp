// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

#include "tests/support/dataset_text.h"

using namespace model;

namespace {

std::string unitsAndMark(const std::optional<Stock>& stock)
{
    return stock ? std::to_string(std::lround(stock->units)) + " " + std::string(word(stock->mark)) : "unknown";
}

std::string unitsAndMark(const std::optional<Flow>& flow)
{
    return flow ? std::to_string(std::lround(flow->units)) + " " + std::string(word(flow->mark)) : "unknown";
}

/// The claim that counts for A's H100 in 2024Q1.
double countingUnits(const Books& books)
{
    return books.stock("A", "2024Q1")->units;
}

}

TEST_CASE("The claim that counts is the one with the better evidence")
{
    const Books books(R"(
        source: press | press | 2025
        source: filing | filing | 2020
        inventory: A | H100 | 2024Q1 | installed 100 | press
        inventory: A | H100 | 2024Q1 | installed 200 | filing)");

    REQUIRE(countingUnits(books) == 200);
}

TEST_CASE("The claim that counts among equal evidence is the latest published, then the highest id")
{
    const Books later(R"(
        source: old | press | 2023-12
        source: new | press | 2024-01
        inventory: A | H100 | 2024Q1 | installed 100 | new
        inventory: A | H100 | 2024Q1 | installed 200 | old)");
    const Books same(R"(
        source: one | press | 2024
        source: two | press | 2024
        inventory: A | H100 | 2024Q1 | installed 100 | one
        inventory: A | H100 | 2024Q1 | installed 200 | two)");

    REQUIRE(countingUnits(later) == 100);
    REQUIRE(countingUnits(same) == 200);
}

TEST_CASE("A preferred source goes before better evidence, evidence narrows before anything counts")
{
    const std::string_view text = R"(
        source: guess | estimate | 2020
        source: filing | filing | 2024
        inventory: A | H100 | 2024Q1 | installed 100 | guess
        inventory: A | H100 | 2024Q1 | installed 200 | filing)";

    ClaimOptions preferred;
    preferred.prefer = { "guess" };
    REQUIRE(countingUnits(Books(text, preferred)) == 100);

    ClaimOptions narrowed = preferred;
    narrowed.evidence = SourceKind::Press;
    REQUIRE(countingUnits(Books(text, narrowed)) == 200);
}

TEST_CASE("A planned claim counts only after the last actual one, and only where the view takes it")
{
    const std::string_view text = R"(
        inventory: A | H100 | 2024Q1 | installed 100
        inventory: A | H100 | 2024Q2 | installed 999 | planned
        inventory: A | H100 | 2024Q3 | installed 200
        inventory: A | H100 | 2025Q1 | installed 400 | planned)";
    ClaimOptions both;
    both.status = Status::Planned;
    const Books planned(text, both);
    const Books actual(text);

    REQUIRE(unitsAndMark(planned.stock("A", "2024Q2")) == "150 interpolated");
    REQUIRE(unitsAndMark(planned.stock("A", "2024Q3")) == "200 stated");
    REQUIRE(unitsAndMark(planned.stock("A", "2024Q4")) == "300 planned");
    REQUIRE(unitsAndMark(planned.stock("A", "2025Q1")) == "400 planned");
    REQUIRE(unitsAndMark(actual.stock("A", "2024Q4")) == "200 carried"); // the last claim the view takes is of 2024Q3
}

TEST_CASE("Stock rolls forward over added claims and starts from 0 before them")
{
    const Books books(R"(
        inventory: A | H100 | 2024Q1 | added 100
        inventory: A | H100 | 2024Q3 | added 50
        inventory: A | H100 | 2024Q4 | added -30)");

    REQUIRE(unitsAndMark(books.stock("A", "2023Q4")) == "0 stated");
    REQUIRE(unitsAndMark(books.stock("A", "2024Q1")) == "100 stated");
    REQUIRE(unitsAndMark(books.stock("A", "2024Q2")) == "100 stated"); // nothing happened
    REQUIRE(unitsAndMark(books.stock("A", "2024Q3")) == "150 stated");
    REQUIRE(unitsAndMark(books.stock("A", "2024Q4")) == "120 stated");
    REQUIRE(unitsAndMark(books.stock("A", "2025Q1")) == "120 carried"); // after the last quarter of any claim
    REQUIRE(unitsAndMark(books.stock("A", "2025Q4")) == "120 carried");
    REQUIRE(unitsAndMark(books.stock("A", "2026Q1")) == "unknown");
}

TEST_CASE("A source that only plans is silent of what it plans nothing for")
{
    ClaimOptions options { Status::Planned, SourceKind::Estimate, {}, 1 };
    const Books books(R"(
        inventory: A | H100 | 2024Q1 | installed 100
        inventory: A | A100 | 2024Q1 | installed 10
        inventory: A | A100 | 2025Q1 | installed 20 | planned)",
        options);

    const auto stock = [&](std::string_view chip, int quarter) {
        return unitsAndMark(books.ledger.stock(books.position("A", chip), Quarter::of(2024, quarter)));
    };
    REQUIRE(stock("H100", 2) == "100 carried");
    REQUIRE(stock("H100", 3) == "unknown"); // the plan of another chip does not speak of it
    REQUIRE(stock("A100", 3) == "15 planned");
}

TEST_CASE("Stock is unknown before an installed claim and interpolated between two")
{
    const Books books(R"(
        inventory: A | H100 | 2024Q1 | installed 100
        inventory: A | H100 | 2025Q1 | installed 300)");

    REQUIRE(unitsAndMark(books.stock("A", "2023Q4")) == "unknown");
    REQUIRE(unitsAndMark(books.stock("A", "2024Q1")) == "100 stated");
    REQUIRE(unitsAndMark(books.stock("A", "2024Q2")) == "150 interpolated");
    REQUIRE(unitsAndMark(books.stock("A", "2024Q4")) == "250 interpolated");
    REQUIRE(unitsAndMark(books.stock("A", "2025Q1")) == "300 stated");
}

TEST_CASE("An installed claim wins over an added one of its quarter, and nothing happens before such a quarter")
{
    const Books books(R"(
        inventory: A | H100 | 2024Q1 | installed 100
        inventory: A | H100 | 2024Q4 | installed 180
        inventory: A | H100 | 2024Q4 | added 50)");

    REQUIRE(unitsAndMark(books.stock("A", "2024Q3")) == "100 stated");
    REQUIRE(unitsAndMark(books.stock("A", "2024Q4")) == "180 stated");
    REQUIRE(unitsAndMark(books.flow("A", "2024Q4")) == "50 stated");
}

TEST_CASE("A silent source carries its stock K quarters after the horizon, one that still speaks does not age")
{
    const std::string_view text = R"(
        inventory: A | H100 | 2023Q1 | installed 100 | quiet
        inventory: A | A100 | 2023Q1 | installed 7 | talks
        inventory: A | V100 | 2023Q4 | installed 1 | talks
        inventory: B | H100 | 2026Q1 | installed 1)";
    const Books books(text);
    const auto at = [&](std::string_view chip, std::string_view quarter) {
        return unitsAndMark(books.ledger.stock(books.position("A", chip), parseQuarter(quarter).value()));
    };

    REQUIRE(at("H100", "2023Q2") == "100 carried");
    REQUIRE(at("H100", "2024Q1") == "100 carried"); // the fourth
    REQUIRE(at("H100", "2024Q2") == "unknown");
    REQUIRE(at("A100", "2023Q4") == "7 carried"); // not after the horizon, but its last claim is a stock
    REQUIRE(at("A100", "2024Q4") == "7 carried"); // four after the horizon of 2023Q4
    REQUIRE(at("A100", "2025Q1") == "unknown");

    ClaimOptions none;
    none.carry = 0;
    const Books impatient(text, none);
    REQUIRE(unitsAndMark(impatient.ledger.stock(impatient.position("A", "H100"), parseQuarter("2023Q2").value())) == "unknown");
}

TEST_CASE("After a last added claim nothing happened up to the horizon, then it is carried")
{
    const Books books(R"(
        inventory: A | H100 | 2023Q1 | added 100 | s
        inventory: A | A100 | 2023Q3 | added 5 | s
        inventory: B | H100 | 2026Q1 | installed 1 | s)");
    const auto& h100 = books.position("A", "H100");

    REQUIRE(unitsAndMark(books.ledger.stock(h100, parseQuarter("2023Q3").value())) == "100 stated");
    REQUIRE(unitsAndMark(books.ledger.stock(h100, parseQuarter("2023Q4").value())) == "100 carried");
}

TEST_CASE("Flow is the added claim, else the difference of two known stocks")
{
    const Books books(R"(
        inventory: A | H100 | 2024Q1 | installed 100
        inventory: A | H100 | 2024Q3 | installed 200
        inventory: A | H100 | 2024Q4 | added 30)");

    REQUIRE(unitsAndMark(books.flow("A", "2024Q1")) == "unknown"); // an opening balance
    REQUIRE(unitsAndMark(books.flow("A", "2024Q2")) == "50 interpolated");
    REQUIRE(unitsAndMark(books.flow("A", "2024Q3")) == "50 stated");
    REQUIRE(unitsAndMark(books.flow("A", "2024Q4")) == "30 stated");
}

TEST_CASE("A first stock is a flow where its organization has an earlier claim with the same access")
{
    const Books books(R"(
        inventory: A | A100 | 2023Q1 | installed 10
        inventory: A | H100 | 2024Q1 | installed 100
        inventory: A | H200 | 2024Q1 | installed 5 | rented P)");
    const auto q = parseQuarter("2024Q1").value();

    REQUIRE(unitsAndMark(books.ledger.flow(books.position("A", "H100"), q)) == "100 stated");
    REQUIRE(unitsAndMark(books.ledger.flow(books.position("A", "H200"), q)) == "unknown");
}

TEST_CASE("A rolled-forward stock's interval adds the half-widths of one source with rho 0.75")
{
    const Books books(R"(
        inventory: A | H100 | 2024Q1 | added 100 90..120 | s
        inventory: A | H100 | 2024Q2 | added 200 160..240 | s)");

    // W-^2 = 0.75 * (10 + 40)^2 + 0.25 * (10^2 + 40^2) = 1875 + 425 = 2300; W+^2 = 0.75 * 60^2 + 0.25 * (400 + 1600) = 3200
    const auto stock = books.stock("A", "2024Q2");
    REQUIRE(*stock->halves.down == Approx(std::sqrt(2300.0)));
    REQUIRE(*stock->halves.up == Approx(std::sqrt(3200.0)));
}

TEST_CASE("Half-widths of different sources err apart, and an installed claim begins anew")
{
    const Books books(R"(
        inventory: A | H100 | 2024Q1 | installed 100 70..130 | one
        inventory: A | H100 | 2024Q2 | added 10 | one
        inventory: A | H100 | 2024Q3 | added 100 60..140 | two
        inventory: A | H100 | 2024Q4 | installed 300 290..310 | two)");

    REQUIRE(*books.stock("A", "2024Q2")->halves.down == Approx(30)); // the second claim gives none and adds nothing
    REQUIRE(*books.stock("A", "2024Q3")->halves.down == Approx(50)); // sqrt(30^2 + 40^2)
    REQUIRE(*books.stock("A", "2024Q4")->halves.down == Approx(10));
}

TEST_CASE("An interpolated stock interpolates its half-widths, an unknown end counting 0")
{
    const Books books(R"(
        inventory: A | H100 | 2024Q1 | installed 100 60..140 | one
        inventory: A | H100 | 2024Q3 | installed 200 | two
        inventory: A | H100 | 2025Q1 | installed 300 | two)");

    REQUIRE(*books.stock("A", "2024Q2")->halves.down == Approx(20));
    REQUIRE(books.ledger.source(books.stock("A", "2024Q2")->source).key == "one");
    REQUIRE_FALSE(books.stock("A", "2024Q4")->halves.areKnown());
}

TEST_CASE("Claims of a source that another one replaces do not exist, at any depth")
{
    // c replaces b, which replaces a.
    const auto taken = [](const ClaimOptions& options) {
        const Books books(R"(
            source: a | filing | 2024
            source: b | dataset | 2025 | replaces a
            source: c | press | 2026 | replaces b
            source: d | estimate | 2023
            inventory: A | H100 | 2024Q1 | installed 1 | a
            inventory: A | H100 | 2024Q1 | installed 2 | b
            inventory: A | H100 | 2024Q1 | installed 3 | c
            inventory: A | H100 | 2024Q1 | installed 4 | d)",
            options);
        std::string keys;
        books.dataset.sources().forEach([&](const Source& source) { keys += books.ledger.takes(source.id) ? source.key : ""; });
        return keys + " " + unitsAndMark(books.stock("A", "2024Q1"));
    };
    const auto preferring = [](std::vector<std::string> keys) {
        ClaimOptions options;
        options.prefer = std::move(keys);
        return options;
    };

    REQUIRE(taken({}) == "cd 3 stated");
    REQUIRE(taken(preferring({ "b" })) == "bd 2 stated"); // it comes back, without what replaces it
    REQUIRE(taken(preferring({ "a" })) == "ad 1 stated"); // without b and c
    REQUIRE(taken(preferring({ "c" })) == "cd 3 stated");
    REQUIRE(taken(preferring({ "d" })) == "cd 4 stated");
    ClaimOptions narrow;
    narrow.evidence = SourceKind::Dataset;
    REQUIRE(taken(narrow) == "b 2 stated"); // what is too weak replaces nothing
    narrow.prefer = { "c" };
    REQUIRE(taken(narrow) == "b 2 stated");
}
