// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/sample_figures.h"
#include "ui/base/text.h"
#include "ui/charts/chart_view.h"
#include "ui/charts/export_figure.h"
#include "ui/charts/layout.h"

#include <QAccessible>
#include <QApplication>
#include <QImage>
#include <QMouseEvent>
#include <QToolTip>

#include <algorithm>

namespace {

using charts::Target;
using model::SelectedOrganization;
using model::SelectedSeries;

/// A view with what it emitted.
struct Watched {
    charts::ChartView view;
    std::vector<model::Selection> picked;
    std::vector<model::Selection> activated;
    std::vector<model::FigurePart> titles;
    int cleared = 0;

    explicit Watched(const std::string& name)
    {
        QObject::connect(&view, &charts::ChartView::picked, &view, [this](const auto& selection) { picked.push_back(selection); });
        QObject::connect(&view, &charts::ChartView::activated, &view, [this](const auto& selection) { activated.push_back(selection); });
        QObject::connect(&view, &charts::ChartView::axisTitlePicked, &view, [this](auto part) { titles.push_back(part); });
        QObject::connect(&view, &charts::ChartView::cleared, &view, [this] { ++cleared; });
        view.resize(1000, 620);
        view.setFigure(test::sampleFigure(name));
    }

    void mouse(QEvent::Type type, QPointF position, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QMouseEvent event(type, position, view.mapToGlobal(position), Qt::LeftButton, Qt::LeftButton, modifiers);
        QApplication::sendEvent(&view, &event);
        if (type != QEvent::MouseButtonPress)
            return;
        QMouseEvent release(QEvent::MouseButtonRelease, position, view.mapToGlobal(position), Qt::LeftButton, Qt::NoButton, modifiers);
        QApplication::sendEvent(&view, &release);
    }

    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QKeyEvent event(QEvent::KeyPress, key, modifiers);
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
    const model::Selection meta = SelectedOrganization { "Meta" };
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
    const model::Selection segment = SelectedSeries { "TPU", model::Quarter::of(2025, 1) };
    const model::Selection series = SelectedSeries { "TPU" };

    watched.mouse(QEvent::MouseButtonPress, watched.placeOf(Target::Kind::Point, segment));
    watched.mouse(QEvent::MouseButtonPress, watched.placeOf(Target::Kind::SeriesLabel, series));

