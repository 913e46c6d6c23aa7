// SPDX-License-Identifier: GPL-3.0-or-later
// A session in a real window by keyboard alone: through all tabs, the strip, the trees and the dialogs, on an X server.
#include "tests/support/catch.h"

#include "model/view/view_words.h"
#include "tests/e2e/session.h"
#include "ui/base/text.h"
#include "ui/charts/chart_view.h"
#include "ui/panels/command_palette.h"
#include "ui/panels/fitting_tab_bar.h"
#include "ui/panels/organization_panel.h"
#include "ui/panels/quarter_rail.h"
#include "ui/tables/record_page.h"
#include "ui/tables/record_table_view.h"
#include "ui/tables/records_dock.h"
#include "ui/window/calculator_dialog.h"
#include "ui/window/save_view_dialog.h"
#include "ui/window/view_bar.h"

#include <QAccessible>
#include <QApplication>
#include <QLineEdit>
#include <QMenuBar>
#include <QTest>
#include <QTreeView>

#include <map>
#include <set>

using namespace test;
using model::FigureKind;
using model::Quarter;
using ui::toQt;

namespace {

/// Goes on by Tab until the focus is on such a widget.
template <class Widget> Widget* tabTo(bool backwards = false)
{
    constexpr int most = 200;
    for (int i = 0; i < most; ++i) {
        if (auto* widget = qobject_cast<Widget*>(QApplication::focusWidget()))
            return widget;
        press(backwards ? Qt::Key_Backtab : Qt::Key_Tab, backwards ? Qt::ShiftModifier : Qt::NoModifier);
    }
    FAIL("the Tab key does not get there");
    return nullptr;
}

/// Until keys go into a window: on a busy machine it is active before it has the focus.
void waitForFocusIn(QWidget& window)
{
    REQUIRE(QTest::qWaitFor(
        [&] {
            auto* widget = QApplication::focusWidget();
            return window.isActiveWindow() && widget && (widget == &window || window.isAncestorOf(widget));
        },
        patienceMs));
}

std::set<std::string> drawn(const model::Figure& figure)
{
    std::set<std::string> items;
    for (const auto& row : figure.table) {
        if (row.value)
            items.insert(row.item);
    }
    return items;
}

}

