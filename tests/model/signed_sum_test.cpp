// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

#include "model/compute/holding.h"
#include "model/compute/per_head.h"
#include "model/compute/series.h"
#include "model/compute/suppliers.h"
#include "model/view/view_query.h"
#include "tests/support/dataset_text.h"

#include <cmath>
#include <random>

using namespace model;

namespace {

/// Of a ranking without a denominator.
Estimate held(const Books& books, std::string_view name, std::string_view line)
{
    const auto view = parseQuery("per=none&" + std::string(line)).view;
    for (const auto& ranked : rankOrganizations(books.ledger, view, resolve(view, books.dataset)).drawn) {
        if (books.ledger.organization(ranked.organization).name == name)
            return ranked.value;
    }
    return {};
}

/// The sum of all series of a view at the end of its range.
Estimate total(const Ledger& ledger, std::string_view line)
{
    const auto view = parseQuery(line, parseQuery("figure=growth&unit=h100e").view).view;
    const auto resolved = resolve(view, ledger.dataset());
    Cell sum;
    for (const auto& series : seriesTable(ledger, view, resolved, view.measure == Change::Stock, true).series) {
        sum.value += series.cells.back().value;
        sum.widths.add(series.cells.back().widths);
    }
    return withEnds(sum.value, sum.widths.result(view.rho));
}

void requireEnds(const Estimate& value, double best, double low, double high)
{
    CHECK(value.best == Approx(best));
    REQUIRE(value.low);
    REQUIRE(value.high);
    CHECK(*value.low == Approx(low));
    CHECK(*value.high == Approx(high));
}

void requireSame(const Estimate& a, const Estimate& b)
{
    CHECK(a.best == Approx(b.best).margin(1e-6));
    REQUIRE(a.low.has_value() == b.low.has_value());
    REQUIRE(a.high.has_value() == b.high.has_value());
    if (a.low)
        CHECK(*a.low == Approx(*b.low).margin(1e-6));
    if (a.high)
        CHECK(*a.high == Approx(*b.high).margin(1e-6));
}

}

TEST_CASE("Claims of one source that enter with both signs err against each other")
{
    IntervalSum sum;
    sum.add(SourceIndex(1), { 10, 10 });
    sum.add(SourceIndex(1), { 4, 6 }, -1);

    // Down: 0.75 * (10 - 4)^2 + 0.25 * (10^2 + 6^2) = 61; up: 0.75 * (10 - 6)^2 + 0.25 * (10^2 + 4^2) = 41.
    REQUIRE(*sum.result(0.75).down == Approx(std::sqrt(61)));
    REQUIRE(*sum.result(0.75).up == Approx(std::sqrt(41)));
}

TEST_CASE("All claims of a source high at once may lower a value more than all low")
{
    IntervalSum sum;
    sum.add(SourceIndex(1), { 1, 1 });
    sum.add(SourceIndex(1), { 2, 9 }, -1);

    // Down: max(1 - 2, -(1 - 9)) = 8; 0.75 * 64 + 0.25 * (1 + 81) = 68.5. Up: max(1 - 9, -(1 - 2)) = 1; 0.75 + 0.25 * (1 + 4) = 2.
    REQUIRE(*sum.result(0.75).down == Approx(std::sqrt(68.5)));
    REQUIRE(*sum.result(0.75).up == Approx(std::sqrt(2)));
}

TEST_CASE("A side has an end where the half-width that counts there is known")
{
    IntervalSum sum;
    sum.add(SourceIndex(1), { 3, {} }, -2);

    REQUIRE_FALSE(sum.result(0.75).down);
    REQUIRE(*sum.result(0.75).up == 6);
}

TEST_CASE("What comes to a position in two ways is added up before it errs")
{
    const Term own { PositionIndex(4), Quarter::of(2024, 1), 1, { 10, 10 }, SourceIndex(1) };
    auto taken = own;
    taken.coefficient = -1;
    SignedSum sum, other;
    sum.addShared(own);
    other.addShared(taken);
    other.add({ PositionIndex(5), Quarter::of(2024, 1), 1, { 3, 3 }, SourceIndex(2) });
    sum.add(other);
    REQUIRE(*sum.result(0.75).up == Approx(3));

    taken.quarter = Quarter::of(2023, 4); // another thing
    SignedSum apart;
    apart.addShared(own);
    apart.addShared(taken);
    REQUIRE(*apart.result(0.75).up == Approx(std::sqrt(0.25 * 200)));
}

