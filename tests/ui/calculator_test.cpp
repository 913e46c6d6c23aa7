// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/ui/sample_window.h"
#include "ui/base/text.h"
#include "ui/window/actions.h"
#include "ui/window/calculator_dialog.h"
#include "ui/window/calculator_fields.h"
#include "ui/window/method_window.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTest>
#include <QTreeWidget>

#include <algorithm>
#include <atomic>
#include <thread>

using namespace test;
using ui::ActionId;
using ui::fromQt;
using ui::toQt;

namespace {

struct Calculator : SampleWindow {
    ui::CalculatorDialog* dialog = nullptr;

    Calculator() { open(); }

    void open()
    {
        window.actions()[ActionId::Calculator].trigger();
        pass();
        dialog = window.findChild<ui::CalculatorDialog*>();
        REQUIRE(dialog);
        REQUIRE(dialog->isVisible());
    }
    QLineEdit& field(const char* name) const { return *named<QLineEdit>(*dialog, QString::fromUtf8(name)); }
    /// As a person replaces what stands in it.
    void type(const char* name, const char* text) const
    {
        auto& edit = field(name);
        edit.setFocus();
        edit.selectAll();
        QTest::keyClick(&edit, Qt::Key_Delete);
        QTest::keyClicks(&edit, QString::fromUtf8(text));
        pass();
    }
    void typePods() const
    {
        type("Number of chips", "57,344");
        type("Days", "100");
        type("Utilization", "46");
    }
    std::string headline() const { return fromQt(named<QLabel>(*dialog, QStringLiteral("Result"))->text()); }
    std::string lines() const { return fromQt(named<QLabel>(*dialog, QStringLiteral("What follows"))->text()); }
    QTreeWidget& runs() const { return *dialog->findChild<QTreeWidget*>(); }
    QPushButton& button(const char* text) const
    {
        for (auto* each : dialog->findChildren<QPushButton*>()) {
            if (each->text().remove(QLatin1Char('&')) == QLatin1String(text))
                return *each;
        }
        throw std::runtime_error(std::string("no button says ") + text);
    }
    void press(const char* text) const
    {
        button(text).setFocus();
        QTest::keyClick(&button(text), Qt::Key_Space);
        pass();
    }
    /// Whether some visible line of the dialog has these words.
    bool says(const char* words) const
    {
        for (const auto* label : dialog->findChildren<QLabel*>()) {
            if (label->isVisible() && label->text().contains(QString::fromUtf8(words)))
                return true;
        }
        return false;
    }
    const model::TrainingRun* run(std::string_view name) const
    {
        const model::TrainingRun* found = nullptr;
        workspace.dataset()->trainingRuns().forEach([&](const model::TrainingRun& each) {
            if (each.name == name)
                found = &each;
        });
        return found;
    }
};

}

TEST_CASE("The calculator reckons while one types: 14 pods of TPU v4 for 100 days at 46 %")
{
    Calculator test;
    CHECK(test.field("Chip").text() == QStringLiteral("TPU v4"));
    CHECK(test.says("275 TFLOP/s dense BF16"));
    test.typePods();
    // 57,344 × 275e12 × 0.46 × 8.64e6 s = 6.267e25; ÷ 2.1e25 = 2.98
    CHECK(test.headline() == "6.27e25 FLOP, 2.98 times GPT-4");
    CHECK(test.lines().find("1e26 FLOP would need 73.4 % MFU in 100 days") != std::string::npos);
    CHECK(test.lines().find("57,344 TPU v4 are 15.9 k H100-equivalents") != std::string::npos); // × 275 / 989.4

    test.type("Target", "2e26");
    CHECK(test.lines().find("2e26 FLOP are out of reach in 100 days: they would need 147 % of the peak") != std::string::npos);
    test.type("Days", "200");
    CHECK(test.headline() == "1.25e26 FLOP, 5.97 times GPT-4");
}

TEST_CASE("The calculator sets the chips beside what its organization has")
{
    Calculator test;
    test.typePods();
    CHECK(test.lines().find("has access to") == std::string::npos);
    test.type("Organization", "google");
    CHECK(test.lines().find(" % of the ") != std::string::npos);
    CHECK(test.lines().find("that Google has access to in 2025Q4") != std::string::npos);
    auto view = test.workspace.view();
    view.at = model::Quarter::of(2023, 4);
    test.workspace.setView(view);
    pass();
    CHECK(test.lines().find("that Google has access to in 2023Q4") != std::string::npos);
}

