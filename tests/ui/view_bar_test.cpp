// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/view/saved_views.h"
#include "model/view/view_query.h"
#include "tests/support/catch.h"
#include "tests/ui/sample_window.h"
#include "ui/base/text.h"
#include "ui/panels/caption_bar.h"
#include "ui/panels/fitting_tab_bar.h"
#include "ui/window/actions.h"
#include "ui/window/save_view_dialog.h"
#include "ui/window/view_bar.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace test;
using ui::ActionId;
using ui::fromQt;
using ui::toQt;

namespace {

constexpr int figureTabs = 11;

struct Views : SampleWindow {
    ui::ViewBar& bar { *window.findChild<ui::ViewBar*>() };
    ui::FittingTabBar& tabs { *window.findChild<ui::FittingTabBar*>() };
    ui::CaptionBar& captionBar { *window.findChild<ui::CaptionBar*>() };

    using SampleWindow::SampleWindow;

    /// A pass, and as many more as a figure takes that a busy machine is slow to draw.
    void pass()
    {
        test::pass();
        REQUIRE(QTest::qWaitFor([this] { return !workspace.isDrawing(); }, 10'000));
    }
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
    QStringList names() const
    {
        QStringList all;
        for (const auto& saved : model::savedViewsInOrder(*workspace.dataset()))
            all << toQt(saved.name);
        return all;
    }
    void pick(const QString& name)
    {
        bar.pickSaved(workspace.dataset()->savedViewNamed(fromQt(name))->id);
        pass();
    }
    std::string query(const QString& name) const { return workspace.dataset()->savedViewNamed(fromQt(name))->view; }
    QString caption() const { return captionBar.isVisible() ? captionBar.findChild<QLabel*>()->text() : QString(); }
    QString currentTab() const { return tabs.tabText(tabs.currentIndex()); }

    ui::SaveViewDialog& dialog() const
    {
        auto* found = bar.findChild<ui::SaveViewDialog*>();
        if (!found || !found->isVisible())
            throw std::runtime_error("no dialog asks for a view");
        return *found;
    }
    void answer(const QString& name, const QString& text) const
    {
        dialog().findChild<QLineEdit*>()->setText(name);
        dialog().findChild<QPlainTextEdit*>()->setPlainText(text);
    }
    QPushButton& saveButton() const { return *dialog().findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Save); }
    void save()
    {
        saveButton().click();
        QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        pass();
    }
};

}

TEST_CASE("The tabs are the questions and then the saved views in their order")
{
    Views test;
    CHECK(test.tabs.count() == figureTabs + test.names().size());
    CHECK(test.tabs.tabText(0) == QStringLiteral("Ranking"));
    CHECK(test.tabs.tabText(figureTabs) == test.names().front());
    CHECK(test.caption().isEmpty());
}

TEST_CASE("A saved view shows its figure and its caption with the numbers of the records")
{
    Views test;
    test.pick(QStringLiteral("OpenAI in two years"));

    CHECK(test.workspace.view() == model::canonical(viewOf(test.query(QStringLiteral("OpenAI in two years")))));
    CHECK(test.currentTab() == QStringLiteral("OpenAI in two years"));
    CHECK(test.caption().startsWith(QStringLiteral("Claim 30")));
    CHECK(test.caption().contains(QStringLiteral("127 k")));
    CHECK_FALSE(test.caption().contains(QLatin1Char('{')));
}

TEST_CASE("Every bundled view has a figure that draws something and a caption without a gap")
{
    Views test;
    for (const auto& name : test.names()) {
        CAPTURE(fromQt(name));
        test.pick(name);
        CHECK_FALSE(test.workspace.figure().isEmpty());
        const auto& saved = *test.workspace.dataset()->savedViewNamed(fromQt(name));
        const auto caption = test.workspace.captionOf(saved.caption, test.workspace.view());
        CHECK(caption.problems.empty());
        CHECK(toQt(caption.text) == test.caption());
        CHECK_FALSE(test.caption().contains(QStringLiteral("unknown to")));
    }
}

TEST_CASE("A view that was changed says so, and can be saved there or left")
{
    Views test;
    const auto name = QStringLiteral("Google, the richest");
    test.pick(name);
    const auto before = test.query(name);

    auto view = test.workspace.view();
    view.unit = model::Unit::Power;
    test.workspace.setView(view);
    pass();
    CHECK(test.currentTab() == name + QStringLiteral(" •"));
    CHECK(test.caption().contains(QStringLiteral("no longer")));
    test.captionBar.findChildren<QToolButton*>()[2]->click(); // back to it
    pass();
    CHECK(test.currentTab() == name);
    CHECK(test.query(name) == before);

    test.workspace.setView(view);
    pass();
    test.trigger(ActionId::UpdateView);
    CHECK(test.query(name) == model::viewQuery(view));
    CHECK(test.currentTab() == name);
    CHECK(test.workspace.undoLabel() == QStringLiteral("Update view Google, the richest"));
    test.trigger(ActionId::Undo);
    CHECK(test.query(name) == before);
}

TEST_CASE("Another question leaves the saved view")
{
    Views test;
    test.pick(QStringLiteral("Google, the richest"));
    test.trigger(ui::figureAction(model::FigureKind::Growth));
    CHECK(test.tabs.currentIndex() == 2);
    CHECK(test.caption().isEmpty());
    CHECK_FALSE(test.window.actions()[ActionId::EditView].isEnabled());
}

TEST_CASE("Plus saves what is shown under a name of its own, last in the row, undone in one step")
{
    Views test;
    test.show("figure=shares&by=vendor");
    const auto before = test.names();
    test.trigger(ActionId::SaveView);
    CHECK(test.dialog().findChild<QLineEdit*>()->text() == QStringLiteral("Shares, 2025Q4"));
    test.answer(QStringLiteral("Whose chips"), QStringLiteral("NVIDIA has {[NVIDIA]}."));
    test.save();

    CHECK(test.names() == before + QStringList { QStringLiteral("Whose chips") });
    CHECK(test.query(QStringLiteral("Whose chips")) == "figure=shares&by=vendor");
    CHECK(test.currentTab() == QStringLiteral("Whose chips"));
    CHECK(test.caption().startsWith(QStringLiteral("NVIDIA has ")));
    CHECK(test.caption().endsWith(QStringLiteral(" %.")));
    test.trigger(ActionId::Undo);
    CHECK(test.names() == before);
    CHECK(test.tabs.count() == figureTabs + before.size());
}

TEST_CASE("A name that is taken replaces the view there, in its place")
{
    Views test;
    test.show("figure=lorenz");
    const auto before = test.names();
    test.trigger(ActionId::SaveView);
    test.answer(QStringLiteral("Four regions"), QString());
    CHECK(test.saveButton().text().remove(QLatin1Char('&')) == QStringLiteral("Replace"));
    test.save();
    CHECK(test.names() == before);
    CHECK(test.query(QStringLiteral("Four regions")) == "figure=lorenz");
}

TEST_CASE("A view is not saved without a name, and not renamed to one that is taken")
{
    Views test;
    test.trigger(ActionId::SaveView);
    test.answer(QStringLiteral("  "), QString());
    CHECK_FALSE(test.saveButton().isEnabled());
    test.dialog().reject();
    QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);

