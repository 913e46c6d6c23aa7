// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/ui/sample_window.h"
#include "ui/base/text.h"
#include "ui/charts/chart_view.h"
#include "ui/charts/layout.h"
#include "ui/panels/sentence_bar.h"
#include "ui/window/actions.h"
#include "ui/window/method_browser.h"
#include "ui/window/method_window.h"

#include <QLineEdit>
#include <QListWidget>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace test;
using ui::ActionId;
using ui::MethodWindow;
using ui::toQt;

namespace {

struct Window : SampleWindow {
    using SampleWindow::SampleWindow;

    charts::ChartView& chart() const { return *window.findChild<charts::ChartView*>(); }
    MethodWindow* method() const { return window.findChild<MethodWindow*>(); }
    QString page() const { return method() && method()->isVisible() ? method()->page() : QString(); }
    void show(const std::string& line)
    {
        workspace.setView(viewOf(line));
        workspace.refreshNow();
        pass();
    }
    void clickTitle(model::FigurePart part)
    {
        const auto& titles = chart().layoutOfFigure().titles;
        const auto found = std::ranges::find(titles, part, &charts::PartTitle::part);
        REQUIRE(found != titles.end());
        QTest::mouseClick(&chart(), Qt::LeftButton, Qt::NoModifier, found->box.center().toPoint());
        pass();
    }
};

}

TEST_CASE("A click on an axis title opens the page of what the axis shows")
{
    Window test;
    test.clickTitle(model::FigurePart::Values);
    CHECK(test.page() == QStringLiteral("per-head"));

    test.show("per=none&unit=cost");
    test.clickTitle(model::FigurePart::Values);
    CHECK(test.page() == QStringLiteral("cost"));

    test.show("figure=growth&unit=h100e");
    test.clickTitle(model::FigurePart::Values);
    CHECK(test.page() == QStringLiteral("h100e"));
    test.clickTitle(model::FigurePart::Positions);
    CHECK(test.page() == QStringLiteral("stock-and-flow"));

    test.show("figure=growth&measure=index");
    test.clickTitle(model::FigurePart::Values);
    CHECK(test.page() == QStringLiteral("index"));
}

TEST_CASE("Columns and zones of a ranking lead to their pages, too")
{
    Window test;
    test.clickTitle(model::FigurePart::Rank);
    CHECK(test.page() == QStringLiteral("order"));
    test.clickTitle(model::FigurePart::Interval);
    CHECK(test.page() == QStringLiteral("intervals"));
    test.clickTitle(model::FigurePart::Zone);
    CHECK(test.page() == QStringLiteral("rich-and-poor"));
}

TEST_CASE("F1 in the figure and the toolbar open the page of the figure's measure")
{
    Window test;
    test.chart().setFocus();
    REQUIRE(test.window.actions()[ActionId::Method].shortcut() == QKeySequence(Qt::Key_F1));
    test.window.actions()[ActionId::Method].trigger();
    CHECK(test.page() == QStringLiteral("per-head"));

    test.show("figure=growth&unit=power");
    const auto* bar = test.window.findChild<ui::SentenceBar*>();
    QTest::mouseClick(named<QToolButton>(*bar, QStringLiteral("How this number is made")), Qt::LeftButton);
    CHECK(test.page() == QStringLiteral("power"));
}

TEST_CASE("Help > Method from elsewhere opens the page one was at, first how to read a number")
{
    Window test;
    named<QToolButton>(*test.window.findChild<ui::SentenceBar*>(), QStringLiteral("Unit"))->setFocus();
    REQUIRE_FALSE(test.chart().hasFocus());
    test.window.actions()[ActionId::Method].trigger();
    CHECK(test.page() == QStringLiteral("overview"));

    test.method()->showPage(QStringLiteral("claims"));
    test.method()->resize(700, 500);
    test.method()->close();
    test.window.actions()[ActionId::Method].trigger();
    CHECK(test.page() == QStringLiteral("claims"));
    CHECK(test.method()->size() == QSize(700, 500));
}

TEST_CASE("MethodWindow shows each page with its whole text and has it current in the list")
{
    MethodWindow window;
    const auto* list = window.findChild<QListWidget*>();
    const auto* text = window.findChild<ui::MethodBrowser*>();
    const auto pages = model::methodPages();
    REQUIRE(list->count() == static_cast<int>(pages.size()));
    for (const auto& page : pages) {
        INFO(page.id);
        window.showPage(toQt(page.id));
        CHECK(list->currentItem()->text() == toQt(page.title));
        const auto shown = text->toPlainText().simplified();
        CHECK(shown.startsWith(toQt(page.title)));
        for (const auto& block : page.blocks) {
            if (block.kind != model::MethodBlock::Kind::Formula)
                CHECK(shown.contains(toQt(block.text)));
        }
    }
}

TEST_CASE("MethodWindow shows signs of formulas as they are, with indices below the line")
{
    MethodWindow window;
    const auto* text = window.findChild<ui::MethodBrowser*>();
    window.showPage(QStringLiteral("order"));
    CHECK(text->toPlainText().contains(QStringLiteral("best rank = 1 + number of B with P(B > A) > t")));
    CHECK(text->toHtml().contains(QStringLiteral("vertical-align:sub")));
    CHECK_FALSE(text->toPlainText().contains(QLatin1Char('_')));
}

TEST_CASE("MethodWindow follows a link and goes back by key")
{
    MethodWindow window;
    window.showPage(QStringLiteral("per-head"));
    auto* text = window.findChild<ui::MethodBrowser*>();
    REQUIRE(text->toHtml().contains(QStringLiteral("href=\"method:order\"")));
    text->setSource(QUrl(QStringLiteral("method:order")));
    CHECK(window.page() == QStringLiteral("order"));
    CHECK(window.findChild<QListWidget*>()->currentItem()->text() == QStringLiteral("Order, ties and P(A > B)"));

    QTest::keyClick(text, Qt::Key_Left, Qt::AltModifier);
    CHECK(window.page() == QStringLiteral("per-head"));
}

TEST_CASE("MethodWindow finds pages by the words in them")
{
    MethodWindow window;
    window.showPage(QStringLiteral("overview"));
    auto* find = window.findChild<QLineEdit*>();
    auto* list = window.findChild<QListWidget*>();
    const auto found = [list] {
        QStringList titles;
        for (int row = 0; row < list->count(); ++row) {
            if (!list->item(row)->isHidden())
                titles << list->item(row)->text();
        }
        return titles;
    };

    find->setText(QStringLiteral("herfindahl SHARES"));
    CHECK(found() == QStringList { QStringLiteral("Concentration (HHI)") });
    CHECK(window.page() == QStringLiteral("concentration"));
    CHECK_FALSE(window.findChild<ui::MethodBrowser*>()->extraSelections().isEmpty());

    find->setText(QStringLiteral("no page says this"));
    CHECK(found().isEmpty());
    CHECK(window.page() == QStringLiteral("concentration"));

    window.showPage(QStringLiteral("index"));
    CHECK(found().size() == list->count());
}

TEST_CASE("MethodWindow is read by keyboard: the list turns the pages")
{
    MethodWindow window;
    window.showPage(QStringLiteral("overview"));
    QTest::keyClick(window.findChild<QListWidget*>(), Qt::Key_Down);
    CHECK(window.page() == QStringLiteral("claims"));
}
