// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

#include "model/figure/make_figure.h"
#include "model/figure/palette.h"
#include "model/view/view_query.h"
#include "tests/support/dataset_text.h"

#include <map>
#include <set>
#include <utility>

using namespace model;

namespace {

/// The colour of every thing that has one in the figure, by name; of organizations beside their names too.
std::map<std::string, int> slotsIn(const Dataset& dataset, const std::string& line)
{
    const auto figure = makeFigure(dataset, parseQuery(line).view);
    std::map<std::string, int> slots;
    for (const auto& series : figure.series) {
        if (series.paint.kind == Paint::Kind::Category)
            slots[series.name.empty() && !series.points.empty() ? series.points.front().item : series.name] = series.paint.slot;
    }
    for (const auto& side : figure.sideValues) {
        if (side.paint.kind == Paint::Kind::Category)
            slots["beside " + std::string(dataset.name(side.organization))] = side.paint.slot;
    }
    return slots;
}

/// The sample whose things of some names are called otherwise, and keep their colours.
template <class Record> Dataset renamed(const Dataset& dataset, const Record& was, const std::string& name)
{
    auto record = was;
    record.name = name;
    record.colour = was.name;
    auto changed = dataset;
    changed.setTable(dataset.template table<Record>().with({ record }, {}));
    return changed;
}

}

TEST_CASE("What is drawn together on the sample has different colours, each that of its name")
{
    for (const auto* line : { "figure=shares&by=chip-kind", "figure=shares&by=organization", "figure=shares&by=kind",
             "figure=shares&by=country", "figure=shares&by=chip", "figure=shares&by=vendor", "figure=shares&by=provider&access=access",
             "figure=shares&by=access&access=access", "figure=growth&by=organization&measure=stock", "figure=growth&by=chip",
             "figure=suppliers", "figure=versus", "figure=training", "figure=chips", "figure=decode" }) {
        const auto figure = makeFigure(sample(), parseQuery(line).view);
        CHECK_FALSE(figure.isEmpty());
        std::map<int, std::string> names;
        for (const auto& series : figure.series) {
            if (series.paint.kind != Paint::Kind::Category)
                continue;
            const auto [other, isNew] = names.emplace(series.paint.slot, series.name);
            if (!isNew)
                FAIL_CHECK(line << ": " << series.name << " looks like " << other->second << ", slot " << series.paint.slot);
            if (series.paint != paintOf(series.name))
                FAIL_CHECK(line << ": " << series.name << " has slot " << series.paint.slot << ", elsewhere " << paintOf(series.name).slot);
        }
    }
}

TEST_CASE("A name keeps its colour, and every colour is one of the palette's")
{
    for (const auto* name : { "Google", "H100/H200", "somebody nobody knows", "" }) {
        CHECK(paintOf(name) == paintOf(name));
        CHECK(paintOf(name).slot >= 0);
        CHECK(paintOf(name).slot < paletteSlots);
    }
    CHECK(paintOf("Lambda") != paintOf("CoreWeave"));
}

TEST_CASE("What is called otherwise keeps its colour in every figure")
{
    const auto before = sample();
    const auto after = renamed(renamed(before, *before.organizationNamed("OpenAI"), "Zebra"), *before.chipNamed("H100/H200"), "Hopper");
    std::size_t things = 0;
    for (const auto* line : { "figure=ranking&per=none", "figure=ranking", "figure=shares&by=organization", "figure=shares&by=chip",
             "figure=shares&by=provider&access=access", "figure=growth&by=organization", "figure=growth&by=chip", "figure=suppliers",
             "figure=versus", "figure=training", "figure=decode", "figure=wealth", "figure=lorenz", "figure=timeline" }) {
        auto expected = slotsIn(before, line);
        CHECK_FALSE(expected.empty());
        for (const auto& [was, is] : { std::pair("OpenAI", "Zebra"), { "beside OpenAI", "beside Zebra" }, { "H100/H200", "Hopper" } }) {
            auto node = expected.extract(was);
            if (node.empty())
                continue;
            ++things;
            node.key() = is;
            expected.insert(std::move(node));
        }
        const auto found = slotsIn(after, line);
        for (const auto& [name, slot] : expected) {
            const auto same = found.find(name);
            if (same == found.end() || same->second != slot)
                FAIL_CHECK(line << ": " << name << " had slot " << slot << ", now "
                                << (same == found.end() ? std::string("none") : std::to_string(same->second)));
        }
    }
    CHECK(things > 10);
}

TEST_CASE("Things of one figure have different colours while there are some left, and the well-known ones their own")
{
    const Palette palette { Dataset() };
    std::vector<std::string> names;
    for (int i = 0; i < 16; ++i)
        names.push_back("somebody " + std::to_string(i));
    for (const auto* known : { "Google", "Meta", "OpenAI", "Tencent" }) // the last two have one slot
        names.emplace_back(known);
    const DistinctPaints paints(palette, names);
    std::set<int> slots;
    for (const auto& name : names)
        slots.insert(paints.of(name).slot);
    CHECK(slots.size() == names.size());
    for (const auto* known : { "Google", "Meta", "OpenAI" })
        CHECK(paints.of(known) == paintOf(known));
    CHECK(paints.of("Tencent") != paintOf("Tencent"));

    for (int i = 0; i < 100; ++i)
        names.push_back("one of many " + std::to_string(i));
    const DistinctPaints many(palette, names);
    for (const auto& name : names) {
        CHECK(many.of(name).slot >= 0);
        CHECK(many.of(name).slot < paletteSlots);
    }
    CHECK(DistinctPaints(palette, {}).of("Google") == paintOf("Google"));
}
