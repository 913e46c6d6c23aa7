// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/ui/sample_window.h"
#include "ui/panels/quarter_rail.h"
#include "ui/panels/quarter_strip.h"

#include <QApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace test;
using model::FigureKind;
using model::Quarter;
using model::ViewState;

namespace {

struct Strip {
    ui::QuarterStrip strip;
    ViewState view;
    model::Timeline timeline { Quarter::of(2020, 1), Quarter::of(2026, 4), Quarter::of(2025, 4), Quarter::of(2025, 2), Quarter::of(2022, 1),
        Quarter::of(2025, 2) };
    int picks = 0;

    explicit Strip(FigureKind figure = FigureKind::Ranking)
    {
        view.figure = figure;
        // As a window does it: what is picked comes back as the view, and its figure as the timeline.
        QObject::connect(&strip, &ui::QuarterStrip::viewPicked, &strip, [this](const ViewState& picked) {
            ++picks;
            view = picked;
            timeline.at = view.at.value_or(timeline.at);
            timeline.from = view.from.value_or(timeline.from);
            timeline.to = view.to.value_or(timeline.at);
            strip.setView(view);
            strip.setTimeline(timeline);
        });
        strip.setView(view);
        strip.setTimeline(timeline);
        strip.resize(900, 70);
        strip.show();
        pass();
    }

    ui::QuarterHandle* handle(const char* name) const { return named<ui::QuarterHandle>(strip, QString::fromLatin1(name)); }
    QLineEdit* box(const char* name) const { return named<QLineEdit>(strip, QString::fromLatin1(name)); }
};

}

TEST_CASE("QuarterStrip takes a quarter that is typed on its handle")
{
    Strip test;
    test.strip.activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(&test.strip));
    auto* handle = test.handle("Quarter");
    handle->setFocus();

    for (const char key : { '2', '4', 'q', '3' })
        QTest::keyClick(QApplication::focusWidget(), key);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);

    CHECK(test.view.at == Quarter::of(2024, 3));
}

TEST_CASE("QuarterStrip moves by arrows a quarter, by pages a year, and to both ends")
{
    Strip test;
    auto* handle = test.handle("Quarter");

    QTest::keyClick(handle, Qt::Key_Left);
    CHECK(test.view.at == Quarter::of(2025, 1));
    QTest::keyClick(handle, Qt::Key_PageDown);
    CHECK(test.view.at == Quarter::of(2024, 1));
    QTest::keyClick(handle, Qt::Key_PageUp);
    CHECK(test.view.at == Quarter::of(2025, 1));
    QTest::keyClick(handle, Qt::Key_Home);
    CHECK(test.view.at == Quarter::of(2020, 1));
    QTest::keyClick(handle, Qt::Key_End);
    CHECK(test.view.at == Quarter::of(2026, 4));
    CHECK(handle->accessibleName() == QStringLiteral("Quarter: 2026Q4"));
}

TEST_CASE("QuarterStrip follows the mouse quarter by quarter while it is dragged")
{
    Strip test;
    auto* rail = test.strip.findChild<ui::QuarterRail*>();

    QTest::mousePress(rail, Qt::LeftButton, {}, { rail->width() / 2, 19 });
    const auto first = test.view.at;
    QTest::mouseMove(rail, { rail->width() / 4, 19 });
    QTest::mouseMove(rail, { 0, 19 });
    QTest::mouseRelease(rail, Qt::LeftButton, {}, { 0, 19 });

    CHECK(first > Quarter::of(2022, 4));
    CHECK(first < Quarter::of(2024, 1));
    CHECK(test.picks == 3);
    CHECK(test.view.at == Quarter::of(2020, 1));
}

TEST_CASE("QuarterStrip takes a quarter in any way of writing it")
{
    Strip test;
    auto* box = test.box("Quarter");

    box->setFocus();
    box->selectAll();
    QTest::keyClicks(box, QStringLiteral("24q3"));
    QTest::keyClick(box, Qt::Key_Return);

    CHECK(test.view.at == Quarter::of(2024, 3));
    CHECK(box->text() == QStringLiteral("2024Q3"));
}

