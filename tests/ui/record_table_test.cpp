// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/ui/sample_window.h"
#include "ui/base/text.h"
#include "ui/tables/filter_header.h"
#include "ui/tables/name_picker.h"
#include "ui/tables/notice_bar.h"
#include "ui/tables/paste_dialog.h"
#include "ui/tables/record_form.h"
#include "ui/tables/record_page.h"
#include "ui/tables/record_table_view.h"
#include "ui/tables/records_dock.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>

using namespace test;
using model::RecordKind;
using ui::toQt;

namespace {

/// The dock alone, over the sample.
struct SampleDock : SampleWorkspace {
    SampleDock()
        : dock(workspace)
    {
        dock.resize(1400, 400);
        dock.show();
        pass();
    }

    ui::RecordPage& page(RecordKind kind = RecordKind::Inventory)
    {
        dock.showKind(kind);
        return *dock.page(kind);
    }
    ui::RecordTableView& view(RecordKind kind = RecordKind::Inventory) { return *page(kind).view(); }
    int column(const char* name, RecordKind kind = RecordKind::Inventory)
    {
        return static_cast<int>(model::fieldNamed(kind, name).value());
    }
    QString text(int row, const char* name, RecordKind kind = RecordKind::Inventory)
    {
        return page(kind).table()->index(row, column(name, kind)).data().toString();
    }