TEST_CASE("What an owner keeps errs with what it lets")
{
    const Books oneSource(R"(
        inventory: P | H100 | 2024Q1 | installed 100 80..120
        inventory: R | H100 | 2024Q1 | installed 40 30..50 | rented P)");
    const Books two(R"(
        inventory: P | H100 | 2024Q1 | installed 100 80..120 | a
        inventory: R | H100 | 2024Q1 | installed 40 30..50 | rented P | b)");

    // Owned +1 chip each, let -1. One source: 0.75 * (20 - 10)^2 + 0.25 * (20^2 + 10^2) = 200; two: 20^2 + 10^2 = 500.
    requireEnds(held(oneSource, "P", "at=2024Q1"), 60, 60 - std::sqrt(200), 60 + std::sqrt(200));
    requireEnds(held(two, "P", "at=2024Q1"), 60, 60 - std::sqrt(500), 60 + std::sqrt(500));

    // The same where it is split by who supplies it.
    const auto view = parseQuery("figure=suppliers&at=2024Q1").view;
    const auto split = suppliers(two.ledger, view, resolve(view, two.dataset));
    requireEnds(split.drawn.front().parts.front().amount, 60, 60 - std::sqrt(500), 60 + std::sqrt(500));
}

TEST_CASE("A part of what an owner keeps errs with all that it owns and lets")
{
    const Books books(R"(
        chip: H100 | GPU | bf16=989.4
        chip: A100 | GPU | bf16=494.7
        inventory: P | H100 | 2024Q1 | installed 100 80..120 | a
        inventory: P | A100 | 2024Q1 | installed 100 90..110 | b
        inventory: R | H100 | 2024Q1 | installed 60 50..70 | rented P | c)");

    // O = 150, L = 60, k = 0.6. In H100e, V = 50: A100 0.6 * 0.5 + 50 * 60 * 0.5 / 150^2 = 0.36667, H100 50 * 60 / 150^2 = 0.13333,
    // let -50 / 150 = -0.33333; 3.6667^2 + 2.6667^2 + 3.3333^2 = 31.667.
    requireEnds(held(books, "P", "at=2024Q1&chip=A100"), 30, 30 - std::sqrt(31.0 + 2.0 / 3), 30 + std::sqrt(31.0 + 2.0 / 3));

    // In chips, V = 100: A100 0.6 + 100 * 60 * 0.5 / 150^2 = 0.73333, H100 0.26667, let -0.66667: twice as wide.
    requireEnds(
        held(books, "P", "at=2024Q1&chip=A100&unit=chips"), 60, 60 - 2 * std::sqrt(31.0 + 2.0 / 3), 60 + 2 * std::sqrt(31.0 + 2.0 / 3));
}

TEST_CASE("More let than owned leaves nothing, without an interval")
{
    const Books books(R"(
        inventory: P | H100 | 2024Q1 | installed 10 5..20
        inventory: R | H100 | 2024Q1 | installed 50 40..60 | rented P)");

    const auto value = held(books, "P", "at=2024Q1&scale=linear");
    REQUIRE(value.best == 0);
    REQUIRE_FALSE(value.low);
    REQUIRE_FALSE(value.high);
}

TEST_CASE("What is let below nothing leaves an owner its own interval")
{
    const Books books(R"(
        inventory: P | H100 | 2024Q1 | installed 100 80..120
        inventory: R | H100 | 2024Q1 | added -50 -60..-40 | rented P)");

    requireEnds(held(books, "P", "at=2024Q1"), 100, 80, 120);
}

TEST_CASE("What is below nothing has no interval, in a sum or alone")
{
    const Books books(R"(
        inventory: A | H100 | 2024Q1 | added -10 -20..-5 | a
        inventory: A | A100 | 2024Q1 | installed 100 90..110 | b
        inventory: B | H100 | 2024Q1 | added -10 -20..-5 | a)");

    requireEnds(held(books, "A", "at=2024Q1&scale=linear"), 90, 80, 100);
    requireEnds(total(books.ledger, "measure=stock&to=2024Q1&organization=A"), 90, 80, 100);
    REQUIRE(total(books.ledger, "measure=stock&to=2024Q1&organization=B") == Estimate { -10, {}, {} });
    REQUIRE(total(books.ledger, "measure=flow&to=2024Q1&organization=B") == Estimate { -10, {}, {} });
}

