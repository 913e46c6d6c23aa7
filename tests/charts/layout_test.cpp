// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/make_figure.h"
#include "model/view/view_query.h"
#include "tests/charts/layout_faults.h"
#include "tests/support/catch.h"
#include "tests/support/dataset_text.h"
#include "tests/support/sample_figures.h"
#include "tests/support/sample_views.h"
#include "ui/base/text.h"
#include "ui/charts/label_placer.h"
#include "ui/charts/layout.h"
#include "ui/charts/layout_parts.h"

#include <algorithm>

namespace {

using charts::TextRole;
using test::joined;
using test::layoutOf;
using test::outside;
using test::overlap;
using test::squeezed;

const std::vector<QSizeF> sizes { { 1600, 900 }, { 1000, 620 }, { 700, 500 }, { 321, 227 }, { 2400, 1350 }, { 1280, 720 }, { 500, 900 } };

}

TEST_CASE("Texts of a figure neither overlap nor leave the page")
{
    const auto named = GENERATE(from_range(test::sampleFigures()));
    const auto size = GENERATE(from_range(sizes));
    CAPTURE(named.name, size.width(), size.height());

    const auto layout = layoutOf(named.figure, size);

    CHECK(overlap(layout) == "");
    CHECK(outside(layout) == "");
}

TEST_CASE("Texts of every figure of the sample neither overlap nor leave the page, also at the width of a column of print")
{
    const auto line = GENERATE(from_range(test::sampleViews()));
    const auto figure = model::makeFigure(sample(), model::parseQuery(line).view);
    for (const auto size : { QSizeF(700, 450), QSizeF(1200, 700), QSizeF(2400, 1350), QSizeF(321, 227) }) {
        CAPTURE(line, size.width(), size.height());

        const auto layout = layoutOf(figure, size);

        CHECK(overlap(layout) == "");
        CHECK(outside(layout) == "");
    }
}

TEST_CASE("Every axis of numbers of the sample has three labels or more, also where it is zoomed")
{
    const auto* zoom = GENERATE("", "1200,1900,1.2e6,1.9e6", "150,4000,15,6000", ",,15,600");
    const auto line = GENERATE(std::string("figure=wealth"), std::string("figure=wealth&scale=linear"));
    const auto view = line + (*zoom ? std::string("&zoom=") + zoom : std::string());
    CAPTURE(view);
    const auto parsed = model::parseQuery(view);
    REQUIRE(parsed.problems.empty());

    const auto layout = layoutOf(model::makeFigure(sample(), parsed.view), { 1200, 700 });

    CHECK(layout.positionGrid.size() >= 3);
    CHECK(layout.placeGrid.size() >= 3);
}

TEST_CASE("Names beside curves stand where the curves leave a zoomed plot")
{
    const auto figure = model::makeFigure(sample(), model::parseQuery("figure=decode&zoom=2e9,9e9,,").view);

    const auto layout = layoutOf(figure, { 1200, 700 });

    for (const auto& target : layout.targets) {
        if (target.kind != charts::Target::Kind::SeriesLabel)
            continue;
        CHECK(target.box.left() > layout.plot.right());
        CHECK(target.box.center().y() < layout.plot.center().y()); // at 9 B parameters all decode more than 30 tokens a second
    }
    for (const auto& ink : layout.front)
        CHECK(ink.path.boundingRect().right() <= layout.page.width());
}

TEST_CASE("Bubbles stand inside the plot and are named")
{
    const auto figure = model::makeFigure(sample(), model::parseQuery("figure=wealth").view);

    const auto layout = layoutOf(figure, { 1200, 700 });

    QStringList names;
    for (const auto& run : layout.texts)
        if (run.role == TextRole::PointLabel)
            names += run.text;
    for (const auto& series : figure.series)
        CHECK(names.contains(ui::toQt(series.name)));
    for (const auto& target : layout.targets)
        if (target.kind == charts::Target::Kind::Point)
            CHECK(layout.plot.contains(target.shape.boundingRect()));
}

TEST_CASE("Texts of a figure are never cut")
{
    const auto named = GENERATE(from_range(test::sampleFigures()));
    const auto size = GENERATE(from_range(sizes));
    CAPTURE(named.name, size.width());

    const auto layout = layoutOf(named.figure, size);

    CHECK(joined(layout, TextRole::Title) == squeezed(named.figure.title));
    CHECK(joined(layout, TextRole::Subtitle) == squeezed(named.figure.subtitle));
    CHECK(joined(layout, TextRole::Empty) == squeezed(named.figure.emptyText));
    QString names;
    for (const auto& row : named.figure.rows)
        names += squeezed(row.label);
    CHECK(joined(layout, TextRole::Name) == names);
    for (const auto& series : named.figure.series)
        CHECK(joined(layout, TextRole::Series).contains(squeezed(series.label)));
}

TEST_CASE("A footer has all its sentences on a page of usual size")
{
    const auto figure = test::sampleFigure("ranking-long-names");

    const auto footer = joined(layoutOf(figure, { 1000, 620 }), TextRole::Footer);

    for (const auto& sentence : figure.footer)
        CHECK(footer.contains(squeezed(sentence)));
}

