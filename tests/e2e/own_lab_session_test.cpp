// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody of a lab types in the own cards: three holdings over four quarters and the researchers, with the mistakes people make. An action
// is a click, a drag, a key or chord, or one text typed and confirmed; this file is the sequence, and each step is held against the
// records.
#include "tests/support/catch.h"

#include "tests/e2e/session.h"
#include "ui/base/text.h"
#include "ui/tables/record_page.h"
#include "ui/tables/record_table_view.h"
#include "ui/tables/records_dock.h"

#include <QApplication>
#include <QHeaderView>
#include <QPushButton>
#include <QTabBar>
#include <QTest>

#include <array>

using namespace test;
using model::Quarter;
using model::RecordKind;
using ui::toQt;

namespace {

constexpr int mostActions = 35;

struct OwnLab : SampleWindow {
    ui::RecordsDock& dock = *window.findChild<ui::RecordsDock*>();
    int actions = 0;

    ui::RecordTableView& view() const { return *dock.currentPage()->view(); }
    int column(const char* name) const { return static_cast<int>(*model::fieldNamed(dock.currentPage()->kind(), name)); }

    void click(QWidget& widget, QPoint at)
    {
        ++actions;
        QTest::mouseClick(&widget, Qt::LeftButton, {}, at);
        pass();
    }
    void clickButton(const char* text)
    {
        for (auto* button : window.findChildren<QPushButton*>()) {
            if (button->isVisible() && button->text().remove(QLatin1Char('&')) == QLatin1String(text)) {
                click(*button, button->rect().center());
                return;
            }
        }
        throw std::runtime_error(std::string("no button says ") + text);
    }
    void clickCell(int row, const char* name)
    {
        const auto index = view().table()->index(row, column(name));
        view().scrollTo(index); // scrolling is free
        click(*view().viewport(), view().visualRect(index).center());
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        ++actions;
        press(key, modifiers);
    }
    /// One text, ended by Enter.
    void enter(const char* text)
    {
        ++actions;
        type(QString::fromLatin1(text));
        press(Qt::Key_Return);
    }
    void dragRows(int from, int to)
    {
        ++actions;
        auto* gutter = view().verticalHeader();
        view().scrollTo(view().table()->index(to, 0));
        const auto place = [&](int row) { return QPoint(5, gutter->sectionViewportPosition(row) + gutter->sectionSize(row) / 2); };
        QTest::mousePress(gutter->viewport(), Qt::LeftButton, {}, place(from));
        for (int row = from; row <= to; ++row) {
            QMouseEvent move(QEvent::MouseMove, QPointF(place(row)), gutter->viewport()->mapToGlobal(QPointF(place(row))), Qt::NoButton,
                Qt::LeftButton, Qt::NoModifier);
            QApplication::sendEvent(gutter->viewport(), &move);
        }
        QTest::mouseRelease(gutter->viewport(), Qt::LeftButton, {}, place(to));
        pass();
    }

    /// "H200 2025Q1 200" of the lab, as they are stored.
    QStringList holdings() const
    {
        QStringList all;
        const auto& dataset = *workspace.dataset();
        dataset.inventory().forEach([&](const model::InventoryRecord& record) {
            if (dataset.name(record.organization) == "My lab")
                all << toQt(std::string(dataset.name(record.chip)) + ' ' + model::quarterText(record.quarter)) + QLatin1Char(' ')
                        + QString::number(record.units);
        });
        return all;
    }
};

}

TEST_CASE("Own cards are typed in with mistakes, in few actions, and nothing wrong is stored on the way")
{
    OwnLab lab;
    waitForWindow(lab.window);
    const auto before = lab.workspace.dataset();

    // The first holding; the lab and its source are new, and the chip is mistyped.
    lab.clickButton("+ Add");
    lab.enter("My lab"); // nobody is called so: the list stays, with the nearest names first
    lab.key(Qt::Key_Up); // around to the end: a new organization
    lab.key(Qt::Key_Return);
    lab.enter("H2000"); // no chip is called so
    CHECK(lab.workspace.dataset()->chips().size() == before->chips().size());
    lab.key(Qt::Key_Return); // the nearest one: H200
    lab.enter("25q1");
    lab.enter("200");
    lab.enter("my-lab");
    lab.key(Qt::Key_Up);
    lab.key(Qt::Key_Return);
    REQUIRE(lab.holdings() == QStringList { QStringLiteral("H200 2025Q1 200") });

    // Two more: the lab, the quarter and the source are those of the row one is at.
    lab.key(Qt::Key_Insert);
    lab.enter("B200");
    lab.enter("64");
    lab.key(Qt::Key_Insert);
    lab.enter("A100");
    lab.enter("12o"); // no number: it stays in its cell until it is one
    CHECK(lab.holdings().size() == 2);
    lab.enter("120");
    REQUIRE(lab.holdings().size() == 3);

    // The same for three more quarters, then what there is more of.
    const int last = lab.view().table()->rowCount() - 1;
    lab.dragRows(last - 2, last);
    for (int quarter = 0; quarter < 3; ++quarter)
        lab.key(Qt::Key_D, Qt::ControlModifier);
    REQUIRE(lab.holdings().size() == 12);
    lab.clickCell(last + 1, "units");
    for (const auto* units : { "260", "64", "100", "300", "128", "80", "400", "256", "60" })
        lab.enter(units);

    // Twelve researchers.
    auto* tabs = lab.dock.tabs();
    lab.click(*tabs, tabs->tabRect(1).center());
    lab.clickButton("+ Add");
    lab.enter("12");

    CHECK(lab.actions <= mostActions);
    const QStringList wanted { QStringLiteral("H200 2025Q1 200"), QStringLiteral("B200 2025Q1 64"), QStringLiteral("A100 2025Q1 120"),
        QStringLiteral("H200 2025Q2 260"), QStringLiteral("B200 2025Q2 64"), QStringLiteral("A100 2025Q2 100"),
        QStringLiteral("H200 2025Q3 300"), QStringLiteral("B200 2025Q3 128"), QStringLiteral("A100 2025Q3 80"),
        QStringLiteral("H200 2025Q4 400"), QStringLiteral("B200 2025Q4 256"), QStringLiteral("A100 2025Q4 60") };
    CHECK(lab.holdings() == wanted);
    const auto& after = *lab.workspace.dataset();
    CHECK(after.organizations().size() == before->organizations().size() + 1);
    CHECK(after.chips().size() == before->chips().size());
    CHECK(after.sources().size() == before->sources().size() + 1);
    REQUIRE(after.headcounts().size() == before->headcounts().size() + 1);
    const auto& people = after.headcounts()[after.headcounts().size() - 1];
    CHECK(after.name(people.organization) == "My lab");
    CHECK(people.people == 12);
    CHECK(people.population == model::Population::Researchers);
    CHECK(people.quarter == Quarter::of(2025, 4));

    lab.workspace.refreshNow();
    CHECK(model::nameOf(lab.workspace.selection()) == "My lab"); // and is seen in the figure
    CHECK(lab.prompts.errors.isEmpty());
}
