// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/sample_figures.h"
#include "ui/charts/chart_view.h"
#include "ui/charts/export_figure.h"
#include "ui/charts/layout.h"
#include "ui/charts/text.h"

#include <QAccessible>
#include <QApplication>
#include <QImage>
#include <QMouseEvent>

#include <algorithm>

namespace {

using charts::Target;

/// A view with what it emitted.
struct Watched {
    charts::ChartView view;
    std::vector<model::Selection> picked;
    std::vector<model::Selection> activated;
    int cleared = 0;

    explicit Watched(const std::string& name)
    {
        QObject::connect(&view, &charts::ChartView::picked, &view, [this](const auto& selection) { picked.push_back(selection); });
        QObject::connect(&view, &charts::ChartView::activated, &view, [this](const auto& selection) { activated.push_back(selection); });
        QObject::connect(&view, &charts::ChartView::cleared, &view, [this] { ++cleared; });
        view.resize(1000, 620);
        view.setFigure(test::sampleFigure(name));
    }

    void mouse(QEvent::Type type, QPointF position)
    {
        QMouseEvent event(type, position, view.mapToGlobal(position), Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&view, &event);
    }

    void key(Qt::Key key)
    {
        QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier);
        QApplication::sendEvent(&view, &event);
    }

    QImage image() { return view.grab().toImage(); }

    QPointF placeOf(Target::Kind kind, const model::Selection& selection)
    {
        const auto& targets = view.layoutOfFigure().targets;
        const auto found = std::find_if(
            targets.begin(), targets.end(), [&](const auto& target) { return target.kind == kind && target.selection == selection; });
        REQUIRE(found != targets.end());
        return found->box.center();
    }
};

}

TEST_CASE("A chart view picks the organization of a row, wherever in the row")
{
    Watched watched("ranking");
    const model::Selection meta { {}, "Meta", {} };
    const auto middle = watched.placeOf(Target::Kind::Point, meta);

    watched.mouse(QEvent::MouseButtonPress, middle);
    watched.mouse(QEvent::MouseButtonPress, { 60, middle.y() });
    watched.mouse(QEvent::MouseButtonDblClick, middle);

    CHECK(watched.picked == std::vector<model::Selection> { meta, meta });
    CHECK(watched.activated == std::vector<model::Selection> { meta });
    CHECK(watched.cleared == 0);
}

TEST_CASE("A chart view picks the series and quarter of a column, and the series of its label")
{
    Watched watched("growth");
    const model::Selection segment { "TPU", {}, model::Quarter::of(2025, 1) };
    const model::Selection series { "TPU", {}, {} };

    watched.mouse(QEvent::MouseButtonPress, watched.placeOf(Target::Kind::Point, segment));
    watched.mouse(QEvent::MouseButtonPress, watched.placeOf(Target::Kind::SeriesLabel, series));

    CHECK(watched.picked == std::vector<model::Selection> { segment, series });
}

TEST_CASE("A click beside everything clears")
{
    Watched watched("growth-lines");

    watched.mouse(QEvent::MouseButtonPress, { 300, 120 });

    CHECK(watched.cleared == 1);
    CHECK(watched.picked.empty());
}

TEST_CASE("A chart view marks what is selected without saying so")
{
    const auto name = GENERATE(std::string("ranking"), std::string("growth"), std::string("growth-lines"));
    Watched watched(name);
    const auto plain = watched.image();
    const auto selection = watched.view.layoutOfFigure().targets[1].selection;

    watched.view.setSelection(selection);

    CHECK(watched.picked.empty());
    CHECK(watched.image() != plain);
    watched.view.setSelection({});
    CHECK(watched.image() == plain);
}

TEST_CASE("A selection stays over a new figure")
{
    Watched watched("ranking");
    watched.view.setSelection({ {}, "Meta", {} });
    const auto before = watched.image();

    watched.view.setFigure(test::sampleFigure("ranking"));

    CHECK(watched.view.selection() == model::Selection { {}, "Meta", {} });
    CHECK(watched.image() == before);
}

TEST_CASE("The cursor moves by keyboard and picks with Enter")
{
    Watched watched("ranking");

    watched.key(Qt::Key_Down);
    CHECK(charts::fromQt(watched.view.cursorText()).substr(0, 3) == "xAI");
    watched.key(Qt::Key_Down);
    watched.key(Qt::Key_Down);
    watched.key(Qt::Key_Up);
    watched.key(Qt::Key_Return);

    CHECK(watched.picked == std::vector<model::Selection> { { {}, "Meta", {} } });
    watched.key(Qt::Key_Escape);
    CHECK(watched.cleared == 1);
    CHECK(watched.view.cursorText().isEmpty());
}

TEST_CASE("The cursor walks along a series and across to the next")
{
    Watched watched("growth");

    for (const auto key : { Qt::Key_Right, Qt::Key_Right, Qt::Key_Right, Qt::Key_Right, Qt::Key_Up, Qt::Key_Right, Qt::Key_Return })
        watched.key(key);

    CHECK(watched.picked == std::vector<model::Selection> { { "TPU", {}, model::Quarter::of(2023, 1) } });
}

TEST_CASE("The cursor stays on the same thing in a new figure")
{
    Watched watched("ranking");
    watched.key(Qt::Key_Down);
    watched.key(Qt::Key_Down);

    watched.view.setFigure(test::sampleFigure("ranking-linear"));

    CHECK(charts::fromQt(watched.view.cursorText()).substr(0, 4) == "Meta");
}

TEST_CASE("A screen reader hears the figure's name, its summary and what the cursor is on")
{
    Watched watched("ranking");
    auto* reader = QAccessible::queryAccessibleInterface(&watched.view);
    REQUIRE(reader != nullptr);

    watched.key(Qt::Key_Down);

    CHECK(reader->role() == QAccessible::Chart);
    CHECK(charts::fromQt(reader->text(QAccessible::Name)) == "GPUs per researcher");
    CHECK(charts::fromQt(reader->text(QAccessible::Description)).find("2,410") != std::string::npos);
    CHECK(charts::fromQt(reader->text(QAccessible::Value)).substr(0, 3) == "xAI");
}

TEST_CASE("The screen shows what the picture shows")
{
    const auto name = GENERATE(std::string("ranking"), std::string("growth-marks"));
    Watched watched(name);
    charts::PictureSpec spec { charts::PictureFormat::Png, { 1000, 620 }, 96, charts::ThemeKind::Light, false };

    const auto exported = QImage::fromData(charts::pictureOf(test::sampleFigure(name), spec)).convertToFormat(QImage::Format_RGB32);

    CHECK(watched.image().convertToFormat(QImage::Format_RGB32) == exported);
}

TEST_CASE("The dark theme is drawn anew")
{
    Watched watched("ranking");

    watched.view.setThemeKind(charts::ThemeKind::Dark);

    CHECK(watched.image().pixelColor(1, 1) == charts::theme(charts::ThemeKind::Dark).ground);
}