TEST_CASE("Totals stand clear of columns")
{
    const auto size = GENERATE(from_range(sizes));
    const auto name = GENERATE(std::string("growth"), std::string("growth-many"), std::string("growth-negative"));
    CAPTURE(name, size.width());

    const auto layout = layoutOf(test::sampleFigure(name), size);

    for (const auto& run : layout.texts)
        for (const auto& target : layout.targets)
            if (run.role == TextRole::Total && target.kind == charts::Target::Kind::Point)
                CHECK_FALSE(run.box.adjusted(0, 2, 0, -2).intersects(target.shape.boundingRect()));
}

TEST_CASE("Type of a ranking of 30 rows is at least 9 pixels at 720")
{
    const auto layout = layoutOf(test::sampleFigure("ranking-30"), { 1280, 720 });

    for (const auto& run : layout.texts)
        CHECK(run.face.sizePx >= 9);
}

TEST_CASE("A narrow ranking gives up the interval first, then the rank, never the name")
{
    const auto has = [](const charts::Layout& layout, TextRole role) {
        return std::any_of(layout.texts.begin(), layout.texts.end(), [role](const auto& run) { return run.role == role; });
    };
    const auto figure = test::sampleFigure("ranking");

    const auto wide = layoutOf(figure, { 1000, 620 });
    const auto narrow = layoutOf(figure, { 420, 700 });
    const auto tiny = layoutOf(figure, { 321, 227 });

    CHECK(has(wide, TextRole::Interval));
    CHECK_FALSE(has(narrow, TextRole::Interval));
    CHECK(has(narrow, TextRole::Value));
    CHECK_FALSE(has(tiny, TextRole::Rank));
    CHECK(has(tiny, TextRole::Name));
}

TEST_CASE("Values line up at the decimal point")
{
    const auto layout = layoutOf(test::sampleFigure("ranking"), { 1600, 900 });
    charts::Typesetter typesetter;
    std::vector<double> points;
    for (const auto& run : layout.texts)
        if (run.role == TextRole::Value)
            points.push_back(run.baseline.x() + typesetter.width(run.text.section(QLatin1Char('.'), 0, 0), run.face));

    REQUIRE(points.size() == 23);
    const auto [least, most] = std::minmax_element(points.begin(), points.end());
    CHECK(*most - *least < 0.01);
}

TEST_CASE("The border's label stands on the planned side over the plot, on the page, and a small page has none")
{
    const auto name = GENERATE(std::string("growth-marks"), std::string("growth-alternatives"), std::string("growth-early-border"));
    const auto size = GENERATE(from_range(sizes));
    CAPTURE(name, size.width());
    const auto figure = test::sampleFigure(name);

    const auto layout = layoutOf(figure, size);

    const auto label = std::find_if(layout.texts.begin(), layout.texts.end(), [](const auto& run) { return run.role == TextRole::Border; });
    if (size.height() < 300) {
        CHECK(label == layout.texts.end());
        return;
    }
    REQUIRE(label != layout.texts.end());
    CHECK(label->text == ui::toQt(figure.border->label));
    CHECK(label->box.left() > layout.at(figure.border->position, 0).x());
    CHECK(label->box.bottom() <= layout.plot.top());
    CHECK(label->box.left() < layout.at(figure.border->position + 1.5, 0).x());
}

TEST_CASE("Alternatives are hit beside the value they belong to and select it")
{
    const auto name = GENERATE(std::string("growth-alternatives"), std::string("ranking-alternatives"));
    const auto figure = test::sampleFigure(name);

    const auto layout = layoutOf(figure, { 1000, 620 });

    std::size_t wanted = 0, found = 0;
    for (const auto& series : figure.series)
        wanted += series.alternatives.size();
    for (const auto& target : layout.targets) {
        if (target.kind != charts::Target::Kind::Alternative)
            continue;
        ++found;
        CHECK(target.box.contains(target.shape.boundingRect()));
        CHECK(target.tip.contains(QStringLiteral("if somebody else counted")));
        CHECK(std::any_of(layout.targets.begin(), layout.targets.end(), [&](const auto& other) {
            return other.kind == charts::Target::Kind::Point && other.selection == target.selection && other.position == target.position;
        }));
    }
    CHECK(found == wanted);
    CHECK(found > 0);
}

TEST_CASE("Figures without values say why")
{
    const auto layout = layoutOf(test::sampleFigure("empty"), { 1000, 620 });

    CHECK(layout.plot.isEmpty());
    CHECK(layout.targets.empty());
    CHECK_FALSE(joined(layout, TextRole::Empty).isEmpty());
}

TEST_CASE("Blocks are moved apart as little as possible")
{
    using charts::spreadApart;

    CHECK(spreadApart({ { 10, 10 }, { 50, 10 } }, 0, 100) == std::vector<double> { 10, 50 });
    CHECK(spreadApart({ { 50, 10 }, { 50, 10 } }, 0, 100) == std::vector<double> { 45, 55 });
    CHECK(spreadApart({ { 0, 10 }, { 2, 10 }, { 90, 20 } }, 0, 100) == std::vector<double> { 5, 15, 90 });
    CHECK(spreadApart({ { 99, 10 }, { 100, 10 } }, 0, 100) == std::vector<double> { 85, 95 });
}