TEST_CASE("The calculator says what is missing and gives no number for it")
{
    Calculator test;
    CHECK(test.headline() == "To see the FLOP, give the number of chips (more than 0)");
    CHECK(test.field("Number of chips").hasFocus());
    CHECK_FALSE(test.runs().isVisible());
    CHECK_FALSE(test.button("Copy").isEnabled());

    test.type("Number of chips", "0");
    CHECK(test.says("Give more than 0."));
    test.type("Number of chips", "many");
    CHECK(test.says("This is no number."));
    test.type("Number of chips", "");
    test.type("Utilization", "146");
    CHECK(test.says("Give 100 at most."));
    CHECK(test.headline() == "To see the FLOP, give the number of chips, the utilization (MFU) (more than 0)");
    test.type("Utilization", "0.46");
    CHECK(test.says("This is 0.46 %: for 46 % write 46."));
}

TEST_CASE("The calculator says that a chip's peak is unknown, or that there is no such chip")
{
    Calculator test;
    test.workspace.edit(QStringLiteral("Add"), [](model::Writer& writer) {
        model::Chip chip;
        chip.name = "Secret";
        writer.insert(chip);
    });
    pass();
    test.typePods();
    test.type("Chip", "Secret");
    CHECK(test.says("Its dense BF16 peak is not known."));
    CHECK(test.headline() == "The dense BF16 peak of Secret is unknown: add it in the table of chips");
    test.type("Chip", "Nothing at all");
    test.field("Days").setFocus();
    pass();
    CHECK(test.says("No chip is called so."));
    CHECK(test.headline() == "To see the FLOP, give a chip");
}

TEST_CASE("A chip is picked from the list by keys, and Esc closes the list before the calculator")
{
    Calculator test;
    test.type("Chip", "h100 s");
    auto& picker = test.field("Chip");
    auto* list = picker.findChild<QListWidget*>();
    REQUIRE(list->isVisible());
    QTest::keyClick(&picker, Qt::Key_Escape);
    CHECK_FALSE(list->isVisible());
    CHECK(test.dialog->isVisible());
    test.type("Chip", "h100 s");
    QTest::keyClick(&picker, Qt::Key_Return);
    CHECK(picker.text() == QStringLiteral("H100 SXM"));
    CHECK(test.dialog->isVisible());
    QTest::keyClick(&picker, Qt::Key_Escape);
    CHECK_FALSE(test.dialog->isVisible());
}

TEST_CASE("The calculator lists the plan among the runs next to it")
{
    Calculator test;
    test.typePods();
    const auto& runs = test.runs();
    REQUIRE(runs.isVisible());
    REQUIRE(runs.topLevelItemCount() == 7);
    CHECK(runs.topLevelItem(3)->text(0) == QStringLiteral("This plan"));
    CHECK(runs.topLevelItem(3)->text(3) == QStringLiteral("6.27e25"));
    CHECK(runs.topLevelItem(2)->text(4).startsWith(QStringLiteral("0.")));
    CHECK(runs.topLevelItem(4)->text(4).startsWith(QStringLiteral("1.")));
}

TEST_CASE("A plan that is kept is a record of an own estimate, one step that can be undone")
{
    Calculator test;
    const auto runs = test.workspace.dataset()->trainingRuns().size();
    const auto sources = test.workspace.dataset()->sources().size();
    test.typePods();
    test.type("Organization", "Google");
    test.type("Name of", "Fourteen pods");
    test.type("Quarter of", "23q4");
    test.press("Keep as planned record");
    const auto* kept = test.run("Fourteen pods");
    REQUIRE(kept);
    CHECK(kept->quarter == model::Quarter::of(2023, 4));
    CHECK(kept->chips == 57344);
    CHECK(kept->days == 100);
    CHECK(kept->mfu == 0.46);
    CHECK_FALSE(kept->flop); // it follows
    CHECK(test.workspace.dataset()->name(*kept->organization) == "Google");
    CHECK(kept->notes == "Planned: 57,344 TPU v4, 100 days, 46 % MFU.");
    const auto* source = test.workspace.dataset()->sourceWithKey("own-training-plans");
    REQUIRE(source);
    CHECK(kept->source == source->id);
    CHECK(source->kind == model::SourceKind::Estimate);
    CHECK(test.says("Kept “Fourteen pods” in 2023Q4 under the source own-training-plans."));
    CHECK(test.workspace.undoLabel() == QStringLiteral("Plan training run Fourteen pods"));

    test.workspace.undo();
    pass();
    CHECK_FALSE(test.run("Fourteen pods"));
    CHECK(test.workspace.dataset()->trainingRuns().size() == runs);
    CHECK(test.workspace.dataset()->sources().size() == sources);
    CHECK_FALSE(test.says("Kept"));
    CHECK(test.headline() == "6.27e25 FLOP, 2.98 times GPT-4"); // the plan stays
}

