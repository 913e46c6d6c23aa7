// SPDX-License-Identifier: GPL-3.0-or-later
// One selection, one time and one view through all figures.
#include "model/view/view_words.h"
#include "tests/support/catch.h"
#include "tests/support/sample_views.h"
#include "tests/ui/sample_window.h"
#include "ui/base/text.h"
#include "ui/charts/chart_view.h"
#include "ui/charts/layout.h"
#include "ui/panels/check_tree.h"
#include "ui/panels/chip_panel.h"
#include "ui/panels/organization_panel.h"
#include "ui/panels/quarter_rail.h"
#include "ui/panels/quarter_strip.h"
#include "ui/tables/record_page.h"
#include "ui/tables/record_table_view.h"
#include "ui/tables/records_dock.h"
#include "ui/window/actions.h"

#include <QApplication>
#include <QImage>
#include <QMouseEvent>
#include <QTest>
#include <QTreeView>
#include <QWheelEvent>

#include <algorithm>
#include <random>
#include <set>

using namespace test;
using model::FigureKind;
using model::Quarter;
using ui::ActionId;
using ui::toQt;

namespace {

struct Explorer : SampleWindow {
    charts::ChartView& chart { *window.findChild<charts::ChartView*>() };

    void show(const std::string& line)
    {
        workspace.setView(viewOf(line));
        pass();
    }
    void trigger(ActionId id)
    {
        window.actions()[id].trigger();
        pass();
    }
    void mouse(QEvent::Type type, QPointF position)
    {
        QMouseEvent event(type, position, chart.mapToGlobal(position), Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&chart, &event);
    }
    void drag(QPointF from, QPointF to)
    {
        mouse(QEvent::MouseButtonPress, from);
        mouse(QEvent::MouseMove, to);
        mouse(QEvent::MouseButtonRelease, to);
        pass();
    }
    void turnWheel(QPointF place, int notches, Qt::KeyboardModifiers modifiers)
    {
        QWheelEvent event(place, chart.mapToGlobal(place), {}, { 0, 120 * notches }, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
        QApplication::sendEvent(&chart, &event);
        pass();
    }
    /// A place of the plot, in parts of its width and height from its upper left.
    QPointF inPlot(double right, double down)
    {
        const auto& plot = chart.layoutOfFigure().plot;
        return { plot.left() + right * plot.width(), plot.top() + down * plot.height() };
    }
};

/// The marked targets of the figure that is shown, as the chart marks them.
int marked(Explorer& test)
{
    const auto& selection = test.chart.selection();
    const auto& targets = test.chart.layoutOfFigure().targets;
    return static_cast<int>(std::ranges::count_if(targets, [&](const charts::Target& target) {
        if (target.kind == charts::Target::Kind::SeriesLabel || target.kind == charts::Target::Kind::Alternative)
            return false;
        return means(selection, target.selection);
    }));
}

}

TEST_CASE("What is marked in one figure is marked in every other that draws it, in the trees and in the inspector")
{
    Explorer test;
    emit test.chart.picked(model::SelectedOrganization { "OpenAI" });
    pass();
    const auto* view = test.window.findChild<ui::OrganizationPanel*>()->findChild<QTreeView*>();

    for (const auto* line : { "figure=wealth", "figure=growth&by=organization&access=access", "figure=shares&by=organization&access=access",
             "figure=suppliers", "figure=lorenz", "figure=versus&access=access&groups=OpenAI:organization=OpenAI,Meta:organization=Meta",
             "per=none&scale=linear", "" }) {
        CAPTURE(line);
        test.show(line);

        CHECK(marked(test) >= 1);
        CHECK(view->currentIndex().data().toString() == QStringLiteral("OpenAI"));
        CHECK(test.workspace.inspection().heading.find("OpenAI") != std::string::npos);
        CHECK(test.chart.selection() == test.workspace.selection());
        CHECK(test.window.findChild<ui::RecordsDock*>()->currentPage()->table()->firstMarked() >= 0);
    }
    test.trigger(ActionId::ClearSelection);
    CHECK(marked(test) == 0);
    CHECK(test.workspace.inspection().heading.empty());
}

TEST_CASE("A chip that is marked stays marked through the figures of chips")
{
    Explorer test;
    test.show("figure=chips");
    emit test.chart.picked(model::SelectedChip { "H200" });
    pass();
    REQUIRE(marked(test) == 1);

    test.show("figure=decode&chip=H200,A100");
    CHECK(marked(test) >= 1);
    test.show("figure=growth&by=chip&vendor=NVIDIA");
    CHECK(std::get<model::SelectedSeries>(test.chart.selection()).name == "H200");
    test.show("figure=chips");
    CHECK(test.chart.selection() == model::Selection(model::SelectedChip { "H200" }));
    CHECK(marked(test) == 1);
}

TEST_CASE("A series that is picked is nothing in a figure of single values, and picked again in the next of quarters")
{
    Explorer test;
    test.show("figure=growth");
    emit test.chart.picked(model::SelectedSeries { "GPU" });
    pass();
    REQUIRE(test.workspace.inspection().heading.find("GPU") != std::string::npos);

    test.show("figure=decode");
    CHECK(test.workspace.inspection().heading.empty());
    CHECK(test.workspace.inspection().note.empty());
    CHECK(marked(test) == 0);

    test.show("figure=growth");
    CHECK(std::get<model::SelectedSeries>(test.chart.selection()).name == "GPU");
}

TEST_CASE("A quarter that is set in one figure is the quarter of all")
{
    Explorer test;
    auto* handle = named<ui::QuarterHandle>(test.window, QStringLiteral("Quarter"));
    QTest::keyClick(handle, Qt::Key_PageDown);
    pass();
    const auto quarter = Quarter::of(2024, 4);
    REQUIRE(test.workspace.figure().timeline.at == quarter);

    for (const auto figure : model::allValues<FigureKind>()) {
        test.trigger(ui::figureAction(figure));
        CAPTURE(static_cast<int>(figure));
        CHECK(test.workspace.figure().kind == figure);
        CHECK(test.workspace.figure().timeline.at == quarter);
        CHECK(test.workspace.figure().timeline.to == quarter);
        for (const auto& row : test.workspace.figure().table)
            CHECK((!row.quarter || *row.quarter <= quarter));
    }
}

TEST_CASE("A frame drawn with the mouse zooms both axes, Ctrl and the wheel go on, 0 fits again")
{
    Explorer test;
    test.show("figure=chips");
    const auto whole = test.workspace.figure();

    test.drag(test.inPlot(0.25, 0.25), test.inPlot(0.6, 0.75));
    const auto framed = test.workspace.figure();
    REQUIRE(test.workspace.view().zoom);
    CHECK(framed.positions.low > whole.positions.low);
    CHECK(framed.positions.high < whole.positions.high);
    CHECK(framed.values.low > whole.values.low);
    CHECK(framed.values.high < whole.values.high);
    CHECK(framed.table == whole.table); // the table is of the view, not of the window on it

    test.turnWheel(test.inPlot(0.5, 0.5), 1, Qt::ControlModifier);
    CHECK(test.workspace.figure().positions.low > framed.positions.low);
    test.turnWheel(test.inPlot(0.5, 0.5), 1, Qt::NoModifier); // without Ctrl it is nobody's
    test.turnWheel(test.inPlot(0.5, 0.5), -1, Qt::ControlModifier);
    CHECK(test.workspace.figure().positions.low == Approx(framed.positions.low).epsilon(0.02));

    test.trigger(ActionId::Back);
    CHECK(test.workspace.figure().positions.low > framed.positions.low);
    QTest::keyClick(&test.chart, Qt::Key_0);
    pass();
    CHECK_FALSE(test.workspace.view().zoom);
    CHECK(test.workspace.figure() == whole);
}

TEST_CASE("A frame over quarters picks the range, and a click inside the reach of a hand draws no frame")
{
    Explorer test;
    test.show("figure=growth");
    const auto before = test.workspace.figure().timeline;
    test.drag(test.inPlot(0.5, 0.5), test.inPlot(0.5, 0.5) + QPointF(3, 3));
    CHECK(test.workspace.figure().timeline == before);

    test.drag(test.inPlot(0.27, 0.3), test.inPlot(0.73, 0.6));
    const auto after = test.workspace.figure().timeline;
    CHECK(after.from == before.from + 4);
    CHECK(after.to == before.to - 4);

    // What was shown before comes back, also where the wheel was turned several times.
    test.turnWheel(test.inPlot(0.5, 0.5), 1, Qt::ControlModifier);
    test.turnWheel(test.inPlot(0.3, 0.5), 1, Qt::ControlModifier);
    QTest::keyClick(&test.chart, Qt::Key_0);
    pass();
    CHECK(test.workspace.figure().timeline == before);

    // Quarters that came otherwise since are no part of a frame.
    test.drag(test.inPlot(0.27, 0.3), test.inPlot(0.73, 0.6));
    test.show("figure=growth&at=2024Q1");
    const auto other = test.workspace.figure().timeline;
    QTest::keyClick(&test.chart, Qt::Key_0);
    pass();
    CHECK(test.workspace.figure().timeline == other);
}

TEST_CASE("Bubbles leave trails while the quarters are played and where one is marked")
{
    Explorer test;
    test.show("figure=wealth&at=2024Q4");
    const auto still = test.chart.grab().toImage();
    REQUIRE_FALSE(test.chart.layoutOfFigure().trails.empty());

    test.chart.setPlaying(true);
    CHECK(test.chart.grab().toImage() != still);
    test.chart.setPlaying(false);
    CHECK(test.chart.grab().toImage() == still);

    // A trail goes through the places of the quarters before.
    const auto now = test.workspace.figure();
    for (const auto quarter : { Quarter::of(2023, 2), Quarter::of(2024, 3) }) {
        const auto then = model::makeFigure(*test.workspace.dataset(), viewOf("figure=wealth&at=" + model::quarterText(quarter)));
        int compared = 0;
        for (const auto& series : now.series) {
            const auto trail = std::ranges::find(series.trail, quarter, &model::TrailPoint::quarter);
            const auto before = std::ranges::find(then.series, series.name, &model::Series::name);
            CAPTURE(series.name, model::quarterText(quarter));
            REQUIRE((trail == series.trail.end()) == (before == then.series.end()));
            if (before == then.series.end())
                continue;
            CHECK(trail->value == before->points.front().value);
            CHECK(trail->position == before->points.front().position);
            ++compared;
        }
        CHECK(compared > 5);
    }
}

TEST_CASE("Playing moves every figure quarter by quarter and pauses before what is only planned")
{
    Explorer test;
    auto* strip = test.window.findChild<ui::QuarterStrip*>();
    strip->setTick(1);
    for (const auto* line :
        { "at=2025Q2&status=planned", "figure=growth&at=2025Q2&status=planned", "figure=wealth&at=2025Q2&status=planned" }) {
        CAPTURE(line);
        test.show(line);
        const auto border = test.workspace.figure().timeline.lastActual;
        test.chart.setFocus();
        strip->togglePlay();
        REQUIRE(strip->isPlaying());
        REQUIRE(QTest::qWaitFor([&] { return !strip->isPlaying(); }, 5000));
        pass();
        CHECK(test.workspace.figure().timeline.to == border);
    }
}

TEST_CASE("While quarters are played the axes stay where they are, and the rows of a ranking glide")
{
    Explorer test;
    auto* strip = test.window.findChild<ui::QuarterStrip*>();
    strip->setTick(1);
    for (const auto* line : { "at=2023Q1", "figure=wealth&at=2023Q1", "figure=growth&from=2022Q1&at=2023Q4" }) {
        CAPTURE(line);
        test.show(line);
        std::set<std::vector<double>> ends;
        std::set<std::size_t> zones;
        bool hasGlided = false;
        QObject scope;
        QObject::connect(&test.workspace, &ui::Workspace::figureChanged, &scope, [&] {
            if (!strip->isPlaying())
                return;
            const auto& shown = test.chart.figure();
            ends.insert({ shown.values.low, shown.values.high });
            if (shown.positions.kind == model::AxisKind::Log)
                ends.insert({ shown.positions.low, shown.positions.high, 0 });
            zones.insert(shown.zones.size());
            hasGlided = hasGlided || test.chart.isGliding();
        });
        test.chart.setFocus();
        strip->togglePlay();
        REQUIRE(strip->isPlaying());
        REQUIRE(QTest::qWaitFor([&] { return !strip->isPlaying(); }, 10000));
        pass();
        CHECK(ends.size() == (test.workspace.figure().positions.kind == model::AxisKind::Log ? 2U : 1U));
        CHECK(zones.size() == 1);
        CHECK(hasGlided == (test.workspace.figure().kind == model::FigureKind::Ranking));
        // What is left is the figure of the quarter.
        REQUIRE(QTest::qWaitFor([&] { return !test.chart.isGliding(); }, 2000));
        CHECK(test.chart.figure() == test.workspace.figure());
        const auto played = test.chart.grab().toImage();
        test.chart.setFigure(test.workspace.figure());
        CHECK(played == test.chart.grab().toImage());
    }
}

namespace {

/// Somebody who tries everything in no order.
class Somebody {
public:
    Somebody(Explorer& test, unsigned seed)
        : m_test(test)
        , m_random(seed)
    {
    }