TEST_CASE("Lines over time are named without covering one another, whether few or many, on a screen, in print and on a slide")
{
    const auto* lines = GENERATE("&organization=OpenAI,Anthropic,xAI", "", "&top=40", "&top=40&per=none", "&top=40&scale=linear",
        "&organization=OpenAI,Anthropic,xAI&status=planned&at=2027Q4", "&pin=Mistral AI");
    const auto* intervals = GENERATE("", "&intervals=off");
    const auto line = std::string("figure=timeline") + lines + intervals;
    const auto figure = model::makeFigure(sample(), model::parseQuery(line).view);
    for (const auto size :
        { QSizeF(1600, 900), QSizeF(900, 600), QSizeF(640, 420), QSizeF(321, 491), QSizeF(673, 491), QSizeF(1080, 1080) }) {
        CAPTURE(line, size.width(), size.height());
        const auto layout = layoutOf(figure, size, charts::typeScaleOf(size));
        CHECK(overlap(layout) == "");
        CHECK(outside(layout) == "");
    }
}

TEST_CASE("Names in a figure do not lie on its guide lines")
{
    for (const auto* line :
        { "figure=training&at=2023Q4&organization=Google,Google DeepMind,OpenAI", "figure=training", "figure=wealth", "figure=chips" }) {
        for (const auto size : { QSizeF(1600, 900), QSizeF(900, 620), QSizeF(673, 491) }) {
            CAPTURE(line, size.width());
            const auto figure = model::makeFigure(sample(), model::parseQuery(line).view);
            const auto layout = layoutOf(figure, size, charts::typeScaleOf(size));
            QStringList on;
            for (const auto& ink : layout.between) {
                const auto isLine = ink.path.elementCount() == 2 && ink.brush.style() == Qt::NoBrush;
                const QLineF drawn(ink.path.elementAt(0), ink.path.elementAt(std::max(0, ink.path.elementCount() - 1)));
                const bool isGuide
                    = isLine && drawn.length() > 60 && std::none_of(figure.series.begin(), figure.series.end(), [&](const auto& series) {
                          return ink.pen.color() == charts::theme(charts::ThemeKind::Light).bandColor(series.paint);
                      });
                for (const auto& text : layout.texts) {
                    const bool isName = text.role == TextRole::PointLabel || text.role == TextRole::Guide;
                    if (isGuide && isName && charts::clipped(drawn, text.box.adjusted(1, 3, -1, -3)))
                        on << text.text;
                }
            }
            CHECK(ui::fromQt(on.join(QStringLiteral(", "))) == "");
        }
    }
}

TEST_CASE("A slide has type for a room")
{
    for (const auto figureKind : model::allValues<model::FigureKind>()) {
        for (const auto size : { QSizeF(1600, 900), QSizeF(1920, 1080) }) {
            model::ViewState view;
            view.figure = figureKind;
            view.top = 20;
            CAPTURE(model::word(figureKind), size.height());
            const auto layout = layoutOf(model::makeFigure(sample(), view), size, charts::typeScaleOf(size));
            const auto part = size.height() / 900;
            QStringList small;
            for (const auto& text : layout.texts) {
                const bool isBelow = text.role == TextRole::Footer || text.role == TextRole::Key;
                if (text.face.sizePx < std::floor((isBelow ? 14 : 18) * part))
                    small << QStringLiteral("%1 (%2)").arg(text.text).arg(text.face.sizePx);
            }
            CHECK(ui::fromQt(small.join(QStringLiteral(", "))) == "");
            CHECK(overlap(layout) == "");
        }
    }
    CHECK(charts::typeScaleOf({ 900, 600 }) == 1);
}

TEST_CASE("What is pinned is framed, its name is bold, and nothing else moves over another")
{
    for (const auto* line : { "at=2025Q4&pin=OpenAI", "figure=timeline&pin=OpenAI", "figure=wealth&pin=OpenAI", "figure=lorenz&pin=OpenAI",
             "figure=growth&by=organization&access=access&pin=OpenAI", "figure=training&pin=OpenAI", "figure=suppliers&pin=OpenAI",
             "figure=chips&pin=OpenAI" }) {
        CAPTURE(line);
        const auto parsed = model::parseQuery(line);
        auto plain = parsed.view;
        plain.pin.clear();
        const auto layout = layoutOf(model::makeFigure(sample(), parsed.view), { 1200, 700 });
        const auto without = layoutOf(model::makeFigure(sample(), plain), { 1200, 700 });
        const auto dark = charts::theme(charts::ThemeKind::Light).text;
        const auto outlines = [&](const charts::Layout& one) {
            return std::count_if(one.front.begin(), one.front.end(),
                [&](const auto& ink) { return ink.pen.color() == dark && ink.pen.style() != Qt::NoPen; });
        };
        CHECK(outlines(layout) > outlines(without));
        CHECK(overlap(layout) == "");
        CHECK(outside(layout) == "");
    }
}
