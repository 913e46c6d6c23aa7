// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/make_figure.h"
#include "model/figure/ticks.h"
#include "model/store/document.h"
#include "model/view/view_query.h"
#include "tests/charts/layout_faults.h"
#include "tests/support/catch.h"
#include "tests/support/odd_document.h"
#include "tests/support/sample_figures.h"
#include "tests/support/temp_document.h"
#include "ui/charts/figure_item.h"
#include "ui/charts/highlights.h"
#include "ui/charts/label_placer.h"

#include <QImage>
#include <QPainter>

#include <algorithm>
#include <array>
#include <chrono>
#include <limits>
#include <random>

namespace {

using Clock = std::chrono::steady_clock;
using Limits = std::numeric_limits<double>;

constexpr std::array extremes { 0.0, -0.0, 1.0, -1.0, 1e-9, 1e30, 1e200, -1e200, 1e308, -1e308, Limits::max(), Limits::lowest(),
    Limits::min(), Limits::denorm_min(), -Limits::denorm_min(), Limits::infinity(), -Limits::infinity(), Limits::quiet_NaN() };

double any(std::mt19937& random)
{
    return extremes.at(random() % extremes.size());
}

void spoil(std::optional<double>& value, std::mt19937& random)
{
    if (value)
        value = any(random);
}

/// The figure with about every third of its numbers an extreme one, and with axes made for them.
model::Figure spoiled(model::Figure figure, std::mt19937& random)
{
    model::Reach reach;
    const bool isRanking = figure.positions.kind == model::AxisKind::Rows;
    const bool isOfNumbers = figure.positions.kind == model::AxisKind::Linear || figure.positions.kind == model::AxisKind::Log;
    for (auto& series : figure.series) {
        for (auto& point : series.points) {
            for (auto* number : { &point.value, &point.base, &point.uncertain, &point.planned })
                if (random() % 3 == 0)
                    *number = any(random);
            if (isOfNumbers && random() % 3 == 0)
                point.position = any(random);
            for (auto* end : { &point.low, &point.high, &point.positionLow, &point.positionHigh })
                spoil(*end, random);
            reach.take(point.value);
        }
        for (auto& alternative : series.alternatives)
            alternative.value = any(random);
        for (auto& before : series.trail)
            before.value = before.position = any(random);
    }
    for (auto& guide : figure.guides)
        guide.toValue = guide.fromPosition = any(random);
    for (auto& zone : figure.zones)
        spoil(zone.low, random);
    const bool isLog = random() % 2 == 0;
    figure.values = isLog ? model::logAxis(any(random), any(random), figure.values.style)
                          : model::linearAxis(reach.low, reach.high, figure.values.style);
    if (isOfNumbers && !isRanking)
        figure.positions = model::narrowed(model::logAxis(any(random), any(random), {}), any(random), any(random));
    return figure;
}

void paint(const model::Figure& figure, QSize size)
{
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    QPainter painter(&image);
    charts::Typesetter typesetter;
    charts::FigureItem item(figure, charts::theme(charts::ThemeKind::Light), size, typesetter, charts::FigureItem::Ground::Opaque);
    charts::paintFigure(item, painter);
}

}

TEST_CASE("Figures with infinite, denormal and missing numbers are drawn in no time")
{
    std::mt19937 random(3);
    const auto begin = Clock::now();
    for (const auto& named : test::sampleFigures()) {
        CAPTURE(named.name);
        for (int round = 0; round < 4; ++round) {
            const auto figure = spoiled(named.figure, random);
            REQUIRE(figure.values.ticks.size() < 100);
            const auto layout = test::layoutOf(figure, { 800, 450 });
            for (const auto& text : layout.texts)
                REQUIRE((std::isfinite(text.box.x()) && std::isfinite(text.box.y())));
            paint(figure, { 400, 300 });
        }
    }
    CHECK(Clock::now() - begin < std::chrono::seconds(60));
}

TEST_CASE("A line that leaves the plot for a million lengths blocks only what is in it")
{
    charts::LabelPlacer placer(QRectF(0, 0, 100, 100));
    const auto begin = Clock::now();
    placer.blockLine({ 50, 50 }, { 1e8, 1e8 }, 2);
    placer.blockLine({ -1e9, 20 }, { 1e9, 20 }, 2);
    CHECK(Clock::now() - begin < std::chrono::seconds(1));
    CHECK_FALSE(placer.isFree({ 40, 15, 10, 10 }));
    CHECK(placer.isFree({ 5, 60, 10, 10 }));
}