TEST_CASE("A second plan has the source of the first and a name of its own")
{
    Calculator test;
    test.typePods();
    const auto first = test.field("Name of").text();
    CHECK(first == QStringLiteral("Plan: 57,344 TPU v4, 100 days, 46 % MFU"));
    test.press("Keep as planned record");
    const auto sources = test.workspace.dataset()->sources().size();
    CHECK(test.field("Name of").text() == first + QStringLiteral(" (2)"));
    test.press("Keep as planned record");
    CHECK(test.run(fromQt(first) + " (2)"));
    CHECK(test.workspace.dataset()->sources().size() == sources);
}

TEST_CASE("A plan is not kept under a name that is there, without its parts or in no quarter")
{
    Calculator test;
    const auto runs = test.workspace.dataset()->trainingRuns().size();
    test.press("Keep as planned record");
    CHECK(test.says("There is nothing to keep yet. To see the FLOP, give the number of chips (more than 0)."));
    test.typePods();
    test.type("Name of", "gpt-4");
    CHECK(test.says("A training run called “gpt-4” is already there: give another name."));
    test.press("Keep as planned record");
    CHECK(test.says("A training run called “gpt-4” is already there: give another name."));
    test.type("Name of", "Mine");
    test.type("Quarter of", "soon");
    test.press("Keep as planned record");
    CHECK(test.says("Give a quarter, such as 2026Q1."));
    CHECK(test.workspace.dataset()->trainingRuns().size() == runs);
    CHECK_FALSE(test.workspace.undoLabel());
}

