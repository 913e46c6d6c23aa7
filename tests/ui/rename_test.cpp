// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/view/unknown_names.h"
#include "model/view/view_query.h"
#include "tests/support/catch.h"
#include "tests/ui/sample_window.h"
#include "ui/base/text.h"
#include "ui/tables/merge_dialog.h"
#include "ui/tables/name_picker.h"
#include "ui/tables/notice_bar.h"
#include "ui/tables/record_page.h"
#include "ui/tables/record_table_view.h"
#include "ui/tables/records_dock.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QTest>

using namespace test;
using model::RecordKind;

namespace {

/// The window with the table of organizations.
struct Organizations : SampleWindow {
    Organizations()
        : dock(*window.findChild<ui::RecordsDock*>())
    {
        dock.parentWidget()->show(); // the figure has all the room at first
        dock.showKind(RecordKind::Organization);
        pass();
    }

    ui::RecordPage& page() { return *dock.page(RecordKind::Organization); }

    /// The row of the one of this name.
    void goTo(const char* name)
    {
        page().clearFilters();
        REQUIRE(page().showRecord(workspace.dataset()->organizationNamed(name)->id.value));
        pass();
    }

    void rename(const char* from, const QString& to)
    {
        goTo(from);
        auto& table = *page().view();
        table.setFocus();
        table.setCurrentIndex(page().table()->index(
            table.currentIndex().row(), static_cast<int>(model::fieldNamed(RecordKind::Organization, "name").value())));
        QTest::keyClick(&table, Qt::Key_F2);
        QWidget* editor = nullptr; // earlier ones may still wait to be deleted
        for (auto* each : table.viewport()->findChildren<QWidget*>(QStringLiteral("cellEditor")))
            editor = each->isVisible() ? each : editor;
        REQUIRE(editor);
        QTest::keyClick(editor, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(editor, to);
        QTest::keyClick(editor, Qt::Key_Return); // goes on to the next record
        QTest::keyClick(&table, Qt::Key_Up);
        pass();
    }

    std::string line() const { return model::viewQuery(workspace.view()); }

    std::size_t viewsNaming(std::string_view name) const
    {
        std::size_t count = 0;
        workspace.dataset()->savedViews().forEach([&](const model::SavedView& saved) {
            const auto view = model::parseQuery(saved.view).view;
            CHECK(model::unknownNames(view, *workspace.dataset()).empty());
            count += saved.view.find(name) == saved.view.npos ? 0 : 1;
        });
        return count;
    }

    ui::RecordsDock& dock;
};

}

TEST_CASE("An organization renamed in its table stays in the views that name it, in the figure and selected")
{
    Organizations test;
    test.workspace.setView(viewOf("at=2025Q4&organization=OpenAI,Meta,xAI"));
    test.workspace.setView(viewOf("at=2025Q4&organization=OpenAI,Meta"));
    test.workspace.setSelection(model::SelectedOrganization { "OpenAI" });
    pass();
    const auto before = test.workspace.figure();
    CHECK(test.viewsNaming("OpenAI") == 9);

    test.rename("OpenAI", QStringLiteral("OpenAI Group"));

    CHECK(test.viewsNaming("OpenAI Group") == 9);
    CHECK(test.line() == "at=2025Q4&organization=OpenAI Group,Meta");
    auto now = test.workspace.figure();
    REQUIRE(now.rows.size() == before.rows.size());
    for (std::size_t i = 0; i < now.rows.size(); ++i)
        CHECK(now.rows[i].value == before.rows[i].value);
    CHECK(model::nameOf(test.workspace.selection()) == "OpenAI Group");

    test.workspace.goBack();
    pass();
    CHECK(test.line().find("organization=OpenAI Group,Meta,xAI") != std::string::npos);
    test.workspace.undo();
    pass();
    CHECK(test.viewsNaming("OpenAI Group") == 0);
    CHECK(test.line().find("organization=OpenAI,Meta,xAI") != std::string::npos);
    test.workspace.goForward();
    pass();
    CHECK(test.workspace.figure() == before);
    test.workspace.redo();
    pass();
    CHECK(test.viewsNaming("OpenAI Group") == 9);
}

TEST_CASE("A view that names nobody known says so, and the finding leads to the view")
{
    Organizations test;
    test.workspace.setView(viewOf("figure=growth&organization=OpenAl"));
    pass();
    CHECK(test.workspace.figure().emptyText.starts_with("Not in the records: organization OpenAl (nearest: OpenAI). "));
}

TEST_CASE("Two organizations are merged from the table, what meets is decided in a dialog, and undo brings both back")
{
    Organizations test;
    const auto& dataset = [&]() -> const model::Dataset& { return *test.workspace.dataset(); };
    const auto meta = dataset().organizationNamed("Meta")->id;
    // Entered a second time, with a claim of its own and one that says something else.
    model::InventoryRecord meets, alone;
    dataset().inventory().forEach([&](const model::InventoryRecord& record) { meets = record.organization == meta ? record : meets; });
    alone = meets;
    alone.measure = meets.measure == model::Measure::Added ? model::Measure::Installed : model::Measure::Added;
    const auto units = meets.units;
    test.workspace.edit(QStringLiteral("Twin"), [&](model::Writer& writer) {
        model::Organization twin;
        twin.name = "Meta (twin)";
        meets.organization = alone.organization = writer.insert(twin);
        meets.units += 1;
        meets.unitsLow.reset();
        meets.unitsHigh.reset();
        alone.quarter = model::Quarter::of(1999, 1);
        writer.insert(meets);
        writer.insert(alone);
    });
    test.workspace.setView(viewOf("organization=Meta (twin),OpenAI&at=2025Q4"));
    pass();
    const auto before = dataset().inventory().size();

    test.goTo("Meta (twin)");
    QTest::keyClick(test.page().view(), Qt::Key_M, Qt::ControlModifier);
    auto* dialog = test.window.findChild<ui::MergeDialog*>();
    REQUIRE(dialog);
    auto* merge = dialog->findChild<QPushButton*>(QStringLiteral("primaryButton"));
    CHECK_FALSE(merge->isEnabled());
    auto* into = named<ui::NamePicker>(*dialog, QStringLiteral("What it is merged into"));
    into->setText(QStringLiteral("Meta"));
    into->setFocus();
    QTest::keyClick(into, Qt::Key_Return);
    CHECK(dataset().organizationNamed("Meta (twin)") != nullptr); // what meets is seen first
    CHECK(merge->isEnabled());
    auto* meetings = named<QTableWidget>(*dialog, QStringLiteral("Claims that meet"));
    REQUIRE(meetings->rowCount() == 1);
    CHECK(meetings->item(0, 1)->text().contains(QString::number(units, 'g', 12)));
    named<QComboBox>(*dialog, QStringLiteral("What stays of Meta"))->setCurrentIndex(1);
    auto other = model::Document::open(ui::fromQt(test.workspace.path()));
    other.transact("Elsewhere", [&](model::Writer& writer) {
        model::Organization beside;
        beside.name = "Beside";
        writer.insert(beside);
    });
    test.workspace.lookForChanges();
    pass();
    CHECK(named<QComboBox>(*dialog, QStringLiteral("What stays of Meta"))->currentIndex() == 1); // as it was chosen
    QTest::keyClick(merge, Qt::Key_Return);
    pass();

    CHECK(dataset().organizationNamed("Meta (twin)") == nullptr);
    CHECK(dataset().inventory().size() == before - 1);
    bool isTaken = false;
    dataset().inventory().forEach(
        [&](const model::InventoryRecord& record) { isTaken = isTaken || (record.organization == meta && record.units == units + 1); });
    CHECK(isTaken);
    CHECK(test.line().find("organization=Meta,OpenAI") != std::string::npos);
    CHECK(test.workspace.undoLabel() == QStringLiteral("Merge Meta (twin) into Meta"));
    test.workspace.undo();
    pass();
    CHECK(dataset().organizationNamed("Meta (twin)") != nullptr);
    CHECK(dataset().inventory().size() == before);
}

TEST_CASE("A merge that cannot be is refused in the dialog before anything is written")
{
    Organizations test;
    // OpenAI rents from Microsoft.
    test.goTo("OpenAI");
    test.page().mergeSelected();
    auto* dialog = test.window.findChild<ui::MergeDialog*>();
    REQUIRE(dialog);
    named<ui::NamePicker>(*dialog, QStringLiteral("What it is merged into"))->setText(QStringLiteral("Microsoft"));
    CHECK_FALSE(dialog->findChild<QPushButton*>(QStringLiteral("primaryButton"))->isEnabled());
    const auto reason = dialog->findChild<QLabel*>(QStringLiteral("reason"))->text();
    CHECK(reason.startsWith(QStringLiteral("OpenAI cannot be merged into Microsoft: in ")));
    CHECK(reason.endsWith(QStringLiteral("Change that record first; nothing was merged.")));
    dialog->reject();

    test.dock.showKind(RecordKind::Inventory);
    test.dock.page(RecordKind::Inventory)->mergeSelected();
    CHECK(test.dock.page(RecordKind::Inventory)->notice()->text().startsWith(QStringLiteral("Choose an organization")));
}