    /// Types into a cell as a person does and ends with a key.
    void type(int row, const char* name, const QString& typed, Qt::Key end = Qt::Key_Return, RecordKind kind = RecordKind::Inventory)
    {
        auto& table = view(kind);
        table.setFocus();
        table.setCurrentIndex(table.table()->index(row, column(name, kind)));
        QTest::keyClick(&table, Qt::Key_F2);
        QWidget* editor = nullptr; // earlier ones may still wait to be deleted
        for (auto* each : table.viewport()->findChildren<QWidget*>(QStringLiteral("cellEditor")))
            editor = each->isVisible() ? each : editor;
        REQUIRE(editor);
        QTest::keyClick(editor, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(editor, typed);
        QTest::keyClick(editor, end);
        pass();
    }

    ui::RecordsDock dock;
};

}

TEST_CASE("RecordTableModel keeps the rules of item models through edits, filters, drafts and undo")
{
    SampleDock sample;
    auto* table = sample.page().table();
    QAbstractItemModelTester tester(table, QAbstractItemModelTester::FailureReportingMode::Fatal);

    sample.page().setFilter(QStringLiteral("organization"), QStringLiteral("OpenAI"));
    sample.type(0, "units", QStringLiteral("1234"));
    table->setSort({ { 4, true } });
    sample.workspace.undo();
    sample.page().add();
    table->dropDraft();
    sample.page().clearFilters();
    sample.workspace.redo();
    sample.workspace.lookForChanges();

    CHECK(table->rowCount() == static_cast<int>(sample.workspace.dataset()->inventory().size()));
}

TEST_CASE("RecordsDock counts the rows of each kind, and those in sight")
{
    SampleDock sample;
    const auto all = sample.workspace.dataset()->inventory().size();
    CHECK(sample.dock.tabs()->tabText(0) == QStringLiteral("Inventory %1").arg(all));

    sample.page().setFilter(QStringLiteral("organization"), QStringLiteral("=OpenAI"));

    CHECK(sample.dock.tabs()->tabText(0) == QStringLiteral("Inventory %1 of %2").arg(sample.page().table()->rowCount()).arg(all));
    CHECK(sample.page().table()->rowCount() > 0);
    CHECK(sample.text(0, "organization") == QStringLiteral("OpenAI"));
}

TEST_CASE("A filter that is none is marked, says why and leaves all rows")
{
    SampleDock sample;
    auto* head = sample.view().head();
    const int all = sample.page().table()->rowCount();

    head->setFilterText(sample.column("units"), QStringLiteral("> many"));
    pass();

    auto* field = head->findChildren<QLineEdit*>(QStringLiteral("filterField"))[sample.column("units")];
    CHECK(field->property("isRefused").toBool());
    CHECK(sample.page().table()->rowCount() == all);

    head->setFilterText(sample.column("units"), QStringLiteral("> 100000"));
    pass();

    CHECK_FALSE(field->property("isRefused").toBool());
    CHECK(sample.page().table()->rowCount() < all);
}

TEST_CASE("An edited cell is written at once as a named step, and undone")
{
    SampleDock sample;
    const auto before = sample.text(0, "units");
    const auto id = sample.page().table()->idAt(0);

    sample.type(0, "units", QStringLiteral("1.2k"));

    CHECK(sample.text(0, "units") == QStringLiteral("1,200"));
    CHECK(sample.workspace.dataset()->inventory().find({ id })->units == 1200);
    const auto record = *model::recordOf(*sample.workspace.dataset(), { RecordKind::Inventory, id });
    CHECK(sample.workspace.undoLabel()
        == QStringLiteral("Edit units of %1").arg(toQt(model::recordName(record, *sample.workspace.dataset()))));
    CHECK(sample.view().currentIndex().row() == 1); // Enter goes down

    sample.workspace.undo();
    CHECK(sample.text(0, "units") == before);
}

TEST_CASE("A text that is not taken stays in its cell with its reason until Esc")
{
    SampleDock sample;
    auto& view = sample.view();
    const auto before = sample.text(2, "units");

    sample.type(2, "units", QStringLiteral("a lot"));

    const auto cell = view.table()->index(2, sample.column("units"));
    CHECK(cell.data().toString() == QStringLiteral("a lot"));
    CHECK(view.table()->reasonAt(cell).contains(QStringLiteral("is no number")));
    CHECK(view.currentIndex() == cell); // one stays where something is to be done
    CHECK_FALSE(sample.workspace.undoLabel());

    QTest::keyClick(&view, Qt::Key_Escape);

    CHECK(cell.data().toString() == before);
    CHECK(view.table()->reasonAt(cell).isEmpty());
}

TEST_CASE("An edit against the rules says which, with both values")
{
    SampleDock sample;

    sample.type(0, "units_low", QStringLiteral("9e9"));

    const auto cell = sample.page().table()->index(0, sample.column("units_low"));
    CHECK(sample.page().table()->reasonAt(cell)
        == QStringLiteral("inventory: units_low '9000000000' is above units %1").arg(sample.text(0, "units")));
    CHECK(cell.data().toString() == QStringLiteral("9e9"));
}

TEST_CASE("An edit of a record that changed meanwhile is refused with both values")
{
    SampleDock sample;
    const auto id = sample.page().table()->idAt(0);
    const auto units = sample.workspace.dataset()->inventory().find({ id })->units;
    auto other = model::Document::open(ui::fromQt(sample.workspace.path()));
    other.transact("Elsewhere", [&](model::Writer& writer) {
        auto record = *other.dataset()->inventory().find({ id });
        record.notes = "written elsewhere";
        writer.update(record);
    });

    sample.type(0, "units", QStringLiteral("77777"));

    const auto cell = sample.page().table()->index(0, sample.column("units"));
    CHECK(sample.page().table()->reasonAt(cell).contains(QStringLiteral("now 'written elsewhere'")));
    CHECK(sample.workspace.dataset()->inventory().find({ id })->units == units);
}

TEST_CASE("The picker offers names with the letters anywhere, and makes a new one in the same step")
{
    SampleDock sample;
    const auto count = sample.workspace.dataset()->organizations().size();

    sample.type(0, "organization", QStringLiteral("penai"));
    CHECK(sample.text(0, "organization") == QStringLiteral("OpenAI"));

    sample.type(1, "organization", QStringLiteral("Quite New"));
    CHECK(sample.text(1, "organization") == QStringLiteral("Quite New"));
    CHECK(sample.workspace.dataset()->organizations().size() == count + 1);

    sample.workspace.undo();
    CHECK(sample.workspace.dataset()->organizations().size() == count);
}

TEST_CASE("A draft is stored once it has all it needs, with the names of the row above")
{
    SampleDock sample;
    auto& page = sample.page();
    const auto count = sample.workspace.dataset()->inventory().size();
    page.view()->setCurrentIndex(page.table()->index(3, 0));
    const auto organization = sample.text(3, "organization");

    page.add();

    const int draft = page.table()->draftRow();
    CHECK(draft == 4);
    CHECK(sample.text(draft, "organization") == organization);
    CHECK(sample.text(draft, "units").isEmpty());

    sample.type(draft, "quarter", QStringLiteral("Q1 1999"));
    CHECK(sample.workspace.dataset()->inventory().size() == count); // the units are missing: unknown is not 0
    sample.type(draft, "units", QStringLiteral("3e5"));

    CHECK(sample.workspace.dataset()->inventory().size() == count + 1);
    CHECK(page.table()->draftRow() == -1);
    CHECK(sample.workspace.undoLabel()->startsWith(QStringLiteral("Add ") + organization));
    CHECK(sample.workspace.undoLabel()->endsWith(QStringLiteral("1999Q1")));
}

TEST_CASE("A duplicate waits until something tells it from its original")
{
    SampleDock sample;
    auto& page = sample.page();
    const auto count = sample.workspace.dataset()->inventory().size();
    page.view()->setFocus();
    page.view()->setCurrentIndex(page.table()->index(0, 0));

    QTest::keyClick(page.view(), Qt::Key_D, Qt::ControlModifier);
    const int draft = page.table()->draftRow();
    sample.type(draft, "notes", QStringLiteral("a copy"));
    CHECK(sample.workspace.dataset()->inventory().size() == count);
    CHECK(page.table()->draftReason().contains(QStringLiteral("already")));

    sample.type(draft, "quarter", QStringLiteral("1998q2"));
    CHECK(sample.workspace.dataset()->inventory().size() == count + 1);
}

TEST_CASE("The same value goes into many rows in one step")
{
    SampleDock sample;
    auto& page = sample.page();
    page.setFilter(QStringLiteral("organization"), QStringLiteral("=OpenAI"));
    const int notes = sample.column("notes");
    page.view()->selectionModel()->select(
        QItemSelection(page.table()->index(0, notes), page.table()->index(2, notes)), QItemSelectionModel::ClearAndSelect);
    QApplication::clipboard()->setText(QStringLiteral("looked at"));

    page.paste();

    CHECK(sample.text(0, "notes") == QStringLiteral("looked at"));
    CHECK(sample.text(2, "notes") == QStringLiteral("looked at"));
    CHECK(sample.text(3, "notes") != QStringLiteral("looked at"));
    CHECK(sample.workspace.undoLabel() == QStringLiteral("Edit notes of 3 inventory records"));
}

TEST_CASE("Fill down gives the values of the first row to those below in one step")
{
    SampleDock sample;
    auto& page = sample.page();
    const int notes = sample.column("notes");
    sample.type(0, "notes", QStringLiteral("first"));
    page.view()->setFocus();
    page.view()->selectionModel()->select(
        QItemSelection(page.table()->index(0, notes), page.table()->index(4, notes)), QItemSelectionModel::ClearAndSelect);

    QTest::keyClick(page.view(), Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);

    CHECK(sample.text(4, "notes") == QStringLiteral("first"));
    CHECK(sample.workspace.undoLabel() == QStringLiteral("Fill 5 inventory records down"));
}

TEST_CASE("Deleting says what goes with it first and stops nobody from going on")
{
    SampleDock sample;
    auto& page = sample.page(RecordKind::Organization);
    page.setFilter(QStringLiteral("name"), QStringLiteral("=OpenAI"));
    page.view()->setFocus();
    page.view()->setCurrentIndex(page.table()->index(0, 0));
    const auto organizations = sample.workspace.dataset()->organizations().size();
    const auto inventory = sample.workspace.dataset()->inventory().size();

    QTest::keyClick(page.view(), Qt::Key_Delete);

    CHECK(page.notice()->text().startsWith(QStringLiteral("Delete OpenAI and ")));
    CHECK(page.notice()->text().contains(QStringLiteral("records that refer to it?")));
    CHECK(sample.workspace.dataset()->organizations().size() == organizations);

    page.notice()->findChild<QPushButton*>(QStringLiteral("dangerButton"))->click();
    CHECK(sample.workspace.dataset()->organizations().size() == organizations - 1);
    CHECK(sample.workspace.dataset()->inventory().size() < inventory);
    CHECK(sample.workspace.undoLabel() == QStringLiteral("Delete OpenAI"));

    sample.workspace.undo();
    CHECK(sample.workspace.dataset()->inventory().size() == inventory);
}

TEST_CASE("A chosen row is selected in the figure, and a selection there marks its rows")
{
    SampleDock sample;
    auto& page = sample.page();
    page.setFilter(QStringLiteral("organization"), QStringLiteral("=OpenAI"));

    page.view()->setCurrentIndex(page.table()->index(1, 0));

    CHECK(sample.workspace.selection() == model::Selection(model::SelectedOrganization { "OpenAI" }));
    CHECK(sample.workspace.record() == model::RecordRef { RecordKind::Inventory, page.table()->idAt(1) });

    page.clearFilters();
    sample.workspace.setSelection(model::SelectedOrganization { "Meta" });

    const int marked = page.table()->firstMarked();
    REQUIRE(marked >= 0);
    CHECK(sample.text(marked, "organization") == QStringLiteral("Meta"));
}

TEST_CASE("RecordsDock shows a record in its table whatever hides it")
{
    SampleDock sample;
    const auto id = sample.page().table()->idAt(5);
    sample.page().setFilter(QStringLiteral("notes"), QStringLiteral("nothing has this"));
    sample.dock.showKind(RecordKind::Source);

    sample.dock.showRecord({ RecordKind::Inventory, id });

    CHECK(sample.dock.currentPage() == sample.dock.page(RecordKind::Inventory));
    CHECK(sample.page().table()->idAt(sample.view().currentIndex().row()) == id);
}

TEST_CASE("Only what the figure shows leaves out other organizations and follows the view")
{
    SampleDock sample;
    auto view = sample.workspace.view();
    view.organization = std::vector<std::string> { "Meta", "OpenAI" };
    sample.workspace.setView(view);
    pass();

    sample.dock.setOnlyShown(true);
    const int both = sample.page(RecordKind::Organization).table()->rowCount();
    view.organization = std::vector<std::string> { "Meta" };
    sample.workspace.setView(view);
    pass();

    CHECK(both == sample.page(RecordKind::Organization).table()->rowCount() + 1);
    CHECK(sample.page(RecordKind::TrainingRun).table()->rowCount() == 0);
    sample.dock.setOnlyShown(false);
    CHECK(sample.page().table()->rowCount() == static_cast<int>(sample.workspace.dataset()->inventory().size()));
}

TEST_CASE("The look of a table is restored, and a broken one is not taken")
{
    SampleDock sample;
    auto* head = sample.view().head();
    head->moveSection(head->visualIndex(10), 0);
    head->resizeSection(4, 133);
    head->hideSection(3);
    sample.page().table()->setSort({ { 2, true }, { 0, false } });
    const auto states = sample.dock.saveStates();

    SampleDock other;
    other.dock.restoreStates(states);

    CHECK(other.view().head()->visualIndex(10) == 0);
    CHECK(other.view().head()->sectionSize(4) == 133);
    CHECK(other.view().head()->isSectionHidden(3));
    CHECK(other.page().table()->list().sort() == sample.page().table()->list().sort());
    CHECK_FALSE(other.view().restoreState(QByteArray("nonsense")));
    CHECK_FALSE(other.view().restoreState(states.value(QStringLiteral("inventory")).left(40)));
}

TEST_CASE("Whole rows are copied with titles, a block without")
{
    SampleDock sample;
    auto& view = sample.view();
    view.selectRow(0);
    sample.page().copy();
    auto lines = QApplication::clipboard()->text().split(QLatin1Char('\n'));
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].startsWith(QStringLiteral("organization\tchip\tquarter")));

    view.selectionModel()->select(
        QItemSelection(view.table()->index(0, 0), view.table()->index(1, 1)), QItemSelectionModel::ClearAndSelect);
    sample.page().copy();
    lines = QApplication::clipboard()->text().split(QLatin1Char('\n'));
    CHECK(lines.size() == 2);
    CHECK(lines[0] == sample.text(0, "organization") + QLatin1Char('\t') + sample.text(0, "chip"));
}

