// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

#include "model/figure/make_figure.h"
#include "model/view/view_query.h"
#include "tests/support/dataset_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <random>

using namespace model;

namespace {

/// The sample with one record written anew, as an edit leaves it.
template <class Record> std::shared_ptr<const Dataset> with(const Dataset& dataset, std::vector<Record> written)
{
    auto edited = std::make_shared<Dataset>(dataset);
    edited->setTable(dataset.table<Record>().with(std::move(written), {}));
    return edited;
}

std::shared_ptr<const Dataset> withoutInventory(const Dataset& dataset, InventoryId id)
{
    auto edited = std::make_shared<Dataset>(dataset);
    edited->setTable(dataset.inventory().with({}, { id }));
    return edited;
}

/// Many records, so that an edit shares most chunks with what was before: the sample's claims again and again under new organizations.
std::shared_ptr<const Dataset> large()
{
    auto dataset = std::make_shared<Dataset>(sample());
    std::vector<Organization> organizations;
    std::vector<InventoryRecord> claims;
    std::int64_t nextOrganization = 1000;
    std::int64_t nextClaim = 10'000;
    for (int copy = 0; copy < 60; ++copy) {
        Organization organization;
        organization.id.value = nextOrganization++;
        organization.name = "Copy " + std::to_string(copy);
        organizations.push_back(organization);
        sample().inventory().forEach([&](InventoryRecord claim) {
            claim.id.value = nextClaim++;
            claim.organization = organization.id;
            claims.push_back(claim);
        });
    }
    dataset->setTable(dataset->organizations().with(std::move(organizations), {}));
    dataset->setTable(dataset->inventory().with(std::move(claims), {}));
    return dataset;
}

const std::vector<ViewState>& views()
{
    static const std::vector<ViewState> all = [] {
        std::vector<ViewState> parsed;
        for (const auto* line : { "at=2025Q4", "at=2025Q2&per=none&unit=chips", "figure=growth&at=2025Q4",
                 "figure=growth&at=2025Q4&by=organization&measure=stock&access=access", "at=2025Q4&status=planned&evidence=dataset" })
            parsed.push_back(parseQuery(line).view);
        return parsed;
    }();
    return all;
}

}

TEST_CASE("A figure after an edit is the one that is made anew")
{
    const auto seed = GENERATE(range(1u, 7u));
    std::mt19937 random(seed);
    const auto upTo = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
    auto dataset = large();
    FigureMaker maker;
    std::int64_t nextId = 1'000'000;

    for (int i = 0; i < 25; ++i) {
        const auto& inventory = dataset->inventory();
        auto claim = inventory[upTo(inventory.size())];
        switch (upTo(8)) {
        case 0:
            dataset = withoutInventory(*dataset, claim.id);
            break;
        case 1:
            claim.id.value = nextId++;
            claim.quarter = claim.quarter + 1;
            dataset = with<InventoryRecord>(*dataset, { claim });
            break;
        case 2: // to another position
            claim.organization = dataset->organizations()[upTo(dataset->organizations().size())].id;
            dataset = with<InventoryRecord>(*dataset, { claim });
            break;
        case 3: {
            auto source = dataset->sources()[upTo(dataset->sources().size())];
            source.kind = static_cast<SourceKind>(upTo(7));
            dataset = with<Source>(*dataset, { source });
            break;
        }
        case 4: {
            Organization organization;
            organization.id.value = nextId++;
            organization.name = "New " + std::to_string(nextId);
            dataset = with<Organization>(*dataset, { organization });
            break;
        }
        case 5: {
            auto organization = dataset->organizations()[upTo(dataset->organizations().size())];
            organization.name += " Inc";
            dataset = with<Organization>(*dataset, { organization });
            break;
        }
        default:
            claim.units *= 2;
            claim.unitsHigh.reset();
            claim.status = upTo(4) == 0 ? Status::Planned : Status::Actual;
            dataset = with<InventoryRecord>(*dataset, { claim });
        }
        const auto& view = views()[upTo(views().size())];
        CAPTURE(i, viewQuery(view));
        REQUIRE(maker.make(dataset, view, {}) == makeFigure(*dataset, view));
    }
}

TEST_CASE("An edit leaves the groups of records alone that it does not touch")
{
    const auto before = large();
    InventoryOrder order(*before);
    auto claim = before->inventory()[before->inventory().size() - 1];
    claim.units += 1;
    const auto after = with<InventoryRecord>(*before, { claim });

    const auto changed = order.follow(*before, *after);

    REQUIRE(changed);
    CHECK(changed->size() < order.groups().size() / 4);
    std::size_t records = 0;
    for (const auto& group : order.groups())
        records += order.records(group).size();
    CHECK(records == after->inventory().size());
}

TEST_CASE("An order is made anew where most records are new or organizations came and went")
{
    const auto before = std::make_shared<const Dataset>(sample());
    const auto many = large();
    Organization organization;
    organization.id.value = 1'000'000;
    organization.name = "New";

    CHECK_FALSE(InventoryOrder(*before).follow(*before, *many));
    CHECK_FALSE(InventoryOrder(*many).follow(*many, *with<Organization>(*many, { organization })));
}

TEST_CASE("Of very many rows or lines the first thousand are drawn, and the table has all")
{
    std::string records = "chip: H100 SXM | GPU | bf16=989.4 | NVIDIA";
    constexpr std::size_t many = 1200;
    for (std::size_t i = 0; i < many; ++i)
        records += fmt::format("\ninventory: Lab {} | H100 SXM | 2024Q1 | installed {}", i, 5000 - i);
    const auto dataset = datasetOf(records);
    for (const auto* line : { "figure=ranking", "figure=suppliers", "figure=timeline" }) {
        INFO(line);
        const auto figure = makeFigure(dataset, parseQuery(std::string(line) + "&per=none&at=2024Q1&to=2024Q1&top=5000").view);
        const auto drawn = figure.rows.empty() ? figure.series.size() : figure.rows.size();
        CHECK(drawn == 1000);
        for (const auto& series : figure.series) {
            for (const auto& point : series.points)
                CHECK(point.position < 1000);
        }
        CHECK(std::ranges::count(figure.footer, "The first 1,000 of 1,200 are drawn; the table has all") == 1);
        CHECK(figure.table.size() >= many);
    }
}
