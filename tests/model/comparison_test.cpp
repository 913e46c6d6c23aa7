// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

#include "model/compute/comparison.h"
#include "model/compute/suppliers.h"
#include "model/compute/versus.h"
#include "model/compute/wealth.h"
#include "model/view/view_query.h"
#include "tests/support/dataset_text.h"

#include <cmath>

using namespace model;

namespace {

template <class Compute> auto computed(const Books& books, std::string_view line, Compute compute)
{
    const auto view = parseQuery(line).view;
    return compute(books.ledger, view, resolve(view, books.dataset));
}

std::optional<Comparison> compare(const Books& books, std::string_view line, std::string_view a, std::string_view b)
{
    return computed(books, line, [&](const Ledger& ledger, const ViewState& view, const ResolvedView& resolved) {
        return compareOrganizations(ledger, view, resolved, ledger.organizationIndex(books.dataset.organizationNamed(a)->id),
            ledger.organizationIndex(books.dataset.organizationNamed(b)->id));
    });
}

constexpr std::string_view three = R"(
    inventory: A | H100 SXM | 2024Q1 | installed 400 200..800
    inventory: B | H100 SXM | 2024Q1 | installed 100 50..200
    inventory: C | H100 SXM | 2024Q1 | installed 300
    people: A | 2024Q1 | researchers 10
    people: B | 2024Q1 | researchers 10)";

}

TEST_CASE("One organization lies above another as surely as their ratios' intervals say")
{
    const Books books(three);
    const auto comparison = *compare(books, "at=2024Q1", "A", "B");

    // 40 [20, 80] against 10 [5, 20]: s = ln 4 / 3.29 = 0.42136; ln 4 / (s * sqrt 2) = 2.3264; Phi = 0.99000
    REQUIRE(comparison.probabilityAbove == Approx(0.9900).margin(0.0001));
    REQUIRE(comparison.factor == Approx(4));
    REQUIRE(comparison.a.best == 40);
    REQUIRE(comparison.hasIntervalA);
    REQUIRE(comparison.probabilityAbove + compare(books, "at=2024Q1", "B", "A")->probabilityAbove == Approx(1));
    REQUIRE(compare(books, "at=2024Q1", "A", "A")->probabilityAbove == 0.5);
}

TEST_CASE("A value without an interval is compared as certain and says so")
{
    const Books books(three);
    const auto comparison = *compare(books, "at=2024Q1&per=none", "A", "C");

    // ln(400 / 300) / 0.42136 = 0.68275; Phi = 0.75262
    REQUIRE(comparison.probabilityAbove == Approx(0.75262).margin(0.0001));
    REQUIRE(comparison.hasIntervalA);
    REQUIRE_FALSE(comparison.hasIntervalB);
}

TEST_CASE("Two organizations are compared whatever the filters and top, but not without a value")
{
    const Books books(three);

    REQUIRE(compare(books, "at=2024Q1&per=none&top=1&organization=A", "A", "B"));
    REQUIRE_FALSE(compare(books, "at=2024Q1", "A", "C")); // C has no headcount
    REQUIRE_FALSE(compare(books, "at=2020Q1", "A", "B"));
}

TEST_CASE("P(A > B) and P(B > A) of any two of the sample add up to 1")
{
    const auto view = parseQuery("at=2025Q4").view;
    const InventoryOrder order(sample());
    const Ledger ledger(sample(), order, {});
    const auto resolved = resolve(view, sample());
    const auto ranking = rankOrganizations(ledger, view, resolved);
    for (std::size_t i = 0; i + 1 < ranking.drawn.size(); i += 5) {
        const auto a = ranking.drawn[i].organization, b = ranking.drawn[i + 1].organization;
        const auto above = compareOrganizations(ledger, view, resolved, a, b)->probabilityAbove;
        REQUIRE(above >= 0.5);
        REQUIRE(above + compareOrganizations(ledger, view, resolved, b, a)->probabilityAbove == Approx(1));
    }
}

TEST_CASE("What an organization has is split into its own after what it lets and each provider")
{
    const Books books(R"(
        inventory: A | H100 SXM | 2024Q1 | installed 100 90..120
        inventory: A | H100 SXM | 2024Q1 | installed 40 | rented P
        inventory: A | A100 | 2024Q1 | installed 20 | rented P
        inventory: A | H100 SXM | 2024Q1 | installed 10 | rented
        inventory: A | H100 SXM | 2024Q1 | installed 80 | rented Q
        inventory: B | H100 SXM | 2024Q1 | installed 25 | rented A)");
    const auto result = computed(books, "at=2024Q1&access=access", suppliers);

    REQUIRE(result.drawn.size() == 2);
    const auto& a = result.drawn.front();
    REQUIRE(a.amount == 225); // 100 less the 25 it lets, 60, 80 and 10
    REQUIRE(a.parts.size() == 4);
    REQUIRE(a.parts[0].from == SuppliedPart::From::Own);
    REQUIRE(a.parts[0].amount == Estimate { 75, 65, 95 }); // 100 [90, 120] less 25, of which no interval is given
    REQUIRE(books.ledger.organization(a.parts[1].provider).name == "Q");
    REQUIRE(a.parts[2].amount.best == 60);
    REQUIRE(a.parts[3].from == SuppliedPart::From::Unknown);
    double shares = 0;
    for (const auto& part : a.parts)
        shares += *part.share;
    REQUIRE(shares == Approx(1));
}

