// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/make_figure.h"
#include "model/figure/shown_records.h"
#include "model/view/view_query.h"
#include "tests/support/catch.h"
#include "tests/support/dataset_text.h"

using namespace model;

namespace {

constexpr auto books = R"(
    source: filed | filing | 2024-05
    source: guessed | estimate | 2024-05
    org: Whole | hyperscaler | US
    org: Part | lab | US | Whole
    org: Nobody | lab | US
    inventory: Whole  | H100 SXM | 2023Q1 | installed 100 | filed
    inventory: Part   | H100 SXM | 2023Q1 | installed 10 | filed
    inventory: Whole  | H100 SXM | 2024Q1 | installed 300 | filed
    inventory: Whole  | A100     | 2023Q1 | installed 5 | guessed
    inventory: Nobody | H100 SXM | 2023Q1 | installed 7 | filed
    people: Whole | 2023Q1 | researchers 50 | filed
    people: Whole | 2023Q1 | employees 500 | filed
)";

/// The units of the inventory the figure of this view shows.
std::vector<double> shown(const std::string& line)
{
    const auto dataset = datasetOf(books);
    const auto view = parseQuery(line).view;
    const ShownRecords records(dataset, view, makeFigure(dataset, view));
    std::vector<double> all;
    dataset.inventory().forEach([&](const InventoryRecord& record) {
        if (records.shows(record))
            all.push_back(record.units);
    });
    return all;
}

}

TEST_CASE("Records of a ranking are those of what is drawn and its parts, up to the quarter")
{
    CHECK(shown("at=2023Q1") == std::vector<double> { 100, 10, 5 });
    CHECK(shown("at=2024Q1") == std::vector<double> { 100, 10, 300, 5 });
}

TEST_CASE("Records of a figure are those its filters and its evidence let through")
{
    CHECK(shown("at=2023Q1&evidence=filing") == std::vector<double> { 100, 10 });
    CHECK(shown("at=2023Q1&chip=A100") == std::vector<double> { 5 });
}

TEST_CASE("Records of a growth of stock go back before its first quarter, of a flow they do not")
{
    CHECK(shown("figure=growth&measure=flow&from=2023Q2&to=2024Q1") == std::vector<double> { 300 });
    CHECK(shown("figure=growth&measure=stock&from=2023Q2&to=2024Q1") == std::vector<double> { 100, 10, 300, 5, 7 });
}

TEST_CASE("Records of every figure of one quarter are those of what it draws")
{
    const auto* figure = GENERATE("wealth", "lorenz");
    CHECK(shown(std::string("at=2023Q1&figure=") + figure) == std::vector<double> { 100, 10, 5 });
    CHECK(shown("at=2023Q1&figure=suppliers") == std::vector<double> { 100, 10, 5, 7 }); // it asks nobody for people
    CHECK(shown("at=2024Q1&figure=shares&from=2024Q1") == std::vector<double> { 100, 10, 300, 5, 7 });
}

TEST_CASE("Records of groups that are compared are those of one of them at least")
{
    CHECK(shown("figure=versus&measure=stock&at=2024Q1&groups=A:organization=Part,B:organization=Nobody") == std::vector<double> { 10, 7 });
    CHECK(shown("figure=versus&measure=stock&at=2024Q1&groups=A:chip=A100,B:chip=A100") == std::vector<double> { 5 });
}

TEST_CASE("Figures of chips and of training runs rest on those that are drawn")
{
    const auto dataset = datasetOf(std::string(books) + R"(
    chip: L40 | GPU | bf16=181 bandwidth=864 memory=48
    run: First | 2023Q1 | flop=1e24 | filed | Whole
    run: Later | 2025Q1 | flop=1e25 | filed | Whole
)");
    const auto at = [&](const std::string& line) {
        const auto view = parseQuery(line).view;
        return ShownRecords(dataset, view, makeFigure(dataset, view));
    };
    const auto training = at("figure=training&at=2024Q1");
    CHECK(training.shows(dataset.trainingRuns()[0]));
    CHECK_FALSE(training.shows(dataset.trainingRuns()[1]));
    CHECK_FALSE(training.shows(dataset.inventory()[0]));
    CHECK_FALSE(at("").shows(dataset.trainingRuns()[0]));
    const auto chips = at("figure=decode&chip=L40,A100");
    CHECK(chips.shows(*dataset.chipNamed("L40")));
    CHECK_FALSE(chips.shows(*dataset.chipNamed("A100"))); // its bandwidth is unknown
    CHECK_FALSE(chips.shows(*dataset.chipNamed("H100 SXM")));
}

TEST_CASE("Headcounts that are shown are of the population a ranking divides by")
{
    const auto dataset = datasetOf(books);
    const auto view = parseQuery("at=2023Q1").view;
    const ShownRecords records(dataset, view, makeFigure(dataset, view));

    CHECK(records.shows(dataset.headcounts()[0]));
    CHECK_FALSE(records.shows(dataset.headcounts()[1]));
}

TEST_CASE("Headcounts that are shown of a figure against people are of researchers where nobody is asked for")
{
    const auto dataset = datasetOf(books);
    const auto view = parseQuery("at=2023Q1&figure=wealth").view;
    const ShownRecords records(dataset, view, makeFigure(dataset, view));

    CHECK(records.shows(dataset.headcounts()[0]));
    CHECK_FALSE(records.shows(dataset.headcounts()[1]));
}