    void act()
    {
        switch (one(12)) {
        case 0:
            m_test.trigger(ui::figureAction(static_cast<FigureKind>(one(static_cast<int>(model::figureFacts.size())))));
            break;
        case 1:
            toggle();
            break;
        case 2:
            moveQuarter();
            break;
        case 3:
            m_test.drag(somewhere(), somewhere());
            break;
        case 4:
            m_test.turnWheel(somewhere(), one(2) == 0 ? 1 : -1, Qt::ControlModifier);
            break;
        case 5:
            clickTarget();
            break;
        case 6:
            m_test.trigger(one(3) == 0 ? ActionId::Forward : ActionId::Back);
            break;
        case 7:
            m_test.trigger(one(2) == 0 ? ActionId::NextTab : ActionId::PreviousTab);
            break;
        case 8:
            untick();
            break;
        case 9:
            m_test.trigger(one(2) == 0 ? ActionId::Fit : ActionId::ShowAll);
            break;
        case 10:
            m_test.show(test::sampleViews()[one(test::sampleViews().size())]);
            break;
        case 11:
            editAndUndo();
            break;
        }
        pass();
    }

private:
    std::size_t one(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(m_random); }
    QPointF somewhere()
    {
        const auto part = [this] { return static_cast<double>(one(100)) / 100; };
        const auto right = part();
        return m_test.inPlot(right, part());
    }