TEST_CASE("What is disposed of in a quarter is as uncertain as its claim says, in a sum that stays above nothing")
{
    const Books books(R"(
        inventory: A | H100 | 2024Q1 | added 100 80..120 | a
        inventory: B | H100 | 2024Q1 | added -10 -20..-5 | b)");

    requireEnds(total(books.ledger, "measure=flow&to=2024Q1"), 90, 90 - std::hypot(20, 10), 90 + std::hypot(20, 5));
}

TEST_CASE("A chip without the unit's figure gives a sum no end, not even where there is none of it")
{
    const Books books(R"(
        chip: Priced | GPU | price=40000
        chip: Free | GPU | bf16=1
        inventory: A | Priced | 2024Q1 | installed 10
        inventory: A | Free | 2024Q1 | added 0 0..5)");

    REQUIRE(held(books, "A", "at=2024Q1&unit=cost") == Estimate { 400000, {}, {} });
    REQUIRE(total(books.ledger, "measure=stock&to=2024Q1&unit=cost") == Estimate { 400000, {}, {} });
    REQUIRE(total(books.ledger, "measure=flow&to=2024Q1&unit=cost&chip=Free") == Estimate {});
}

TEST_CASE("Chips beside a value that move nothing of it give it no end")
{
    const Books books(R"(
        chip: H100 SXM | GPU | bf16=989.4 tdp=700
        chip: Odd | GPU | bf16=989.4
        inventory: P | H100 SXM | 2024Q1 | installed 100
        inventory: P | Odd | 2024Q1 | installed 100 50..150
        inventory: T | H100 SXM | 2024Q1 | installed 0 | rented P)");

    const auto value = held(books, "P", "at=2024Q1&unit=power");
    CHECK(value.best == 70000); // nothing is let, so however many Odd there are
    CHECK_FALSE(value.low);
    CHECK_FALSE(value.high);
}

TEST_CASE("An owner keeps the share of the last quarter that its own claims cover")
{
    const Books books(R"(
        inventory: P | H100 | 2024Q1 | installed 100 80..120 | a
        inventory: R | H100 | 2024Q1 | installed 40 30..50 | rented P | b
        inventory: R | H100 | 2024Q3 | installed 90 60..120 | rented P | b
        inventory: R | H100 | 2026Q1 | installed 95 | rented P | b)");

    // Until 2025Q1 the stock is carried; the share stays 1 - 40 / 100, what is let errs as it did then.
    for (const auto* at : { "2024Q1", "2024Q2", "2024Q3", "2025Q1" })
        requireEnds(held(books, "P", "at=" + std::string(at)), 60, 60 - std::sqrt(500), 60 + std::sqrt(500));
    requireEnds(held(books, "R", "at=2024Q3"), 90, 60, 120);

    const auto view = parseQuery("per=none&at=2024Q3").view;
    const auto ranking = rankOrganizations(books.ledger, view, resolve(view, books.dataset));
    REQUIRE(ranking.drawn[1].held.letting->quarter == Quarter::of(2024, 1));
    REQUIRE(ranking.drawn[1].held.letting->others == 40);
}

TEST_CASE("Half of what is owned covers, or as much as is let, and lapsed stock counts as owned")
{
    const auto covered = [](std::string_view text, Quarter quarter) {
        const Books books(text);
        const auto h100e = h100Equivalents(books.dataset, Basis::Bf16);
        const CountedStocks sold(books.ledger, SourceState::Sold);
        const Holdings holdings(sold, h100e, {});
        return holdings.lettings(quarter, stocksAt(books.ledger, quarter)).at(0).quarter;
    };
    const std::string old = "inventory: P | H100 | 2023Q1 | installed 100 | a\n";
    const std::string let = "inventory: R | H100 | 2023Q1 | installed 50 | rented P | b\n"
                            "inventory: R | H100 | 2025Q4 | installed 50 | rented P | b\n";

    const auto now = Quarter::of(2024, 1);
    REQUIRE(covered(old + let + "inventory: P | A100 | 2024Q1 | installed 100 | c", now) == now);                 // 100 of 200
    REQUIRE(covered(old + let + "inventory: P | A100 | 2024Q1 | installed 60 | c", now) == now);                  // 60 of 160, and 50 let
    REQUIRE(covered(old + let + "inventory: P | A100 | 2024Q1 | installed 40 | c", now) == Quarter::of(2023, 1)); // 40 of 140
    REQUIRE(covered(old + let + "inventory: P | A100 | 2025Q4 | installed 40 | c", Quarter::of(2025, 4)) == Quarter::of(2023, 1)); // lapsed
    REQUIRE(covered(let, now) == now); // who owns nothing
}

