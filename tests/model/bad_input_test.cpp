// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

#include "model/compute/checks.h"
#include "model/compute/comparison.h"
#include "model/compute/lorenz.h"
#include "model/compute/shares.h"
#include "model/compute/speed_limits.h"
#include "model/compute/suppliers.h"
#include "model/compute/training.h"
#include "model/compute/versus.h"
#include "model/compute/wealth.h"
#include "model/figure/figure_text.h"
#include "model/figure/finding_text.h"
#include "model/figure/make_figure.h"
#include "model/view/view_query.h"
#include "tests/support/dataset_text.h"
#include "tests/support/explained.h"

#include <chrono>
#include <cmath>
#include <regex>

using namespace model;

namespace {

constexpr std::string_view lines[] = { "", "at=2024Q1", "at=2024Q1&per=none", "at=2024Q1&per=none&scale=linear",
    "at=2024Q1&scale=linear&unit=flops", "at=2024Q1&unit=chips&access=owned&per=employees", "at=2024Q1&unit=gpt4s&per=customers",
    "at=2024Q1&basis=price&scale=linear", "at=2024Q1&status=planned&carry=40", "at=1990Q1", "at=2060Q4",
    "at=2060Q4&carry=400&rho=1&scale=linear", "figure=growth&to=2024Q1", "figure=growth&to=2024Q1&access=access&by=provider&unit=h100e",
    "figure=growth&from=1990Q1&to=2060Q4&measure=stock&by=organization", "figure=growth&from=2023Q1&to=2024Q4&measure=index&scale=log",
    "figure=growth&to=2024Q1&measure=stock&style=lines&scale=log&unit=power",
    "figure=growth&to=2024Q1&measure=stock&style=lines&basis=memory&unit=h100e&by=chip&access=access" };

void requireFinite(const std::optional<double>& number)
{
    if (number)
        REQUIRE(std::isfinite(*number));
}

void requireFinite(const Estimate& value)
{
    REQUIRE(std::isfinite(value.best));
    requireFinite(value.low);
    requireFinite(value.high);
}

void requireFinite(const std::optional<Estimate>& value)
{
    if (value)
        requireFinite(*value);
}

void requireNoOddText(const std::string& text)
{
    static const std::regex odd("(^|[^a-zA-Z])[-−]?(nan|inf)([^a-zA-Z]|$)", std::regex::icase);
    REQUIRE_FALSE(std::regex_search(text, odd));
}

/// All figures as they are written out.
void walkFigure(const Dataset& dataset, const ViewState& view)
{
    test::requireExplained(dataset, viewQuery(view));
    const auto figure = makeFigure(dataset, view);
    for (const auto& row : figure.table) {
        for (const auto& number : { row.x, row.xLow, row.xHigh, row.value, row.low, row.high })
            requireFinite(number);
    }
    requireNoOddText(figureCsv(figure));
    requireNoOddText(figureText(figure));
}

/// All numbers that figures are made of.
void walkNumbers(const Ledger& ledger, const ViewState& view)
{
    const auto resolved = resolve(view, ledger.dataset());
    const auto spread = lorenz(ledger, view, resolved);
    REQUIRE(spread.curve.gini >= 0);
    REQUIRE(spread.curve.gini < 1);
    REQUIRE(spread.curve.richestTenth <= 1);
    for (const auto& point : spread.curve.points)
        REQUIRE((std::isfinite(point.people) && std::isfinite(point.amount)));
    for (const auto& organization : suppliers(ledger, view, resolved).drawn) {
        for (const auto& part : organization.parts) {
            requireFinite(part.amount);
            requireFinite(part.share);
        }
    }
    for (const auto& point : wealth(ledger, view, resolved).drawn) {
        requireFinite(point.people);
        requireFinite(point.amount);
        REQUIRE(std::isfinite(point.each));
    }
    requireFinite(concentrationAt(ledger, view, resolved, resolved.at));
    const Indices<Organization> few { std::min<std::size_t>(ledger.dataset().organizations().size(), 6) };
    for (const auto b : few) {
        if (const auto comparison = compareOrganizations(ledger, view, resolved, OrganizationIndex(0), b)) {
            REQUIRE(comparison->probabilityAbove >= 0);
            REQUIRE(comparison->probabilityAbove <= 1);
            REQUIRE(std::isfinite(comparison->factor));
        }
    }
    for (const auto& series : versusSeries(ledger, view, resolved, { { "all", {}, {} }, { "A", { { "A" } }, {} } }, true)) {
        for (const auto& cell : series.cells)
            requireFinite(withEnds(cell.value, cell.widths.result(view.rho)));
    }
    for (const auto& model : trainedModels(ledger).models)
        REQUIRE(std::isfinite(model.factorApart().value_or(model.flop())));
}

struct FactIsFinite {
    void operator()(const Estimate& value) const { requireFinite(value); }
    void operator()(double number) const { REQUIRE(std::isfinite(number)); }
    void operator()(Quarter) const { }
    void operator()(std::size_t) const { }
    void operator()(const std::string&) const { }
    void operator()(const Sentence&) const { }
};

void walkFindings(const Dataset& dataset, const ViewState& view)
{
    for (const auto& finding : findings(dataset, ClaimOptions::of(view), resolve(view, dataset).at)) {
        const auto text = findingText(finding, dataset);
        requireNoOddText(text);
        REQUIRE(text.find("check.") == std::string::npos); // every sentence is in the catalogue
        REQUIRE_FALSE(finding.records.empty());
        REQUIRE_FALSE(finding.subject.empty());
        for (const auto& fact : finding.facts)
            std::visit(FactIsFinite {}, fact.value);
    }
}

void walkAll(const Dataset& dataset)
{
    for (const auto line : lines) {
        INFO(line);
        const auto parsed = parseQuery(line);
        REQUIRE(parsed.problems.empty());
        walkFigure(dataset, parsed.view);
        const InventoryOrder order(dataset);
        walkNumbers(Ledger(dataset, order, ClaimOptions::of(parsed.view)), parsed.view);
        walkFindings(dataset, parsed.view);
    }
}

/// What the hard rules refuse but a file from elsewhere may hold.
template <class Change> Dataset organizationChanged(Dataset dataset, std::string_view name, Change change)
{
    auto record = *dataset.organizationNamed(name);
    change(record);
    dataset.setTable(dataset.organizations().with({ record }, {}));
    return dataset;
}

constexpr std::string_view plain = R"(
    org: Rest | aggregate
    org: C | lab | US | Rest
    chip: H100 SXM | GPU | bf16=989.4 int8=1979 memory=80 bandwidth=3350 tdp=700 price=25000
    inventory: A | H100 SXM | 2023Q1 | added 100 80..130
    inventory: A | H100 SXM | 2024Q1 | installed 200 150..260
    inventory: B | H100 SXM | 2023Q3 | installed 50 | rented A
    inventory: C | H100 SXM | 2023Q3 | installed 60
    inventory: Rest | H100 SXM | 2023Q1 | added 90
    people: A | 2023Q4 | researchers 10 8..15
    people: A | 2023Q4 | employees 30
    people: B | 2024Q1 | researchers 5)";

}