    void moveQuarter()
    {
        for (auto* handle : m_test.window.findChildren<ui::QuarterHandle*>()) {
            if (!handle->isVisible() || one(2) == 0)
                continue;
            constexpr std::array keys { Qt::Key_Left, Qt::Key_Right, Qt::Key_PageDown, Qt::Key_PageUp, Qt::Key_Home, Qt::Key_End };
            QTest::keyClick(handle, keys.at(one(keys.size())));
            return;
        }
    }

    void toggle()
    {
        const auto id = std::array { ActionId::LogScale, ActionId::Intervals, ActionId::Alternatives, ActionId::Trails }.at(one(4));
        if (m_test.window.actions()[id].isEnabled())
            m_test.trigger(id);
    }

    void clickTarget()
    {
        const auto& targets = m_test.chart.layoutOfFigure().targets;
        if (targets.empty())
            return;
        const auto place = targets[one(targets.size())].box.center();
        m_test.mouse(QEvent::MouseMove, place);
        m_test.mouse(QEvent::MouseButtonPress, place);
        m_test.mouse(QEvent::MouseButtonRelease, place);
    }

    void untick()
    {
        auto* tree = m_test.window.findChild<ui::OrganizationPanel*>()->findChild<ui::CheckTreeModel*>();
        const auto& organizations = m_test.workspace.dataset()->organizations();
        const auto index = tree->indexOf(toQt(organizations[one(organizations.size())].name));
        if (index.isValid())
            tree->setData(index, one(2) == 0 ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
    }

    void editAndUndo()
    {
        auto claim = m_test.workspace.dataset()->inventory()[one(m_test.workspace.dataset()->inventory().size())];
        claim.units *= 3;
        claim.unitsLow.reset();
        claim.unitsHigh.reset();
        const auto refusal = m_test.workspace.edit(QStringLiteral("Triple"), [&](model::Writer& writer) { writer.update(claim); });
        pass();
        if (!refusal)
            m_test.trigger(ActionId::Undo);
    }

    Explorer& m_test;
    std::mt19937 m_random;
};

}

TEST_CASE("Whatever was done before, the same view draws the same figure")
{
    const auto seed = GENERATE(1U, 2U, 3U, 4U, 5U, 6U);
    CAPTURE(seed);
    Explorer test;
    Somebody somebody(test, seed);
    const auto views = test::sampleViews();
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < 15; ++i)
            somebody.act();
        const auto& line = views[(seed * 7 + static_cast<unsigned>(round) * 13) % views.size()];
        CAPTURE(round, line);

