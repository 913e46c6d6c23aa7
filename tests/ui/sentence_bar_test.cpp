// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/view/view_query.h"
#include "tests/support/catch.h"
#include "tests/ui/sample_window.h"
#include "ui/panels/method_options.h"
#include "ui/panels/sentence_bar.h"

#include <QApplication>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

using namespace test;
using model::ViewState;

namespace {

/// A sentence that follows what is picked, as the window makes it do.
struct Sentence {
    ui::SentenceBar bar;
    ViewState view;
    int picks = 0;

    explicit Sentence(const std::string& line = {})
    {
        show(viewOf(line));
        QObject::connect(&bar, &ui::SentenceBar::viewPicked, &bar, [this](const ViewState& next) {
            ++picks;
            show(model::canonical(next));
        });
        bar.resize(1600, 60);
        bar.show();
        pass();
    }
    ~Sentence() { options().hide(); }

    void show(const ViewState& next)
    {
        view = next;
        bar.setView(view, model::resolve(view, {}));
    }
    ui::MethodOptions& options() const { return *bar.findChild<ui::MethodOptions*>(); }
    QToolButton& optionsButton() const { return *named<QToolButton>(bar, QStringLiteral("Method options")); }
    ui::MethodOptions& openOptions()
    {
        QTest::mouseClick(&optionsButton(), Qt::LeftButton);
        pass();
        return options();
    }
    std::string line() const { return model::viewQuery(view); }
    template <class Box> Box& field(const char* name) const { return *named<Box>(options(), QString::fromLatin1(name)); }
};

/// Writes a number into a field and leaves it, as a person does.
void type(QAbstractSpinBox& box, const char* text)
{
    box.selectAll();
    QTest::keyClicks(&box, QString::fromLatin1(text));
    QTest::keyClick(&box, Qt::Key_Return);
    pass();
}

}

TEST_CASE("SentenceBar asks for the MFU where GPT-4 trainings are counted, and only there")
{
    Sentence test;
    auto* mfu = named<QToolButton>(test.bar, QStringLiteral("Model FLOP utilization"));
    CHECK_FALSE(mfu->isVisible());

    choose(test.bar, QStringLiteral("Unit"), QStringLiteral("GPT-4 trainings"));
    CHECK(mfu->isVisible());
    CHECK(mfu->text() == QStringLiteral("40 % MFU"));

    choose(test.bar, QStringLiteral("Model FLOP"), QStringLiteral("30 % MFU"));
    CHECK(test.line() == "unit=gpt4s&mfu=0.3");
    CHECK(mfu->text() == QStringLiteral("30 % MFU"));
}

TEST_CASE("SentenceBar takes any other MFU that is typed")
{
    Sentence test("unit=gpt4s");
    choose(test.bar, QStringLiteral("Model FLOP"), QStringLiteral("other..."));
    auto& box = test.field<QDoubleSpinBox>("MFU");
    CHECK(test.options().isVisible());
    CHECK(box.text() == QStringLiteral("40 %"));

    type(box, "37.5");

    CHECK(test.line() == "unit=gpt4s&mfu=0.375");
    CHECK(named<QToolButton>(test.bar, QStringLiteral("Model FLOP"))->text() == QStringLiteral("37.5 % MFU"));
}

TEST_CASE("SentenceBar offers the drawn quarters as the base of an index")
{
    Sentence test("figure=growth&measure=index&from=2024Q1&to=2024Q3");
    CHECK(named<QToolButton>(test.bar, QStringLiteral("Quarter the index"))->text() == QStringLiteral("the first quarter drawn"));

    choose(test.bar, QStringLiteral("Quarter the index"), QStringLiteral("2024Q2"));
    CHECK(test.view.base == model::Quarter::of(2024, 2));
    choose(test.bar, QStringLiteral("Quarter the index"), QStringLiteral("the first quarter drawn"));
    CHECK_FALSE(test.view.base);
}

TEST_CASE("Method options set carry, correlation and lines, each as a view of its own")
{
    Sentence test;
    test.openOptions();
    CHECK(test.optionsButton().text() == QStringLiteral("Options..."));

    type(test.field<QSpinBox>("Carry"), "8");
    CHECK(test.line() == "carry=8");
    type(test.field<QDoubleSpinBox>("Errors"), "0.5");
    CHECK(test.line() == "carry=8&rho=0.5");
    type(test.field<QDoubleSpinBox>("GPU-rich"), "250");
    CHECK(test.line() == "rich=250&carry=8&rho=0.5");
    type(test.field<QDoubleSpinBox>("GPU-poor"), "2.5");
    CHECK(test.line() == "rich=250&poor=2.5&carry=8&rho=0.5");
    CHECK(test.picks == 4);
    CHECK(test.optionsButton().text() == QStringLiteral("Options (4)..."));
}

