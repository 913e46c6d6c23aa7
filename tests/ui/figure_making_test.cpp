// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/ui/sample_window.h"
#include "ui/charts/chart_view.h"
#include "ui/window/actions.h"
#include "ui/window/figure_cover.h"
#include "ui/workspace/figure_making.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <atomic>

using namespace test;
using ui::ActionId;
using ui::FigureMaking;
using ui::FigureWish;
using ui::MadeFigure;

namespace {

/// The figure of a wish whose caption is its title. One of the caption "slow" is not made before it may end or is stopped.
struct Slowly {
    std::atomic<bool> mayEnd = false;
    std::atomic<int> begun = 0;

    MadeFigure operator()(const FigureWish& wish, model::Progress progress)
    {
        ++begun;
        while (wish.caption == "slow" && !mayEnd) {
            progress.update(0.5);
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        if (wish.caption == "broken")
            throw std::runtime_error("no memory");
        MadeFigure made;
        made.figure.title = wish.caption;
        return made;
    }
};

struct Making {
    std::shared_ptr<Slowly> slowly = std::make_shared<Slowly>();
    FigureMaking making { [slow = slowly](
                              const FigureWish& wish, model::Progress progress) { return (*slow)(wish, std::move(progress)); } };
    std::vector<std::string> made;
    QSignalSpy started { &making, &FigureMaking::started };
    QSignalSpy stopped { &making, &FigureMaking::stopped };