TEST_CASE("An owner and its tenants in one sum are as sure as the owner's own claims")
{
    const Books books(R"(
        chip: H100 | GPU | bf16=989.4
        chip: A100 | GPU | bf16=312
        inventory: P | H100 | 2024Q1 | installed 100 80..120 | a
        inventory: P | A100 | 2024Q1 | installed 300 250..320 | b
        inventory: R | H100 | 2024Q1 | installed 40 30..50 | rented P | a
        inventory: S | A100 | 2024Q1 | installed 50 10..80 | rented P | c)");

    requireSame(total(books.ledger, "measure=stock&to=2024Q1&access=access"), total(books.ledger, "measure=stock&to=2024Q1&access=owned"));
}

TEST_CASE("An aggregate errs with what it contains")
{
    const Books books(R"(
        org: Rest | aggregate
        org: In | lab | US | Rest
        inventory: Rest | H100 | 2024Q1 | installed 1000 900..1100 | a
        inventory: In | H100 | 2023Q4 | installed 100 90..110 | b
        inventory: In | H100 | 2024Q1 | installed 300 240..360 | b)");

    // In counts 300 - 100: the aggregate is left 800 = O - L with +1 for its own and -1 for what is in it; what was before errs no more.
    requireEnds(total(books.ledger, "measure=stock&to=2024Q1&by=organization&organization=Rest,In"), 1100, 1000, 1200);
    const auto view = parseQuery("figure=growth&measure=stock&by=organization&to=2024Q1").view;
    const auto table = seriesTable(books.ledger, view, resolve(view, books.dataset), true, true);
    const auto& rest = table.series.front().cells.back();
    const double width = std::hypot(100, 60);
    requireEnds(withEnds(rest.value, rest.widths.result(0.75)), 800, 800 - width, 800 + width);
}

TEST_CASE("An aggregate keeps the share of the last quarter that its own claims cover")
{
    const Books books(R"(
        org: Rest | aggregate
        org: In | lab | US | Rest
        inventory: Rest | H100 | 2024Q1 | installed 1000 | a
        inventory: In | H100 | 2024Q1 | installed 200 | b
        inventory: In | H100 | 2024Q3 | installed 600 | b)");

    CHECK(total(books.ledger, "measure=stock&to=2024Q1&by=organization&organization=Rest,In").best == Approx(1000));
    CHECK(total(books.ledger, "measure=stock&to=2024Q3&by=organization&organization=Rest,In").best == Approx(1400)); // 800 + 600
}

TEST_CASE("An aggregate inside another counts with what is left of it")
{
    const Books books(R"(
        org: World | aggregate
        org: Rest | aggregate | | World
        org: In | lab | US | Rest
        inventory: World | H100 | 2024Q1 | installed 1000 900..1100 | a
        inventory: Rest | H100 | 2024Q1 | installed 400 370..430 | b
        inventory: In | H100 | 2024Q1 | installed 100 80..120 | c)");

    // Rest is left 300, World 1000 - 100 - 300 = 600: +1 World's own, -1 Rest's, In's -1 + 1 cancel out.
    const auto view = parseQuery("figure=growth&measure=stock&by=organization&to=2024Q1").view;
    const auto table = seriesTable(books.ledger, view, resolve(view, books.dataset), true, true);
    const auto ends = [&](std::size_t i) {
        const auto& cell = table.series[i].cells.back();
        return withEnds(cell.value, cell.widths.result(0.75));
    };
    requireEnds(ends(0), 600, 600 - std::hypot(100, 30), 600 + std::hypot(100, 30));
    requireEnds(ends(1), 300, 300 - std::hypot(30, 20), 300 + std::hypot(30, 20));
    requireEnds(ends(2), 100, 80, 120);
    requireEnds(total(books.ledger, "measure=stock&to=2024Q1"), 1000, 900, 1100);
}

TEST_CASE("A flow of an aggregate errs with the flows in it")
{
    const Books books(R"(
        org: World | aggregate
        org: Rest | aggregate | | World
        org: In | lab | US | Rest
        inventory: World | H100 | 2024Q1 | added 1000 900..1100 | a
        inventory: Rest | H100 | 2024Q1 | added 400 370..430 | b
        inventory: In | H100 | 2024Q1 | added 100 80..120 | c)");

    const auto view = parseQuery("figure=growth&measure=flow&by=organization&to=2024Q1").view;
    const auto table = seriesTable(books.ledger, view, resolve(view, books.dataset), false, true);
    const auto& world = table.series.front().cells.back();
    requireEnds(withEnds(world.value, world.widths.result(0.75)), 600, 600 - std::hypot(100, 30), 600 + std::hypot(100, 30));
    requireEnds(total(books.ledger, "measure=flow&to=2024Q1"), 1000, 900, 1100);
}

