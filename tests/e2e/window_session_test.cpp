// SPDX-License-Identifier: GPL-3.0-or-later
// One session in a real window: what a person does on a first day, by mouse and key, on an X server.
#include "tests/support/catch.h"

#include "model/figure/make_figure.h"
#include "tests/e2e/session.h"
#include "ui/base/text.h"
#include "ui/charts/chart_view.h"
#include "ui/import/import_dialog.h"
#include "ui/panels/quarter_rail.h"
#include "ui/tables/record_page.h"
#include "ui/tables/record_table_view.h"
#include "ui/tables/records_dock.h"
#include "ui/window/actions.h"

#include <QApplication>
#include <QCursor>
#include <QFile>
#include <QImage>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QTest>

using namespace test;
using model::Quarter;
using ui::toQt;

namespace {

constexpr int quartersOfTable = 40;

/// What the ranking says of an organization: "1,743".
std::string valueOf(const model::Figure& figure, const std::string& organization)
{
    for (const auto& row : figure.table) {
        if (row.item == organization && row.value)
            return std::to_string(std::lround(*row.value));
    }
    return "nothing";
}

/// Claims that no document of the sample has: `organizations` times all chips times the quarters of a table.
QString writeTable(const SampleWindow& sample, const QString& name, std::size_t organizations)
{
    const auto& dataset = *sample.workspace.dataset();
    QFile file(sample.folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly))
        throw std::runtime_error("no table can be written");
    file.write("Organization;Chip;Quarter;Measure;Units;Access;Status;Source\n");
    for (std::size_t o = 0; o < organizations; ++o) {
        for (std::size_t c = 0; c < dataset.chips().size(); ++c) {
            for (int q = 0; q < quartersOfTable; ++q) {
                const auto quarter = toQt(model::quarterText(Quarter::of(2001, 1) + q));
                file.write(QStringLiteral("%1;%2;%3;added;\"1.234,5\";owned;actual;own-chip-inference\n")
                               .arg(toQt(dataset.organizations()[o].name), toQt(dataset.chips()[c].name), quarter)
                               .toUtf8());
            }
        }
    }
    return file.fileName();
}

template <class Widget> Widget* waitForWindow()
{
    Widget* found = nullptr;
    const bool isThere = QTest::qWaitFor(
        [&] {
            for (auto* widget : QApplication::topLevelWidgets()) {
                auto* window = qobject_cast<Widget*>(widget);
                if (window && window->isVisible())
                    found = window;
            }
            return found != nullptr;
        },
        patienceMs);
    REQUIRE(isThere);
    return found;
}

void clickWhenEnabled(QPushButton* button)
{
    REQUIRE(QTest::qWaitFor([&] { return button->isEnabled(); }, patienceMs));
    QTest::mouseClick(button, Qt::LeftButton);
    pass();
}

}