        test.show(line);
        test.trigger(ActionId::ClearSelection);
        test.mouse(QEvent::MouseMove, { 1, 1 });

        REQUIRE(QTest::qWaitFor([&] { return !test.workspace.figure().isUnfinished && !test.workspace.isDrawing(); }, 20'000));

        const auto fresh = model::makeFigure(*test.workspace.dataset(), viewOf(line));
        CHECK(test.workspace.figure() == fresh);
        CHECK(test.chart.figure() == fresh);
        charts::ChartView other;
        other.resize(test.chart.size());
        other.setFigure(fresh);
        CHECK(test.chart.grab().toImage() == other.grab().toImage());
        CHECK(test.prompts.errors.isEmpty());
    }
}

TEST_CASE("A double click opens the records behind a thing in every figure")
{
    const auto [line, selection, kind] = GENERATE(table<std::string, model::Selection, model::RecordKind>({
        { "", model::SelectedOrganization { "Meta" }, model::RecordKind::Inventory },
        { "figure=wealth", model::SelectedOrganization { "Meta" }, model::RecordKind::Inventory },
        { "figure=lorenz", model::SelectedOrganization { "Meta", Quarter::of(2025, 4) }, model::RecordKind::Inventory },
        { "figure=suppliers", model::SelectedOrganization { "Anthropic", {}, "Amazon" }, model::RecordKind::Inventory },
        { "figure=training", model::SelectedRun { "GPT-4", "OpenAI" }, model::RecordKind::TrainingRun },
        { "figure=chips", model::SelectedChip { "H200" }, model::RecordKind::Chip },
        { "figure=decode&bytes=2,0.5", model::SelectedPoint { "H100 SXM", 0.5, 1e9 }, model::RecordKind::Chip },
        { "figure=growth", model::SelectedSeries { "GPU", Quarter::of(2025, 4) }, model::RecordKind::Inventory },
        { "figure=shares&by=organization", model::SelectedSeries { "Meta", Quarter::of(2025, 4) }, model::RecordKind::Inventory },
    }));
    Explorer test;
    test.show(line);
    const auto all = [&] {
        auto& dock = *test.window.findChild<ui::RecordsDock*>();
        dock.showKind(kind);
        return dock.currentPage()->view()->model()->rowCount();
    }();

    emit test.chart.activated(selection);
    pass();

    auto& page = *test.window.findChild<ui::RecordsDock*>()->currentPage();
    CAPTURE(line);
    CHECK(page.kind() == kind);
    CHECK(page.view()->model()->rowCount() > 0);
    CHECK(page.view()->model()->rowCount() < all);
}