    test.pick(QStringLiteral("Four regions"));
    test.trigger(ActionId::EditView);
    test.answer(QStringLiteral("Half of Google"), QString());
    CHECK_FALSE(test.saveButton().isEnabled());
}

TEST_CASE("F2 gives a saved view another name and caption, and names a placeholder that cannot be read at once")
{
    Views test;
    test.pick(QStringLiteral("Four regions"));
    QTest::mouseClick(&test.tabs, Qt::LeftButton, {}, test.tabs.tabRect(test.tabs.currentIndex()).center()); // takes the focus
    CHECK(test.tabs.hasFocus());
    QTest::keyClick(&test.tabs, Qt::Key_F2);
    test.answer(QStringLiteral("Regions"), QStringLiteral("China has {[China} H100e"));
    REQUIRE(QTest::qWaitFor(
        [&] {
            for (const auto* label : test.dialog().findChildren<QLabel*>(QStringLiteral("reason")))
                if (label->isVisible() && label->text().contains(QStringLiteral("[China")))
                    return true;
            return false;
        },
        3000));
    test.answer(QStringLiteral("Regions"), QStringLiteral("China has {[China]} H100e"));
    test.save();
    CHECK(test.names().contains(QStringLiteral("Regions")));
    CHECK_FALSE(test.names().contains(QStringLiteral("Four regions")));
    CHECK(test.caption().startsWith(QStringLiteral("China has ")));
    CHECK(test.currentTab() == QStringLiteral("Regions"));
}

