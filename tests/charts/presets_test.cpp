// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/make_figure.h"
#include "model/figure/picture_words.h"
#include "model/view/view_query.h"
#include "tests/charts/layout_faults.h"
#include "tests/support/catch.h"
#include "tests/support/dataset_text.h"
#include "tests/support/sample_views.h"
#include "ui/base/text.h"
#include "ui/charts/picture_presets.h"

#include <algorithm>

namespace {

using charts::TextRole;
using test::joined;
using test::squeezed;

constexpr int leastTypePx = 9; // 6.75 points on paper

charts::Layout layoutOf(const model::Figure& figure, const charts::PicturePreset& preset)
{
    return test::layoutOf(figure, preset.sizePx);
}

}

TEST_CASE("Every view of the sample reads in every preset: no text touches another, leaves the page, is cut or too small")
{
    const auto line = GENERATE(from_range(test::sampleViews()));
    const auto figure = model::makeFigure(sample(), model::parseQuery(line).view);
    for (const auto& preset : charts::picturePresets()) {
        CAPTURE(line, preset.word);

        const auto layout = layoutOf(figure, preset);

        CHECK(test::overlap(layout) == "");
        CHECK(test::outside(layout) == "");
        CHECK(joined(layout, TextRole::Title) == squeezed(figure.title));
        CHECK(joined(layout, TextRole::Subtitle) == squeezed(figure.subtitle));
        CHECK(joined(layout, TextRole::Footer).contains(squeezed(figure.footer.empty() ? std::string() : figure.footer.front())));
        for (const auto& run : layout.texts) {
            CAPTURE(ui::fromQt(run.text));
            CHECK(run.face.sizePx >= leastTypePx);
        }
    }
}

TEST_CASE("The plot has most of a column of print")
{
    const auto line = GENERATE(from_range(test::sampleViews()));
    CAPTURE(line);
    const auto figure = model::makeFigure(sample(), model::parseQuery(line).view);

    const auto layout = layoutOf(figure, *charts::presetNamed("column"));

    constexpr std::size_t fewRows = 10; // are no higher than they have to be
    const bool isLow = figure.positions.kind == model::AxisKind::Rows && figure.rows.size() < fewRows;
    if (!layout.plot.isEmpty()) {
        CHECK(layout.plot.width() > layout.page.width() * 0.25);
        CHECK((isLow || layout.plot.height() > layout.page.height() * 0.4));
    }
}

TEST_CASE("Long words of one's own wrap and leave the figure's own line and the sources on the picture")
{
    const auto view = GENERATE(std::string(), std::string("figure=growth"), std::string("figure=wealth"));
    const auto own = model::makeFigure(sample(), model::parseQuery(view).view);
    const model::PictureWords words { "Rechenleistungsverteilungsgerechtigkeitsuntersuchungskommissionsvorsitzendenstellvertretung",
        "What nobody had counted before, told in a subtitle that goes on for longer than any column of print is wide, as subtitles do",
        "Drawn for the third edition of a report whose name is long, with numbers that were looked at twice" };
    const auto figure = model::withWords(own, words);
    for (const auto& preset : charts::picturePresets()) {
        CAPTURE(view, preset.word);

        const auto layout = layoutOf(figure, preset);

        CHECK(test::overlap(layout) == "");
        CHECK(test::outside(layout) == "");
        CHECK(joined(layout, TextRole::Title) == squeezed(words.title));
        CHECK(joined(layout, TextRole::Subtitle) == squeezed(words.subtitle));
        const auto footer = joined(layout, TextRole::Footer);
        CHECK(footer.contains(squeezed(own.subtitle)));
        CHECK(footer.contains(squeezed(own.footer.front())));
        CHECK(footer.contains(squeezed(words.note)));
        CHECK(layout.plot.height() > layout.page.height() * 0.25);
    }
}

TEST_CASE("Presets are found by word and by size, and millimetres come back")
{
    const auto column = charts::presetNamed("column");
    REQUIRE(column);
    CHECK(column->sizePx.width() == 321);
    CHECK(charts::mmOfPixels(column->sizePx.width()) == Approx(84.9));
    CHECK(charts::presetOf({ 1600, 900 })->word == "slide");
    CHECK(charts::presetNamed("double-column")->sizePx.width() == 673);
    CHECK_FALSE(charts::presetNamed("poster"));
    CHECK_FALSE(charts::presetOf({ 1600, 901 }));
}
