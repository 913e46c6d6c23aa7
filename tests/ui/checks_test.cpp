// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/ui/sample_window.h"
#include "ui/base/text.h"
#include "ui/checks/check_counter.h"
#include "ui/checks/check_panel.h"
#include "ui/checks/finding_detail.h"
#include "ui/checks/finding_model.h"
#include "ui/checks/waive_dialog.h"
#include "ui/tables/record_page.h"
#include "ui/tables/records_dock.h"
#include "ui/window/actions.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTabBar>
#include <QTest>
#include <QTreeView>

using namespace test;
using model::RecordKind;
using ui::toQt;

namespace {

struct Window : SampleWindow {
    ui::CheckPanel& panel = *window.findChild<ui::CheckPanel*>();
    ui::RecordsDock& dock = *window.findChild<ui::RecordsDock*>();
    ui::FindingModel& model = *panel.findings();

    QString tab() const
    {
        const auto* tabs = dock.tabs();
        return tabs->tabText(tabs->count() - 2);
    }
    QString counter() const { return window.findChild<ui::CheckCounter*>()->text(); }
    void showChecks()
    {
        window.actions()[ui::ActionId::ShowChecks].trigger();
        pass();
    }
    QPushButton* button(const QString& text) const
    {
        for (auto* each : panel.findChildren<QPushButton*>()) {
            if (each->text() == text)
                return each;
        }
        throw std::runtime_error("no button");
    }
    void choose(int row)
    {
        panel.list()->selectionModel()->setCurrentIndex(
            model.index(row, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    }
    QString emptyText() const { return panel.findChild<QLabel*>(QStringLiteral("emptyText"))->text(); }

    /// The claim that the sample has of the rest of the world's H100/H200 at the end of 2025Q1.
    model::InventoryRecord stock() const
    {
        const auto& dataset = *workspace.dataset();
        std::optional<model::InventoryRecord> found;
        dataset.inventory().forEach([&](const model::InventoryRecord& record) {
            if (dataset.name(record.organization) == "Other (rest of world)" && dataset.name(record.chip) == "H100/H200"
                && record.quarter == model::Quarter::of(2025, 1) && record.measure == model::Measure::Installed)
                found = record;
        });
        return found.value();
    }
    void typeWrongStock()
    {
        auto record = stock();
        record.units = 40'838'650;
        record.unitsLow.reset();
        record.unitsHigh.reset();
        REQUIRE_FALSE(workspace.edit(QStringLiteral("Edit"), [&](model::Writer& writer) { writer.update(record); }));
        pass();
    }
    /// Of which the sample then has 29 findings, of five checks.
    void dropWaivers()
    {
        const auto error = workspace.edit(QStringLiteral("Drop"), [&](model::Writer& writer) {
            workspace.dataset()->table<model::Waiver>().forEach(
                [&](const model::Waiver& waiver) { writer.remove<model::Waiver>(waiver.id); });
        });
        REQUIRE_FALSE(error);
        pass();
    }
    std::size_t waivers() const { return workspace.dataset()->table<model::Waiver>().size(); }
    std::size_t open() const { return workspace.findings()->open; }

    ui::WaiveDialog* askToWaive()
    {
        QTest::mouseClick(button(QStringLiteral("&Waive...")), Qt::LeftButton);
        pass();
        auto* dialog = panel.findChild<ui::WaiveDialog*>();
        REQUIRE(dialog);
        return dialog;
    }
    static void giveReason(ui::WaiveDialog* dialog, const QString& reason)
    {
        QTest::keyClicks(dialog->findChild<QPlainTextEdit*>(), reason);
        QTest::keyClick(dialog->findChild<QPlainTextEdit*>(), Qt::Key_Return, Qt::ControlModifier);
        QTest::qWait(0);
        pass();
    }
};

/// A document with this many claims of one position, of which the last is an installed one that does not fit those before.
QString largeFile(const QTemporaryDir& folder, int claims)
{
    const auto path = folder.filePath(QStringLiteral("large.flop"));
    auto document = model::Document::create(path.toStdString());
    document.transact("Fill", [&](model::Writer& writer) {
        model::Organization organization;
        model::Chip chip;
        chip.name = "H100 SXM";
        model::Source source;
        source.key = "s";
        source.title = "S";
        model::InventoryRecord claim;
        claim.chip = writer.insert(chip);
        claim.source = writer.insert(source);
        for (int i = 0; i < claims; ++i) {
            if (i % 40 == 0) {
                organization.name = "Organization " + std::to_string(i);
                claim.organization = writer.insert(organization);
            }
            claim.quarter = model::Quarter::of(2015, 1) + i % 40;
            claim.measure = model::Measure::Added;
            claim.units = 10;
            writer.insert(claim);
        }
        claim.quarter = claim.quarter + 1;
        claim.measure = model::Measure::Installed;
        claim.units = 1;
        writer.insert(claim);
    });
    return path;
}

}

TEST_CASE("A stock typed wrong is a finding at once, in tab and status bar, and goes with undo")
{
    Window sample;
    CHECK(sample.tab() == QStringLiteral("Checks"));
    CHECK(sample.counter() == QStringLiteral("books balance"));

    sample.typeWrongStock();

    CHECK(sample.tab() == QStringLiteral("Checks (1)"));
    CHECK(sample.counter() == QStringLiteral("1 check"));
    sample.showChecks();
    REQUIRE(sample.model.rowCount() == 1);
    CHECK(sample.model.sentenceAt(0).contains(QStringLiteral("40,838,650")));
    CHECK(sample.model.index(0, 0).data().toString() == QStringLiteral("Stock does not add up"));

    sample.workspace.undo();
    pass();

    CHECK(sample.tab() == QStringLiteral("Checks"));
    CHECK(sample.counter() == QStringLiteral("books balance"));
    CHECK(sample.model.rowCount() == 0);
    CHECK(sample.emptyText().startsWith(QStringLiteral("No open findings: the books balance.\n29 findings are waived")));
    sample.workspace.redo();
    pass();
    CHECK(sample.tab() == QStringLiteral("Checks (1)"));
}

TEST_CASE("The findings are those of the command line, whatever the view takes, at the view's quarter")
{
    Window sample;
    const auto found = [&](model::Quarter at) { return model::findings(*sample.workspace.dataset(), {}, at).size(); };
    auto view = sample.workspace.view();
    view.at = model::Quarter::of(2022, 1);
    view.evidence = model::SourceKind::Disclosure;
    sample.workspace.setView(view);
    pass();

    CHECK(sample.workspace.findings()->at == model::Quarter::of(2022, 1));
    CHECK(sample.workspace.findings()->all.size() == found(model::Quarter::of(2022, 1)));
    CHECK(found(model::Quarter::of(2022, 1)) != found(model::Quarter::of(2025, 4)));
}

TEST_CASE("The counter in the status bar opens the dock at its findings")
{
    Window sample;
    sample.dock.parentWidget()->hide();

    QTest::mouseClick(sample.window.findChild<ui::CheckCounter*>(), Qt::LeftButton);
    pass();

    CHECK(sample.dock.isVisible());
    CHECK(sample.panel.isVisible());
}

TEST_CASE("A finding goes to the record it names first, and marks its organization where it is drawn")
{
    Window sample;
    sample.dropWaivers();
    sample.showChecks();
    int row = 0;
    while (!sample.model.sentenceAt(row).startsWith(QStringLiteral("AI21 Labs")))
        ++row;
    const auto& finding = sample.model.findingAt(row);
    sample.choose(row);

    QTest::keyClick(sample.panel.list(), Qt::Key_Return);
    pass();

    const auto record = finding.records.front();
    CHECK(sample.workspace.record() == record);
    REQUIRE(sample.dock.currentPage());
    CHECK(sample.dock.currentPage()->kind() == RecordKind::Inventory);
    CHECK(sample.workspace.dataset()->inventory().find({ record.id })->organization == finding.organization);
}

TEST_CASE("The records of a finding are links that lead to their rows, also by key")
{
    Window sample;
    sample.typeWrongStock();
    sample.showChecks();
    auto* detail = sample.panel.findChild<ui::FindingDetail*>();
    const auto& records = sample.model.findingAt(0).records;
    REQUIRE(records.size() > 1);
    CHECK(detail->toPlainText().contains(QStringLiteral("Other (rest of world), H100/H200, 2025Q1")));
    CHECK(detail->toPlainText().contains(QStringLiteral("installed 40,838,650")));
    std::vector<model::RecordRef> picked;
    QObject::connect(detail, &ui::FindingDetail::recordPicked, [&](const model::RecordRef& record) { picked.push_back(record); });

    detail->setFocus(Qt::TabFocusReason);
    QTest::keyClick(detail, Qt::Key_Tab);
    QTest::keyClick(detail, Qt::Key_Return);
    pass();

    REQUIRE(picked.size() == 1);
    CHECK(std::ranges::find(records, picked.front()) != records.end());
    CHECK(sample.workspace.record() == picked.front());
}

TEST_CASE("An organization that is drawn is selected with the record of its finding")
{
    Window sample;
    sample.dropWaivers();
    sample.showChecks();
    const auto drawn = sample.workspace.figure().sideValues;
    int row = 0;
    const auto isDrawn = [&](const model::Finding& finding) {
        return std::ranges::any_of(drawn, [&](const auto& value) { return finding.organization == value.organization; });
    };
    while (!isDrawn(sample.model.findingAt(row)))
        ++row;
    const auto organization = *sample.model.findingAt(row).organization;
    sample.choose(row);

    QTest::keyClick(sample.panel.list(), Qt::Key_Return);
    pass();

    CHECK(std::get<model::SelectedOrganization>(sample.workspace.selection()).name == sample.workspace.dataset()->name(organization));
}

TEST_CASE("A finding is waived with a reason, as a step that can be undone, and opened again")
{
    Window sample;
    sample.typeWrongStock();
    sample.showChecks();
    const auto before = sample.waivers();
    auto* dialog = sample.askToWaive();
    CHECK(dialog->findChildren<QRadioButton*>().isEmpty()); // there is nothing else like it
    auto* waive = dialog->findChild<QPushButton*>(QStringLiteral("primaryButton"));
    CHECK_FALSE(waive->isEnabled());
    QTest::keyClicks(dialog->findChild<QPlainTextEdit*>(), QStringLiteral("   "));
    CHECK_FALSE(waive->isEnabled());

    sample.giveReason(dialog, QStringLiteral("Counted otherwise."));

    CHECK(sample.tab() == QStringLiteral("Checks"));
    CHECK(sample.waivers() == before + 1);
    CHECK(sample.workspace.undoLabel()->startsWith(QStringLiteral("Waive roll-forward, Other (rest of world)")));
    sample.workspace.undo();
    pass();
    CHECK(sample.tab() == QStringLiteral("Checks (1)"));
    sample.workspace.redo();
    pass();
    CHECK(sample.tab() == QStringLiteral("Checks"));

    sample.panel.findChild<QCheckBox*>()->setChecked(true);
    pass();
    CHECK(sample.model.rowCount() == 30);
    CHECK_FALSE(sample.button(QStringLiteral("&Waive..."))->isEnabled());
    const auto wanted = *std::ranges::find(sample.workspace.findings()->all, "Counted otherwise.", &model::Finding::waiverNote);
    sample.choose(sample.model.rowsOf({ { wanted } }).front());
    QTest::mouseClick(sample.button(QStringLiteral("&Reopen")), Qt::LeftButton);
    pass();

    CHECK(sample.tab() == QStringLiteral("Checks (1)"));
    CHECK(sample.waivers() == before);
    sample.workspace.undo();
    pass();
    CHECK(sample.tab() == QStringLiteral("Checks"));
}

TEST_CASE("All findings of a check on an organization are waived by one pattern that says how many it holds")
{
    Window sample;
    sample.dropWaivers();
    sample.showChecks();
    const auto count = [&](const model::Finding& like) {
        return std::ranges::count_if(sample.workspace.findings()->all,
            [&](const auto& each) { return each.check == like.check && each.organization == like.organization; });
    };
    int row = 0;
    while (count(sample.model.findingAt(row)) < 2)
        ++row;
    const auto wanted = count(sample.model.findingAt(row));
    const auto name = toQt(sample.workspace.dataset()->name(*sample.model.findingAt(row).organization));
    sample.choose(row);
    auto* dialog = sample.askToWaive();
    QRadioButton* reach = nullptr;
    for (auto* each : dialog->findChildren<QRadioButton*>())
        reach = each->text().endsWith(QStringLiteral("on ") + name) ? each : reach;
    REQUIRE(reach);
    CHECK(reach->text().startsWith(QStringLiteral("All %1 open findings").arg(wanted)));
    reach->setChecked(true);
    const auto before = sample.open();

    sample.giveReason(dialog, QStringLiteral("Not disclosed."));

    CHECK(sample.waivers() == 1);
    CHECK(sample.open() == before - static_cast<std::size_t>(wanted));
    sample.workspace.undo();
    pass();
    CHECK(sample.open() == before);
}

TEST_CASE("Several chosen findings are waived with one reason in one step, and opened in one")
{
    Window sample;
    sample.dropWaivers();
    sample.showChecks();
    const auto before = sample.open();
    sample.panel.list()->selectAll();

    sample.giveReason(sample.askToWaive(), QStringLiteral("Known."));

    CHECK(sample.open() == 0);
    CHECK(sample.waivers() == before);
    CHECK(sample.workspace.undoLabel() == QStringLiteral("Waive %1 findings").arg(before));
    sample.panel.findChild<QCheckBox*>()->setChecked(true);
    pass();
    sample.panel.list()->selectAll();
    QTest::mouseClick(sample.button(QStringLiteral("&Reopen")), Qt::LeftButton);
    pass();
    CHECK(sample.open() == before);
    CHECK(sample.waivers() == 0);
}

TEST_CASE("Findings are listed by severity, and one severity alone")
{
    Window sample;
    QAbstractItemModelTester tester(&sample.model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    sample.dropWaivers();
    sample.typeWrongStock();
    sample.showChecks();
    std::vector<model::Severity> severities;
    for (int row = 0; row < sample.model.rowCount(); ++row)
        severities.push_back(sample.model.findingAt(row).severity);
    CHECK(severities.size() == 30);
    CHECK(std::ranges::is_sorted(severities));
    CHECK(severities.front() == model::Severity::Error);
    CHECK(severities.back() == model::Severity::Information);

    auto* severity = sample.panel.findChild<QComboBox*>();
    severity->setCurrentIndex(1);
    emit severity->activated(1);

    REQUIRE(sample.model.rowCount() == 1);
    CHECK(sample.model.findingAt(0).check == model::Check::RollForward);
    sample.workspace.undo();
    pass();
    CHECK(sample.model.rowCount() == 0);
    CHECK(sample.emptyText() == QStringLiteral("None of the open findings is of this severity."));
}

TEST_CASE("What is chosen stays chosen when other findings come and go")
{
    Window sample;
    sample.dropWaivers();
    sample.showChecks();
    sample.choose(7);
    const auto chosen = sample.model.findingAt(7).subject;

    sample.typeWrongStock(); // an error, above it

    CHECK(sample.panel.list()->currentIndex().row() == 8);
    CHECK(sample.model.findingAt(8).subject == chosen);
}

TEST_CASE("Findings are read out with their severity")
{
    Window sample;
    sample.typeWrongStock();
    sample.showChecks();

    CHECK(sample.model.index(0, 0).data(Qt::AccessibleTextRole).toString() == QStringLiteral("Error: Stock does not add up"));
    CHECK(sample.window.findChild<ui::CheckCounter*>()->accessibleName() == QStringLiteral("Checks: 1 check"));
}

TEST_CASE("Many records are checked beside the window, and anew when one of them changes meanwhile")
{
    QTemporaryDir folder;
    ScriptedPrompts prompts;
    ui::Workspace workspace(prompts);
    REQUIRE(workspace.open(largeFile(folder, 60'000)));
    workspace.refreshNow();
    CHECK(workspace.checker().isChecking());
    CHECK_FALSE(workspace.findings()->dataset);
    const auto wait = [&] { return QTest::qWaitFor([&] { return !workspace.checker().isChecking(); }, 20'000); };

    REQUIRE(wait());
    CHECK(workspace.findings()->dataset == workspace.dataset());
    REQUIRE(workspace.findings()->all.size() == 1);
    CHECK(workspace.findings()->all.front().check == model::Check::RollForward);

    const auto put = [&](double units) {
        auto claim = workspace.dataset()->inventory()[workspace.dataset()->inventory().size() - 1];
        claim.units = units;
        REQUIRE_FALSE(workspace.edit(QStringLiteral("Edit"), [&](model::Writer& writer) { writer.update(claim); }));
        workspace.refreshNow();
    };
    put(2);
    CHECK(workspace.checker().isChecking());
    CHECK(workspace.findings()->open == 1); // of before
    QTest::qWait(160);                      // its thread has begun
    put(400);                               // 40 quarters of 10 each: it fits now
    CHECK(workspace.checker().isChecking());
    int stale = 0;
    QObject::connect(&workspace, &ui::Workspace::findingsChanged, &workspace,
        [&] { stale += workspace.findings()->dataset != workspace.dataset() && !workspace.checker().isChecking() ? 1 : 0; });

    REQUIRE(wait());
    CHECK(stale == 0);
    CHECK(workspace.findings()->dataset == workspace.dataset());
    CHECK(workspace.findings()->open == 0);
}

TEST_CASE("A document that is opened while another is checked is checked alone")
{
    QTemporaryDir folder;
    SampleWorkspace sample;
    REQUIRE(sample.workspace.open(largeFile(folder, 60'000)));
    sample.workspace.refreshNow();
    QTest::qWait(160);
    REQUIRE(sample.workspace.open(sample.folder.filePath(QStringLiteral("sample.flop"))));
    CHECK_FALSE(sample.workspace.findings()->dataset);

    sample.workspace.refreshNow();

    CHECK_FALSE(sample.workspace.checker().isChecking());
    CHECK(sample.workspace.findings()->all.size() == 29);
    QTest::qWait(500); // the other thread ends and is not listened to
    CHECK(sample.workspace.findings()->all.size() == 29);
}

TEST_CASE("The panel says that many records are being checked, and offers no waiving meanwhile")
{
    QTemporaryDir folder;
    Window sample;
    sample.showChecks();
    REQUIRE(sample.window.open(largeFile(folder, 60'000)));
    pass();
    CHECK(sample.counter() == QStringLiteral("checking..."));
    CHECK(sample.emptyText() == QStringLiteral("The records are being checked..."));

    REQUIRE(QTest::qWaitFor([&] { return !sample.workspace.checker().isChecking(); }, 20'000));
    CHECK(sample.counter() == QStringLiteral("1 check"));
    CHECK(sample.model.rowCount() == 1);
    CHECK(sample.button(QStringLiteral("&Waive..."))->isEnabled());

    auto view = sample.workspace.view();
    view.at = model::Quarter::of(2020, 1);
    sample.workspace.setView(view);
    pass();
    CHECK(sample.counter() == QStringLiteral("1 check..."));
    CHECK_FALSE(sample.button(QStringLiteral("&Waive..."))->isEnabled());
}