TEST_CASE("QuarterStrip keeps what is no quarter and says why")
{
    Strip test;
    auto* box = test.box("Quarter");
    auto* reason = test.strip.findChild<QLabel*>(QStringLiteral("reason"));

    box->selectAll();
    QTest::keyClicks(box, QStringLiteral("24q5"));
    QTest::keyClick(box, Qt::Key_Return);
    CHECK(test.picks == 0);
    CHECK(box->text() == QStringLiteral("24q5"));
    CHECK(reason->isVisible());
    CHECK(reason->text().contains(QStringLiteral("24q5")));

    box->selectAll();
    QTest::keyClicks(box, QStringLiteral("1990Q1"));
    QTest::keyClick(box, Qt::Key_Return);
    CHECK(test.picks == 0);
    CHECK(reason->text().contains(QStringLiteral("2020Q1")));

    QTest::keyClick(box, Qt::Key_Escape);
    CHECK(box->text() == QStringLiteral("2025Q2"));
    CHECK_FALSE(reason->isVisible());
}

TEST_CASE("QuarterStrip plays to the border of what is planned and pauses there")
{
    Strip test;
    test.strip.setTick(4);

    QTest::keyClick(test.handle("Quarter"), Qt::Key_Space);
    CHECK(test.strip.isPlaying());
    REQUIRE(QTest::qWaitFor([&] { return !test.strip.isPlaying(); }, 3000));
    CHECK(test.view.at == Quarter::of(2025, 4));

    QTest::mouseClick(named<QToolButton>(test.strip, QStringLiteral("Play")), Qt::LeftButton);
    REQUIRE(QTest::qWaitFor([&] { return !test.strip.isPlaying(); }, 3000));
    CHECK(test.view.at == Quarter::of(2026, 4));
}

TEST_CASE("QuarterStrip starts over when it is played at the end")
{
    Strip test;
    test.strip.setTick(1000);
    QTest::keyClick(test.handle("Quarter"), Qt::Key_End);

    test.strip.togglePlay();

    CHECK(test.view.at == Quarter::of(2020, 1));
    test.strip.togglePlay();
    CHECK_FALSE(test.strip.isPlaying());
}

TEST_CASE("QuarterStrip has a handle for each end of a growth figure's range")
{
    Strip test(FigureKind::Growth);
    auto* from = test.handle("From");
    auto* to = test.handle("To");
    REQUIRE(from->isVisible());
    REQUIRE(to->isVisible());

    QTest::keyClick(from, Qt::Key_Right);
    CHECK(test.view.from == Quarter::of(2022, 2));
    QTest::keyClick(to, Qt::Key_Left);
    CHECK(test.view.at == Quarter::of(2025, 1)); // one time for all figures
    CHECK_FALSE(test.view.to);

    QTest::keyClick(from, Qt::Key_End);
    CHECK(test.view.from == Quarter::of(2025, 1));
    CHECK(test.box("First")->text() == QStringLiteral("2025Q1"));
}

TEST_CASE("QuarterStrip never emits when it is set")
{
    Strip test;
    QSignalSpy picks(&test.strip, &ui::QuarterStrip::viewPicked);

    test.timeline.at = Quarter::of(2021, 1);
    test.strip.setTimeline(test.timeline);
    test.strip.setView(viewOf("figure=growth"));

    CHECK(picks.isEmpty());
}

TEST_CASE("QuarterStrip plays at a pace one can follow from the start")
{
    Strip test;
    test.view.at = test.timeline.at = Quarter::of(2024, 1);
    test.strip.setTimeline(test.timeline);
    test.strip.togglePlay();
    QTest::qWait(300);
    CHECK(test.strip.isPlaying());
    CHECK(test.picks <= 1); // a quarter takes more than half a second
    test.strip.togglePlay();
}
