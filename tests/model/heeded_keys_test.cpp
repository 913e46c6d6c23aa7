// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/make_figure.h"
#include "model/view/heeded_keys.h"
#include "model/view/view_query.h"
#include "tests/support/catch.h"
#include "tests/support/dataset_text.h"

#include <map>

using namespace model;

namespace {

/// Settings that differ from each other for any figure that heeds the key at all; each is tried over every ground.
const std::map<std::string, std::vector<std::string>> settings {
    { "figure", { "figure=chips", "figure=decode" } },
    { "unit", { "unit=power", "unit=chips" } },
    { "basis", { "basis=int8", "basis=memory" } },
    { "per", { "per=employees", "per=none", "per=researchers" } },
    { "access", { "access=owned", "access=access" } },
    { "state", { "state=operational" } },
    { "measure", { "measure=stock", "measure=index" } },
    { "by", { "by=organization", "by=vendor" } },
    { "style", { "style=lines" } },
    { "base", { "base=2024Q4", "base=2023Q4" } },
    { "at", { "at=2023Q2", "at=2024Q3" } },
    { "from", { "from=2024Q1" } },
    { "to", { "to=2024Q4" } },
    { "quarters", { "quarters=2023Q4,2024Q4" } },
    { "status", { "status=planned", "status=actual" } },
    { "evidence", { "evidence=disclosure", "evidence=dataset" } },
    { "prefer", { "prefer=epoch-owners", "prefer=PREFER" } },
    { "organization", { "organization=Google" } },
    { "chip", { "chip=H100 SXM" } },
    { "chip-kind", { "chip-kind=TPU" } },
    { "kind", { "kind=lab" } },
    { "country", { "country=CN" } },
    { "vendor", { "vendor=Google" } },
    { "pin", { "pin=Google,Meta,OpenAI" } },
    { "groups", { "groups=A:organization=Google,B:organization=Meta" } },
    { "x", { "x=power" } },
    { "y", { "y=power" } },
    { "sizes", { "sizes=1e10-1e11" } },
    { "bytes", { "bytes=1" } },
    { "top", { "top=3" } },
    { "scale", { "scale=linear", "scale=log" } },
    { "intervals", { "intervals=off" } },
    { "alternatives", { "alternatives=on" } },
    { "projection", { "projection=4" } },
    { "trails", { "trails=on" } },
    { "rich", { "rich=1000" } },
    { "poor", { "poor=50" } },
    { "carry", { "carry=0", "carry=20" } },
    { "rho", { "rho=0", "rho=1" } },
    { "mfu", { "mfu=0.2" } },
    { "zoom", { "zoom=,,10,1000", "zoom=1,5,,", "zoom=,,1e24,1e25", "zoom=200,500,,", "zoom=0.2,0.5,," } },
};

const std::vector<std::string> grounds { "", "unit=gpt4s", "style=lines&measure=stock", "measure=index&style=lines",
    "status=planned&at=2027Q4", "at=2023Q1" };

/// A figure without its line and those it leads to, which name the setting heeded or not.
Figure drawn(FigureKind figure, const std::string& ground, const std::string& setting)
{
    ViewState view;
    view.figure = figure;
    view = parseQuery(ground, view).view;
    const auto parsed = parseQuery(setting, view);
    REQUIRE(parsed.problems.empty());
    static const auto records = std::make_shared<const Dataset>(sample());
    static FigureMaker maker;
    auto made = maker.make(records, parsed.view, {});
    made.view.clear();
    for (auto& step : made.nextSteps)
        step.view.clear();
    made.timeline = {};
    // What says that a setting is ignored is no use of it.
    std::erase_if(made.footer,
        [](const std::string& note) { return note.starts_with("Drawn as totals") || note.starts_with("Alternatives are drawn"); });
    return made;
}

}

TEST_CASE("The keys a figure heeds are those that change it", "[view]")
{
    const auto figure = GENERATE(from_range(allValues<FigureKind>()));
    INFO(word(figure));
    std::vector<Figure> before;
    for (const auto& ground : grounds)
        before.push_back(drawn(figure, ground, ""));
    for (const auto& key : viewKeys()) {
        if (key == "figure")
            continue;
        INFO(key);
        REQUIRE(settings.contains(key));
        bool changes = false;
        for (std::size_t i = 0; i < grounds.size() && !changes; ++i)
            for (const auto& setting : settings.at(key))
                changes = changes || !(drawn(figure, grounds[i], setting) == before[i]);
        CHECK(heeds(figure, key) == changes);
    }
}

TEST_CASE("What growth does not heed the figure over quarters does that heeds it", "[view]")
{
    CHECK(likestThatHeeds(FigureKind::Growth, "per") == FigureKind::Timeline);
    CHECK(likestThatHeeds(FigureKind::Suppliers, "intervals") == FigureKind::Ranking);
    CHECK(!likestThatHeeds(FigureKind::Growth, "no key"));
}