TEST_CASE("Method options take no number that a view's line refuses")
{
    Sentence test;
    test.openOptions();
    for (const auto* name : { "Errors", "MFU", "GPU-rich", "GPU-poor" }) {
        auto& box = test.field<QDoubleSpinBox>(name);
        for (const auto value : { -5.0, 0.0, 1e-9, 1e300 }) {
            box.setValue(value);
            CHECK(model::parseQuery(test.line()).problems.empty());
        }
    }
    auto& carry = test.field<QSpinBox>("Carry");
    for (const auto value : { -1, 0, 100'000 }) {
        carry.setValue(value);
        CHECK(model::parseQuery(test.line()).problems.empty());
    }
    CHECK(test.view.carry == 400);
}

TEST_CASE("Method options say the usual lines of rich and poor, and go back to them at 0")
{
    Sentence test("rich=250");
    test.openOptions();
    auto& rich = test.field<QDoubleSpinBox>("GPU-rich");
    CHECK(rich.text() == QStringLiteral("250"));
    CHECK(test.field<QDoubleSpinBox>("GPU-poor").text() == QStringLiteral("10, as usual"));

    rich.setValue(0);
    CHECK(test.line().empty());
    CHECK(rich.text() == QStringLiteral("100, as usual"));

    test.show(viewOf("unit=power"));
    CHECK(rich.text() == QStringLiteral("none"));
}

TEST_CASE("Method options show what the view says without picking anything")
{
    Sentence test;
    test.openOptions();

    test.show(viewOf("rich=250&poor=2.5&carry=8&rho=0.123&mfu=0.375"));

    CHECK(test.field<QSpinBox>("Carry").value() == 8);
    CHECK(test.field<QDoubleSpinBox>("Errors").text() == QStringLiteral("0.123"));
    CHECK(test.field<QDoubleSpinBox>("MFU").text() == QStringLiteral("37.5 %"));
    CHECK(test.picks == 0);
}

TEST_CASE("Method options are reset together and keep the rest of the view")
{
    Sentence test("unit=gpt4s&prefer=a,b&top=5&rich=250&poor=2&carry=8&rho=0.5&mfu=0.5");
    CHECK(test.optionsButton().text() == QStringLiteral("Options (6)..."));
    auto* reset = test.openOptions().findChild<QPushButton*>();
    REQUIRE(reset->isEnabled());

    QTest::mouseClick(reset, Qt::LeftButton);

    CHECK(test.line() == "unit=gpt4s&top=5");
    CHECK(test.picks == 1);
    CHECK_FALSE(reset->isEnabled());
}

TEST_CASE("Method options list the preferred sources and let go of one")
{
    Sentence test("prefer=epoch,omdia");
    test.openOptions();

    QTest::mouseClick(named<QToolButton>(test.options(), QStringLiteral("No longer prefer epoch")), Qt::LeftButton);
    pass();

    CHECK(test.line() == "prefer=omdia");
    CHECK_THROWS(named<QToolButton>(test.options(), QStringLiteral("No longer prefer epoch")));
    QTest::mouseClick(named<QToolButton>(test.options(), QStringLiteral("No longer prefer omdia")), Qt::LeftButton);
    CHECK(test.line().empty());
}

TEST_CASE("Every field of the method options has a name and is reached by Tab")
{
    Sentence test("prefer=epoch&carry=8");
    auto& options = test.openOptions();
    QStringList reached;
    for (int i = 0; i < 8; ++i) {
        if (const auto* focus = options.focusWidget()) {
            CHECK_FALSE((focus->accessibleName().isEmpty() && !qobject_cast<const QPushButton*>(focus)));
            reached << (focus->accessibleName().isEmpty() ? qobject_cast<const QPushButton*>(focus)->text() : focus->accessibleName());
        }
        QTest::keyClick(options.focusWidget(), Qt::Key_Tab);
    }
    reached.removeDuplicates();
    CHECK(reached.size() == 7);
}

TEST_CASE("A method option picked in the window is a step back and forward")
{
    SampleWindow test;
    auto* bar = test.window.findChild<ui::SentenceBar*>();
    bar->findChild<ui::MethodOptions*>()->findChild<QSpinBox*>()->setValue(8);
    pass();
    CHECK(test.workspace.view().carry == 8);

    test.workspace.goBack();
    pass();
    CHECK(test.workspace.view().carry == 4);
    CHECK(bar->findChild<ui::MethodOptions*>()->findChild<QSpinBox*>()->value() == 4);
    test.workspace.goForward();
    CHECK(test.workspace.view().carry == 8);
}

TEST_CASE("SentenceBar goes on below its buttons, so that the longest sentence takes two lines of a small window")
{
    SampleWindow test({ 1280, 720 });
    test.workspace.setView(viewOf("figure=growth&unit=gpt4s"));
    pass();
    CHECK(test.window.size() == QSize(1280, 720));

    auto* bar = test.window.findChild<ui::SentenceBar*>();
    CHECK(bar->height() < 100);
    const auto placeOf = [bar](const QWidget& widget) { return widget.rect().translated(widget.mapTo(bar, QPoint(0, 0))); };
    const auto buttons = bar->findChildren<QToolButton*>();
    for (const auto* button : buttons) {
        if (!button->isVisible())
            continue;
        CHECK(bar->rect().contains(placeOf(*button)));
        for (const auto* other : buttons)
            CHECK((other == button || !other->isVisible() || !placeOf(*other).intersects(placeOf(*button))));
    }
}