TEST_CASE("A pasted block is looked at first and becomes one step")
{
    SampleDock sample;
    const auto source = toQt(sample.workspace.dataset()->sources()[0].key);
    const auto count = sample.workspace.dataset()->inventory().size();
    QApplication::clipboard()->setText(
        QStringLiteral("organization\tchip\tquarter\tunits\tsource\n"
                       "OpenAI\tA100\t1999Q1\t1,200\t%1\nOpenAI\tA100\tQ2 1999\t1.3k\t%1\nOpenAI\tA100\t1999Q3\tmany\t%1\n")
            .arg(source));

    sample.page().paste();
    auto* dialog = sample.page().findChild<ui::PasteDialog*>();
    REQUIRE(dialog);
    CHECK(dialog->plan().inserts.size() == 2);
    auto* paste = dialog->findChild<QPushButton*>(QStringLiteral("primaryButton"));
    CHECK_FALSE(paste->isEnabled()); // all or nothing
    const auto boxes = dialog->findChildren<QCheckBox*>();
    boxes.last()->setChecked(true);
    CHECK(paste->isEnabled());
    paste->click();

    CHECK(sample.workspace.dataset()->inventory().size() == count + 2);
    CHECK(sample.workspace.undoLabel() == QStringLiteral("Paste 2 rows into Inventory"));
    sample.workspace.undo();
    CHECK(sample.workspace.dataset()->inventory().size() == count);
}

TEST_CASE("RecordForm edits the current record by the rules of its table")
{
    SampleDock sample;
    ui::RecordForm form(sample.workspace);
    form.resize(300, 700);
    form.show();
    CHECK_FALSE(form.field(0));
    sample.view().setCurrentIndex(sample.page().table()->index(0, 0));
    const auto id = sample.page().table()->idAt(0);
    auto* units = qobject_cast<QLineEdit*>(form.field(sample.column("units")));
    REQUIRE(units);
    const auto before = units->text();

    units->setText(QStringLiteral("lots"));
    QTest::keyClick(units, Qt::Key_Return);
    CHECK(units->property("isRefused").toBool());
    CHECK(units->text() == QStringLiteral("lots"));
    QTest::keyClick(units, Qt::Key_Escape);
    CHECK(units->text() == before);
    CHECK_FALSE(units->property("isRefused").toBool());

    units->setText(QStringLiteral("1.4k"));
    QTest::keyClick(units, Qt::Key_Return);
    CHECK(sample.workspace.dataset()->inventory().find({ id })->units == 1400);
    CHECK(units->text() == QStringLiteral("1,400"));
    CHECK(sample.text(0, "units") == QStringLiteral("1,400"));
}