TEST_CASE("Saved views are moved left, right and to the front, a step of undo each")
{
    Views test;
    const auto before = test.names();
    REQUIRE(before.size() > 3);
    test.pick(before[2]);

    test.trigger(ActionId::MoveViewLeft);
    CHECK(test.names().indexOf(before[2]) == 1);
    CHECK(test.currentTab() == before[2]);
    test.trigger(ActionId::MoveViewRight);
    CHECK(test.names() == before);
    test.trigger(ActionId::MoveViewFirst);
    CHECK(test.names().front() == before[2]);
    CHECK(test.names().size() == before.size());
    test.trigger(ActionId::Undo);
    CHECK(test.names() == before);

    test.pick(before.back());
    test.trigger(ActionId::MoveViewRight); // it is the last
    CHECK(test.names() == before);
}

TEST_CASE("Del deletes a saved view, undo brings it back in its place")
{
    Views test;
    const auto before = test.names();
    test.pick(before[1]);
    const auto shown = test.workspace.view();
    test.tabs.setFocus();
    QTest::keyClick(&test.tabs, Qt::Key_Delete);
    pass();
    CHECK_FALSE(test.names().contains(before[1]));
    CHECK(test.workspace.view() == shown); // what one sees stays
    CHECK(test.tabs.currentIndex() < figureTabs);
    test.trigger(ActionId::Undo);
    CHECK(test.names() == before);
}

TEST_CASE("What does not fit into the row of tabs is in its menu, and the current view is always in sight")
{
    const auto width = GENERATE(1280, 1600);
    Views test({ width, 900 });
    int visible = 0;
    for (int tab = 0; tab < test.tabs.count(); ++tab)
        visible += test.tabs.isTabVisible(tab) ? 1 : 0;
    CHECK(visible >= (width == 1600 ? figureTabs : figureTabs - 4));
    CHECK(visible < test.tabs.count());

    test.pick(test.names().back());
    CHECK(test.tabs.isTabVisible(test.tabs.currentIndex()));
    QRect row(QPoint(0, 0), test.tabs.size());
    CHECK(row.contains(test.tabs.tabRect(test.tabs.currentIndex())));
    auto* menu = named<QToolButton>(test.window, QStringLiteral("All figures and saved views"))->menu();
    emit menu->aboutToShow();
    QStringList texts;
    for (const auto* action : menu->actions())
        texts << action->text();
    for (const auto& name : test.names())
        CHECK(texts.contains(QString(name).replace(QLatin1Char('&'), QStringLiteral("&&"))));
}

TEST_CASE("Ctrl and page keys go through figures and saved views and around the end")
{
    Views test;
    const int count = test.tabs.count();
    for (int i = 1; i <= count; ++i) {
        test.trigger(ActionId::NextTab);
        CHECK(test.tabs.currentIndex() == i % count);
    }
    test.trigger(ActionId::PreviousTab);
    CHECK(test.tabs.currentIndex() == count - 1);
}

TEST_CASE("A saved view that another window makes is there at once")
{
    Views test;
    auto other = model::Document::open(fromQt(test.workspace.path()));
    model::SavedView view;
    view.name = "From elsewhere";
    view.view = "figure=decode";
    view.position = 900;
    other.transact("Save view", [&](model::Writer& writer) { writer.insert(view); });
    test.workspace.lookForChanges();
    pass();
    CHECK(test.tabs.tabText(test.tabs.count() - 1) == QStringLiteral("From elsewhere"));
}