TEST_CASE("A session by keyboard alone: every figure, its points, the quarters, the trees, a view that is saved, a plan")
{
    SampleWindow sample({ 1280, 720 });
    auto& window = sample.window;
    auto& workspace = sample.workspace;
    waitForWindow(window);
    auto& chart = *window.findChild<charts::ChartView*>();
    auto& tabs = *window.findChild<ui::FittingTabBar*>();
    REQUIRE(QApplication::focusWidget() == &chart);

    // Nobody else gives the window its focus back where there is no window manager.
    const auto returnToWindow = [&] {
        window.activateWindow();
        REQUIRE(QTest::qWaitForWindowActive(&window));
        waitForFocusIn(window);
    };

    // Through all questions: in each the arrows go along what is drawn, it is spoken, and Enter marks it.
    for (const auto figure : model::allValues<FigureKind>()) {
        CAPTURE(static_cast<int>(figure));
        REQUIRE(workspace.figure().kind == figure);
        REQUIRE_FALSE(workspace.figure().isEmpty());
        std::set<QString> texts;
        for (const auto key : { Qt::Key_Right, Qt::Key_Right, Qt::Key_Down, Qt::Key_Up, Qt::Key_Left, Qt::Key_Down, Qt::Key_Right }) {
            press(key);
            CHECK_FALSE(chart.cursorText().isEmpty());
            texts.insert(chart.cursorText());
        }
        CHECK(texts.size() >= 2);
        auto* spoken = QAccessible::queryAccessibleInterface(&chart);
        REQUIRE(spoken);
        CHECK(spoken->text(QAccessible::Value) == chart.cursorText());
        CHECK(spoken->text(QAccessible::Name) == toQt(workspace.figure().title));
        CHECK(spoken->text(QAccessible::Description) == toQt(workspace.figure().summary));
        press(Qt::Key_Return);
        CHECK_FALSE(isEmpty(workspace.selection()));
        CHECK_FALSE(workspace.inspection().heading.empty());
        press(Qt::Key_Escape);
        CHECK(isEmpty(workspace.selection()));
        if (figure != model::allValues<FigureKind>().back())
            press(Qt::Key_PageDown, Qt::ControlModifier);
    }

    // The saved views come next.
    press(Qt::Key_PageDown, Qt::ControlModifier);
    CHECK(tabs.currentIndex() == static_cast<int>(model::figureFacts.size()));
    press(Qt::Key_1, Qt::ControlModifier);
    CHECK(workspace.figure().kind == FigureKind::Ranking);

    // The strip: reached by Tab, moved by arrows and pages, typed into, played.
    tabTo<ui::QuarterHandle>();
    press(Qt::Key_Left);
    CHECK(workspace.figure().timeline.at == Quarter::of(2025, 3));
    press(Qt::Key_PageDown);
    CHECK(workspace.figure().timeline.at == Quarter::of(2024, 3));
    type(QStringLiteral("24q4"));
    press(Qt::Key_Return);
    CHECK(workspace.figure().timeline.at == Quarter::of(2024, 4));

    // The tree of organizations: letters search, Space leaves one out.
    auto* tree = tabTo<QTreeView>(true);
    while (!window.findChild<ui::OrganizationPanel*>()->isAncestorOf(tree)) {
        press(Qt::Key_Backtab, Qt::ShiftModifier);
        tree = tabTo<QTreeView>(true);
    }
    const auto before = drawn(workspace.figure());
    press(Qt::Key_Home);
    for (int i = 0; i < 80; ++i) {
        if (before.contains(ui::fromQt(tree->currentIndex().data().toString())))
            break;
        press(Qt::Key_Down);
    }
    const auto name = ui::fromQt(tree->currentIndex().data().toString());
    REQUIRE(before.contains(name));
    CHECK(
        workspace.selection() == model::Selection(model::SelectedOrganization { name })); // where the cursor stands is marked in the figure
    press(Qt::Key_Space);
    CHECK_FALSE(drawn(workspace.figure()).contains(name));
    press(Qt::Key_Left, Qt::AltModifier);
    CHECK(drawn(workspace.figure()) == before);

    // A view is saved by its keys, and found again by letters.
    press(Qt::Key_B, Qt::ControlModifier);
    auto* dialog = window.findChild<ui::SaveViewDialog*>();
    REQUIRE(dialog);
    waitForFocusIn(*dialog);
    type(QStringLiteral("By key"));
    press(Qt::Key_Return);
    REQUIRE(QTest::qWaitFor([] { return QApplication::activeModalWidget() == nullptr; }, patienceMs));
    REQUIRE(workspace.dataset()->savedViewNamed("By key"));
    returnToWindow();
    press(Qt::Key_7, Qt::ControlModifier);
    CHECK(workspace.figure().kind == FigureKind::Training);
    press(Qt::Key_K, Qt::ControlModifier);
    auto* palette = window.findChild<ui::CommandPalette*>();
    REQUIRE(palette);
    waitForFocusIn(*palette);
    type(QStringLiteral("by key"));
    CHECK(palette->findChild<QLineEdit*>()->text() == QStringLiteral("by key"));
    press(Qt::Key_Return);
    REQUIRE(QTest::qWaitFor([&] { return workspace.figure().kind == FigureKind::Ranking; }, patienceMs));
    CHECK(tabs.tabText(tabs.currentIndex()) == QStringLiteral("By key"));

    // The calculator is opened, filled and left.
    returnToWindow();
    press(Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    auto* calculator = window.findChild<ui::CalculatorDialog*>();
    REQUIRE(calculator);
    waitForFocusIn(*calculator);
    press(Qt::Key_Escape);
    REQUIRE(QTest::qWaitFor([&] { return !calculator->isVisible(); }, patienceMs));

    // Records, which this low a window keeps closed: an action by its name opens them, and a record is typed from cell to cell.
    returnToWindow();
    press(Qt::Key_K, Qt::ControlModifier);
    palette = window.findChild<ui::CommandPalette*>();
    REQUIRE(palette);
    waitForFocusIn(*palette);
    type(QStringLiteral("add record"));
    press(Qt::Key_Return);
    returnToWindow();
    const auto& page = *window.findChild<ui::RecordsDock*>()->currentPage();
    REQUIRE(page.kind() == model::RecordKind::Inventory);
    const auto records = workspace.dataset()->inventory().size();
    const std::map<std::string_view, QString> typed { { "organization", QStringLiteral("Meta") }, { "chip", QStringLiteral("H100 SXM") },
        { "quarter", QStringLiteral("26q3") }, { "units", QStringLiteral("1234") },
        { "source", QStringLiteral("epoch-chip-owners-2026-09") } };
    for (std::size_t cells = 0; cells < typed.size() && page.table()->draftRow() >= 0; ++cells) {
        const auto column = static_cast<std::size_t>(page.view()->currentIndex().column());
        const auto field = model::fieldsOf(model::RecordKind::Inventory)[column].name;
        CAPTURE(field);
        REQUIRE(typed.contains(field));
        type(typed.at(field));
        press(Qt::Key_Return);
    }
    CHECK(page.table()->draftRow() == -1);
    CHECK(workspace.dataset()->inventory().size() == records + 1);
    press(Qt::Key_Delete, Qt::ShiftModifier); // the record one is at
    CHECK(workspace.dataset()->inventory().size() == records);
    press(Qt::Key_Z, Qt::ControlModifier);
    CHECK(workspace.dataset()->inventory().size() == records + 1);
    press(Qt::Key_F6);
    CHECK_FALSE(window.findChild<ui::RecordsDock*>()->isAncestorOf(QApplication::focusWidget()));
    press(Qt::Key_F6, Qt::ShiftModifier);
    CHECK(window.findChild<ui::RecordsDock*>()->isAncestorOf(QApplication::focusWidget()));

    // The full screen and back; the menus by their letters.
    chart.setFocus();
    press(Qt::Key_F11);
    CHECK(window.isFullScreen());
    press(Qt::Key_Right);
    CHECK_FALSE(chart.cursorText().isEmpty());
    press(Qt::Key_F11);
    CHECK_FALSE(window.isFullScreen());
    CHECK(window.findChild<QMenuBar*>()->isVisible());
    CHECK(sample.prompts.errors.isEmpty());
}
