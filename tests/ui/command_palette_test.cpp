// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/command_palette.h"

#include "tests/support/catch.h"
#include "tests/ui/sample_window.h"
#include "ui/window/actions.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QTest>

using namespace test;
using ui::ActionId;
using ui::paletteScore;

namespace {

struct Palette : SampleWindow {
    ui::CommandPalette* palette = nullptr;

    void open()
    {
        window.actions()[ActionId::FindAction].trigger();
        pass();
        palette = window.findChild<ui::CommandPalette*>();
        REQUIRE(palette);
        REQUIRE(palette->isVisible());
    }
    QLineEdit& search() const { return *palette->findChild<QLineEdit*>(); }
    QStringList found() const
    {
        QStringList texts;
        const auto* model = palette->findChild<QListView*>()->model();
        for (int row = 0; row < model->rowCount(); ++row)
            texts << model->index(row, 0).data().toString();
        return texts;
    }
    void type(const QString& text)
    {
        search().setText(text);
        pass();
    }
    /// Goes down to it by key first.
    void enterOn(const QString& text)
    {
        const auto row = found().indexOf(text);
        REQUIRE(row >= 0);
        for (int i = 0; i < row; ++i)
            QTest::keyClick(&search(), Qt::Key_Down);
        enter();
    }
    void enter()
    {
        QTest::keyClick(&search(), Qt::Key_Return);
        pass();
        pass();
    }
};

void addActions(const QMenu& menu, QStringList& texts)
{
    for (const auto* action : menu.actions()) {
        if (action->menu())
            addActions(*action->menu(), texts);
        else if (!action->isSeparator() && action->isEnabled())
            texts << action->text().section(QLatin1Char('\t'), 0, 0).remove(QLatin1Char('&'));
    }
}

}

TEST_CASE("Letters in their order fit a command, beginnings of words best")
{
    CHECK_FALSE(paletteScore(QStringLiteral("xyz"), QStringLiteral("Export picture...")));
    CHECK_FALSE(paletteScore(QStringLiteral("pe"), QStringLiteral("Export"))); // its e comes before its p
    REQUIRE(paletteScore(QStringLiteral("exp"), QStringLiteral("Export picture...")));
    CHECK(*paletteScore(QStringLiteral("ep"), QStringLiteral("Export picture"))
        > *paletteScore(QStringLiteral("ep"), QStringLiteral("Reset layout prep")));
    CHECK(*paletteScore(QStringLiteral("dark"), QStringLiteral("Dark"))
        > *paletteScore(QStringLiteral("dark"), QStringLiteral("Data, rank")));
}

TEST_CASE("The palette finds every action of the menus that can be done now")
{
    Palette test;
    QStringList all;
    for (const auto* action : test.window.findChild<QMenuBar*>()->actions()) {
        if (action->menu()) {
            emit action->menu()->aboutToShow();
            addActions(*action->menu(), all);
        }
    }
    REQUIRE(all.size() > 50);
    test.open();
    for (const auto& text : all) {
        if (text.startsWith(QLatin1String("Find any action")))
            continue; // it is open
        test.type(QString(text).remove(QStringLiteral("...")));
        CAPTURE(text.toStdString());
        CHECK(test.found().join(QLatin1Char('\n')).contains(QString(text).remove(QStringLiteral("..."))));
    }
}

TEST_CASE("A few letters and Enter do what was found, with the focus back in the window")
{
    Palette test;
    test.open();
    test.type(QStringLiteral("inequ"));
    REQUIRE_FALSE(test.found().isEmpty());
    CHECK(test.found().first().contains(QStringLiteral("Inequality")));
    test.enter();
    CHECK_FALSE(test.palette->isVisible());
    CHECK(test.workspace.view().figure == model::FigureKind::Lorenz);
}

TEST_CASE("Arrows choose among what was found and stay within it")
{
    Palette test;
    test.open();
    test.type(QStringLiteral("th"));
    auto* list = test.palette->findChild<QListView*>();
    QTest::keyClick(&test.search(), Qt::Key_Up);
    CHECK(list->currentIndex().row() == 0);
    QTest::keyClick(&test.search(), Qt::Key_Down);
    CHECK(list->currentIndex().row() == 1);
    QTest::keyClick(&test.search(), Qt::Key_PageDown);
    QTest::keyClick(&test.search(), Qt::Key_PageDown);
    QTest::keyClick(&test.search(), Qt::Key_PageDown);
    QTest::keyClick(&test.search(), Qt::Key_PageDown);
    CHECK(list->currentIndex().row() <= test.found().size() - 1);
    QTest::keyClick(&test.search(), Qt::Key_Escape);
    CHECK_FALSE(test.palette->isVisible());
}

TEST_CASE("The palette goes to a quarter, marks a name and shows a saved view")
{
    Palette test;
    test.open();
    test.type(QStringLiteral("23q3"));
    test.enter();
    CHECK(test.workspace.figure().timeline.at == model::Quarter::of(2023, 3));

    test.open();
    test.type(QStringLiteral("anthropic"));
    test.enterOn(QStringLiteral("Mark Anthropic"));
    CHECK(test.workspace.selection() == model::Selection(model::SelectedOrganization { "Anthropic" }));

    test.open();
    test.type(QStringLiteral("Half of Google"));
    test.enterOn(QStringLiteral("Show Half of Google"));
    CHECK(test.workspace.view().figure == model::FigureKind::Versus);
}

TEST_CASE("Where nothing fits the palette says what to do")
{
    Palette test;
    test.open();
    test.type(QStringLiteral("qqqzzz"));
    CHECK(test.found().isEmpty());
    bool says = false;
    for (const auto* label : test.palette->findChildren<QLabel*>())
        says = says || (label->isVisible() && label->text().contains(QStringLiteral("Try a word")));
    CHECK(says);
    test.enter(); // nothing happens
    CHECK(test.palette->isVisible());
}