TEST_CASE("Numbers stay finite without any record")
{
    walkAll(Dataset());
}

TEST_CASE("Numbers stay finite with empty intervals")
{
    walkAll(datasetOf(std::string(plain) + R"(
        inventory: D | H100 SXM | 2024Q1 | installed 0 0..0
        inventory: E | H100 SXM | 2024Q1 | installed 10 10..10
        inventory: F | H100 SXM | 2024Q1 | installed 10 0..10
        people: D | 2024Q1 | researchers 4 4..4
        people: E | 2024Q1 | researchers 4 4..4
        people: F | 2024Q1 | researchers 4 0..4)"));
}

TEST_CASE("Numbers stay finite with zero and missing headcounts")
{
    walkAll(datasetOf(std::string(plain) + R"(
        inventory: D | H100 SXM | 2024Q1 | installed 10
        people: D | 2024Q1 | researchers 0 0..0
        people: C | 2023Q1 | researchers 0
        people: C | 2025Q1 | researchers 10)"));
}

TEST_CASE("Numbers stay finite with chips that lack figures or have none of them")
{
    walkAll(datasetOf(std::string(plain) + R"(
        chip: Secret | ASIC | memory=8
        chip: Nothing | ASIC | bf16=0 int8=0 memory=0 bandwidth=0 tdp=0 price=0
        inventory: A | Secret | 2023Q1 | added 100
        inventory: D | Secret | 2024Q1 | installed 10
        inventory: E | Nothing | 2024Q1 | installed 10
        people: D | 2024Q1 | researchers 5
        people: E | 2024Q1 | researchers 5
        run: M | 2024Q1 | chips=10 days=0 mfu=0.4 flop=0 | s | A | Nothing
        run: GPT-4 | 2024Q1 | flop=0 | s | A)"));
    walkAll(datasetOf(R"(
        chip: H100 SXM | GPU | bf16=0
        inventory: A | H100 SXM | 2024Q1 | installed 10
        people: A | 2024Q1 | researchers 5)"));
}

TEST_CASE("Numbers stay finite with an organization in itself, a cycle of part_of and one who rents from itself")
{
    const auto idOf = [](const Dataset& dataset, std::string_view name) { return dataset.organizationNamed(name)->id; };
    auto dataset = datasetOf(plain);
    walkAll(organizationChanged(dataset, "Rest", [](Organization& record) { record.partOf = record.id; }));
    dataset = organizationChanged(dataset, "A", [&](Organization& record) { record.partOf = idOf(dataset, "B"); });
    dataset = organizationChanged(dataset, "B", [&](Organization& record) { record.partOf = idOf(dataset, "Rest"); });
    walkAll(organizationChanged(dataset, "Rest", [&](Organization& record) { record.partOf = idOf(dataset, "A"); }));
    walkAll(datasetOf(std::string(plain) + "\ninventory: A | H100 SXM | 2024Q1 | installed 70 | rented A"));
}

TEST_CASE("Numbers stay finite with less than nothing held")
{
    walkAll(datasetOf(std::string(plain) + R"(
        inventory: A | H100 SXM | 2024Q2 | added -500 -600..-400
        inventory: Rest | H100 SXM | 2023Q2 | added -500
        inventory: B | H100 SXM | 2023Q4 | added -500 | rented A
        inventory: D | H100 SXM | 2023Q4 | added -5
        people: D | 2024Q1 | researchers 5)"));
}

TEST_CASE("Numbers stay finite from 1990 to 2060")
{
    walkAll(datasetOf(std::string(plain) + R"(
        inventory: A | H100 SXM | 1990Q1 | added 1
        inventory: B | H100 SXM | 1990Q1 | installed 1 | rented A
        inventory: D | H100 SXM | 1990Q1 | installed 1
        inventory: D | H100 SXM | 2060Q4 | installed 1000000 | planned
        inventory: A | H100 SXM | 2060Q4 | added 7
        people: D | 1990Q1 | researchers 5
        people: D | 2060Q4 | researchers 5000)"));
}

TEST_CASE("Two thousand claims on one position count as one, and are one finding, in no time")
{
    std::string sameQuarter, manyQuarters;
    for (int i = 0; i < 2000; ++i) {
        sameQuarter += "inventory: A | H100 SXM | 2024Q1 | installed " + std::to_string(1000 + i) + " | s" + std::to_string(i) + "\n";
        manyQuarters += "inventory: A | H100 SXM | " + quarterText(Quarter::of(1990, 1) + i % 284) + " | added " + std::to_string(i % 7)
            + " | s" + std::to_string(i % 100) + "\n";
    }
    const auto same = datasetOf(sameQuarter);
    const auto begin = std::chrono::steady_clock::now();
    const auto some = findings(same, {}, Quarter::of(2024, 1));
    REQUIRE(std::chrono::steady_clock::now() - begin < std::chrono::seconds(1));
    REQUIRE(some.size() == 1);
    REQUIRE(some.front().records.size() == 2000);
    REQUIRE(findingText(some.front(), same) == "A, H100 SXM, owned, 2024Q1: 2,999 installed by s1999 and 1,000 by s0 differ.");
    walkAll(same);
    walkAll(datasetOf(manyQuarters));
}

TEST_CASE("Numbers of the sample stay finite in every view")
{
    walkAll(sample());
}