TEST_CASE("A hundred thousand dots are drawn in time in line with their number, and the one that is pinned has its ring")
{
    auto figure = test::sampleFigure("ranking");
    auto& points = figure.series.front().points;
    auto dot = points.front();
    dot.label.clear();
    dot.isPinned = false;
    for (int i = 0; i < 100'000; ++i) {
        dot.selection = model::SelectedRun { "Run " + std::to_string(i) };
        points.push_back(dot);
    }
    const auto strokes = [&] {
        charts::Typesetter typesetter;
        return charts::layoutFigure(figure, charts::theme(charts::ThemeKind::Light), { 1600, 900 }, typesetter).front.size();
    };
    const auto begin = Clock::now();
    const auto plain = strokes();
    CHECK(Clock::now() - begin < std::chrono::seconds(60));
    points.back().isPinned = true;
    CHECK(strokes() == plain + 1);
}

TEST_CASE("A series of ten thousand dots is marked in time in line with their number")
{
    auto figure = test::sampleFigure("growth-lines");
    auto& many = figure.series.front();
    many.shape = model::SeriesShape::Dots;
    many.points.resize(1);
    for (int i = 0; i < 10'000; ++i) {
        auto dot = many.points.front();
        dot.position = 1 + i % 100 * 0.05;
        dot.value = 1e6 + i * 300.0;
        many.points.push_back(dot);
    }
    charts::Typesetter typesetter;
    const auto theme = charts::theme(charts::ThemeKind::Light);
    const QSize size(1000, 620);
    charts::FigureItem item(figure, theme, size, typesetter, charts::FigureItem::Ground::Opaque);
    QImage plain(size, QImage::Format_ARGB32_Premultiplied);
    {
        QPainter painter(&plain);
        charts::paintFigure(item, painter);
    }
    auto marked = plain;
    charts::Highlights highlights;
    highlights.selection = many.selection;
    const auto begin = Clock::now();
    {
        QPainter painter(&marked);
        charts::paintHighlights(painter, figure, item.layoutOfFigure(), theme, highlights);
    }
    CHECK(Clock::now() - begin < std::chrono::seconds(10));
    const auto& targets = item.layoutOfFigure().targets;
    const auto centerOf = [&](const std::string& name) {
        const auto isOf = [&](const charts::Target& target) {
            return target.kind == charts::Target::Kind::Point && figure.series[static_cast<std::size_t>(target.series)].name == name;
        };
        return std::ranges::find_if(targets, isOf)->box.center().toPoint();
    };
    CHECK(marked.pixelColor(centerOf("GPU")) == plain.pixelColor(centerOf("GPU")));
    CHECK(marked.pixelColor(centerOf("other accelerators")) != plain.pixelColor(centerOf("other accelerators"))); // it steps back
}

TEST_CASE("A name of a hundred thousand letters is broken in no time and cut where there is no room")
{
    charts::Typesetter typesetter;
    const charts::Face face { 13, false };
    const auto begin = Clock::now();
    const auto lines = typesetter.lines(QString(100'000, QLatin1Char('x')), face, 200);
    CHECK(lines.size() > 2000);
    CHECK(lines.join(QString()).size() == 100'000);
    for (const auto& line : lines)
        REQUIRE(typesetter.width(line, face) <= 200);
    CHECK(Clock::now() - begin < std::chrono::seconds(10));
    const auto few = charts::cut(lines, 2);
    REQUIRE(few.size() == 2);
    CHECK(few.last().endsWith(QChar(0x2026)));
    CHECK(typesetter.width(few.last(), face) <= 200);
    CHECK(charts::cut(few, 2) == few);
}

TEST_CASE("A document with extreme numbers and texts of all sizes in every field is drawn in every figure in bounded time")
{
    const TempFolder folder;
    makeOddDocument(folder / "odd.flop");
    const auto document = model::Document::open(folder / "odd.flop", model::Document::Mode::ReadOnly);
    const auto begin = Clock::now();
    for (const auto& facts : model::figureFacts) {
        for (const auto* more : { "", "&scale=log&intervals=shown&top=1000", "&from=1900Q1&to=2199Q4&unit=chips&by=organization" }) {
            const auto line = "figure=" + std::string(facts.word) + more;
            CAPTURE(line);
            const auto figure = model::makeFigure(*document.dataset(), model::parseQuery(line).view);
            CHECK(std::ranges::any_of(
                figure.footer, [](const auto& sentence) { return sentence.find("break a rule") != std::string::npos; }));
            for (const auto size : { QSize(1000, 620), QSize(321, 227) })
                paint(figure, size);
        }
    }
    CHECK(Clock::now() - begin < std::chrono::seconds(60));
}