TEST_CASE("A plan is not kept while a slow figure is drawn, and the calculator says so")
{
    Calculator test;
    test.typePods();
    const auto mayEnd = std::make_shared<std::atomic<bool>>(false);
    test.workspace.making().setPatience(std::chrono::milliseconds(1));
    test.workspace.making().setMake([mayEnd](const ui::FigureWish&, model::Progress progress) {
        while (!*mayEnd) {
            progress.update(0.5);
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        return ui::MadeFigure {};
    });
    test.workspace.setView(viewOf("figure=growth"));
    pass();
    REQUIRE(test.workspace.isDrawing());
    const auto runs = test.workspace.dataset()->trainingRuns().size();
    test.type("Days", "90"); // asks anew
    test.press("Keep as planned record");
    CHECK(test.says("The figure is being drawn just now: try again when it is there."));
    CHECK(test.workspace.dataset()->trainingRuns().size() == runs);

    *mayEnd = true;
    REQUIRE(QTest::qWaitFor([&] { return !test.workspace.isDrawing(); }, 10'000));
    CHECK(test.headline().find("FLOP") != std::string::npos);
    test.press("Keep as planned record");
    CHECK(test.workspace.dataset()->trainingRuns().size() == runs + 1);
}

TEST_CASE("A plan that is kept is still there when the document is opened again")
{
    QTemporaryDir folder;
    const auto file = sampleFile(folder);
    ScriptedPrompts prompts;
    {
        ui::Workspace workspace(prompts);
        workspace.open(file);
        ui::CalculatorDialog dialog(workspace);
        dialog.present();
        named<QLineEdit>(dialog, QStringLiteral("Number of chips"))->setText(QStringLiteral("57,344"));
        auto* name = named<QLineEdit>(dialog, QStringLiteral("Name of"));
        QTest::keyClicks(name, QStringLiteral("!"));
        QTest::keyClick(name, Qt::Key_Return);
    }
    ui::Workspace workspace(prompts);
    workspace.open(file);
    int planned = 0;
    workspace.dataset()->trainingRuns().forEach(
        [&](const model::TrainingRun& run) { planned += run.name == "Plan: 57,344 TPU v4, 100 days, 40 % MFU!" ? 1 : 0; });
    CHECK(planned == 1);
}

TEST_CASE("Show in the figure shows a plan that is kept, hollow, whatever the view left out")
{
    Calculator test;
    test.workspace.setView(viewOf("at=2023Q4&org=OpenAI"));
    test.typePods();
    test.type("Name of", "Later");
    test.type("Quarter of", "2026Q3");
    test.press("Keep as planned record");
    test.press("Show in the figure");
    test.workspace.refreshNow();
    CHECK(test.workspace.view().figure == model::FigureKind::Training);
    CHECK(test.workspace.selection() == model::Selection(model::SelectedRun { "Later" }));
    CHECK(test.workspace.view().status == model::Status::Planned);
    bool isHollow = false;
    for (const auto& series : test.workspace.figure().series) {
        for (const auto& point : series.points)
            isHollow = isHollow || (point.item == "Later" && point.isHollow && point.mark == model::Mark::Planned);
    }
    CHECK(isHollow);
}

TEST_CASE("The calculator keeps its inputs until it is opened with another training run picked")
{
    Calculator test;
    test.typePods();
    test.dialog->close();
    test.open();
    CHECK(test.headline() == "6.27e25 FLOP, 2.98 times GPT-4");
    test.dialog->close();

    test.workspace.setView(viewOf("figure=training"));
    test.workspace.refreshNow();
    test.workspace.setSelection(model::SelectedRun { "GPT-3 175B (davinci)" });
    test.open();
    CHECK(test.field("Organization").text() == QStringLiteral("OpenAI"));
    CHECK(test.field("Chip").text() == QStringLiteral("V100"));
    CHECK(test.field("Number of chips").text() == QStringLiteral("10,000"));
    CHECK(test.field("Days").text() == QStringLiteral("14.8"));
    CHECK(test.field("Utilization").text() == QStringLiteral("19.7"));
    test.type("Days", "30");
    test.dialog->close();
    test.open(); // the same run is still picked
    CHECK(test.field("Days").text() == QStringLiteral("30"));
}

TEST_CASE("Copy gives the plan and what it comes to as text")
{
    Calculator test;
    test.typePods();
    test.press("Copy");
    const auto text = QApplication::clipboard()->text();
    CHECK(text.startsWith(QStringLiteral("57,344 TPU v4, 100 days, 46 % MFU\n6.27e25 FLOP, 2.98 times GPT-4\nbetween ")));
    CHECK(text.contains(QStringLiteral("\n138 M chip-hours\n")));
}

TEST_CASE("The calculator leads to the page that says how it reckons")
{
    Calculator test;
    test.press("How it is reckoned");
    const auto* method = test.window.findChild<ui::MethodWindow*>();
    REQUIRE(method);
    CHECK(method->page() == QStringLiteral("training"));
}

TEST_CASE("The calculator begins anew with another document")
{
    Calculator test;
    test.typePods();
    test.workspace.create(test.folder.filePath(QStringLiteral("empty.flop")));
    pass();
    CHECK(test.field("Chip").text().isEmpty());
    CHECK(test.headline() == "To see the FLOP, give a chip, the number of chips (more than 0)");
}

TEST_CASE("A plan that is kept is planned: no part of what is actual, of the trend or of the largest run")
{
    Calculator test;
    test.workspace.setView(viewOf("figure=training"));
    test.workspace.refreshNow();
    const auto before = test.workspace.figure();
    test.type("Number of chips", "5,734,400,000");
    test.type("Name of", "Far too large");
    test.press("Keep as planned record");
    test.workspace.refreshNow();
    CHECK(test.workspace.figure().table == before.table);
    CHECK(test.workspace.figure().subtitle == before.subtitle);
    CHECK(test.workspace.figure().summary == before.summary);

    test.workspace.setView(viewOf("figure=training&status=planned"));
    test.workspace.refreshNow();
    const auto& rows = test.workspace.figure().table;
    const auto row = std::ranges::find(rows, std::string("Far too large"), &model::TableRow::item);
    REQUIRE(row != rows.end());
    CHECK(row->mark == model::Mark::Planned);
    CHECK(test.workspace.figure().growth == before.growth);
    CHECK(test.workspace.figure().summary.find("Far too large") == std::string::npos);
}
