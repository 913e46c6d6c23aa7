// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/dataset_diff.h"
#include "tests/support/catch.h"
#include "tests/support/dataset_text.h"

#include <nlohmann/json.hpp>

using namespace model;

namespace {

std::string diff(std::string_view first, std::string_view second)
{
    return differencesText(recordDifferences(datasetOf(first), datasetOf(second)));
}

}

TEST_CASE("Two datasets of the same records have no difference, whatever their ids and order")
{
    const auto one = R"(
        org: Other | aggregate | US
        org: A | lab | DE | Other
        inventory: A | H100 | 2023Q1 | installed 100 80..120
        inventory: A | TPU | 2023Q1 | added 50 | rented P | planned | t
        people: A | 2023Q1 | researchers 50
        view: start | at=2023Q1
        waiver: claims-differ | A | H100 | seen
    )";
    const auto other = R"(
        people: A | 2023Q1 | researchers 50
        inventory: A | TPU | 2023Q1 | added 50 | rented P | planned | t
        inventory: A | H100 | 2023Q1 | installed 100 80..120
        org: A | lab | DE | Other
        org: Other | aggregate | US
        waiver: claims-differ | A | H100 | seen
        view: start | at=2023Q1
    )";
    CHECK(diff(one, other) == "");
    CHECK(recordDifferences(sample(), sample()).empty());
}

TEST_CASE("A record that only one dataset has is a line with what it says")
{
    const auto one = "org: A | lab\ninventory: A | H100 | 2023Q1 | installed 100";
    const auto more = "org: A | lab\ninventory: A | H100 | 2023Q1 | installed 100\ninventory: A | H100 | 2023Q2 | installed 150 120..200";
    CHECK(diff(one, more) == "+ inventory A, H100, 2023Q2, installed, owned, actual, s: units 150, units_low 120, units_high 200\n");
    CHECK(diff(more, one) == "- inventory A, H100, 2023Q2, installed, owned, actual, s: units 150, units_low 120, units_high 200\n");
}

TEST_CASE("A record that says something else is a line with both values of the fields that differ")
{
    CHECK(diff("inventory: A | H100 | 2023Q1 | installed 100 80..120", "inventory: A | H100 | 2023Q1 | installed 110 80..120")
        == "~ inventory A, H100, 2023Q1, installed, owned, actual, s: units 100 → 110\n");
    CHECK(diff("people: A | 2023Q1 | researchers 50 40..60", "people: A | 2023Q1 | researchers 50")
        == "~ headcount A, 2023Q1, researchers, s: people_low 40 → nothing, people_high 60 → nothing\n");
    CHECK(diff("org: A | lab | DE\norg: B | lab", "org: A | startup | | B\norg: B | lab")
        == "~ organization A: kind lab → startup, country 'DE' → nothing, part_of nothing → B\n");
}

TEST_CASE("What tells claims apart makes two records, not one that differs")
{
    const auto text = GENERATE(as<std::string>(), "A | H100 | 2023Q1 | added 100", "A | H100 | 2023Q1 | installed 100 | rented",
        "A | H100 | 2023Q1 | installed 100 | planned", "A | H100 | 2023Q1 | installed 100 | t", "A | H100 | 2023Q2 | installed 100");
    const auto found = recordDifferences(datasetOf("source: t | dataset\ninventory: A | H100 | 2023Q1 | installed 100"),
        datasetOf("source: t | dataset\nsource: s | dataset\ninventory: " + text));
    REQUIRE(found.size() == 2);
    CHECK(found[0].kind == RecordKind::Inventory);
    CHECK(found[1].kind == RecordKind::Inventory);
    CHECK(found[0].event != found[1].event);
}

TEST_CASE("A renamed organization is another one, with all its claims")
{
    CHECK(diff("inventory: A | H100 | 2023Q1 | installed 100", "inventory: B | H100 | 2023Q1 | installed 100")
        == "- organization A: kind lab\n"
           "+ organization B: kind lab\n"
           "- inventory A, H100, 2023Q1, installed, owned, actual, s: units 100\n"
           "+ inventory B, H100, 2023Q1, installed, owned, actual, s: units 100\n");
}

TEST_CASE("Saved views, waivers and recipes are compared too")
{
    const auto before = R"(
        view: start | at=2023Q1 | As it was
        waiver: claims-differ | A | H100 | seen
        recipe: epoch | {} | old
    )";
    const auto after = R"(
        view: start | at=2023Q2 | As it was
        view: more | figure=growth
        waiver: claims-differ | A | H100 | seen again
        recipe: epoch | {"header":true} | old
    )";
    CHECK(diff(before, after)
        == "+ saved_view more: position 2, view 'figure=growth'\n"
           "~ saved_view start: view 'at=2023Q1' → 'at=2023Q2'\n"
           "~ waiver claims-differ, A, H100: notes 'seen' → 'seen again'\n"
           "~ recipe epoch: mapping '{}' → '{\"header\":true}'\n");
}

TEST_CASE("The order of the lines does not follow the records'")
{
    const auto forwards = diff("org: A | lab", "org: A | lab\norg: B | lab\norg: C | lab");
    CHECK(forwards == "+ organization B: kind lab\n+ organization C: kind lab\n");
    CHECK(diff("org: A | lab", "org: C | lab\norg: B | lab\norg: A | lab") == forwards);
}

TEST_CASE("The differences are JSON with numbers as numbers and unknown as null")
{
    const auto json
        = nlohmann::json::parse(differencesJson(recordDifferences(datasetOf("org: A | lab\npeople: A | 2023Q1 | researchers 50 40..60"),
                                                    datasetOf("org: A | lab\npeople: A | 2023Q1 | researchers 55\norg: B | lab")),
            "a.flop", "b.flop"));
    CHECK(json["a"] == "a.flop");
    CHECK(json["b"] == "b.flop");
    REQUIRE(json["differences"].size() == 2);
    CHECK(json["differences"][0]
        == nlohmann::json::parse(R"({"table": "organization", "in": "b", "key": {"name": "B"}, "fields": {"kind": {"b": "lab"}}})"));
    CHECK(json["differences"][1] == nlohmann::json::parse(R"({"table": "headcount", "in": "both",
        "key": {"organization": "A", "quarter": "2023Q1", "population": "researchers", "source": "s"},
        "fields": {"people": {"a": 50, "b": 55}, "people_low": {"a": 40, "b": null}, "people_high": {"a": 60, "b": null}}})"));
}

TEST_CASE("A hundred thousand claims are compared")
{
    const auto fleet = [](double units) {
        auto dataset = datasetOf("org: A | lab\nchip: H100 | GPU\nsource: s | dataset");
        std::vector<InventoryRecord> claims;
        for (int i = 0; i < 100'000; ++i) {
            InventoryRecord claim { { i + 1 }, { 1 }, { 1 }, { 8000 + i }, {}, {}, {}, units, {}, {}, {}, { 1 }, {} };
            claims.push_back(claim);
        }
        claims.back().units = 7;
        dataset.setTable(RecordTable<InventoryRecord>(std::move(claims)));
        return dataset;
    };
    const auto one = fleet(1);
    const auto other = fleet(2);
    CHECK(recordDifferences(one, one).empty());
    CHECK(recordDifferences(one, other).size() == 99'999);
}