TEST_CASE("The parts of everybody's suppliers in the sample are what a ranking says they have")
{
    const InventoryOrder order(sample());
    const Ledger ledger(sample(), order, {});
    const auto view = parseQuery("at=2025Q4&top=100").view;
    const auto resolved = resolve(view, sample());
    const auto result = suppliers(ledger, view, resolved);

    REQUIRE(result.drawn.size() > 20);
    for (const auto& organization : result.drawn) {
        double sum = 0;
        for (const auto& part : organization.parts)
            sum += part.amount.best;
        REQUIRE(sum == Approx(organization.amount));
    }
}

TEST_CASE("Wealth sets people against chips with the intervals of both")
{
    const Books books(R"(
        inventory: A | H100 SXM | 2024Q1 | installed 400 200..800
        people: A | 2024Q1 | researchers 10 8..15
        inventory: B | H100 SXM | 2024Q1 | installed 900)");
    const auto result = computed(books, "figure=wealth&at=2024Q1&per=none", wealth);

    REQUIRE(result.drawn.size() == 1);
    REQUIRE(result.drawn[0].people == Estimate { 10, 8, 15 });
    REQUIRE(result.drawn[0].amount == Estimate { 400, 200, 800 });
    REQUIRE(result.drawn[0].each == 40);
    REQUIRE(result.leftOut.size() == 1);
}

TEST_CASE("Versus sums each group by its own filters, within those of the view")
{
    const Books books(R"(
        chip: TPU v5p | TPU | bf16=459
        inventory: Google | TPU v5p | 2024Q1 | added 500 400..600
        inventory: Google | H100 SXM | 2024Q1 | added 7
        inventory: Meta | H100 SXM | 2024Q1 | added 200 180..230
        inventory: OpenAI | H100 SXM | 2024Q2 | added 100)");
    const std::vector<VersusGroup> groups { { "TPU", { { "Google" } }, { { "TPU v5p" } } }, { "Others", { { "Meta", "OpenAI" } }, {} },
        { "Nobody", { { "Nobody" } }, {} } };
    const auto series = computed(
        books, "figure=growth&from=2024Q1&to=2024Q2", [&](const Ledger& ledger, const ViewState& view, const ResolvedView& resolved) {
            return versusSeries(ledger, view, resolved, groups, true);
        });

    REQUIRE(series.size() == 3);
    REQUIRE(series[0].cells[1].value == 500);
    REQUIRE(series[1].cells[0].value == 200);
    REQUIRE(series[1].cells[1].value == 300);
    REQUIRE(*series[1].cells[0].widths.result(0.75).up == 30);
    REQUIRE_FALSE(series[2].cells[1].isKnown);
    const auto narrowed = computed(books, "figure=growth&from=2024Q1&to=2024Q2&organization=Meta,Google",
        [&](const Ledger& ledger, const ViewState& view, const ResolvedView& resolved) {
            return versusSeries(ledger, view, resolved, groups, true);
        });
    REQUIRE(narrowed[1].cells[1].value == 200);
}

TEST_CASE("A group of versus at 0 is drawn, as sure as its claims")
{
    const Books books(R"(
        chip: TPU v5p | TPU | bf16=459
        inventory: A | H100 SXM | 2024Q1 | installed 0 0..50
        inventory: B | H100 SXM | 2024Q1 | installed 100 90..120
        inventory: B | TPU v5p | 2024Q1 | installed 0 0..10)");
    const std::vector<VersusGroup> groups { { "One", { { "A" } }, {} }, { "Two", { { "B" } }, {} } };
    const auto series = computed(books, "figure=versus&unit=chips&from=2024Q1&to=2024Q1",
        [&](const Ledger& ledger, const ViewState& view, const ResolvedView& resolved) {
            return versusSeries(ledger, view, resolved, groups, true);
        });

    REQUIRE(series[0].cells[0].isKnown);
    CHECK(series[0].cells[0].value == 0);
    CHECK(*series[0].cells[0].widths.result(0.75).up == 50);
    CHECK(*series[1].cells[0].widths.result(0.75).up == Approx(std::sqrt(0.75 * 30 * 30 + 0.25 * (20 * 20 + 10 * 10))));
}

TEST_CASE("A series becomes an index of its value at the base")
{
    GroupSeries series { "A", false, std::vector<Cell>(3), 0 };
    for (std::size_t i = 0; i < 3; ++i) {
        series.cells[i].isKnown = true;
        series.cells[i].value = 50 * static_cast<double>(i); // 0, 50, 100
    }
    series.cells[1].mark = Mark::Carried;
    auto index = series;

    REQUIRE_FALSE(takeIndex(index, 0)); // nothing can be divided by 0
    REQUIRE_FALSE(takeIndex(index, 9));
    REQUIRE(index.cells[2].value == 100);
    REQUIRE(takeIndex(index, 1));
    REQUIRE(index.cells[1].value == 1);
    REQUIRE(index.cells[2].value == 2);
    REQUIRE(index.cells[2].mark == Mark::Carried);
}