TEST_CASE("A caption that another window wrote meanwhile is not written over, and what was typed is asked for once more")
{
    Views test;
    const auto name = test.names().front();
    test.pick(name);
    test.trigger(ActionId::EditView);
    test.answer(name, QStringLiteral("mine"));
    auto other = model::Document::open(fromQt(test.workspace.path()));
    other.transact("Elsewhere", [&](model::Writer& writer) {
        auto view = *other.dataset()->savedViewNamed(fromQt(name));
        view.caption = "theirs";
        writer.update(view);
    });
    test.workspace.lookForChanges();
    test.pass();
    CHECK(test.dialog().findChild<QPlainTextEdit*>()->toPlainText() == QStringLiteral("mine"));

    test.save();
    CHECK(test.workspace.dataset()->savedViewNamed(fromQt(name))->caption == "theirs");
    REQUIRE(test.prompts.errors.size() == 1);
    CHECK(test.prompts.errors.first().contains(QStringLiteral("theirs")));
    CHECK(test.dialog().findChild<QPlainTextEdit*>()->toPlainText() == QStringLiteral("mine"));

    test.save(); // now that both are known
    CHECK(test.workspace.dataset()->savedViewNamed(fromQt(name))->caption == "mine");
    CHECK(test.prompts.errors.size() == 1);
}

TEST_CASE("A new view replaces none that another window saved under its name meanwhile")
{
    Views test;
    test.trigger(ActionId::SaveView);
    test.answer(QStringLiteral("Both"), QStringLiteral("mine"));
    auto other = model::Document::open(fromQt(test.workspace.path()));
    other.transact("Elsewhere", [&](model::Writer& writer) {
        model::SavedView view;
        view.name = "Both";
        view.view = "figure=growth";
        view.caption = "theirs";
        writer.insert(view);
    });
    test.workspace.lookForChanges();
    test.pass();

    test.save();
    CHECK(test.workspace.dataset()->savedViewNamed("Both")->caption == "theirs");
    CHECK(test.saveButton().text().remove(QLatin1Char('&')) == QStringLiteral("Replace"));
    test.answer(QStringLiteral("Mine"), QStringLiteral("mine"));
    test.save();
    CHECK(test.workspace.dataset()->savedViewNamed("Mine")->caption == "mine");
}

TEST_CASE("Tabs stand one beside the next, whichever is hidden")
{
    Views test({ 1280, 720 });
    test.workspace.create(test.folder.filePath(QStringLiteral("empty.flop")));
    pass();
    for (const auto id : { ui::figureAction(model::FigureKind::Chips), ui::figureAction(model::FigureKind::Decode),
             ui::figureAction(model::FigureKind::Suppliers), ui::figureAction(model::FigureKind::Ranking),
             ui::figureAction(model::FigureKind::Suppliers) }) {
        test.trigger(id);
        int end = 0;
        for (int tab = 0; tab < test.tabs.count(); ++tab) {
            if (!test.tabs.isTabVisible(tab))
                continue;
            CAPTURE(tab);
            CHECK(test.tabs.tabRect(tab).left() <= end + 1);
            CHECK(test.tabs.tabRect(tab).right() <= test.tabs.width());
            end = test.tabs.tabRect(tab).right();
        }
    }
}

TEST_CASE("Of very many saved views those get tabs that may fit, and the one that is shown")
{
    Views test;
    const auto before = test.names().size();
    test.workspace.edit(QStringLiteral("Many views"), [](model::Writer& writer) {
        for (int i = 1; i <= 500; ++i)
            writer.insert(model::SavedView { {}, "View " + std::to_string(i), 1000.0 + i, "figure=growth", {} });
    });
    pass();
    CHECK(test.tabs.count() <= figureTabs + 40);

    test.pick(QStringLiteral("View 300"));
    CHECK(test.currentTab() == QStringLiteral("View 300"));
    CHECK(test.tabs.isTabVisible(test.tabs.currentIndex()));
    test.trigger(ActionId::NextTab);
    CHECK(test.currentTab() == QStringLiteral("View 301"));
    test.trigger(ActionId::MoveViewLeft);
    CHECK(test.names()[before + 299] == QStringLiteral("View 301"));
    CHECK(test.currentTab() == QStringLiteral("View 301"));
    test.trigger(ActionId::MoveViewFirst);
    CHECK(test.tabs.currentIndex() == figureTabs);
    test.trigger(ActionId::PreviousTab);
    CHECK(test.tabs.currentIndex() == figureTabs - 1);
    CHECK(test.tabs.count() <= figureTabs + 40); // the one behind is gone

    auto* menu = named<QToolButton>(test.bar, QStringLiteral("All figures and saved views"))->menu();
    emit menu->aboutToShow();
    CHECK(menu->actions().size() < 200);
}