TEST_CASE("Of an aggregate that also lets both shares count")
{
    const Books books(R"(
        org: Rest | aggregate
        org: In | lab | US | Rest
        inventory: Rest | H100 | 2024Q1 | installed 1000 900..1100 | a
        inventory: In | H100 | 2024Q1 | installed 200 150..250 | b
        inventory: R | H100 | 2024Q1 | installed 100 80..120 | rented Rest | c)");

    // m = 0.8, k = 0.9: 720. Own m * k + k * V * 200 / 1000^2 (V = 1000) + m * V * 100 / 1000^2 = 0.72 + 0.18 + 0.08 = 0.98; In -k; let -m.
    const auto view = parseQuery("figure=growth&measure=stock&access=access&by=organization&to=2024Q1").view;
    const auto table = seriesTable(books.ledger, view, resolve(view, books.dataset), true, true);
    const auto& rest = table.series.front().cells.back();
    const double width = std::sqrt(98.0 * 98 + 45 * 45 + 16 * 16);
    requireEnds(withEnds(rest.value, rest.widths.result(0.75)), 720, 720 - width, 720 + width);
}

TEST_CASE("The interval of a total does not depend on the grouping")
{
    const auto by = GENERATE(as<std::string>(), "organization", "kind", "country", "chip", "provider", "access");
    const auto access = GENERATE(as<std::string>(), "owned", "access");
    const auto measure = GENERATE(as<std::string>(), "stock", "flow");
    const InventoryOrder order(sample());
    const Ledger ledger(sample(), order, {});
    for (const auto* to : { "2024Q4", "2025Q4", "2026Q2" }) {
        const auto line = "from=2024Q4&to=" + std::string(to) + "&measure=" + measure + "&access=" + access + "&by=";
        CAPTURE(line, by);
        requireSame(total(ledger, line + by), total(ledger, line + "chip-kind"));
    }
}

TEST_CASE("World totals by who owns and by who has access agree at covered quarters, with their intervals")
{
    const InventoryOrder order(sample());
    const Ledger ledger(sample(), order, {});
    const auto h100e = h100Equivalents(sample(), Basis::Bf16);
    const CountedStocks sold(ledger, SourceState::Sold);
    const Holdings holdings(sold, h100e, {});
    int covered = 0;
    for (auto quarter = Quarter::of(2023, 1); quarter <= Quarter::of(2025, 4); quarter = quarter + 1) {
        const auto lettings = holdings.lettings(quarter, stocksAt(ledger, quarter));
        if (!std::ranges::all_of(
                lettings, [&](const Reduction& r) { return r.quarter == quarter && (r.errsWithOthers() || r.others == 0); }))
            continue;
        ++covered;
        const auto line = "measure=stock&to=" + quarterText(quarter) + "&access=";
        CAPTURE(line);
        requireSame(total(ledger, line + "access"), total(ledger, line + "owned"));
    }
    REQUIRE(covered > 0);
}

TEST_CASE("A wider claim never narrows a value that holds it with one sign")
{
    std::mt19937 random(7);
    std::uniform_real_distribution<double> width(0, 100), sign(-1, 1);
    for (int round = 0; round < 1000; ++round) {
        const bool isOnlyPositive = round % 2 == 0;
        IntervalSum narrow, wide;
        const auto widened = random() % 6;
        for (std::size_t claim = 0; claim < 6; ++claim) {
            HalfWidths halves { width(random), width(random) };
            // Alone of its source it has one sign; so have all where all are positive.
            const SourceIndex source(isOnlyPositive ? claim % 2 : claim);
            const double coefficient = isOnlyPositive ? std::abs(sign(random)) : sign(random);
            narrow.add(source, halves, coefficient);
            if (claim == widened)
                (round % 3 == 0 ? halves.down : halves.up) = 200;
            wide.add(source, halves, coefficient);
        }
        REQUIRE(*wide.result(0.75).down >= *narrow.result(0.75).down * (1 - 1e-12));
        REQUIRE(*wide.result(0.75).up >= *narrow.result(0.75).up * (1 - 1e-12));
    }
}