    Making()
    {
        QObject::connect(&making, &FigureMaking::made, &making, [this](const MadeFigure& each) { made.push_back(each.figure.title); });
    }
    void wish(const std::string& caption) { making.make({ nullptr, {}, {}, caption }); }
    void wait()
    {
        REQUIRE(QTest::qWaitFor([this] { return !making.isMaking(); }, 10'000));
    }
};

/// The whole window, where each figure takes its time.
struct SlowWindow : SampleWindow {
    std::shared_ptr<Slowly> slowly = std::make_shared<Slowly>(); // also of the thread, which ends with the workspace
    ui::FigureCover& cover = *window.findChild<ui::FigureCover*>();

    SlowWindow()
    {
        workspace.making().setPatience(std::chrono::milliseconds(1));
        workspace.making().setMake([slow = slowly](const FigureWish& wish, model::Progress progress) {
            return (*slow)({ wish.dataset, wish.view, wish.picked, "slow" }, std::move(progress));
        });
        workspace.setView(viewOf("figure=growth"));
        pass();
    }
    void wait()
    {
        REQUIRE(QTest::qWaitFor([this] { return !workspace.isDrawing(); }, 10'000));
    }
};

}

TEST_CASE("A quick figure is there at once and nobody waits for a thread")
{
    Making test;
    test.wish("quick");
    CHECK(test.made == std::vector<std::string> { "quick" });
    CHECK(test.started.isEmpty());
}

TEST_CASE("A slow figure is made by a thread while events go on")
{
    Making test;
    test.making.setPatience(std::chrono::milliseconds(5));
    QSignalSpy progressed(&test.making, &FigureMaking::progressed);
    test.wish("slow");
    CHECK(test.making.isMaking());
    CHECK(test.started.size() == 1);
    CHECK(test.made.empty());
    REQUIRE(QTest::qWaitFor([&] { return !progressed.isEmpty(); }, 10'000));
    test.slowly->mayEnd = true;
    test.wait();
    CHECK(test.made == std::vector<std::string> { "slow" });
}

TEST_CASE("A slow figure that is stopped is told so and may be wished for again")
{
    Making test;
    test.making.setPatience(std::chrono::milliseconds(5));
    test.wish("slow");
    test.making.stop();
    test.wait();
    CHECK(test.stopped.size() == 1);
    CHECK(test.stopped.first().first().toString().isEmpty());
    CHECK(test.made.empty());
    test.slowly->mayEnd = true;
    test.wish("slow");
    test.wait();
    CHECK(test.made == std::vector<std::string> { "slow" });
}

TEST_CASE("Only the last of many figures that are wished for is shown")
{
    Making test;
    test.making.setPatience(std::chrono::milliseconds(5));
    test.wish("slow");
    test.wish("second");
    test.wish("third");
    test.wait();
    CHECK(test.made == std::vector<std::string> { "third" });
    CHECK(test.stopped.isEmpty());
}

TEST_CASE("A figure that is wished for again while it is dropped is made after all")
{
    Making test;
    test.making.setPatience(std::chrono::milliseconds(5));
    test.wish("slow");
    test.wish("second");
    test.wish("slow");
    test.slowly->mayEnd = true;
    test.wait();
    CHECK(test.made == std::vector<std::string> { "slow" });
    CHECK(test.stopped.isEmpty());
}

TEST_CASE("What is made behind is dropped unsaid for whoever needs the maker")
{
    Making test;
    CHECK_FALSE(test.making.dropBehind());
    test.making.makeBehind({ nullptr, {}, {}, "slow" });
    CHECK(test.making.dropBehind());
    CHECK_FALSE(test.making.isMaking());
    CHECK(test.made.empty());
    CHECK(test.stopped.isEmpty());

    test.making.setPatience(std::chrono::milliseconds(5));
    test.wish("slow"); // somebody waits for this one
    CHECK_FALSE(test.making.dropBehind());
    test.slowly->mayEnd = true;
    test.wait();
    CHECK(test.made == std::vector<std::string> { "slow" });
}

TEST_CASE("A figure is there at once though the rest of an earlier one is made behind")
{
    Making test;
    test.making.makeBehind({ nullptr, {}, {}, "slow" });
    CHECK(test.making.isMaking());
    test.wish("quick");
    CHECK(test.made == std::vector<std::string> { "quick" });
    CHECK_FALSE(test.making.isMaking());
    CHECK(test.started.isEmpty());
    CHECK(test.stopped.isEmpty());
}

TEST_CASE("Whoever needs a slow figure now gets it now")
{
    Making test;
    test.making.setPatience(std::chrono::milliseconds(5));
    test.wish("slow");
    test.making.makeNow({ nullptr, {}, {}, "now" });
    CHECK(test.made == std::vector<std::string> { "now" });
}

TEST_CASE("A figure that cannot be made says why")
{
    Making test;
    test.wish("broken");
    REQUIRE(test.stopped.size() == 1);
    CHECK(test.stopped.first().first().toString() == QStringLiteral("The figure could not be drawn: no memory"));
}

TEST_CASE("The window lives while a slow figure is drawn, and shows it when it is there")
{
    SlowWindow test;
    CHECK(test.cover.isVisible());
    CHECK_FALSE(test.workspace.isDrawn());
    CHECK_FALSE(test.window.actions()[ActionId::ExportPicture].isEnabled());
    test.slowly->mayEnd = true;
    test.wait();
    CHECK_FALSE(test.cover.isVisible());
    CHECK(test.workspace.isDrawn());
    CHECK(test.workspace.figure().title == "slow");
    CHECK(test.window.actions()[ActionId::ExportPicture].isEnabled());
}

TEST_CASE("A slow figure is stopped by its button or Esc, and drawn again by another button")
{
    SlowWindow test;
    const bool isByKey = GENERATE(true, false);
    if (isByKey)
        test.window.actions()[ActionId::ClearSelection].trigger();
    else
        QTest::mouseClick(test.cover.findChild<QToolButton*>(), Qt::LeftButton);
    test.wait();
    CHECK(test.cover.isVisible());
    CHECK_FALSE(test.workspace.isDrawn());
    CHECK(test.workspace.figure().title != "slow");

    test.slowly->mayEnd = true;
    auto* again = test.cover.findChild<QPushButton*>();
    REQUIRE(again->isVisible());
    QTest::keyClick(again, Qt::Key_Space);
    pass();
    test.wait();
    CHECK_FALSE(test.cover.isVisible());
    CHECK(test.workspace.figure().title == "slow");
}

TEST_CASE("A window is closed while a slow figure is drawn")
{
    const auto begun = [] {
        SlowWindow test;
        CHECK(QTest::qWaitFor([&] { return test.slowly->begun > 0; }));
        return test.slowly->begun.load();
    }();
    CHECK(begun > 0);
}
