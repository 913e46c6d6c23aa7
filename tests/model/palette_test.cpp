// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

#include "model/figure/make_figure.h"
#include "model/figure/palette.h"
#include "model/view/view_query.h"
#include "tests/support/dataset_text.h"

#include <map>

using namespace model;

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