TEST_CASE("A session in a real window: look, edit, undo, import, cancel, export")
{
    SampleWindow sample;
    auto& window = sample.window;
    auto& workspace = sample.workspace;
    waitForWindow(window);
    REQUIRE(workspace.figure().timeline.at == Quarter::of(2025, 4));
    REQUIRE(valueOf(workspace.figure(), "OpenAI") == "1743");

    // Two years back by key, and home again by typing the quarter.
    auto* strip = named<ui::QuarterHandle>(window, QStringLiteral("Quarter"));
    strip->setFocus();
    press(Qt::Key_PageDown);
    press(Qt::Key_PageDown);
    CHECK(workspace.figure().timeline.at == Quarter::of(2023, 4));
    type(QStringLiteral("25q4"));
    press(Qt::Key_Return);
    CHECK(workspace.figure().timeline.at == Quarter::of(2025, 4));

    // OpenAI's researchers become 1,150: the figure follows at once, undo brings it back.
    auto* dock = window.findChild<ui::RecordsDock*>();
    dock->showKind(model::RecordKind::Headcount);
    auto* page = dock->currentPage();
    page->setFilter(QStringLiteral("organization"), QStringLiteral("=OpenAI"));
    page->setFilter(QStringLiteral("population"), QStringLiteral("researchers"));
    page->setFilter(QStringLiteral("quarter"), QStringLiteral("2026Q2"));
    pass();
    auto* view = page->view();
    REQUIRE(view->model()->rowCount() == 1);
    const auto before = workspace.dataset();
    const auto people = [&] {
        for (int column = 0; column < view->model()->columnCount(); ++column) {
            if (view->model()->headerData(column, Qt::Horizontal).toString() == QStringLiteral("People"))
                return view->model()->index(0, column);
        }
        throw std::runtime_error("no column is called People");
    }();
    view->setFocus();
    view->setCurrentIndex(people);
    press(Qt::Key_F2);
    auto* editor = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    REQUIRE(editor);
    editor->selectAll();
    type(QStringLiteral("1,150"));
    press(Qt::Key_Return);
    workspace.refreshNow();
    CHECK(valueOf(workspace.figure(), "OpenAI") != "1743");
    REQUIRE(workspace.undoLabel());
    press(Qt::Key_Z, Qt::ControlModifier);
    workspace.refreshNow();
    CHECK(valueOf(workspace.figure(), "OpenAI") == "1743");

    // An import goes through its dialog, is one step, and is undone.
    const auto claims = workspace.dataset()->inventory().size();
    sample.prompts.tables = { writeTable(sample, QStringLiteral("few.csv"), 1) };
    window.actions()[ui::ActionId::ImportTables].trigger();
    auto* dialog = waitForWindow<ui::ImportDialog>();
    clickWhenEnabled(named<QPushButton>(*dialog, QStringLiteral("Import")));
    REQUIRE(QTest::qWaitFor([&] { return !workspace.isBusy() && workspace.dataset()->inventory().size() > claims; }, patienceMs));
    CHECK(workspace.dataset()->inventory().size() == claims + before->chips().size() * quartersOfTable);
    window.actions()[ui::ActionId::Undo].trigger();
    pass();
    CHECK(workspace.dataset()->inventory().size() == claims);
    // What is on the screen is the figure of the records that are left.
    const auto fresh = model::makeFigure(*workspace.dataset(), workspace.view(), workspace.words());
    CHECK(QTest::qWaitFor([&] { return workspace.isDrawn() && window.findChild<charts::ChartView*>()->figure() == fresh; }, patienceMs));

    // Another one is stopped in the middle and leaves nothing.
    REQUIRE(QTest::qWaitFor([] { return QApplication::activeModalWidget() == nullptr; }, patienceMs));
    sample.prompts.tables = { writeTable(sample, QStringLiteral("many.csv"), 71) };
    window.actions()[ui::ActionId::ImportTables].trigger();
    dialog = waitForWindow<ui::ImportDialog>();
    const auto steps = workspace.document()->journal().size();
    bool isWriting = false;
    QObject::connect(&workspace, &ui::Workspace::jobProgressed, dialog, [&](double share) { isWriting = isWriting || share > 0.2; });
    clickWhenEnabled(named<QPushButton>(*dialog, QStringLiteral("Import")));
    REQUIRE(QTest::qWaitFor([&] { return isWriting; }, patienceMs));
    QTest::mouseClick(named<QPushButton>(*dialog, QStringLiteral("Stop or cancel")), Qt::LeftButton);
    REQUIRE(QTest::qWaitFor([&] { return !workspace.isBusy(); }, patienceMs));
    CHECK(workspace.dataset()->inventory().size() == claims);
    CHECK(workspace.document()->journal().size() == steps);
    QTest::keyClick(dialog, Qt::Key_Escape);
    REQUIRE(QTest::qWaitFor([] { return QApplication::activeModalWidget() == nullptr; }, patienceMs));

    // The picture for the report.
    sample.prompts.file = sample.folder.filePath(QStringLiteral("ranking.png"));
    window.actions()[ui::ActionId::ExportPicture].trigger();
    pass();
    CHECK(QImage(*sample.prompts.file).width() == 3200);
    CHECK(sample.prompts.errors.isEmpty());
    CHECK(before->inventory().size() == workspace.dataset()->inventory().size());
}

TEST_CASE("A window that comes to another size while it is there, as one that was maximized, is painted whole")
{
    SampleWindow sample({ 1100, 760 });
    auto& window = sample.window;
    waitForWindow(window);
    QCursor::setPos(window.screen()->geometry().bottomRight()); // over nothing that would light up
    const auto isWhole = [&] {
        const auto shown = window.screen()->grabWindow(window.winId()).toImage().convertToFormat(QImage::Format_RGB32);
        return shown == window.grab().toImage().convertToFormat(QImage::Format_RGB32);
    };
    for (const auto theme : { ui::ActionId::ThemeLight, ui::ActionId::ThemeDark }) {
        window.actions()[theme].trigger();
        for (const auto size : { QSize(1590, 990), QSize(1003, 701), QSize(1517, 937) }) {
            window.resize(size);
            CAPTURE(size.width(), size.height());
            CHECK(QTest::qWaitFor([&] { return window.size() == size && isWhole(); }, patienceMs));
        }
    }
}