    CHECK(watched.picked == std::vector<model::Selection> { segment, series });
}

TEST_CASE("A chart view says what another source claims and picks the value that is drawn instead")
{
    const auto [name, selection] = GENERATE(table<std::string, model::Selection>({
        { "ranking-alternatives", SelectedOrganization { "xAI" } },
        { "ranking-alternatives-linear", SelectedOrganization { "xAI" } },
        { "growth-alternatives", SelectedSeries { "ASIC", model::Quarter::of(2024, 3) } },
    }));
    Watched watched(name);
    const auto place = watched.placeOf(Target::Kind::Alternative, selection);
    watched.view.show(); // a hidden widget has no tips

    watched.mouse(QEvent::MouseMove, place);
    watched.mouse(QEvent::MouseButtonPress, place);

    CHECK(QToolTip::text().contains(QStringLiteral("if somebody else counted")));
    CHECK(watched.picked == std::vector<model::Selection> { selection });
}

TEST_CASE("A second organization is picked to be compared with the first, by mouse and by key, and left again")
{
    Watched watched("ranking");
    const model::Selection meta = SelectedOrganization { "Meta" }, both = SelectedOrganization { "Meta", {}, {}, "xAI" };
    const auto second = watched.placeOf(Target::Kind::Point, SelectedOrganization { "xAI" });
    watched.view.setSelection(meta);
    watched.mouse(QEvent::MouseButtonPress, second, Qt::ControlModifier);
    const auto one = watched.image();
    watched.view.setSelection(both);
    CHECK(watched.image() != one); // both are marked
    watched.mouse(QEvent::MouseButtonPress, second, Qt::ControlModifier);
    watched.view.setSelection(meta);
    watched.key(Qt::Key_Home);
    watched.key(Qt::Key_Down);
    watched.view.setSelection(meta);
    watched.key(Qt::Key_Return, Qt::ShiftModifier);

    REQUIRE(watched.picked.size() == 3);
    CHECK(watched.picked[0] == both);
    CHECK(watched.picked[1] == meta);
    CHECK(nameOf(watched.picked[2]) == "Meta");
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
    watched.view.setSelection(SelectedOrganization { "Meta" });
    const auto before = watched.image();

    watched.view.setFigure(test::sampleFigure("ranking"));

    CHECK(watched.view.selection() == model::Selection(SelectedOrganization { "Meta" }));
    CHECK(watched.image() == before);
}

TEST_CASE("The cursor moves by keyboard and picks with Enter")
{
    Watched watched("ranking");

    watched.key(Qt::Key_Down);
    CHECK(ui::fromQt(watched.view.cursorText()).substr(0, 3) == "xAI");
    watched.key(Qt::Key_Down);
    watched.key(Qt::Key_Down);
    watched.key(Qt::Key_Up);
    watched.key(Qt::Key_Return);

    CHECK(watched.picked == std::vector<model::Selection> { SelectedOrganization { "Meta" } });
    watched.key(Qt::Key_Escape);
    CHECK(watched.cleared == 1);
    CHECK(watched.view.cursorText().isEmpty());
}

TEST_CASE("The cursor walks along a series and across to the next")
{
    Watched watched("growth");

    for (const auto key : { Qt::Key_Right, Qt::Key_Right, Qt::Key_Right, Qt::Key_Right, Qt::Key_Up, Qt::Key_Right, Qt::Key_Return })
        watched.key(key);

    CHECK(watched.picked == std::vector<model::Selection> { SelectedSeries { "TPU", model::Quarter::of(2023, 1) } });
}

TEST_CASE("The cursor stays on the same thing in a new figure")
{
    Watched watched("ranking");
    watched.key(Qt::Key_Down);
    watched.key(Qt::Key_Down);

    watched.view.setFigure(test::sampleFigure("ranking-linear"));

    CHECK(ui::fromQt(watched.view.cursorText()).substr(0, 4) == "Meta");
}

TEST_CASE("A screen reader hears the figure's name, its summary and what the cursor is on")
{
    Watched watched("ranking");
    auto* reader = QAccessible::queryAccessibleInterface(&watched.view);
    REQUIRE(reader != nullptr);

    watched.key(Qt::Key_Down);

    CHECK(reader->role() == QAccessible::Chart);
    CHECK(ui::fromQt(reader->text(QAccessible::Name)) == "GPUs per researcher");
    CHECK(ui::fromQt(reader->text(QAccessible::Description)).find("2,410") != std::string::npos);
    CHECK(ui::fromQt(reader->text(QAccessible::Value)).substr(0, 3) == "xAI");
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

TEST_CASE("Axis titles, heads and quarters answer to the mouse and nothing else does")
{
    using Part = model::FigurePart;
    const auto [name, parts] = GENERATE(table<std::string, std::vector<Part>>({
        { "ranking", { Part::Values, Part::Rank, Part::Interval, Part::Zone } },
        { "growth", { Part::Values, Part::Positions } },
    }));
    INFO(name);
    Watched test(name);
    for (const auto part : parts) {
        const auto titles = test.view.layoutOfFigure().titles;
        const auto found = std::find_if(titles.begin(), titles.end(), [&](const auto& title) { return title.part == part; });
        REQUIRE(found != titles.end());
        const auto before = test.image();

        test.mouse(QEvent::MouseMove, found->box.center());
        CHECK(test.view.cursor().shape() == Qt::PointingHandCursor);
        CHECK(test.image() != before);
        test.mouse(QEvent::MouseButtonPress, found->box.center());

        REQUIRE_FALSE(test.titles.empty());
        CHECK(test.titles.back() == part);
        test.mouse(QEvent::MouseMove, { 3, 3 });
        CHECK(test.view.cursor().shape() == Qt::ArrowCursor);
        CHECK(test.image() == before);
    }
    CHECK(test.titles.size() == parts.size());
    CHECK(test.cleared == 0);
    CHECK(test.picked.empty());

    test.mouse(QEvent::MouseButtonPress, { 3, 3 });
    CHECK(test.cleared == 1);
    CHECK(test.titles.size() == parts.size());
}

TEST_CASE("A title that answers lies under no dot or column")
{
    const auto name = GENERATE(as<std::string>(), "ranking", "growth");
    Watched test(name);
    const auto& layout = test.view.layoutOfFigure();
    REQUIRE_FALSE(layout.titles.empty());
    for (const auto& title : layout.titles)
        for (const auto& target : layout.targets)
            CHECK_FALSE(target.box.contains(title.box.center()));
}

TEST_CASE("The rest of a figure's words moves nothing that is drawn")
{
    Watched watched("growth");
    auto whole = test::sampleFigure("growth");
    whole.footer.insert(whole.footer.end(), 12, "A sentence that says something more about what is drawn in the figure above");
    watched.view.setFigure(whole);
    const auto place = watched.view.layoutOfFigure().plot;
    auto quick = whole;
    quick.isUnfinished = true;
    quick.footer.resize(2);
    quick.subtitle.resize(quick.subtitle.size() / 2);
    for (int times = 0; times < 2; ++times) { // scrubbing: one after another, before any is finished
        watched.view.setFigure(quick);
        CHECK(watched.view.layoutOfFigure().plot == place);
        quick.footer.pop_back();
    }
    quick.isUnfinished = false;
    watched.view.setFigure(quick);
    CHECK(watched.view.layoutOfFigure().plot.height() > place.height());
}
